"""YOLOX, written by Vitrine.

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


class CSPLayer_5(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_20()
        self.conv2 = BaseConv_20()
        self.conv3 = BaseConv_14()

    def forward(self, x):
        conv1 = self.conv1(x)
        conv2 = self.conv2(x)
        both = torch.cat([conv1, conv2], dim=1)
        conv3 = self.conv3(both)
        return conv3


class BaseConv_21(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(16, 4, 1, bias=False)
        self.bn = nn.BatchNorm2d(4, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class CSPLayer_6(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_21()
        self.conv2 = BaseConv_21()
        self.conv3 = BaseConv_10()

    def forward(self, x):
        conv1 = self.conv1(x)
        conv2 = self.conv2(x)
        both = torch.cat([conv1, conv2], dim=1)
        conv3 = self.conv3(both)
        return conv3


class BaseConv_22(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(8, 8, 3, stride=2, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(8, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class CSPLayer_7(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_12()
        self.conv2 = BaseConv_12()
        self.conv3 = BaseConv_14()

    def forward(self, x):
        conv1 = self.conv1(x)
        conv2 = self.conv2(x)
        both = torch.cat([conv1, conv2], dim=1)
        conv3 = self.conv3(both)
        return conv3


class BaseConv_23(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(16, 16, 3, stride=2, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(16, eps=0.001, momentum=0.03)
        self.act = nn.SiLU()

    def forward(self, x):
        conv = self.conv(x)
        bn = self.bn(conv)
        act = self.act(bn)
        return act


class CSPLayer_8(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = BaseConv_16()
        self.conv2 = BaseConv_16()
        self.conv3 = BaseConv_19()

    def forward(self, x):
        conv1 = self.conv1(x)
        conv2 = self.conv2(x)
        both = torch.cat([conv1, conv2], dim=1)
        conv3 = self.conv3(both)
        return conv3


class YOLOPAFPN(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = CSPDarknet()
        self.lateral_conv0 = BaseConv_16()
        self.upsample0 = nn.Upsample(scale_factor=(2.0, 2.0))
        self.C3_p4 = CSPLayer_5()
        self.reduce_conv1 = BaseConv_12()
        self.upsample1 = nn.Upsample(scale_factor=(2.0, 2.0))
        self.C3_p3 = CSPLayer_6()
        self.bu_conv2 = BaseConv_22()
        self.C3_n3 = CSPLayer_7()
        self.bu_conv1 = BaseConv_23()
        self.C3_n4 = CSPLayer_8()

    def forward(self, x):
        backbone_0, backbone_1, backbone_2 = self.backbone(x)
        lateral_conv0 = self.lateral_conv0(backbone_2)
        upsample0 = self.upsample0(lateral_conv0)
        cat_C3_p4 = torch.cat([upsample0, backbone_1], dim=1)
        C3_p4 = self.C3_p4(cat_C3_p4)
        reduce_conv1 = self.reduce_conv1(C3_p4)
        upsample1 = self.upsample1(reduce_conv1)
        cat_C3_p3 = torch.cat([upsample1, backbone_0], dim=1)
        C3_p3 = self.C3_p3(cat_C3_p3)
        bu_conv2 = self.bu_conv2(C3_p3)
        cat_C3_n3 = torch.cat([bu_conv2, reduce_conv1], dim=1)
        C3_n3 = self.C3_n3(cat_C3_n3)
        bu_conv1 = self.bu_conv1(C3_n3)
        cat_C3_n4 = torch.cat([bu_conv1, lateral_conv0], dim=1)
        C3_n4 = self.C3_n4(cat_C3_n4)
        return C3_p3, C3_n3, C3_n4


class YOLOXHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.stems = nn.ModuleList([
            BaseConv_10(),
            BaseConv_12(),
            BaseConv_20(),
        ])
        self.cls_convs = nn.ModuleList([
            nn.ModuleList([
                BaseConv_13(),
                BaseConv_13(),
            ]),
            nn.ModuleList([
                BaseConv_13(),
                BaseConv_13(),
            ]),
            nn.ModuleList([
                BaseConv_13(),
                BaseConv_13(),
            ]),
        ])
        self.cls_preds = nn.ModuleList([
            nn.Conv2d(8, 2, 1),
            nn.Conv2d(8, 2, 1),
            nn.Conv2d(8, 2, 1),
        ])
        self.reg_convs = nn.ModuleList([
            nn.ModuleList([
                BaseConv_13(),
                BaseConv_13(),
            ]),
            nn.ModuleList([
                BaseConv_13(),
                BaseConv_13(),
            ]),
            nn.ModuleList([
                BaseConv_13(),
                BaseConv_13(),
            ]),
        ])
        self.reg_preds = nn.ModuleList([
            nn.Conv2d(8, 4, 1),
            nn.Conv2d(8, 4, 1),
            nn.Conv2d(8, 4, 1),
        ])
        self.obj_preds = nn.ModuleList([
            nn.Conv2d(8, 1, 1),
            nn.Conv2d(8, 1, 1),
            nn.Conv2d(8, 1, 1),
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


class YOLOX(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = YOLOPAFPN()
        self.head = YOLOXHead()

    def forward(self, x):
        backbone_0, backbone_1, backbone_2 = self.backbone(x)
        head = self.head(backbone_0, backbone_1, backbone_2)
        return head


class YOLOXNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = YOLOX()

    def forward(self, in_):
        block = self.block(in_)
        return block


def build(weights=None):
    """The network, in evaluation mode.

    weights: a .safetensors file, or a dict of tensors by name; without it the weights that were exported with this file
    (the .safetensors beside it), or fresh ones where there are none.
    """
    module = YOLOXNetwork()
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
