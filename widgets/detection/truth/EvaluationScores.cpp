#include "widgets/detection/truth/EvaluationScores.h"

#include <utility>

namespace vitrine {

std::vector<std::vector<int>> EvaluationScores::confusionAt(float confidence) const
{
    return vitrine::confusionAt(input->truth, detections, acrossClasses, confidence);
}

std::shared_ptr<const EvaluationScores> scoreEvaluation(std::shared_ptr<const EvaluationInput> input,
                                                        const ScoreSettings &settings)
{
    auto scores = std::make_shared<EvaluationScores>();
    const NmsSettings nms{Proposals::floor, settings.nmsIou, settings.classAgnostic, 0, {}};
    scores->settings = settings;
    scores->detections = detectionsOf(input->proposals, input->mapping.truthOf, nms);
    scores->curves = precisionRecallOfEach(input->truth, scores->detections, settings.matchIou);
    scores->acrossClasses = matchAcrossClasses(input->truth, scores->detections, settings.matchIou);
    scores->input = std::move(input);
    return scores;
}

Evaluation cocoFigures(const EvaluationInput &input)
{
    const NmsSettings nms{0.01F, 0.65F, false, 0, {}};
    return evaluateCoco(input.truth, detectionsOf(input.proposals, input.mapping.truthOf, nms));
}

std::vector<int> objectCounts(const Annotations &truth)
{
    std::vector<int> counts(truth.classes.size());
    for (const AnnotatedPicture &picture : truth.pictures)
        for (const Annotation &object : picture.objects)
            counts[static_cast<std::size_t>(object.classId)] += object.crowd ? 0 : 1;
    return counts;
}

} // namespace vitrine
