#include "widgets/detection/InputImage.h"

#include "widgets/session/Pictures.h"

namespace vitrine {

QImage inputImage(const DetectionRun &run)
{
    const int width = run.geometry.inputWidth, height = run.geometry.inputHeight;
    const LetterboxedPicture fitted = letterbox(toPicture(run.picture), width, height);
    const std::span<const float> values = fitted.input.floats();
    const auto plane = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    QImage image(width, height, QImage::Format_RGB888);
    for (int y = 0; y < height; ++y) {
        uchar *const line = image.scanLine(y);
        for (int x = 0; x < width; ++x)
            for (std::size_t channel = 0; channel < 3; ++channel) // blue comes first in the input
                line[3 * x + static_cast<int>(channel)] = static_cast<uchar>(
                    values[(2 - channel) * plane + static_cast<std::size_t>(y) * static_cast<std::size_t>(width)
                           + static_cast<std::size_t>(x)]);
    }
    return image;
}

} // namespace vitrine
