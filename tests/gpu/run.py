#!/usr/bin/env python3
"""Checks and measures vitrine-cli on a GPU; needs no Qt. One part or all:

    run.py [--cli build-minimal/bin/vitrine-cli] [--shared ../shared] [blocks] [networks] [train] [detect] [bench]

blocks    every case of tests/core/blocks on CPU and GPU: outputs, gradients and statistics within 1e-4, or within ten
          times what the CPU's own numbers change by when the inputs change in the last bit (batch norm over a few numbers)
networks  the reference networks on the GPU against the numbers of PyTorch, within 1e-4
train     LeNet-5 on MNIST: 97 % in ten epochs, twice the same numbers, and how far from the CPU's
detect    the same detections on CPU and GPU, by every engine and precision
bench     steps a second beside PyTorch on the same GPU; milliseconds of detection

Needs numpy, safetensors, and for bench torch. Exit status 1 where a check fails."""
import argparse
import concurrent.futures
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy
from safetensors.numpy import load_file, save_file

ROOT = Path(__file__).resolve().parents[2]
TOLERANCE = 1e-4
BATCH = 3
LOSSES = {"L1Loss", "MSELoss", "BCELoss", "BCEWithLogitsLoss", "CrossEntropyLoss", "HuberLoss", "FocalLoss"}
failures = []


def report(passed, text):
    print("ok  " if passed else "FAIL", text, flush=True)
    if not passed:
        failures.append(text)


class Cli:
    def __init__(self, path):
        self.path = str(path)

    def __call__(self, *arguments):
        done = subprocess.run([self.path, *map(str, arguments)], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip() or f"exit status {done.returncode}")
        return done.stdout

    def json(self, *arguments):
        return json.loads(self(*arguments, "--json"))


def difference(actual, expected):
    """The largest relative error over all tensors, as the contracts define it, and whose it is."""
    worst, whose = 0.0, ""
    for name, want in expected.items():
        got = actual.get(name)
        if got is None or got.shape != want.shape:
            return float("inf"), f"{name} is missing or has another shape"
        if want.size == 0 or want.dtype != numpy.float32:
            continue
        scale = float(numpy.abs(want).max())
        parts = name.split(".")
        if name.startswith("stats/") and name.endswith("mean"):  # around 0 it is known to a share of the deviation
            scale = max(scale, float(numpy.sqrt(expected[name.removesuffix("mean") + "var"].max())))
        if name.startswith("grad/") and len(parts) > 1 and parts[0] in expected:
            scale = max(scale, 0.01 * float(numpy.abs(expected[parts[0]]).sum()))
        error = float(numpy.abs(got - want).max()) / max(scale, 1e-6)
        if not error <= worst:  # NaN counts
            worst, whose = error, name
    return worst, whose


def with_loss(network):
    """With MSELoss behind every block that feeds none, so that there is a backward pass."""
    if any(block["type"] in LOSSES for block in network["blocks"]):
        return network
    feeding = {c["from"] for c in network["connections"]}
    ends = [b["id"] for b in network["blocks"] if b["id"] not in feeding]
    return network | {
        "blocks": network["blocks"] + [{"id": f"loss{i}", "type": "MSELoss"} for i in range(len(ends))],
        "connections": network["connections"] + [{"from": end, "to": f"loss{i}"} for i, end in enumerate(ends)],
    }


def random_inputs(cli, network, path, rng):
    shapes = {b["id"]: b["output_shape"] for b in cli.json("shapes", path, "--batch", BATCH)["blocks"]}
    feeds = {c["to"]: c["from"] for c in network["connections"]}
    tensors = {}
    for block in network["blocks"]:
        name, kind = block["id"], block["type"]
        if kind == "Input":
            tensors[name] = rng.uniform(-1, 1, shapes[name]).astype(numpy.float32)
        elif kind in LOSSES:
            shape = shapes[feeds[name]]
            if kind == "CrossEntropyLoss":
                tensors[name] = rng.integers(0, shape[1], [shape[0], *shape[2:]])
            else:
                tensors[name] = rng.uniform(0.05, 0.95, shape).astype(numpy.float32)
    return tensors


def check_block(cli, path):
    network = with_loss(json.loads(path.read_text()))
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        file, weights, inputs = folder / "net.vitrine.json", folder / "w.safetensors", folder / "x.safetensors"
        file.write_text(json.dumps(network))
        cli("init", file, "--seed", 1, "--out", weights)
        tensors = random_inputs(cli, network, file, numpy.random.default_rng(1))

        def trace(device, given):
            save_file(given, inputs)
            out = folder / f"{device}.safetensors"
            cli("trace", file, "--weights", weights, "--input", inputs, "--mode", "train", "--device", device, "--out", out)
            return load_file(out)

        expected = trace("cpu", tensors)
        error, name = difference(trace("cuda", tensors), expected)
        if error <= TOLERANCE:
            return error, name, TOLERANCE
        nudged = {key: numpy.nextafter(value, numpy.float32(2)) if value.dtype == numpy.float32 else value
                  for key, value in tensors.items()}
        return error, name, max(TOLERANCE, 10 * difference(trace("cpu", nudged), expected)[0])


def blocks(options):
    paths = sorted((ROOT / "tests/core/blocks/cases").glob("*.vitrine.json"))
    worst = (0.0, "")

    def check(path):
        try:
            return check_block(options.cli, path)
        except RuntimeError as error:
            return float("inf"), str(error), TOLERANCE

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for path, (error, name, tolerance) in zip(paths, pool.map(check, paths)):
            label = path.name.removesuffix(".vitrine.json")
            if not error <= TOLERANCE:
                report(error <= tolerance, f"{label}: {error:.2g} at {name}, the CPU's own spread allows {tolerance:.2g}")
                continue
            worst = max(worst, (error, f"{label}, {name}"))
    report(True, f"{len(paths)} cases of blocks; the largest difference of CPU and GPU among the others is {worst[0]:.2g} ({worst[1]})")


def networks(options):
    for folder in sorted((options.shared / "cases/networks").iterdir()):
        for mode in ("eval", "train"):
            with tempfile.TemporaryDirectory() as scratch:
                out = Path(scratch) / "trace.safetensors"
                options.cli("trace", folder / "net.vitrine.json", "--weights", folder / "weights.safetensors", "--input",
                            folder / "input.safetensors", "--mode", mode, "--device", "cuda", "--out", out)
                error, name = difference(load_file(out), load_file(folder / f"expected_{mode}.safetensors"))
            report(error <= TOLERANCE, f"{folder.name} {mode}: {error:.2g} ({name}) from PyTorch's")


def train(options):
    network, data = ROOT / "resources/networks/lenet-5.vitrine.json", f"mnist:{options.shared / 'datasets/mnist'}"
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        for name, device, precision in (("a", "cuda", "fp32"), ("b", "cuda", "fp32"), ("c", "cpu", "fp32"),
                                        ("d", "cuda", "bf16")):
            start = time.perf_counter()
            last = options.cli.json("train", network, "--data", data, "--epochs", 10 if device == "cuda" else 1,
                                    "--batch-size", 64, "--optimizer", "adam", "--seed", 1, "--device", device,
                                    "--precision", precision, "--out", Path(folder) / name)
            lines = [json.loads(line) for line in (Path(folder) / name / "metrics.jsonl").read_text().splitlines()]
            runs.append(lines)
            print(f"     {device} {precision}: {len(lines)} epochs, {time.perf_counter() - start:.1f} s,"
                  f" validation {last['val_accuracy']:.4f}", flush=True)
    figures = [[{k: v for k, v in line.items() if k != "seconds"} for line in lines] for lines in runs]
    report(figures[0][-1]["val_accuracy"] >= 0.97, f"97 % in ten epochs: {figures[0][-1]['val_accuracy']:.4f}")
    report(figures[0] == figures[1], "the same seed gives the same numbers on the GPU")
    gap = abs(figures[0][0]["train_loss"] - figures[2][0]["train_loss"])
    report(gap < 0.02, f"first epoch's loss: GPU {figures[0][0]['train_loss']:.6f}, CPU {figures[2][0]['train_loss']:.6f}")
    report(figures[3][-1]["val_accuracy"] >= 0.97, f"BF16: {figures[3][-1]['val_accuracy']:.4f}")


def detect(options):
    pictures = sorted(options.pictures.glob("*.ppm"))
    model = options.shared / "yolox/models/yolox_nano_unfused.pth"

    def found(device, engine, precision):
        answer = options.cli.json("detect", *pictures, "--model", model, "--device", device, "--engine", engine,
                                  "--precision", precision)
        times = [image["milliseconds"]["network"] for image in answer["images"]]
        return [image["detections"] for image in answer["images"]], statistics.median(times)

    expected, _ = found("cpu", "plain", "fp32")
    for engine, precision, pixels, score in (("plain", "fp32", 0.5, 1e-3), ("plan", "fp32", 0.5, 1e-3),
                                             ("plan", "fp16", 3, 0.03), ("plan", "bf16", None, None),
                                             ("auto", "fp32", 0.5, 1e-3)):
        try:
            actual, milliseconds = found("cuda", engine, precision)
        except RuntimeError as error:
            report(False, f"{engine} {precision}: {error}")
            continue
        isLow = precision in ("fp16", "bf16")
        box, confidence, counts = 0.0, 0.0, [len(a) for a in actual] == [len(e) for e in expected]
        for a, e in zip(actual, expected):
            for one in e:
                if isLow and one["score"] < 0.5:  # may or may not stay above the threshold
                    continue
                same = [other for other in a if other["class_id"] == one["class_id"]]
                best = min(same, key=lambda o: max(abs(p - q) for p, q in zip(o["box"], one["box"])), default=None)
                if best is None:
                    counts = False
                    continue
                box = max(box, max(abs(p - q) for p, q in zip(best["box"], one["box"])))
                confidence = max(confidence, abs(best["score"] - one["score"]))
        # BF16 rounds twice between a convolution and its activation, in 8 bits: what it costs is told, not judged.
        report(pixels is None or ((counts or isLow) and box <= pixels and confidence <= score),
               f"{engine} {precision}: {sum(map(len, actual))} of {sum(map(len, expected))} boxes, {box:.4f} px,"
               f" score {confidence:.2g}, network {milliseconds:.2f} ms")


def torch_steps():
    """PyTorch's milliseconds a step on the GPU; as shared/bench/train.py, with inputs that lie on the CPU as a loader
    leaves them."""
    import torch
    from torch import nn
    torch.backends.cudnn.allow_tf32 = False
    nets = {
        "lenet": (lambda: nn.Sequential(
            nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
            nn.Linear(256, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)), (1, 28, 28), 64),
        "cnn": (lambda: nn.Sequential(
            nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1),
            nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(2048, 10)), (3, 32, 32), 64),
        "mlp": (lambda: nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1)), (2,), 10),
    }
    for name, (make, shape, batch) in nets.items():
        net = make().cuda()
        optimizer = torch.optim.SGD(net.parameters(), 1e-4, momentum=0.9)
        x = torch.rand(batch, *shape)
        t = torch.rand(batch, 1) if name == "mlp" else torch.randint(0, 10, (batch,))
        loss_of = nn.MSELoss() if name == "mlp" else nn.CrossEntropyLoss()

        def step():
            optimizer.zero_grad(set_to_none=True)
            answer = net(x.cuda())
            loss = loss_of(answer, t.cuda())
            loss.backward()
            optimizer.step()
            loss.item(), answer.argmax(1).sum().item()  # a live curve reads both

        for _ in range(50):
            step()
        times = []
        for _ in range(15):
            torch.cuda.synchronize()
            start = time.perf_counter()
            for _ in range(20):
                step()
            torch.cuda.synchronize()
            times.append((time.perf_counter() - start) / 20 * 1000)
        yield name, statistics.median(times)


def bench(options):
    ours = options.cli.json("bench", "train", "--runs", 30, "--device", "cuda")
    for name, theirs in torch_steps():
        mine = ours[f"{name}_ms"]
        print(f"     {name}: {mine:.3f} ms a step ({ours[name + '_engine']}), PyTorch {theirs:.3f}: {theirs / mine:.2f} times"
              " its steps a second", flush=True)
    for name in ("trace", "detect"):
        print("    ", name, json.dumps(options.cli.json("bench", name, "--runs", 10, "--device", "cuda")), flush=True)


PARTS = {"blocks": blocks, "networks": networks, "train": train, "detect": detect, "bench": bench}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--cli", type=Path, default=ROOT / "build-minimal/bin/vitrine-cli")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("VITRINE_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--pictures", type=Path, default=ROOT / "datasets", help="a folder of PPM files for detect")
    parser.add_argument("--jobs", type=int, default=max(1, (os.cpu_count() or 1) // 2))
    options = parser.parse_args()
    options.cli = Cli(options.cli)
    print(options.cli("doctor"), flush=True)
    for name in options.parts or PARTS:
        start = time.perf_counter()
        try:
            PARTS[name](options)
        except (RuntimeError, OSError, ImportError) as error:
            report(False, f"{name}: {error}")
        print(f"     {name}: {time.perf_counter() - start:.0f} s", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
