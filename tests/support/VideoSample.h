#pragma once

#include "core/vision/video/VideoWriter.h"

#include <QString>

#include <cstdint>
#include <cstdlib>
#include <vector>

namespace vitrine::test {

/// A video of a white bar on black paper that wanders from left to right and leans more and more; every frame is
/// another one. Whether it could be written.
inline bool writeVideo(const QString &file, int frames, double rate, int width = 160, int height = 120)
{
    auto writer = VideoWriter::open(file.toStdString(), rate, width, height);
    for (int i = 0; writer.ok() && i < frames; ++i) {
        std::vector<std::uint8_t> values(static_cast<std::size_t>(width * height) * 3, 0);
        for (int y = height / 8; y < height - height / 8; ++y)
            for (int x = 0; x < width; ++x) {
                const int middle = width / 4 + (i * 3) % (width / 2) + (y - height / 2) * (i % 40 - 20) / 40;
                if (std::abs(x - middle) < width / 20)
                    for (std::size_t c = 0; c < 3; ++c)
                        values[static_cast<std::size_t>(y * width + x) * 3 + c] = 255;
            }
        if (!(*writer)->write(Picture::of(width, height, 3, std::move(values))))
            return false;
    }
    return writer.ok() && (*writer)->finish().ok();
}

} // namespace vitrine::test
