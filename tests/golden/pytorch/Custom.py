"""Custom, written by Vitrine.

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
    "x": {"shape": (2, 5, 6), "range": (0.0, 1.0), "mean": None, "std": None, "channels": "RGB", "fit": "letterbox", "invert": False},
}

# Names in a weights file that Python can't take as they are.
RENAMED = {
    "unit1.conv-1.bias": "unit1.conv_1.bias",
    "unit1.conv-1.weight": "unit1.conv_1.weight",
}


class OwnConvUnit(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv_1 = nn.Conv2d(2, 3, 3, padding=1)
        self.bn = nn.BatchNorm2d(3)
        self.act = nn.Tanh()

    def forward(self, x):
        conv_1 = self.conv_1(x)
        bn = self.bn(conv_1)
        act = self.act(bn)
        return act


class Custom(nn.Module):
    def __init__(self):
        super().__init__()
        self.unit1 = OwnConvUnit()

    def forward(self, x):
        unit1 = self.unit1(x)
        return unit1


def build(weights=None):
    """The network, in evaluation mode.

    weights: a .safetensors file, or a dict of tensors by name; without it the weights that were exported with this file
    (the .safetensors beside it), or fresh ones where there are none.
    """
    module = Custom()
    beside = Path(__file__).with_suffix(".safetensors")
    if weights is None and beside.exists():
        weights = beside
    if weights is not None:
        state = dict(weights) if isinstance(weights, dict) else load_file(str(weights))
        state = {RENAMED.get(name, name): tensor for name, tensor in state.items()}
        missing, unexpected = module.load_state_dict(state, strict=False)
        missing = [name for name in missing if not name.endswith("num_batches_tracked")]
        if missing:
            raise ValueError("the weights lack " + ", ".join(missing))
        if unexpected:
            print("not needed: " + ", ".join(unexpected))
    return module.eval()
