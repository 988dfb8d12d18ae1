#!/usr/bin/env python3
"""Writes augment.json beside itself: what OpenCV 4.10 makes of a small picture (warpAffine, and 8-bit HSV there and back),
and YOLOX's affine matrices. Needs opencv-python-headless and numpy."""

import json
import math
import pathlib

import cv2
import numpy as np

WIDTH, HEIGHT = 19, 14
# Angle, scale, shear x, shear y in degrees, move x and y as shares of a result of 16 x 12.
CHANGES = [(0, 1, 0, 0, 0, 0), (7.5, 1.3, -1.5, 2, 0.08, -0.05), (-10, 0.45, 1, -2, 0.1, 0.1), (3, 1.9, 0, 0.5, -0.1, 0.02)]


def picture():
    """The same line stands in tst_augmentpixels.cpp."""
    return np.array([[[(37 * x + 91 * y + 53 * c + x * y * (c + 2)) % 256 for c in range(3)] for x in range(WIDTH)]
                     for y in range(HEIGHT)], dtype=np.uint8)


def matrix(angle, scale, shear_x, shear_y, move_x, move_y, width, height):
    """yolox/data/data_augment.py, get_affine_matrix."""
    rotation = cv2.getRotationMatrix2D(angle=angle, center=(0, 0), scale=scale)
    result = np.ones([2, 3])
    result[0] = rotation[0] + math.tan(shear_y * math.pi / 180) * rotation[1]
    result[1] = rotation[1] + math.tan(shear_x * math.pi / 180) * rotation[0]
    result[0, 2], result[1, 2] = move_x * width, move_y * height
    return result


def warp(change):
    affine = matrix(*change, 16, 12)
    warped = cv2.warpAffine(picture(), affine, dsize=(16, 12), borderValue=(114, 114, 114))
    return {"change": change, "matrix": affine.reshape(-1).tolist(), "pixels": warped.reshape(-1).tolist()}


def colours():
    """Every 17th level of each channel: to HSV, and what these come back to."""
    rgb = np.array([[r, g, b] for r in range(0, 256, 17) for g in range(0, 256, 51) for b in range(0, 256, 51)],
                   dtype=np.uint8)[None]
    hsv = cv2.cvtColor(rgb, cv2.COLOR_RGB2HSV)
    back = cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)
    return {"rgb": rgb.reshape(-1).tolist(), "hsv": hsv.reshape(-1).tolist(), "back": back.reshape(-1).tolist()}


def main():
    golden = {"warps": [warp(change) for change in CHANGES], "colours": colours()}
    (pathlib.Path(__file__).parent / "augment.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
