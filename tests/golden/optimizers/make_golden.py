#!/usr/bin/env python3
"""Writes golden.json beside itself: paths of optimizers and factors of schedules as PyTorch 2.11 computes them, in
float64, for what LibTorch's C++ side lacks. Needs torch and numpy."""

import json
import math
import pathlib

import torch

SHAPES = [[3, 5], [6, 4], [1, 2], [5]]
STEPS = 20


def start(tensor, i):
    return 0.5 * math.cos(1.7 * i + tensor)


def gradient(tensor, i, weight, step):
    """Of a bowl whose middle moves: the same line stands in tst_optimizergolden.cpp."""
    return (0.3 + 0.1 * (i % 4)) * weight + 0.2 * math.sin(0.9 * i + 0.4 * step + tensor)


def parameters(shapes):
    tensors = []
    for number, shape in enumerate(shapes):
        values = [start(number, i) for i in range(math.prod(shape))]
        tensors.append(torch.tensor(values, dtype=torch.float64).reshape(shape).requires_grad_())
    return tensors


def walk(tensors, optimizers):
    path = []
    for step in range(1, STEPS + 1):
        for number, tensor in enumerate(tensors):
            flat = tensor.detach().reshape(-1).tolist()
            values = [gradient(number, i, w, step) for i, w in enumerate(flat)]
            tensor.grad = torch.tensor(values, dtype=torch.float64).reshape(tensor.shape)
        for optimizer in optimizers:
            optimizer.step()
        if step in (1, 2, 6, STEPS):
            path.append({"step": step, "weights": [w for t in tensors for w in t.detach().reshape(-1).tolist()]})
    return path


def radam(**settings):
    tensors = parameters(SHAPES)
    return walk(tensors, [torch.optim.RAdam(tensors, **settings)])


def muon(lr, momentum, weight_decay, ratio):
    """Matrices by torch.optim.Muon, kept in float64 where it would round to bfloat16; the vector by AdamW."""
    tensors = parameters(SHAPES)
    rounded = torch.Tensor.bfloat16
    torch.Tensor.bfloat16 = lambda self: self.clone()
    try:
        matrices = [t for t in tensors if t.dim() == 2]
        vectors = [t for t in tensors if t.dim() == 1]
        return walk(tensors, [
            torch.optim.Muon(matrices, lr=lr, momentum=momentum, weight_decay=weight_decay),
            torch.optim.AdamW(vectors, lr=lr * ratio, weight_decay=weight_decay)])
    finally:
        torch.Tensor.bfloat16 = rounded


def factors(make, steps):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler = make(optimizer)
    values = []
    for step in range(steps):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if step + 1 < steps:
            scheduler.step()
    return values


def yolox_warm_cos(steps, warmup, flat, end):
    """yolox_warm_cos_lr of YOLOX's utils/lr_scheduler.py, with its warm-up from 0."""
    values = []
    for iters in range(steps):
        if iters <= warmup:
            values.append(pow(iters / float(warmup), 2))
        elif iters >= steps - flat:
            values.append(end)
        else:
            values.append(end + 0.5 * (1 - end) * (1.0 + math.cos(math.pi * (iters - warmup) / (steps - warmup - flat))))
    return values


def schedules():
    lr = torch.optim.lr_scheduler
    return [
        {"name": "step", "steps": 30, "settings": {"every": 1 / 3, "gamma": 0.1},
         "factors": factors(lambda o: lr.StepLR(o, 10, 0.1), 30)},
        {"name": "cosine", "steps": 30, "settings": {"end": 0.1},
         "factors": factors(lambda o: lr.CosineAnnealingLR(o, 30, 0.1), 30)},
        {"name": "exponential", "steps": 30, "settings": {"end": 0.02},
         "factors": factors(lambda o: lr.ExponentialLR(o, 0.02 ** (1 / 30)), 30)},
        {"name": "one_cycle", "steps": 40, "settings": {},
         "factors": factors(lambda o: lr.OneCycleLR(o, 1.0, total_steps=40), 40)},
        {"name": "warmup_cosine", "steps": 300, "settings": {}, "factors": yolox_warm_cos(300, 5, 15, 0.05)},
    ]


def main():
    document = {
        "shapes": SHAPES,
        "paths": [
            {"optimizer": "radam", "settings": {"lr": 0.05, "beta1": 0.9, "beta2": 0.98, "weight_decay": 0.1},
             "path": radam(lr=0.05, betas=(0.9, 0.98), weight_decay=0.1)},
            {"optimizer": "radam", "settings": {}, "path": radam()},
            {"optimizer": "muon", "settings": {"lr": 0.05, "momentum": 0.95, "weight_decay": 0.1},
             "path": muon(0.05, 0.95, 0.1, 0.1)},
            {"optimizer": "muon", "settings": {}, "path": muon(0.01, 0.9, 0.0, 0.1)}],
        "schedules": schedules()}
    text = json.dumps(document)
    text = text.replace('{"optimizer"', '\n{"optimizer"').replace('{"name"', '\n{"name"').replace('{"step"', '\n {"step"')
    pathlib.Path(__file__).with_name("golden.json").write_text(text + "\n")


main()
