"""YOLOFPN, written by Vitrine.

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
    "in": {"shape": (3, 32, 32), "range": (0.0, 1.0), "mean": None, "std": None, "channels": "RGB", "fit": "letterbox", "invert": False},
}


class BaseConv(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 32, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(32, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_2(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(32, 64, 3, stride=2, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(64, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_3(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(64, 32, 1, bias=False)
        self.bn = nn.BatchNorm2d(32, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_4(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(32, 64, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(64, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class ResLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = BaseConv_3()
        self.layer2 = BaseConv_4()

    def forward(self, x):
        layer1 = self.layer1(x)
        layer2 = self.layer2(layer1)
        add = x + layer2
        return add


class BaseConv_5(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(64, 128, 3, stride=2, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(128, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_6(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(128, 64, 1, bias=False)
        self.bn = nn.BatchNorm2d(64, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_7(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(64, 128, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(128, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class ResLayer_2(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = BaseConv_6()
        self.layer2 = BaseConv_7()

    def forward(self, x):
        layer1 = self.layer1(x)
        layer2 = self.layer2(layer1)
        add = x + layer2
        return add


class BaseConv_8(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(128, 256, 3, stride=2, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(256, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_9(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(256, 128, 1, bias=False)
        self.bn = nn.BatchNorm2d(128, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_10(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(128, 256, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(256, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class ResLayer_3(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = BaseConv_9()
        self.layer2 = BaseConv_10()

    def forward(self, x):
        layer1 = self.layer1(x)
        layer2 = self.layer2(layer1)
        add = x + layer2
        return add


class BaseConv_11(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(256, 512, 3, stride=2, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(512, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_12(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(512, 256, 1, bias=False)
        self.bn = nn.BatchNorm2d(256, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_13(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(256, 512, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(512, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class ResLayer_4(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = BaseConv_12()
        self.layer2 = BaseConv_13()

    def forward(self, x):
        layer1 = self.layer1(x)
        layer2 = self.layer2(layer1)
        add = x + layer2
        return add


class BaseConv_14(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(512, 1024, 3, stride=2, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(1024, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_15(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1024, 512, 1, bias=False)
        self.bn = nn.BatchNorm2d(512, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_16(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(512, 1024, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(1024, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class ResLayer_5(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = BaseConv_15()
        self.layer2 = BaseConv_16()

    def forward(self, x):
        layer1 = self.layer1(x)
        layer2 = self.layer2(layer1)
        add = x + layer2
        return add


class BaseConv_17(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2048, 512, 1, bias=False)
        self.bn = nn.BatchNorm2d(512, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class SPPBottleneck(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_15()
        self.m = nn.ModuleList([
            nn.MaxPool2d(5, stride=1, padding=2),
            nn.MaxPool2d(9, stride=1, padding=4),
            nn.MaxPool2d(13, stride=1, padding=6),
        ])
        self.conv2 = BaseConv_17()

    def forward(self, x):
        conv1 = self.conv1(x)
        m_0 = self.m[0](conv1)
        m_1 = self.m[1](conv1)
        m_2 = self.m[2](conv1)
        pyramid = torch.cat([conv1, m_0, m_1, m_2], dim=1)
        conv2 = self.conv2(pyramid)
        return conv2


class Darknet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.ModuleList([
            BaseConv(),
            BaseConv_2(),
            ResLayer(),
        ])
        self.dark2 = nn.ModuleList([
            BaseConv_5(),
            ResLayer_2(),
        ])
        self.dark3 = nn.ModuleList([
            BaseConv_8(),
            ResLayer_3(),
            ResLayer_3(),
        ])
        self.dark4 = nn.ModuleList([
            BaseConv_11(),
            ResLayer_4(),
            ResLayer_4(),
        ])
        self.dark5 = nn.ModuleList([
            BaseConv_14(),
            ResLayer_5(),
            BaseConv_15(),
            BaseConv_16(),
            SPPBottleneck(),
            BaseConv_16(),
            BaseConv_15(),
        ])

    def forward(self, x):
        stem_0 = self.stem[0](x)
        stem_1 = self.stem[1](stem_0)
        stem_2 = self.stem[2](stem_1)
        dark2_0 = self.dark2[0](stem_2)
        dark2_1 = self.dark2[1](dark2_0)
        dark3_0 = self.dark3[0](dark2_1)
        dark3_1 = self.dark3[1](dark3_0)
        dark3_2 = self.dark3[2](dark3_1)
        dark4_0 = self.dark4[0](dark3_2)
        dark4_1 = self.dark4[1](dark4_0)
        dark4_2 = self.dark4[2](dark4_1)
        dark5_0 = self.dark5[0](dark4_2)
        dark5_1 = self.dark5[1](dark5_0)
        dark5_2 = self.dark5[2](dark5_1)
        dark5_3 = self.dark5[3](dark5_2)
        dark5_4 = self.dark5[4](dark5_3)
        dark5_5 = self.dark5[5](dark5_4)
        dark5_6 = self.dark5[6](dark5_5)
        return dark3_2, dark4_2, dark5_6


class BaseConv_18(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(768, 256, 1, bias=False)
        self.bn = nn.BatchNorm2d(256, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_19(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(384, 128, 1, bias=False)
        self.bn = nn.BatchNorm2d(128, eps=0.001, momentum=0.03)
        self.act = nn.LeakyReLU(0.1)

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class YOLOFPN(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = Darknet()
        self.out1_cbl = BaseConv_12()
        self.upsample_out1 = nn.Upsample(scale_factor=(2.0, 2.0))
        self.out1 = nn.ModuleList([
            BaseConv_18(),
            BaseConv_13(),
            BaseConv_12(),
            BaseConv_13(),
            BaseConv_12(),
        ])
        self.out2_cbl = BaseConv_9()
        self.upsample_out2 = nn.Upsample(scale_factor=(2.0, 2.0))
        self.out2 = nn.ModuleList([
            BaseConv_19(),
            BaseConv_10(),
            BaseConv_9(),
            BaseConv_10(),
            BaseConv_9(),
        ])

    def forward(self, x):
        backbone_0, backbone_1, backbone_2 = self.backbone(x)
        out1_cbl = self.out1_cbl(backbone_2)
        upsample_out1 = self.upsample_out1(out1_cbl)
        cat_out1 = torch.cat([upsample_out1, backbone_1], dim=1)
        out1_0 = self.out1[0](cat_out1)
        out1_1 = self.out1[1](out1_0)
        out1_2 = self.out1[2](out1_1)
        out1_3 = self.out1[3](out1_2)
        out1_4 = self.out1[4](out1_3)
        out2_cbl = self.out2_cbl(out1_4)
        upsample_out2 = self.upsample_out2(out2_cbl)
        cat_out2 = torch.cat([upsample_out2, backbone_0], dim=1)
        out2_0 = self.out2[0](cat_out2)
        out2_1 = self.out2[1](out2_0)
        out2_2 = self.out2[2](out2_1)
        out2_3 = self.out2[3](out2_2)
        out2_4 = self.out2[4](out2_3)
        return out2_4, out1_4, backbone_2


class YOLOFPNNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = YOLOFPN()

    def forward(self, in_):
        block_0, block_1, block_2 = self.block(in_)
        return block_0


def build(weights=None):
    """The network, in evaluation mode.

    weights: a .safetensors file, or a dict of tensors by name; without it the weights that were exported with this file
    (the .safetensors beside it), or fresh ones where there are none.
    """
    module = YOLOFPNNetwork()
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
