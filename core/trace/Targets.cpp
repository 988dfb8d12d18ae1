#include "core/trace/Targets.h"

#include <algorithm>

namespace vitrine {

namespace {

std::int64_t spatialCount(const Shape &shape)
{
    std::int64_t count = 1;
    for (std::size_t i = 2; i < shape.size(); ++i)
        count *= shape[i];
    return count;
}

/// Class indices [N, spatial…] for a prediction [N, K, spatial…].
Snapshot classIndices(const Snapshot &prediction, const std::vector<std::optional<std::int64_t>> &classes)
{
    const Shape &shape = prediction.shape();
    const std::int64_t places = spatialCount(shape);
    const std::vector<float> values = prediction.toFloats();
    Shape targetShape = shape;
    targetShape.erase(targetShape.begin() + 1);
    std::vector<std::int64_t> target;
    for (std::int64_t n = 0; n < shape[0]; ++n) {
        for (std::int64_t place = 0; place < places; ++place) {
            std::int64_t best = 0;
            const auto at = [&](std::int64_t k) {
                return values[static_cast<std::size_t>((n * shape[1] + k) * places + place)];
            };
            for (std::int64_t k = 1; k < shape[1]; ++k)
                best = at(k) > at(best) ? k : best;
            target.push_back(classes[static_cast<std::size_t>(n)].value_or(best));
        }
    }
    return Snapshot::of(targetShape, std::move(target));
}

std::vector<float> oneHot(const Snapshot &prediction, const std::vector<std::optional<std::int64_t>> &classes)
{
    const std::int64_t count = prediction.shape()[1];
    std::vector<float> target(static_cast<std::size_t>(prediction.elementCount()), 0.0F);
    for (std::int64_t n = 0; n < prediction.shape()[0]; ++n) {
        const std::int64_t k = classes[static_cast<std::size_t>(n)].value_or(largest(prediction, n).value_or(0));
        if (k < count)
            target[static_cast<std::size_t>(n * count + k)] = 1;
    }
    return target;
}

/// One number a sample, or a picture: yes where the prediction says yes.
std::vector<float> rounded(const Snapshot &prediction, float threshold,
                           const std::vector<std::optional<std::int64_t>> &classes)
{
    std::vector<float> target = prediction.toFloats();
    for (float &value : target)
        value = value > threshold ? 1.0F : 0.0F;
    const auto perSample = target.size() / std::max<std::size_t>(1, classes.size());
    for (std::size_t n = 0; n < classes.size(); ++n) {
        if (classes[n])
            std::fill_n(target.begin() + static_cast<std::ptrdiff_t>(n * perSample), perSample,
                        *classes[n] > 0 ? 1.0F : 0.0F);
    }
    return target;
}

} // namespace

Snapshot makeTarget(const Node &loss, const Snapshot &prediction,
                    const std::vector<std::optional<std::int64_t>> &classes)
{
    const Shape &shape = prediction.shape();
    const std::string type = loss.kind->type();
    if (type == "CrossEntropyLoss" && shape.size() >= 2)
        return classIndices(prediction, classes);
    if (type == "YOLOXLoss") // nothing to be found, until someone marks it
        return Snapshot::of(Shape{shape[0], 1, 5}, std::vector<float>(static_cast<std::size_t>(shape[0]) * 5, 0.0F));
    if (shape.size() == 2 && shape[1] > 1)
        return Snapshot::of(shape, oneHot(prediction, classes));
    return Snapshot::of(shape,
                        rounded(prediction, type == "BCEWithLogitsLoss" || type == "FocalLoss" ? 0.0F : 0.5F, classes));
}

std::optional<std::int64_t> largest(const Snapshot &answer, std::int64_t sample)
{
    if (answer.shape().size() != 2 || answer.shape()[1] < 2)
        return std::nullopt;
    std::int64_t best = 0;
    for (std::int64_t k = 1; k < answer.shape()[1]; ++k)
        best = answer.at({sample, k}) > answer.at({sample, best}) ? k : best;
    return best;
}

} // namespace vitrine
