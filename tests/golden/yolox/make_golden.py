#!/usr/bin/env python3
"""Writes golden.json beside itself: YOLOX's losses and their gradients as PyTorch 2.11 computes them in float64, from
the formulas of yolox/models/yolo_head.py and losses.py. Needs torch."""

import json
import math
import pathlib

import torch
import torch.nn.functional as F

SIZE, CLASSES, STRIDES = 64, 3, (8, 16, 32)
# Centre x, y, width, height, class of each object of three pictures. The third shows nothing.
TRUTHS = [[(20, 24, 18, 26, 0), (44, 40, 30, 22, 2), (45, 41, 12, 12, 1)], [(33, 30, 50, 44, 1), (12, 52, 8, 10, 0)], []]
PAIRS = [((10, 10, 8, 6), (12, 11, 6, 8)), ((10, 10, 8, 6), (10, 10, 8, 6)), ((10, 10, 4, 4), (10.5, 9.75, 12, 9)),
         ((10, 10, 12, 9), (10.5, 9.75, 4, 4)), ((10, 10, 4, 4), (30, 10, 4, 6)), ((10, 10, 4, 4), (14, 10, 4, 4)),
         ((10, 10, 4, 4), (30, 42, 4, 6)), ((10, 10, 0, 4), (11, 10, 4, 6)), ((100.25, 80.5, 33.125, 61.75), (96, 77, 41, 52)),
         ((10, 10, 1e-3, 1e-3), (10, 10, 300, 300)), ((10, 10, 8, 6), (12, 10, 8, 6))]


def raw_value(i):
    """The number at place i of the head's output: the same line stands in tst_detectionloss.cpp."""
    return 0.9 * math.sin(0.7 * i + 0.3) + 0.4 * math.cos(0.13 * i * i)


def raw_rows():
    cells = sum((SIZE // stride) ** 2 for stride in STRIDES)
    count = len(TRUTHS) * cells * (5 + CLASSES)
    rows = torch.tensor([raw_value(i) for i in range(count)], dtype=torch.float64).float().double()  # as a float holds it
    return rows.view(len(TRUTHS), cells, 5 + CLASSES).requires_grad_()


def places():
    grid, strides = [], []
    for stride in STRIDES:
        side = SIZE // stride
        y, x = torch.meshgrid(torch.arange(side), torch.arange(side), indexing="ij")
        grid.append(torch.stack((x, y), 2).view(-1, 2))
        strides.append(torch.full((side * side, 1), float(stride)))
    return torch.cat(grid).double(), torch.cat(strides).double()


def box_loss(kind, predicted, truth):
    low = torch.max(predicted[:, :2] - predicted[:, 2:] / 2, truth[:, :2] - truth[:, 2:] / 2)
    high = torch.min(predicted[:, :2] + predicted[:, 2:] / 2, truth[:, :2] + truth[:, 2:] / 2)
    both = torch.prod(high - low, 1) * (low < high).double().prod(1)
    union = torch.prod(predicted[:, 2:], 1) + torch.prod(truth[:, 2:], 1) - both
    iou = both / (union + 1e-16)
    if kind == "iou":
        return 1 - iou ** 2
    first = torch.min(predicted[:, :2] - predicted[:, 2:] / 2, truth[:, :2] - truth[:, 2:] / 2)
    last = torch.max(predicted[:, :2] + predicted[:, 2:] / 2, truth[:, :2] + truth[:, 2:] / 2)
    around = torch.prod(last - first, 1)
    giou = iou - (around - union) / around.clamp(1e-16)
    return 1 - giou.clamp(min=-1.0, max=1.0)


def pairwise_iou(a, b):
    low = torch.max(a[:, None, :2] - a[:, None, 2:] / 2, b[:, :2] - b[:, 2:] / 2)
    high = torch.min(a[:, None, :2] + a[:, None, 2:] / 2, b[:, :2] + b[:, 2:] / 2)
    both = torch.prod(high - low, 2) * (low < high).double().prod(2)
    return both / (torch.prod(a[:, 2:], 1)[:, None] + torch.prod(b[:, 2:], 1) - both)


@torch.no_grad()
def assign(decoded, truths, classes, grid, strides):
    """SimOTA by the rule of YOLOX 0.3: mask of the positives, the ground truth and the IoU of each."""
    centres = (grid + 0.5) * strides
    close = ((centres[None] - truths[:, None, :2]).abs() < 1.5 * strides[None]).all(2)
    mask = close.any(0)
    boxes, objectness, logits = decoded[mask, :4], decoded[mask, 4:5], decoded[mask, 5:]
    iou = pairwise_iou(truths, boxes)
    probability = (logits.sigmoid() * objectness.sigmoid()).sqrt()
    wanted = F.one_hot(classes, CLASSES).double()
    class_cost = F.binary_cross_entropy(probability[None].repeat(len(truths), 1, 1),
                                        wanted[:, None].repeat(1, len(boxes), 1), reduction="none").sum(-1)
    cost = class_cost + 3 * -torch.log(iou + 1e-8) + 1e6 * (~close[:, mask])
    ks = torch.topk(iou, min(10, iou.shape[1]), dim=1).values.sum(1).int().clamp(min=1)
    matching = torch.zeros_like(cost)
    for row, k in enumerate(ks.tolist()):
        matching[row][torch.topk(cost[row], k, largest=False).indices] = 1
    several = matching.sum(0) > 1
    winners = cost[:, several].argmin(0)
    matching[:, several] = 0
    matching[winners, several] = 1
    taken = matching.sum(0) > 0
    mask[mask.clone()] = taken
    return mask, matching[:, taken].argmax(0), (matching * iou).sum(0)[taken]


def whole_loss(kind, uses_l1):
    rows = raw_rows()
    grid, strides = places()
    decoded = torch.cat(((rows[..., :2] + grid) * strides, torch.exp(rows[..., 2:4]) * strides, rows[..., 4:]), 2)
    box = objectness = classes = l1 = torch.zeros((), dtype=torch.float64)
    positives = 0
    for picture, objects in enumerate(TRUTHS):
        objectness_target = torch.zeros(len(grid), dtype=torch.float64)
        if objects:
            truths = torch.tensor([o[:4] for o in objects], dtype=torch.float64)
            labels = torch.tensor([o[4] for o in objects])
            mask, matched, iou = assign(decoded[picture], truths, labels, grid, strides)
            positives += int(mask.sum())
            objectness_target = mask.double()
            box = box + box_loss(kind, decoded[picture, mask, :4], truths[matched]).sum()
            target = F.one_hot(labels[matched], CLASSES) * iou[:, None]
            classes = classes + F.binary_cross_entropy_with_logits(rows[picture, mask, 5:], target, reduction="sum")
            if uses_l1:
                raw = torch.cat((truths[matched, :2] / strides[mask] - grid[mask],
                                 torch.log(truths[matched, 2:] / strides[mask] + 1e-8)), 1)
                l1 = l1 + F.l1_loss(rows[picture, mask, :4], raw, reduction="sum")
        objectness = objectness + F.binary_cross_entropy_with_logits(rows[picture, :, 4], objectness_target, reduction="sum")
    terms = [5 * box / positives, objectness / positives, classes / positives, l1 / positives]
    sum(terms).backward()
    return {"kind": kind, "l1": uses_l1, "positives": positives, "terms": [float(t.detach()) for t in terms],
            "gradient": [float(f"{g:.9g}") for g in rows.grad.reshape(-1).tolist()]}


def pair(kind, predicted, truth):
    box = torch.tensor([predicted], dtype=torch.float64).float().double().requires_grad_()
    loss = box_loss(kind, box, torch.tensor([truth], dtype=torch.float64)).sum()
    loss.backward()
    return {"kind": kind, "predicted": predicted, "truth": truth, "loss": float(loss.detach()), "gradient": box.grad[0].tolist()}


def main():
    golden = {"pairs": [pair(kind, *boxes) for boxes in PAIRS for kind in ("iou", "giou")],
              "batches": [whole_loss("iou", False), whole_loss("giou", True)]}
    text = "{" + ",\n".join(json.dumps(key) + ": [\n" + ",\n".join(map(json.dumps, entries)) + "]"
                            for key, entries in golden.items()) + "}\n"
    (pathlib.Path(__file__).parent / "golden.json").write_text(text)


if __name__ == "__main__":
    main()
