#include "core/data/Fit.h"

#include "core/data/InkBox.h"
#include "core/data/Resample.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr std::int64_t largestInput = 64LL * 1024 * 1024; // values; far beyond any network, and an end to absurd files
constexpr double yoloxGrey = 114.0 / 255.0;

struct Target {
    int channels = 0;
    int height = 0;
    int width = 0;
};

Result<Target> targetOf(const Shape &shape)
{
    if (shape.size() != 3)
        return fail(
            VITRINE_TEXT(
                "core",
                "A picture fits an Input of shape [channels, height, width]; this network's Input has the shape %1."),
            toString(shape));
    if (shape[0] != 1 && shape[0] != 3)
        return fail(
            VITRINE_TEXT("core",
                         "A picture can become 1 channel (grey) or 3 (colour); this network's Input has %1 channels."),
            shape[0]);
    const bool legal = shape[1] > 0 && shape[2] > 0 && shape[1] <= largestInput && shape[2] <= largestInput;
    if (!legal || shape[0] * shape[1] > largestInput / shape[2])
        return fail(VITRINE_TEXT("core", "The Input's shape %1 is no size for a picture."), toString(shape));
    return Target{static_cast<int>(shape[0]), static_cast<int>(shape[1]), static_cast<int>(shape[2])};
}

Result<std::vector<double>> perChannel(const char *name, const std::vector<double> &given, int channels,
                                       double otherwise)
{
    const auto count = static_cast<std::size_t>(channels);
    if (given.size() > 1 && given.size() != count)
        return fail(VITRINE_TEXT("core", "The Input's “%1” has %2 numbers, but the network has %3 input channels."),
                    name, given.size(), channels);
    std::vector<double> numbers(count, given.empty() ? otherwise : given.front());
    if (given.size() == count)
        numbers = given;
    if (!std::ranges::all_of(numbers, [](double number) { return std::isfinite(number); }))
        return fail(VITRINE_TEXT("core", "The Input's “%1” holds a number that is not finite."), name);
    return numbers;
}

/// InputFormat with one mean and one deviation a channel.
struct Norm {
    double white = 1;
    bool invert = false;
    std::vector<double> mean;
    std::vector<double> std;

    float apply(double value, std::size_t channel) const
    {
        return static_cast<float>(((invert ? 1 - value : value) * white - mean[channel]) / std[channel]);
    }
};

Result<Norm> normOf(const InputFormat &format, int channels)
{
    auto mean = perChannel("mean", format.mean, channels, 0);
    if (!mean)
        return mean.error();
    auto std = perChannel("std", format.std, channels, 1);
    if (!std)
        return std.error();
    if (std::ranges::any_of(*std, [](double deviation) { return deviation <= 0; }))
        return fail(VITRINE_TEXT("core", "The Input's “std” must be greater than 0."));
    return Norm{format.white, format.invert, *std::move(mean), *std::move(std)};
}

double luma(const Picture &picture, int x, int y)
{
    if (picture.channels() == 1)
        return static_cast<double>(picture.at(x, y));
    return 0.299 * static_cast<double>(picture.at(x, y, 0)) + 0.587 * static_cast<double>(picture.at(x, y, 1))
        + 0.114 * static_cast<double>(picture.at(x, y, 2));
}

double borderMedian(const Picture &picture)
{
    std::vector<double> border;
    for (int x = 0; x < picture.width(); ++x) {
        border.push_back(luma(picture, x, 0));
        border.push_back(luma(picture, x, picture.height() - 1));
    }
    for (int y = 0; y < picture.height(); ++y) {
        border.push_back(luma(picture, 0, y));
        border.push_back(luma(picture, picture.width() - 1, y));
    }
    const auto middle = border.begin() + static_cast<std::ptrdiff_t>(border.size() / 2);
    std::ranges::nth_element(border, middle);
    return *middle;
}

/// Where the scaled picture lies in the input, and which part of it is taken.
struct Placement {
    PictureArea region;
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
};

Placement placementOf(const Picture &picture, const Target &target, FitMode fit)
{
    const double width = picture.width();
    const double height = picture.height();
    Placement placement{{0, 0, width, height}, 0, 0, target.width, target.height};
    if (fit == FitMode::Letterbox) {
        const double scale = std::min(target.width / width, target.height / height);
        placement.width = std::clamp(static_cast<int>(std::lround(width * scale)), 1, target.width);
        placement.height = std::clamp(static_cast<int>(std::lround(height * scale)), 1, target.height);
        placement.left = (target.width - placement.width) / 2;
        placement.top = (target.height - placement.height) / 2;
    } else if (fit == FitMode::Crop) {
        const double scale = std::max(target.width / width, target.height / height);
        const double takenWidth = target.width / scale;
        const double takenHeight = target.height / scale;
        placement.region = {(width - takenWidth) / 2, (height - takenHeight) / 2, takenWidth, takenHeight};
    }
    return placement;
}

FitGeometry geometryOf(const Placement &placement)
{
    FitGeometry geometry;
    geometry.scaleX = placement.width / placement.region.width;
    geometry.scaleY = placement.height / placement.region.height;
    geometry.offsetX = placement.left - placement.region.x * geometry.scaleX;
    geometry.offsetY = placement.top - placement.region.y * geometry.scaleY;
    return geometry;
}

/// Which plane of the picture a channel of the network reads.
int sourcePlane(int channel, int planes, ChannelOrder order)
{
    if (planes == 1)
        return 0;
    return order == ChannelOrder::Bgr ? 2 - channel : channel;
}

Snapshot assemble(const Planes &planes, const Placement &placement, const Target &target, const Norm &norm,
                  ChannelOrder order, const std::vector<float> &background)
{
    Planes input{target.channels, target.width, target.height, {}};
    const std::size_t plane = static_cast<std::size_t>(target.width) * static_cast<std::size_t>(target.height);
    input.values.reserve(plane * background.size());
    for (const float value : background)
        input.values.insert(input.values.end(), plane, value);
    for (int channel = 0; channel < target.channels; ++channel) {
        const int source = sourcePlane(channel, planes.channels, order);
        for (int y = 0; y < placement.height; ++y) {
            for (int x = 0; x < placement.width; ++x) {
                const int toX = placement.left + x;
                const int toY = placement.top + y;
                if (toX < 0 || toY < 0 || toX >= target.width || toY >= target.height)
                    continue;
                input.at(channel, toY, toX) =
                    norm.apply(static_cast<double>(planes.at(source, y, x)), static_cast<std::size_t>(channel));
            }
        }
    }
    return Snapshot::of({1, target.channels, target.height, target.width}, std::move(input.values));
}

std::vector<float> backgroundOf(const Picture &picture, const Target &target, const InputFormat &format,
                                const Norm &norm)
{
    std::vector<float> background;
    const double paper = target.channels == 1 && format.fit == FitMode::Letterbox ? borderMedian(picture) : yoloxGrey;
    for (std::size_t channel = 0; channel < static_cast<std::size_t>(target.channels); ++channel) {
        const bool atMean = target.channels == 3 && !format.mean.empty();
        background.push_back(atMean ? 0.0f : norm.apply(paper, channel));
    }
    return background;
}

} // namespace

Result<FittedPicture> fitPicture(const Picture &picture, const Shape &inputShape, const InputFormat &format)
{
    const auto target = targetOf(inputShape);
    if (!target)
        return target.error();
    const auto norm = normOf(format, target->channels);
    if (!norm)
        return norm.error();
    const Placement placement = placementOf(picture, *target, format.fit);
    const bool grey = target->channels == 1 || format.channels == ChannelOrder::Grey;
    const Planes planes = resample(picture, placement.region, placement.width, placement.height, grey);
    const auto background = backgroundOf(picture, *target, format, *norm);
    return FittedPicture{assemble(planes, placement, *target, *norm, format.channels, background),
                         geometryOf(placement)};
}

Result<FittedPicture> fitDigit(const Picture &picture, const Shape &inputShape, const InputFormat &format)
{
    const auto target = targetOf(inputShape);
    if (!target)
        return target.error();
    auto norm = normOf(format, target->channels);
    if (!norm)
        return norm.error();
    norm->invert = false; // the ink is light on dark from here on

    std::vector<float> background;
    for (int channel = 0; channel < target->channels; ++channel)
        background.push_back(norm->apply(0, static_cast<std::size_t>(channel)));
    const double paper = borderMedian(picture);
    const auto box = findInk(picture, paper);
    if (!box)
        return FittedPicture{assemble({1, 0, 0, {}}, {}, *target, *norm, format.channels, background), {}};

    Placement placement{*box, 0, 0, 0, 0};
    const double scale = std::min(target->width, target->height) * digitBoxShare / std::max(box->width, box->height);
    placement.width = std::max(1, static_cast<int>(std::lround(box->width * scale)));
    placement.height = std::max(1, static_cast<int>(std::lround(box->height * scale)));
    Planes ink = resample(picture, *box, placement.width, placement.height, true);
    for (float &value : ink.values)
        value = inkOf(value, paper);
    const auto centre = centreOfMass(ink);
    placement.left = static_cast<int>(std::lround(target->width / 2.0 - centre.x));
    placement.top = static_cast<int>(std::lround(target->height / 2.0 - centre.y));
    return FittedPicture{assemble(ink, placement, *target, *norm, format.channels, background), geometryOf(placement)};
}

} // namespace vitrine
