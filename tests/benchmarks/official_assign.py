#!/usr/bin/env python3
"""Label assignment beside the straightforward tensor version in PyTorch, on the same pictures, taking turns.

Needs torch and safetensors:  official_assign.py build/bin/vitrine-cli
8 pictures with 20 objects each at 640 (8,400 cells, 80 classes). Prints medians in milliseconds, how many times as fast
Vitrine is, and what memory grew by at most meanwhile."""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

RULES = {"0.3": ("median_ms", "peak_bytes", "positives"),
         "0.1": ("older_rule_ms", "older_rule_peak_bytes", "older_rule_positives")}


def centres(size=640):
    """Of all cells in pixels, and their strides."""
    x, y, strides = [], [], []
    for stride in (8, 16, 32):
        side = size // stride
        rows, columns = torch.meshgrid(torch.arange(side), torch.arange(side), indexing="ij")
        x.append((columns.reshape(-1) + 0.5) * stride)
        y.append((rows.reshape(-1) + 0.5) * stride)
        strides.append(torch.full((side * side,), float(stride)))
    return torch.cat(x), torch.cat(y), torch.cat(strides)


def inside(x, y, left, top, right, bottom):
    return torch.stack((x - left, y - top, right - x, bottom - y), 2).min(2).values > 0


def near(truths, x, y, strides, radius):
    reach = radius * strides[None]
    return inside(x[None], y[None], truths[:, :1] - reach, truths[:, 1:2] - reach, truths[:, :1] + reach,
                  truths[:, 1:2] + reach)


def geometry(rule, truths, x, y, strides):
    """Which cells are candidates, and which of those each ground truth prefers."""
    if rule == "0.3":
        close = near(truths, x, y, strides, 1.5)
        mask = close.any(0)
        return mask, close[:, mask]
    close = near(truths, x, y, strides, 2.5)
    half = truths[:, 2:] / 2
    covered = inside(x[None].expand(len(truths), -1), y[None].expand(len(truths), -1), truths[:, :1] - half[:, :1],
                     truths[:, 1:2] - half[:, 1:], truths[:, :1] + half[:, :1], truths[:, 1:2] + half[:, 1:])
    mask = close.any(0) | covered.any(0)
    return mask, (close & covered)[:, mask]


def pairwise_iou(a, b):
    low = torch.max(a[:, None, :2] - a[:, None, 2:] / 2, b[:, :2] - b[:, 2:] / 2)
    high = torch.min(a[:, None, :2] + a[:, None, 2:] / 2, b[:, :2] + b[:, 2:] / 2)
    both = torch.prod(high - low, 2) * (low < high).type(low.type()).prod(2)
    return both / (torch.prod(a[:, 2:], 1)[:, None] + torch.prod(b[:, 2:], 1) - both)


@torch.no_grad()
def assign(rule, boxes, objectness, logits, truths, truth_classes, places):
    """yolox/models/yolo_head.py, get_assignments and simota_matching, of one picture."""
    mask, preferred = geometry(rule, truths, *places)
    boxes, objectness, logits = boxes[mask], objectness[mask], logits[mask]
    iou = pairwise_iou(truths, boxes)
    probability = (logits.sigmoid() * objectness.sigmoid()).sqrt()
    wanted = F.one_hot(truth_classes, logits.shape[1]).float()
    class_cost = F.binary_cross_entropy(probability[None].repeat(len(truths), 1, 1),
                                        wanted[:, None].repeat(1, len(boxes), 1), reduction="none").sum(-1)
    cost = class_cost + 3 * -torch.log(iou + 1e-8) + (1e6 if rule == "0.3" else 1e5) * (~preferred)
    best, _ = torch.topk(iou, min(10, iou.shape[1]), dim=1)
    ks = best.sum(1).int().clamp(min=1)
    matching = torch.zeros_like(cost, dtype=torch.uint8)
    for row, k in enumerate(ks.tolist()):
        matching[row][torch.topk(cost[row], k, largest=False).indices] = 1
    claimed = matching.sum(0)
    if claimed.max() > 1:
        several = claimed > 1
        winners = cost[:, several].argmin(0)
        matching[:, several] = 0
        matching[winners, several] = 1
    return int((claimed > 0).sum())


def assign_all(rule, data, places):
    return sum(assign(rule, data["boxes"][i], data["obj_logits"][i], data["cls_logits"][i], data["gt_boxes"][i],
                      data["gt_classes"][i], places) for i in range(len(data["boxes"])))


def status(name):
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name + ":"))


def peak(work):
    """What memory grows by at most meanwhile."""
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")
    before = status("VmRSS")
    work()
    return status("VmHWM") - before


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", help="vitrine-cli")
    parser.add_argument("--threads", type=int, default=2, help="PyTorch's; Vitrine takes one")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--runs", type=int, default=10, help="runs a round")
    parser.add_argument("--peak", help=argparse.SUPPRESS)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    places = centres()
    if options.peak:  # in a process of its own, whose memory nothing has stretched yet
        file, rule = options.peak.split("@")
        data = load_file(file)
        print(peak(lambda: assign_all(rule, data, places)))
        return
    times, memory, ours = {}, {}, {}
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "scenes.safetensors")
        for _ in range(options.rounds):
            command = [options.cli, "bench", "assign", "--runs", str(options.runs), "--tensor", file, "--json"]
            ours = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            data = load_file(file)
            for rule, (milliseconds, _, positives) in RULES.items():
                times.setdefault((rule, "ours"), []).append(ours[milliseconds])
                for run in range(options.runs + 1):
                    start = time.perf_counter()
                    found = assign_all(rule, data, places)
                    if run:
                        times.setdefault((rule, "theirs"), []).append((time.perf_counter() - start) * 1e3)
                if found != ours[positives]:
                    raise SystemExit(f"PyTorch finds {found} positives by {rule}, Vitrine {ours[positives]}")
        for rule in RULES:
            command = [sys.executable, __file__, options.cli, "--threads", str(options.threads), "--peak", f"{file}@{rule}"]
            memory[rule] = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    report = {}
    for rule, (_, peak_name, positives) in RULES.items():
        mine, theirs = (statistics.median(times[rule, who]) for who in ("ours", "theirs"))
        report[rule] = {"ours_ms": round(mine, 3), "PyTorch_ms": round(theirs, 3), "times as fast": round(theirs / mine, 1),
                        "ours_peak_MiB": round(ours[peak_name] / 2**20, 2), "PyTorch_peak_MiB": round(memory[rule] / 2**20, 1),
                        "positives": ours[positives]}
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
