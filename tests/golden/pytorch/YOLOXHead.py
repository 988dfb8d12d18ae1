"""YOLOXHead, written by Vitrine.

Needs torch and safetensors.

    from this_file import build
    network = build("weights.safetensors")
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn

# What goes in: shape without the batch, and how a picture becomes such a tensor.
INPUTS = {
    "fine": {"shape": (3, 8, 4), "range": (0.0, 1.0), "mean": None, "std": None, "channels": "RGB", "fit": "letterbox", "invert": False},
    "middle": {"shape": (2, 4, 2), "range": (0.0, 1.0), "mean": None, "std": None, "channels": "RGB", "fit": "letterbox", "invert": False},
    "coarse": {"shape": (4, 2, 1), "range": (0.0, 1.0), "mean": None, "std": None, "channels": "RGB", "fit": "letterbox", "invert": False},
}


class BaseConv(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 1, bias=False)
        self.bn = nn.BatchNorm2d(4, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_2(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 4, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(4, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_3(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 4, 1, bias=False)
        self.bn = nn.BatchNorm2d(4, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_4(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 4, 1, bias=False)
        self.bn = nn.BatchNorm2d(4, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class YOLOXHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.stems = nn.ModuleList([
            BaseConv(),
            BaseConv_3(),
            BaseConv_4(),
        ])
        self.cls_convs = nn.ModuleList([
            nn.ModuleList([
                BaseConv_2(),
                BaseConv_2(),
            ]),
            nn.ModuleList([
                BaseConv_2(),
                BaseConv_2(),
            ]),
            nn.ModuleList([
                BaseConv_2(),
                BaseConv_2(),
            ]),
        ])
        self.cls_preds = nn.ModuleList([
            nn.Conv2d(4, 2, 1),
            nn.Conv2d(4, 2, 1),
            nn.Conv2d(4, 2, 1),
        ])
        self.reg_convs = nn.ModuleList([
            nn.ModuleList([
                BaseConv_2(),
                BaseConv_2(),
            ]),
            nn.ModuleList([
                BaseConv_2(),
                BaseConv_2(),
            ]),
            nn.ModuleList([
                BaseConv_2(),
                BaseConv_2(),
            ]),
        ])
        self.reg_preds = nn.ModuleList([
            nn.Conv2d(4, 4, 1),
            nn.Conv2d(4, 4, 1),
            nn.Conv2d(4, 4, 1),
        ])
        self.obj_preds = nn.ModuleList([
            nn.Conv2d(4, 1, 1),
            nn.Conv2d(4, 1, 1),
            nn.Conv2d(4, 1, 1),
        ])
        self.flat = nn.ModuleList([
            nn.Flatten(start_dim=2),
            nn.Flatten(start_dim=2),
            nn.Flatten(start_dim=2),
        ])

    def forward(self, x0, x1, x2):
        stems_0 = self.stems[0](x0)
        cls_convs_0_0 = self.cls_convs[0][0](stems_0)
        cls_convs_0_1 = self.cls_convs[0][1](cls_convs_0_0)
        cls_preds_0 = self.cls_preds[0](cls_convs_0_1)
        reg_convs_0_0 = self.reg_convs[0][0](stems_0)
        reg_convs_0_1 = self.reg_convs[0][1](reg_convs_0_0)
        reg_preds_0 = self.reg_preds[0](reg_convs_0_1)
        obj_preds_0 = self.obj_preds[0](reg_convs_0_1)
        outputs_0 = torch.cat([reg_preds_0, obj_preds_0, cls_preds_0], dim=1)
        flat_0 = self.flat[0](outputs_0)
        stems_1 = self.stems[1](x1)
        cls_convs_1_0 = self.cls_convs[1][0](stems_1)
        cls_convs_1_1 = self.cls_convs[1][1](cls_convs_1_0)
        cls_preds_1 = self.cls_preds[1](cls_convs_1_1)
        reg_convs_1_0 = self.reg_convs[1][0](stems_1)
        reg_convs_1_1 = self.reg_convs[1][1](reg_convs_1_0)
        reg_preds_1 = self.reg_preds[1](reg_convs_1_1)
        obj_preds_1 = self.obj_preds[1](reg_convs_1_1)
        outputs_1 = torch.cat([reg_preds_1, obj_preds_1, cls_preds_1], dim=1)
        flat_1 = self.flat[1](outputs_1)
        stems_2 = self.stems[2](x2)
        cls_convs_2_0 = self.cls_convs[2][0](stems_2)
        cls_convs_2_1 = self.cls_convs[2][1](cls_convs_2_0)
        cls_preds_2 = self.cls_preds[2](cls_convs_2_1)
        reg_convs_2_0 = self.reg_convs[2][0](stems_2)
        reg_convs_2_1 = self.reg_convs[2][1](reg_convs_2_0)
        reg_preds_2 = self.reg_preds[2](reg_convs_2_1)
        obj_preds_2 = self.obj_preds[2](reg_convs_2_1)
        outputs_2 = torch.cat([reg_preds_2, obj_preds_2, cls_preds_2], dim=1)
        flat_2 = self.flat[2](outputs_2)
        cells = torch.cat([flat_0, flat_1, flat_2], dim=2)
        rows = cells.permute(0, 2, 1)
        return rows


class YOLOXHeadNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = YOLOXHead()

    def forward(self, fine, middle, coarse):
        block = self.block(fine, middle, coarse)
        return block


def build(weights=None):
    """The network, in evaluation mode.

    weights: a .safetensors file, or a dict of tensors by name; without it the weights that were exported with this file
    (the .safetensors beside it), or fresh ones where there are none.
    """
    module = YOLOXHeadNetwork()
    beside = Path(__file__).with_suffix(".safetensors")
    if weights is None and beside.exists():
        weights = beside
    if weights is not None:
        state = dict(weights) if isinstance(weights, dict) else load_file(str(weights))
        missing, unexpected = module.load_state_dict(state, strict=False)
        missing = [name for name in missing if not name.endswith("num_batches_tracked")]
        if missing:
            raise ValueError("the weights lack " + ", ".join(missing))
        if unexpected:
            print("not needed: " + ", ".join(unexpected))
    return module.eval()
