#include "core/data/InkBox.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int searchSide = 512; // a photo is searched at this size: noise averages out, strokes stay
constexpr float faintest = 0.1f; // below this, it is a blank page
constexpr float strokeShare = 0.25f; // of the darkest ink

} // namespace

float inkOf(float grey, double paper)
{
    const double ink =
        paper >= 0.5 ? (paper - static_cast<double>(grey)) / paper : (static_cast<double>(grey) - paper) / (1 - paper);
    return static_cast<float>(std::clamp(ink, 0.0, 1.0));
}

std::optional<PictureArea> findInk(const Picture &picture, double paper)
{
    const double shrink = std::max(1.0, std::max(picture.width(), picture.height()) / static_cast<double>(searchSide));
    const int width = std::max(1, static_cast<int>(picture.width() / shrink));
    const int height = std::max(1, static_cast<int>(picture.height() / shrink));
    const PictureArea all{0, 0, static_cast<double>(picture.width()), static_cast<double>(picture.height())};
    Planes page = resample(picture, all, width, height, true);
    for (float &value : page.values)
        value = inkOf(value, paper);
    const float darkest = *std::ranges::max_element(page.values);
    if (darkest < faintest)
        return std::nullopt;

    int left = width, top = height, right = 0, bottom = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (page.at(0, y, x) < darkest * strokeShare)
                continue;
            left = std::min(left, x);
            right = std::max(right, x + 1);
            top = std::min(top, y);
            bottom = std::max(bottom, y + 1);
        }
    }
    const double stepX = all.width / width;
    const double stepY = all.height / height;
    return PictureArea{left * stepX, top * stepY, (right - left) * stepX, (bottom - top) * stepY};
}

Centre centreOfMass(const Planes &ink)
{
    double mass = 0, x = 0, y = 0;
    for (int row = 0; row < ink.height; ++row) {
        for (int column = 0; column < ink.width; ++column) {
            const double value = static_cast<double>(ink.at(0, row, column));
            mass += value;
            x += value * (column + 0.5);
            y += value * (row + 0.5);
        }
    }
    if (mass <= 0)
        return {ink.width / 2.0, ink.height / 2.0};
    return {x / mass, y / mass};
}

} // namespace vitrine
