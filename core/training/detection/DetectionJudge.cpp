#include "core/training/detection/DetectionJudge.h"

#include "core/training/detection/FoundBoxes.h"

namespace vitrine {

namespace {

constexpr NmsSettings asEvaluated{0.01F, 0.65F, false, 300, {}};
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
    for (std::size_t n = 0; n < batch.objects.size(); ++n) {
        const std::size_t picture = m_truth.pictures.size();
        m_truth.pictures.push_back(pictureOf(batch.objects[n], static_cast<std::int64_t>(picture)));
        for (ScoredBox &box : foundBoxes(std::span(answers).subspan(n * each, each), width, height, asEvaluated)) {
            box.picture = picture;
            m_found.push_back(box);
        }
    }
}

} // namespace vitrine
