#!/usr/bin/env python3
"""Decoding and suppression beside YOLOX's own post-processing, on the same tensor, one core, taking turns.

Needs torch, torchvision and safetensors:  official_postprocess.py build/bin/vitrine-cli
Prints the medians in milliseconds and how many times as fast Vitrine is: beside suppression alone, and beside what it
does itself, decoding included."""
import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time

import torch
import torchvision
from safetensors.torch import load_file

SETTINGS = {"strict": (0.3, 0.45), "loose": (0.01, 0.65)}


def decode(rows, size=640):
    """yolox/models/yolo_head.py, decode_outputs: cells to centre and size in pixels."""
    grids, strides = [], []
    for stride in (8, 16, 32):
        side = size // stride
        y, x = torch.meshgrid(torch.arange(side), torch.arange(side), indexing="ij")
        grids.append(torch.stack((x, y), 2).view(1, -1, 2))
        strides.append(torch.full((1, side * side, 1), stride))
    grid, stride = torch.cat(grids, 1).type(rows.dtype), torch.cat(strides, 1).type(rows.dtype)
    rows[..., :2] = (rows[..., :2] + grid) * stride
    rows[..., 2:4] = torch.exp(rows[..., 2:4]) * stride
    return rows


def postprocess(prediction, classes, confidence, iou):
    """yolox/utils/boxes.py, postprocess, of one picture."""
    corners = prediction.new(prediction.shape)
    corners[:, :, 0] = prediction[:, :, 0] - prediction[:, :, 2] / 2
    corners[:, :, 1] = prediction[:, :, 1] - prediction[:, :, 3] / 2
    corners[:, :, 2] = prediction[:, :, 0] + prediction[:, :, 2] / 2
    corners[:, :, 3] = prediction[:, :, 1] + prediction[:, :, 3] / 2
    prediction[:, :, :4] = corners[:, :, :4]
    picture = prediction[0]
    best, label = torch.max(picture[:, 5:5 + classes], 1, keepdim=True)
    mask = (picture[:, 4] * best.squeeze() >= confidence).squeeze()
    found = torch.cat((picture[:, :5], best, label.float()), 1)[mask]
    return found[torchvision.ops.batched_nms(found[:, :4], found[:, 4] * found[:, 5], found[:, 6], iou)]


def timed(function, tensor):
    own = tensor.clone()  # the official code rewrites it
    start = time.perf_counter()
    result = function(own)
    return (time.perf_counter() - start) * 1e3, len(result)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", help="vitrine-cli")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--runs", type=int, default=20, help="runs a round")
    options = parser.parse_args()
    torch.set_num_threads(1)
    times = {}
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "output.safetensors")
        for _ in range(options.rounds):
            command = [options.cli, "bench", "nms", "--runs", str(options.runs), "--threads", "1", "--tensor", file, "--json"]
            ours = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            raw = load_file(file)["output"][None]
            classes = raw.shape[2] - 5
            decoded = decode(raw.clone())
            for name, (confidence, iou) in SETTINGS.items():
                times.setdefault((name, "ours"), []).append(ours[name + "_ms"])
                subjects = {"official": (lambda t: postprocess(t, classes, confidence, iou), decoded),
                            "official with decoding": (lambda t: postprocess(decode(t), classes, confidence, iou), raw)}
                for subject, (function, tensor) in subjects.items():
                    runs = [timed(function, tensor) for _ in range(options.runs + 1)][1:]
                    times.setdefault((name, subject), []).append(statistics.median(run[0] for run in runs))
                    if runs[0][1] != ours[name + "_kept"]:
                        raise SystemExit(f"{subject} keeps {runs[0][1]} boxes, Vitrine {ours[name + '_kept']}")
    report = {}
    for name in SETTINGS:
        ours = statistics.median(times[name, "ours"])
        report[name] = {"ours_ms": round(ours, 3)}
        for subject in ("official", "official with decoding"):
            theirs = statistics.median(times[name, subject])
            report[name][subject + "_ms"] = round(theirs, 3)
            report[name]["times as fast as " + subject] = round(theirs / ours, 2)
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
