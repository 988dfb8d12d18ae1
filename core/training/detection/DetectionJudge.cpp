#include "core/training/detection/DetectionJudge.h"

#include "core/detection/Nms.h"
#include "core/detection/RawOutput.h"

#include <cmath>

namespace vitrine {

namespace {

constexpr NmsSettings asEvaluated{0.01F, 0.65F, false, 300, {}};
constexpr std::size_t firstScore = 4; // after x, y, w, h

/// An answer with its scores as probabilities.
std::vector<float> withProbabilities(std::span<const float> rows, std::size_t length)
{
    std::vector<float> values(rows.begin(), rows.end());
    for (std::size_t at = 0; at < values.size(); at += length)
        for (std::size_t i = firstScore; i < length; ++i)
            values[at + i] = 1 / (1 + std::exp(-values[at + i]));
    return values;
}

AnnotatedPicture pictureOf(const std::vector<MarkedObject> &objects, std::int64_t id)
{
    AnnotatedPicture picture;
    picture.id = id;
    for (const MarkedObject &object : objects)
        picture.objects.push_back({{object.x1, object.y1, object.x2, object.y2},
                                   static_cast<int>(object.label),
                                   object.area,
                                   object.isCrowd});
    return picture;
}

} // namespace

void DetectionJudge::clear()
{
    m_truth.pictures.clear();
    m_found.clear();
}

void DetectionJudge::add(const Batch &batch, const std::vector<float> &answers)
{
    const Shape &shape = batch.inputs.shape();
    const int height = static_cast<int>(shape[2]), width = static_cast<int>(shape[3]);
    const std::size_t each = answers.size() / static_cast<std::size_t>(shape[0]);
    const std::size_t length = each / static_cast<std::size_t>(RawOutput::cellCount(width, height));
    for (std::size_t n = 0; n < batch.objects.size(); ++n) {
        const std::size_t picture = m_truth.pictures.size();
        m_truth.pictures.push_back(pictureOf(batch.objects[n], static_cast<std::int64_t>(picture)));
        const RawOutput raw(width, height, static_cast<int>(length) - 5,
                            withProbabilities(std::span(answers).subspan(n * each, each), length));
        const Candidates candidates = decode(raw);
        for (const int cell : suppress(candidates, asEvaluated).kept) {
            const auto at = static_cast<std::size_t>(cell);
            m_found.push_back({picture, candidates.boxes[at], candidates.scores[at], candidates.classes[at]});
        }
    }
}

} // namespace vitrine
