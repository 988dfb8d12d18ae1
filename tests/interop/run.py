"""Runs what vitrine-cli exports: the PyTorch file under Python, the ONNX file under ONNX Runtime. Both must give what a
trace gives, within 1e-5 of the output's largest magnitude.

    run.py [--cli build/bin/vitrine-cli] [--only NAME]      (or VITRINE_CLI)

Needs torch, safetensors, onnxruntime, numpy. Takes the cases of tests/core/blocks, the presets, and the reference
networks where they are there.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
import onnxruntime
import torch
from safetensors.numpy import load_file, save_file

ROOT = Path(__file__).resolve().parents[2]
TOLERANCE = 1e-5
BATCH = 2


def networks():
    shared = Path(os.environ.get("VITRINE_SHARED", ROOT.parent / "shared"))
    yield from sorted((ROOT / "tests/core/blocks/cases").glob("*.vitrine.json"))
    yield from sorted((ROOT / "resources/networks").glob("*.vitrine.json"))
    yield from sorted((shared / "cases/networks").glob("*/net.vitrine.json"))


def run_cli(cli, *arguments):
    done = subprocess.run([cli, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    return done.stdout


def without_losses(network, losses):
    """The network up to what feeds the loss: a trace of it needs no target."""
    gone = {block["id"] for block in network["blocks"] if block["type"] in losses}
    return network | {
        "blocks": [block for block in network["blocks"] if block["id"] not in gone],
        "connections": [c for c in network["connections"] if c["to"] not in gone],
    }


LOSSES = {"L1Loss", "MSELoss", "BCELoss", "BCEWithLogitsLoss", "CrossEntropyLoss", "HuberLoss", "FocalLoss", "YOLOXLoss"}


def answering_block(cli, network, path):
    """Which output an export gives: (block, port)."""
    feeding = [c for c in network["connections"] if c["to"] in {b["id"] for b in network["blocks"] if b["type"] in LOSSES}]
    if feeding:
        return feeding[0]["from"], feeding[0].get("output", 0)
    return json.loads(run_cli(cli, "shapes", path, "--json"))["blocks"][-1]["id"], 0


def random_weights(path, rng):
    """Fresh weights with their buffers moved away from 0 and 1, where a wrong order would not show."""
    weights = load_file(path)
    for name, tensor in weights.items():
        if name.endswith(("running_mean", "running_var")) or tensor.ndim == 1 and tensor.dtype == numpy.float32:
            weights[name] = (tensor + rng.uniform(0, 0.5, tensor.shape)).astype(numpy.float32)
    save_file(weights, path)


def relative_error(actual, expected):
    if actual.shape != expected.shape:
        return float("inf")
    return float(numpy.abs(actual - expected).max() / max(1e-6, numpy.abs(expected).max()))


def run_pytorch(path, inputs):
    spec = importlib.util.spec_from_file_location("exported", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    network = module.build()
    with torch.no_grad():
        return network(*[torch.from_numpy(tensor) for tensor in inputs.values()]).numpy()


def run_onnx(path, inputs):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session.run(None, inputs)[0]


def check(cli, path, folder):
    rng = numpy.random.default_rng(7)
    network = json.loads(path.read_text())
    weights, inputs_file, trace = folder / "w.safetensors", folder / "x.safetensors", folder / "t.safetensors"
    run_cli(cli, "init", path, "--seed", 3, "--out", weights)
    random_weights(weights, rng)
    inputs = {
        block["id"]: rng.uniform(-1, 1, [BATCH, *block["params"]["shape"]]).astype(numpy.float32)
        for block in network["blocks"]
        if block["type"] == "Input"
    }
    save_file(inputs, inputs_file)
    block, port = answering_block(cli, network, path)
    bare = folder / "bare.vitrine.json"
    bare.write_text(json.dumps(without_losses(network, LOSSES)))
    run_cli(cli, "trace", bare, "--weights", weights, "--input", inputs_file, "--out", trace)
    expected = load_file(trace)[f"forward/{block}" + (f":{port}" if port else "")]
    python_file, onnx_file = folder / "net.py", folder / "net.onnx"
    run_cli(cli, "export", path, "--weights", weights, "--format", "pytorch", "--out", python_file)
    run_cli(cli, "export", path, "--weights", weights, "--format", "onnx", "--out", onnx_file)
    return relative_error(run_pytorch(python_file, inputs), expected), relative_error(run_onnx(onnx_file, inputs), expected)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", default=os.environ.get("VITRINE_CLI", ROOT / "build/bin/vitrine-cli"))
    parser.add_argument("--only", default="", help="part of a network's path")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    passed, failed = 0, 0
    for path in networks():
        if arguments.only not in str(path):
            continue
        name = path.parent.name + "/" + path.name.removesuffix(".vitrine.json")
        with tempfile.TemporaryDirectory() as folder:
            try:
                pytorch, onnx = check(str(arguments.cli), path, Path(folder))
            except Exception as error:  # a failure of any kind is this network's own; the others still run
                print(f"FAIL  {name}: {type(error).__name__}: {str(error)[:300]}")
                failed += 1
                continue
        good = pytorch <= TOLERANCE and onnx <= TOLERANCE
        passed, failed = passed + good, failed + (not good)
        print(f"{'ok   ' if good else 'FAIL '} {name}: PyTorch {pytorch:.1e}, ONNX Runtime {onnx:.1e}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
