"""YOLOGhostPAN, written by Vitrine.

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
    "in": {"shape": (3, 64, 32), "range": (0.0, 1.0), "mean": None, "std": None, "channels": "RGB", "fit": "letterbox", "invert": False},
}


class BaseConv(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(12, 2, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(2, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class Focus(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = BaseConv()

    def forward(self, x):
        top = x[:, :, ::2]
        bottom = x[:, :, 1::2]
        top_left = top[:, :, :, ::2]
        bottom_left = bottom[:, :, :, ::2]
        top_right = top[:, :, :, 1::2]
        bottom_right = bottom[:, :, :, 1::2]
        quarters = torch.cat([top_left, bottom_left, top_right, bottom_right], dim=1)
        conv = self.conv(quarters)
        return conv


class BaseConv_2(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 4, 3, stride=2, padding=1, bias=False)
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
        self.conv = nn.Conv2d(4, 2, 1, bias=False)
        self.bn = nn.BatchNorm2d(2, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_4(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 2, 1, bias=False)
        self.bn = nn.BatchNorm2d(2, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_5(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 2, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(2, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class Bottleneck(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_4()
        self.conv2 = BaseConv_5()

    def forward(self, x):
        conv1 = self.conv1(x)
        conv2 = self.conv2(conv1)
        add = conv2 + x
        return add


class BaseConv_6(nn.Module):
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


class CSPLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_3()
        self.conv2 = BaseConv_3()
        self.m = nn.ModuleList([
            Bottleneck(),
        ])
        self.conv3 = BaseConv_6()

    def forward(self, x):
        conv1 = self.conv1(x)
        conv2 = self.conv2(x)
        m_0 = self.m[0](conv1)
        both = torch.cat([m_0, conv2], dim=1)
        conv3 = self.conv3(both)
        return conv3


class BaseConv_7(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 8, 3, stride=2, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(8, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_8(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(8, 4, 1, bias=False)
        self.bn = nn.BatchNorm2d(4, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_9(nn.Module):
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


class Bottleneck_2(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_6()
        self.conv2 = BaseConv_9()

    def forward(self, x):
        conv1 = self.conv1(x)
        conv2 = self.conv2(conv1)
        add = conv2 + x
        return add


class BaseConv_10(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(8, 8, 1, bias=False)
        self.bn = nn.BatchNorm2d(8, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class CSPLayer_2(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_8()
        self.conv2 = BaseConv_8()
        self.m = nn.ModuleList([
            Bottleneck_2(),
            Bottleneck_2(),
            Bottleneck_2(),
        ])
        self.conv3 = BaseConv_10()

    def forward(self, x):
        conv1 = self.conv1(x)
        conv2 = self.conv2(x)
        m_0 = self.m[0](conv1)
        m_1 = self.m[1](m_0)
        m_2 = self.m[2](m_1)
        both = torch.cat([m_2, conv2], dim=1)
        conv3 = self.conv3(both)
        return conv3


class BaseConv_11(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(8, 16, 3, stride=2, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(16, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_12(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(16, 8, 1, bias=False)
        self.bn = nn.BatchNorm2d(8, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_13(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(8, 8, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(8, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class Bottleneck_3(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_10()
        self.conv2 = BaseConv_13()

    def forward(self, x):
        conv1 = self.conv1(x)
        conv2 = self.conv2(conv1)
        add = conv2 + x
        return add


class BaseConv_14(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(16, 16, 1, bias=False)
        self.bn = nn.BatchNorm2d(16, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class CSPLayer_3(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_12()
        self.conv2 = BaseConv_12()
        self.m = nn.ModuleList([
            Bottleneck_3(),
            Bottleneck_3(),
            Bottleneck_3(),
        ])
        self.conv3 = BaseConv_14()

    def forward(self, x):
        conv1 = self.conv1(x)
        conv2 = self.conv2(x)
        m_0 = self.m[0](conv1)
        m_1 = self.m[1](m_0)
        m_2 = self.m[2](m_1)
        both = torch.cat([m_2, conv2], dim=1)
        conv3 = self.conv3(both)
        return conv3


class BaseConv_15(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(16, 32, 3, stride=2, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(32, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_16(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(32, 16, 1, bias=False)
        self.bn = nn.BatchNorm2d(16, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class BaseConv_17(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(64, 32, 1, bias=False)
        self.bn = nn.BatchNorm2d(32, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class SPPBottleneck(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_16()
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


class BaseConv_18(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(16, 16, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(16, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class Bottleneck_4(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_14()
        self.conv2 = BaseConv_18()

    def forward(self, x):
        conv1 = self.conv1(x)
        conv2 = self.conv2(conv1)
        return conv2


class BaseConv_19(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(32, 32, 1, bias=False)
        self.bn = nn.BatchNorm2d(32, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class CSPLayer_4(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_16()
        self.conv2 = BaseConv_16()
        self.m = nn.ModuleList([
            Bottleneck_4(),
        ])
        self.conv3 = BaseConv_19()

    def forward(self, x):
        conv1 = self.conv1(x)
        conv2 = self.conv2(x)
        m_0 = self.m[0](conv1)
        both = torch.cat([m_0, conv2], dim=1)
        conv3 = self.conv3(both)
        return conv3


class CSPDarknet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Focus()
        self.dark2 = nn.ModuleList([
            BaseConv_2(),
            CSPLayer(),
        ])
        self.dark3 = nn.ModuleList([
            BaseConv_7(),
            CSPLayer_2(),
        ])
        self.dark4 = nn.ModuleList([
            BaseConv_11(),
            CSPLayer_3(),
        ])
        self.dark5 = nn.ModuleList([
            BaseConv_15(),
            SPPBottleneck(),
            CSPLayer_4(),
        ])

    def forward(self, x):
        stem = self.stem(x)
        dark2_0 = self.dark2[0](stem)
        dark2_1 = self.dark2[1](dark2_0)
        dark3_0 = self.dark3[0](dark2_1)
        dark3_1 = self.dark3[1](dark3_0)
        dark4_0 = self.dark4[0](dark3_1)
        dark4_1 = self.dark4[1](dark4_0)
        dark5_0 = self.dark5[0](dark4_1)
        dark5_1 = self.dark5[1](dark5_0)
        dark5_2 = self.dark5[2](dark5_1)
        return dark3_1, dark4_1, dark5_2


class BaseConv_20(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(32, 8, 1, bias=False)
        self.bn = nn.BatchNorm2d(8, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class GhostModule(nn.Module):
    def __init__(self):
        super().__init__()
        self.primary_conv = nn.ModuleList([
            nn.Conv2d(16, 4, 1, bias=False),
            nn.BatchNorm2d(4, eps=0.001, momentum=0.03),
            nn.SiLU(),
        ])
        self.cheap_operation = nn.ModuleList([
            nn.Conv2d(4, 4, 3, padding=1, groups=4, bias=False),
            nn.BatchNorm2d(4, eps=0.001, momentum=0.03),
            nn.SiLU(),
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
            nn.Conv2d(8, 4, 1, bias=False),
            nn.BatchNorm2d(4, eps=0.001, momentum=0.03),
        ])
        self.cheap_operation = nn.ModuleList([
            nn.Conv2d(4, 4, 3, padding=1, groups=4, bias=False),
            nn.BatchNorm2d(4, eps=0.001, momentum=0.03),
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
        self.shortcut = nn.ModuleList([
            nn.Conv2d(16, 16, 5, padding=2, groups=16, bias=False),
            nn.BatchNorm2d(16, eps=0.001, momentum=0.03),
            nn.Conv2d(16, 8, 1, bias=False),
            nn.BatchNorm2d(8, eps=0.001, momentum=0.03),
        ])

    def forward(self, x):
        ghost1 = self.ghost1(x)
        ghost2 = self.ghost2(ghost1)
        shortcut_0 = self.shortcut[0](x)
        shortcut_1 = self.shortcut[1](shortcut_0)
        shortcut_2 = self.shortcut[2](shortcut_1)
        shortcut_3 = self.shortcut[3](shortcut_2)
        add = ghost2 + shortcut_3
        return add


class BaseConv_21(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(8, 8, 5, stride=2, padding=2, groups=8, bias=False)
        self.bn = nn.BatchNorm2d(8, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class DWConv(nn.Module):
    def __init__(self):
        super().__init__()
        self.dconv = BaseConv_21()
        self.pconv = BaseConv_10()

    def forward(self, x):
        dconv = self.dconv(x)
        pconv = self.pconv(dconv)
        return pconv


class YOLOGhostPAN(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = CSPDarknet()
        self.reduce_layers = nn.ModuleList([
            BaseConv_10(),
            BaseConv_12(),
            BaseConv_20(),
        ])
        self.upsample0 = nn.Upsample(scale_factor=(2.0, 2.0))
        self.top_down_blocks = nn.ModuleList([
            GhostBottleneck(),
            GhostBottleneck(),
        ])
        self.upsample1 = nn.Upsample(scale_factor=(2.0, 2.0))
        self.downsamples = nn.ModuleList([
            DWConv(),
            DWConv(),
        ])
        self.bottom_up_blocks = nn.ModuleList([
            GhostBottleneck(),
            GhostBottleneck(),
        ])

    def forward(self, x):
        backbone_0, backbone_1, backbone_2 = self.backbone(x)
        reduce_layers_0 = self.reduce_layers[0](backbone_0)
        reduce_layers_1 = self.reduce_layers[1](backbone_1)
        reduce_layers_2 = self.reduce_layers[2](backbone_2)
        upsample0 = self.upsample0(reduce_layers_2)
        cat_top_down_blocks_0 = torch.cat([upsample0, reduce_layers_1], dim=1)
        top_down_blocks_0 = self.top_down_blocks[0](cat_top_down_blocks_0)
        upsample1 = self.upsample1(top_down_blocks_0)
        cat_top_down_blocks_1 = torch.cat([upsample1, reduce_layers_0], dim=1)
        top_down_blocks_1 = self.top_down_blocks[1](cat_top_down_blocks_1)
        downsamples_0 = self.downsamples[0](top_down_blocks_1)
        cat_bottom_up_blocks_0 = torch.cat([downsamples_0, top_down_blocks_0], dim=1)
        bottom_up_blocks_0 = self.bottom_up_blocks[0](cat_bottom_up_blocks_0)
        downsamples_1 = self.downsamples[1](bottom_up_blocks_0)
        cat_bottom_up_blocks_1 = torch.cat([downsamples_1, reduce_layers_2], dim=1)
        bottom_up_blocks_1 = self.bottom_up_blocks[1](cat_bottom_up_blocks_1)
        return top_down_blocks_1, bottom_up_blocks_0, bottom_up_blocks_1


class YOLOGhostPANNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = YOLOGhostPAN()

    def forward(self, in_):
        block_0, block_1, block_2 = self.block(in_)
        return block_0


def build(weights=None):
    """The network, in evaluation mode.

    weights: a .safetensors file, or a dict of tensors by name; without it the weights that were exported with this file
    (the .safetensors beside it), or fresh ones where there are none.
    """
    module = YOLOGhostPANNetwork()
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
