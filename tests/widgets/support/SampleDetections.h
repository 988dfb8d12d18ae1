#pragma once

#include "core/base/Rng.h"
#include "widgets/detection/DetectionRun.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace vitrine::test {

/// What one cell of a made-up output says: a box in pixels of the network's input, objectness, and class scores.
struct SampleBox {
    Cell cell;
    Box box;
    float objectness = 0;
    std::vector<float> classes;
};

/// The raw output that decodes to these boxes; all other cells say nothing.
inline RawOutput rawOutput(int width, int height, int classes, const std::vector<SampleBox> &boxes)
{
    const auto length = static_cast<std::size_t>(5 + classes);
    std::vector<float> values(static_cast<std::size_t>(RawOutput::cellCount(width, height)) * length, 0.0F);
    const RawOutput places(width, height, classes, values);
    for (const SampleBox &each : boxes) {
        float *row = values.data() + static_cast<std::size_t>(places.indexOf(each.cell)) * length;
        const auto stride = static_cast<float>(each.cell.stride);
        row[0] = (each.box.x1 + each.box.x2) / 2 / stride - static_cast<float>(each.cell.column);
        row[1] = (each.box.y1 + each.box.y2) / 2 / stride - static_cast<float>(each.cell.row);
        row[2] = std::log(each.box.width() / stride);
        row[3] = std::log(each.box.height() / stride);
        row[4] = each.objectness;
        std::copy(each.classes.begin(), each.classes.end(), row + 5);
    }
    return RawOutput(width, height, classes, std::move(values));
}

inline std::shared_ptr<DetectionRun> detectionRun(RawOutput raw, const QImage &picture)
{
    auto run = std::make_shared<DetectionRun>();
    run->picture = picture;
    run->name = QStringLiteral("sample.png");
    const double ratio = std::min(static_cast<double>(raw.width()) / picture.width(),
                                  static_cast<double>(raw.height()) / picture.height());
    run->geometry = {ratio, static_cast<int>(picture.width() * ratio), static_cast<int>(picture.height() * ratio),
                     raw.width(), raw.height()};
    run->raw = std::move(raw);
    run->candidates = decode(run->raw);
    run->model = "YOLOX-Nano";
    run->engine = {"plan", "cpu", Precision::Float32, 71, 66, 2e-6, {}};
    run->preprocessMilliseconds = 1;
    run->networkMilliseconds = 8;
    run->decodeMilliseconds = 0.5;
    return run;
}

/// A picture of 256 × 192 for an input of 128 × 128 (half as large, with a border below), three classes: a dog
/// (0.81) with a worse dog on it (0.56, suppressed at IoU 0.74), a cat (0.4) inside the dog, and an owl (0.2) that is
/// too faint.
inline std::shared_ptr<DetectionRun> smallRun()
{
    QImage picture(256, 192, QImage::Format_RGB32);
    picture.fill(QColor(90, 120, 150));
    auto run = detectionRun(rawOutput(128, 128, 3,
                                      {{{1, 16, 2, 2}, {16, 16, 64, 64}, 0.9F, {0.05F, 0.9F, 0.01F}},
                                       {{1, 16, 3, 2}, {20, 20, 66, 66}, 0.7F, {0.1F, 0.8F, 0.02F}},
                                       {{0, 8, 4, 4}, {28, 28, 48, 48}, 0.5F, {0.8F, 0.1F, 0.1F}},
                                       {{2, 32, 2, 1}, {76, 20, 116, 70}, 0.4F, {0.1F, 0.1F, 0.5F}}}),
                            picture);
    run->classNames = {"cat", "dog", "owl"};
    return run;
}

/// A full output of random numbers, as a network of 80 classes on 640 × 640 would give: 8,400 cells, few scores high.
inline RawOutput randomOutput(std::uint64_t seed, int side = 640, int classes = 80)
{
    Rng rng(seed);
    const int cells = RawOutput::cellCount(side, side);
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(cells) * static_cast<std::size_t>(5 + classes));
    for (int cell = 0; cell < cells; ++cell) {
        for (int i = 0; i < 4; ++i)
            values.push_back(static_cast<float>(rng.normal()));
        for (int i = 0; i < 1 + classes; ++i)
            values.push_back(static_cast<float>(std::pow(rng.uniform(), i == 0 ? 2.0 : 8.0)));
    }
    return RawOutput(side, side, classes, std::move(values));
}

} // namespace vitrine::test
