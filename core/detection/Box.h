#pragma once

namespace vitrine {

/// A box by its corners, in pixels; x to the right, y down. Which picture's pixels is said where one is used.
struct Box {
    float x1 = 0;
    float y1 = 0;
    float x2 = 0;
    float y2 = 0;

    float width() const { return x2 - x1; }
    float height() const { return y2 - y1; }
    float area() const { return width() * height(); }
    bool operator==(const Box &) const = default;
};

/// Intersection over union, from 0 to 1. Two boxes without area have an IoU of 0.
float intersectionOverUnion(const Box &a, const Box &b);

} // namespace vitrine
