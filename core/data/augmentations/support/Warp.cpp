#include "core/data/augmentations/support/Warp.h"

#include <cmath>

namespace vitrine {

int mirrored(int position, int size)
{
    const int period = 2 * size;
    const int within = ((position % period) + period) % period;
    return within < size ? within : period - 1 - within;
}

void warpPicture(PlanesView picture, const Warp &warp)
{
    const std::vector<float> source(picture.values.begin(), picture.values.end());
    const double middleX = (picture.width - 1) / 2.0, middleY = (picture.height - 1) / 2.0;
    const auto width = static_cast<std::size_t>(picture.width);
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const double fromX = middleX + warp.xx * (x - middleX) + warp.xy * (y - middleY);
            const double fromY = middleY + warp.yx * (x - middleX) + warp.yy * (y - middleY);
            const double left = std::floor(fromX), top = std::floor(fromY);
            const auto right = static_cast<float>(fromX - left), down = static_cast<float>(fromY - top);
            const auto column = [&](int add) {
                return static_cast<std::size_t>(mirrored(static_cast<int>(left) + add, picture.width));
            };
            const auto row = [&](int add) {
                return static_cast<std::size_t>(mirrored(static_cast<int>(top) + add, picture.height)) * width;
            };
            const std::size_t x0 = column(0), x1 = column(1), y0 = row(0), y1 = row(1);
            for (int channel = 0; channel < picture.channels; ++channel) {
                const float *from = source.data() + static_cast<std::size_t>(channel) * picture.planeSize();
                const float above = from[y0 + x0] * (1 - right) + from[y0 + x1] * right;
                const float below = from[y1 + x0] * (1 - right) + from[y1 + x1] * right;
                picture.plane(channel)[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] =
                    above * (1 - down) + below * down;
            }
        }
    }
}

} // namespace vitrine
