#!/usr/bin/env python3
"""Renders the digits 0 to 9 of the free fonts listed in fonts.csv into one grey sheet, datasets/digits/masters.pgm.

Run it once, when the list of fonts changes; its result is committed, so that the generator (core/data/Digits) needs no
font and gives the same digits on every machine.

    apt-get install $(cut -d, -f1 tools/glyph-masters/fonts.csv | tail -n +2 | sort -u)
    pip install pillow
    python3 tools/glyph-masters/glyph_masters.py

The sheet has a row a font and a column a digit. Each cell is 36 pixels square; the digit lies in its middle, the longer
side of its ink 32 pixels, white on black.
"""

import csv
import pathlib
import subprocess
import sys

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

CELL = 36
INK = 32
RENDER = 512  # pixels an em: reduced afterwards, so that no hinting shows
THINNEST = 2.5  # pixels of a cell: thinner strokes would break when they are reduced

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "datasets" / "digits" / "masters.pgm"


def font_file(package, name):
    """Where the package keeps the font."""
    listing = subprocess.run(["dpkg", "-L", package], capture_output=True, text=True, check=False).stdout
    for line in listing.splitlines():
        if line.endswith("/" + name):
            return line
    sys.exit(f"{name} is not there; install the package {package}.")


def draw(font, character, outline):
    """The digit's ink, its strokes thickened by the outline on each side."""
    page = Image.new("L", (RENDER * 2, RENDER * 2))
    place = (RENDER // 2, RENDER // 3)
    ImageDraw.Draw(page).text(place, character, fill=255, font=font, stroke_width=outline, stroke_fill=255)
    box = page.getbbox()
    if box is None:
        sys.exit(f"{font.path} has no {character}.")
    return page.crop(box)


def stroke_width(ink):
    """Twice the area over the length of the outline."""
    filled = ink.point(lambda value: 255 if value > 127 else 0)
    area = filled.histogram()[255]
    outline = ImageChops.difference(filled, filled.filter(ImageFilter.MinFilter(3))).histogram()[255]
    return 2 * area / max(1, outline)


def digit(font, character):
    """One cell: the digit's ink scaled into its box."""
    ink = draw(font, character, 0)
    missing = THINNEST * max(ink.size) / INK - stroke_width(ink)
    if missing > 0:
        ink = draw(font, character, round(missing / 2))
    scale = INK / max(ink.size)
    size = [max(1, round(side * scale)) for side in ink.size]
    cell = Image.new("L", (CELL, CELL))
    cell.paste(ink.resize(size, Image.Resampling.BOX), [(CELL - side) // 2 for side in size])
    return cell


def main():
    with open(HERE / "fonts.csv", newline="", encoding="utf-8") as table:
        fonts = list(csv.DictReader(table))
    sheet = Image.new("L", (10 * CELL, len(fonts) * CELL))
    for row, entry in enumerate(fonts):
        font = ImageFont.truetype(font_file(entry["package"], entry["file"]), RENDER)
        cells = [digit(font, str(column)) for column in range(10)]
        if len({cell.tobytes() for cell in cells}) < 10:
            sys.exit(f"{entry['file']} draws different digits alike: it lacks some.")
        for column, cell in enumerate(cells):
            sheet.paste(cell, (column * CELL, row * CELL))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(TARGET)
    print(f"{TARGET.name}: {len(fonts)} fonts, {TARGET.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
