#pragma once

#include "core/tensor/Snapshot.h"
#include "widgets/maps/ColourScale.h"

#include <QImage>
#include <QPoint>

#include <vector>

namespace vitrine {

/// One channel of a feature map [1, C, H, W], as numbers and in colours.
struct PlanePicture {
    QImage image; ///< a pixel for each number
    ColourScale scale;
    std::vector<float> values; ///< row by row
    int width = 0, height = 0;

    bool isNull() const { return image.isNull(); }
    float at(const QPoint &pixel) const
    {
        return values[static_cast<std::size_t>(pixel.y()) * static_cast<std::size_t>(width)
                      + static_cast<std::size_t>(pixel.x())];
    }

    static PlanePicture of(const Snapshot &maps, std::int64_t channel);
    /// Of numbers of one's own, in that scale.
    static PlanePicture of(std::vector<float> values, int width, int height, const ColourScale &scale);
    static PlanePicture of(std::vector<float> values, int width, int height);
};

/// A plane of bytes as it looks: one of the input's channels, 0 to 255.
QImage greyPicture(const Snapshot &maps, std::int64_t channel);
/// Three planes from `first` on, blue, green and red as YOLOX has them, 0 to 255.
QImage colourPicture(const Snapshot &maps, std::int64_t first);

} // namespace vitrine
