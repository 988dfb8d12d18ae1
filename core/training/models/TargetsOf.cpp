#include "core/training/models/TargetsOf.h"

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

Snapshot oneHot(const Batch &batch, const Shape &shape)
{
    const auto classes = static_cast<std::size_t>(shape[1]);
    std::vector<float> values(batch.labels.size() * classes, 0.0F);
    for (std::size_t i = 0; i < batch.labels.size(); ++i)
        if (static_cast<std::size_t>(batch.labels[i]) < classes)
            values[i * classes + static_cast<std::size_t>(batch.labels[i])] = 1;
    return Snapshot::of(shape, std::move(values));
}

bool hasNumbers(const Batch &batch)
{
    return batch.targets.valid();
}

} // namespace

Snapshot objectTarget(const std::vector<std::vector<MarkedObject>> &pictures)
{
    constexpr std::size_t columns = 5;
    std::size_t rows = 1;
    for (const auto &objects : pictures)
        rows = std::max(rows, objects.size());
    std::vector<float> values(pictures.size() * rows * columns, 0.0F);
    for (std::size_t n = 0; n < pictures.size(); ++n) {
        float *row = values.data() + n * rows * columns;
        for (const MarkedObject &object : pictures[n]) {
            if (object.isCrowd)
                continue;
            const std::array<float, columns> numbers{static_cast<float>(object.label), (object.x1 + object.x2) / 2,
                                                     (object.y1 + object.y2) / 2, object.x2 - object.x1,
                                                     object.y2 - object.y1};
            row = std::copy(numbers.begin(), numbers.end(), row);
        }
    }
    return Snapshot::of(Shape{static_cast<std::int64_t>(pictures.size()), static_cast<std::int64_t>(rows), columns},
                        std::move(values));
}

Result<Snapshot> targetOf(const Node &loss, const Batch &batch)
{
    const Shape &prediction = loss.inputShapes[0];
    const auto misfit = [&] {
        return fail(VITRINE_TEXT("core",
                                 "%1: the prediction has the shape %2, which none of the set's answers fits. Give the "
                                 "last layer as many outputs as there are classes, or choose another loss."),
                    loss.path, toString(prediction));
    };
    if (loss.kind->type() == "CrossEntropyLoss") {
        if (prediction.size() != 2 || hasNumbers(batch))
            return misfit();
        return Snapshot::of(Shape{batch.size()}, std::vector<std::int64_t>(batch.labels));
    }
    if (loss.kind->type() == "YOLOXLoss")
        return objectTarget(batch.objects);
    if (hasNumbers(batch)) {
        if (batch.targets.elementCount() != elementCount(prediction))
            return misfit();
        return Snapshot::of(prediction, batch.targets.toFloats());
    }
    if (prediction.size() > 2 && prediction == batch.inputs.shape())
        return batch.inputs;
    if (prediction.size() != 2)
        return misfit();
    if (prediction[1] > 1)
        return oneHot(batch, prediction);
    return Snapshot::of(prediction, std::vector<float>(batch.labels.begin(), batch.labels.end()));
}

bool answersWithClasses(const Node &loss, const Batch &batch)
{
    return loss.inputShapes[0].size() == 2 && !hasNumbers(batch);
}

double threshold(const Node &loss)
{
    const std::string type = loss.kind->type();
    return type == "BCEWithLogitsLoss" || type == "FocalLoss" ? 0.0 : 0.5;
}

} // namespace vitrine
