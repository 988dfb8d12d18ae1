"""SPPBottleneck, written by Vitrine.

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
    "in": {"shape": (4, 7, 6), "range": (0.0, 1.0), "mean": None, "std": None, "channels": "RGB", "fit": "letterbox", "invert": False},
}


class BaseConv(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 2, 1, bias=False)
        self.bn = nn.BatchNorm2d(2, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_2(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(8, 3, 1, bias=False)
        self.bn = nn.BatchNorm2d(3, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class SPPBottleneck(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv()
        self.m = nn.ModuleList([
            nn.MaxPool2d(5, stride=1, padding=2),
            nn.MaxPool2d(9, stride=1, padding=4),
            nn.MaxPool2d(13, stride=1, padding=6),
        ])
        self.conv2 = BaseConv_2()

    def forward(self, x):
        conv1 = self.conv1(x)
        m_0 = self.m[0](conv1)
        m_1 = self.m[1](conv1)
        m_2 = self.m[2](conv1)
        pyramid = torch.cat([conv1, m_0, m_1, m_2], dim=1)
        conv2 = self.conv2(pyramid)
        return conv2


class SPPBottleneckNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = SPPBottleneck()

    def forward(self, in_):
        block = self.block(in_)
        return block


def build(weights=None):
    """The network, in evaluation mode.

    weights: a .safetensors file, or a dict of tensors by name; without it the weights that were exported with this file
    (the .safetensors beside it), or fresh ones where there are none.
    """
    module = SPPBottleneckNetwork()
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
