#include "widgets/session/BatchMaker.h"

#include "core/base/Rng.h"
#include "widgets/session/Pictures.h"
#include "widgets/session/Sources.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

struct Sample {
    FittedPicture fitted;
    QImage picture;
    std::optional<std::int64_t> label;
    std::vector<MarkedObject> objects{}; ///< in pixels of the input
};

/// Where an object of the picture lies in an input of this width and height; none where it was cut off.
std::optional<MarkedObject> inInput(const MarkedObject &object, const FitGeometry &geometry, double width,
                                    double height)
{
    const auto x = [&](float at) {
        return static_cast<float>(std::clamp(geometry.inputX(static_cast<double>(at)), 0.0, width));
    };
    const auto y = [&](float at) {
        return static_cast<float>(std::clamp(geometry.inputY(static_cast<double>(at)), 0.0, height));
    };
    MarkedObject fitted{object.label,  x(object.x1), y(object.y1),
                        x(object.x2),  y(object.y2), object.area * geometry.scaleX * geometry.scaleY,
                        object.isCrowd};
    if (!(fitted.x2 > fitted.x1) || !(fitted.y2 > fitted.y1))
        return std::nullopt;
    return fitted;
}

std::vector<MarkedObject> inInput(const std::vector<MarkedObject> &objects, const FitGeometry &geometry,
                                  const Shape &inputShape)
{
    std::vector<MarkedObject> fitted;
    for (const MarkedObject &object : objects)
        if (auto seen =
                inInput(object, geometry, static_cast<double>(inputShape[2]), static_cast<double>(inputShape[1])))
            fitted.push_back(*std::move(seen));
    return fitted;
}

/// What a set marks in an item, in its pixels; nothing where it marks none.
Result<std::vector<MarkedObject>> itemObjects(const Dataset &set, std::int64_t index)
{
    const auto *marked = dynamic_cast<const ObjectSet *>(&set);
    return marked ? marked->objects(index) : std::vector<MarkedObject>();
}

Result<Sample> itemSample(const Dataset &set, std::int64_t index, const Shape &inputShape, InputFormat format,
                          std::optional<bool> invert)
{
    auto item = set.item(index);
    if (!item)
        return item.error();
    const QImage image = itemImage(item->input);
    if (image.isNull())
        return fail(VITRINE_TEXT("core", "The items of %1 are no pictures."), set.name());
    // `invert` tells how a photograph becomes what the set already is.
    format.invert = invert.value_or(false);
    auto fitted = fitPicture(toPicture(image), inputShape, format);
    if (!fitted)
        return fitted.error();
    const auto objects = itemObjects(set, index);
    if (!objects)
        return objects.error();
    auto seen = inInput(*objects, fitted->geometry, inputShape);
    return Sample{*std::move(fitted), image, item->label, std::move(seen)};
}

Result<Sample> pictureSample(const PictureSource &source, const Shape &inputShape, const InputFormat &format)
{
    auto picture = loadPicture(source);
    if (!picture)
        return picture.error();
    auto fitted = source.kind == PictureSource::Kind::Drawing ? fitDigit(*picture, inputShape, format)
                                                              : fitPicture(*picture, inputShape, format);
    if (!fitted)
        return fitted.error();
    const bool isFrame = source.kind == PictureSource::Kind::Frame;
    return Sample{*std::move(fitted), isFrame ? source.image : toImage(*picture), std::nullopt};
}

} // namespace

bool takesPictures(const Shape &inputShape)
{
    return inputShape.size() == 3 && (inputShape[0] == 1 || inputShape[0] == 3);
}

Result<InputBatch> makeBatch(const Question &question, const Shape &inputShape, const InputFormat &format,
                             const Dataset &set)
{
    const bool isItem = question.picture.kind == PictureSource::Kind::Item;
    const std::int64_t count = set.size();
    if (count == 0)
        return fail(VITRINE_TEXT("core", "The set %1 is empty."), set.name());
    const std::int64_t first = isItem ? question.picture.item % count : -1;

    InputBatch batch;
    std::vector<float> values;
    for (std::int64_t n = 0; n < question.batch.size; ++n) {
        const bool fromSet = isItem || n > 0;
        auto sample = fromSet ? itemSample(set, (first + n) % count, inputShape, format, question.invert)
                              : pictureSample(question.picture, inputShape, format);
        if (!sample)
            return sample.error();
        if (n == 0) {
            batch.picture = sample->picture;
            batch.geometry = sample->fitted.geometry;
        }
        batch.labels.push_back(sample->label);
        batch.objects.push_back(std::move(sample->objects));
        const std::vector<float> part = sample->fitted.input.toFloats();
        values.insert(values.end(), part.begin(), part.end());
    }
    batch.input = Snapshot::of({question.batch.size, inputShape[0], inputShape[1], inputShape[2]}, std::move(values));
    return batch;
}

Snapshot randomInput(const Shape &batchShape, std::uint64_t seed)
{
    Rng rng(seed);
    std::vector<float> values(static_cast<std::size_t>(elementCount(batchShape)));
    for (float &value : values)
        value = static_cast<float>(rng.normal());
    return Snapshot::of(batchShape, std::move(values));
}

} // namespace vitrine
