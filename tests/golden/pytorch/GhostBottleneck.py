"""GhostBottleneck, written by Vitrine.

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
    "in": {"shape": (4, 4, 3), "range": (0.0, 1.0), "mean": None, "std": None, "channels": "RGB", "fit": "letterbox", "invert": False},
}


class GhostModule(nn.Module):
    def __init__(self):
        super().__init__()
        self.primary_conv = nn.ModuleList([
            nn.Conv2d(4, 2, 1, bias=False),
            nn.BatchNorm2d(2, eps=0.001, momentum=0.03),
            nn.ReLU(),
        ])
        self.cheap_operation = nn.ModuleList([
            nn.Conv2d(2, 2, 3, padding=1, groups=2, bias=False),
            nn.BatchNorm2d(2, eps=0.001, momentum=0.03),
            nn.ReLU(),
        ])

    def forward(self, x):
        primary_conv_0 = self.primary_conv[0](x)
        primary_conv_1 = self.primary_conv[1](primary_conv_0)
        primary_conv_2 = self.primary_conv[2](primary_conv_1)
        cheap_operation_0 = self.cheap_operation[0](primary_conv_2)
        cheap_operation_1 = self.cheap_operation[1](cheap_operation_0)
        cheap_operation_2 = self.cheap_operation[2](cheap_operation_1)
        all = torch.cat([primary_conv_2, cheap_operation_2], dim=1)
        return all


class GhostModule_2(nn.Module):
    def __init__(self):
        super().__init__()
        self.primary_conv = nn.ModuleList([
            nn.Conv2d(4, 2, 1, bias=False),
            nn.BatchNorm2d(2, eps=0.001, momentum=0.03),
        ])
        self.cheap_operation = nn.ModuleList([
            nn.Conv2d(2, 2, 3, padding=1, groups=2, bias=False),
            nn.BatchNorm2d(2, eps=0.001, momentum=0.03),
        ])

    def forward(self, x):
        primary_conv_0 = self.primary_conv[0](x)
        primary_conv_1 = self.primary_conv[1](primary_conv_0)
        cheap_operation_0 = self.cheap_operation[0](primary_conv_1)
        cheap_operation_1 = self.cheap_operation[1](cheap_operation_0)
        all = torch.cat([primary_conv_1, cheap_operation_1], dim=1)
        return all


class GhostBottleneck(nn.Module):
    def __init__(self):
        super().__init__()
        self.ghost1 = GhostModule()
        self.ghost2 = GhostModule_2()

    def forward(self, x):
        ghost1 = self.ghost1(x)
        ghost2 = self.ghost2(ghost1)
        add = ghost2 + x
        return add


class GhostBottleneckNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = GhostBottleneck()

    def forward(self, in_):
        block = self.block(in_)
        return block


def build(weights=None):
    """The network, in evaluation mode.

    weights: a .safetensors file, or a dict of tensors by name; without it the weights that were exported with this file
    (the .safetensors beside it), or fresh ones where there are none.
    """
    module = GhostBottleneckNetwork()
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
