#!/usr/bin/env python3
"""YOLOX in vitrine-cli beside PyTorch, ONNX Runtime and OpenVINO, two threads, batch 1, taking turns.

    detection_peers.py build/bin/vitrine-cli --onnx yolox_nano.onnx --model nano_416
    detection_peers.py build/bin/vitrine-cli --onnx yolox_s.onnx --model s_640

Needs numpy and whatever of onnxruntime, openvino, torch and onnx2torch is there; what is missing is left out. The ONNX
file is an official export without decoding; the weights do not change the time, so vitrine-cli makes its own. Prints
medians in milliseconds, and Vitrine's as ratios to each peer's."""
import argparse
import json
import statistics
import subprocess
import time

import numpy as np

THREADS = 2


def onnx_runtime(file, picture):
    import onnxruntime
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads, settings.inter_op_num_threads = THREADS, 1
    session = onnxruntime.InferenceSession(file, settings, providers=["CPUExecutionProvider"])
    return lambda: session.run(None, {session.get_inputs()[0].name: picture})


def openvino_in(precision):
    def make(file, picture):
        import openvino
        core = openvino.Core()
        compiled = core.compile_model(core.read_model(file), "CPU", {
            "PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": THREADS, "INFERENCE_PRECISION_HINT": precision})
        request = compiled.create_infer_request()
        request.set_input_tensor(openvino.Tensor(picture, shared_memory=True))
        return request.infer
    return make


def eager(file, picture):
    import torch
    from onnx2torch import convert
    torch.set_num_threads(THREADS)
    network, tensor = convert(file).eval(), torch.from_numpy(picture)

    def run():
        with torch.inference_mode():
            network(tensor)
    return run


PEERS = {"PyTorch eager": eager, "ONNX Runtime": onnx_runtime, "OpenVINO f32": openvino_in("f32"),
         "OpenVINO bf16": openvino_in("bf16")}


def middle(run, runs):
    run()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", help="vitrine-cli")
    parser.add_argument("--onnx", required=True)
    parser.add_argument("--model", choices=["nano_416", "s_640"], default="nano_416")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--runs", type=int, default=10, help="runs a round")
    options = parser.parse_args()
    side = int(options.model.split("_")[1])
    picture = np.random.default_rng(0).uniform(0, 255, (1, 3, side, side)).astype(np.float32)
    peers = {}
    for name, make in PEERS.items():
        try:
            peers[name] = make(options.onnx, picture)
        except ImportError as missing:
            print(f"without {name}: {missing}")
    times = {}
    for _ in range(options.rounds):
        command = [options.cli, "bench", "detect", "--runs", str(options.runs), "--threads", str(THREADS), "--json"]
        ours = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for key, value in ours.items():
            if key.startswith(options.model) and key.endswith("_ms"):
                times.setdefault(key[len(options.model) + 1:-3], []).append(value)
        for name, run in peers.items():
            times.setdefault(name, []).append(middle(run, options.runs))
            time.sleep(0.1)  # its threads go to sleep before the next one's start
    result = {name: statistics.median(each) for name, each in times.items()}
    for name, value in result.items():
        ratios = "" if name in peers else "".join(f"  {value / result[peer]:.2f} {peer}" for peer in peers)
        print(f"{name:22}{value:9.2f} ms{ratios}")


if __name__ == "__main__":
    main()
