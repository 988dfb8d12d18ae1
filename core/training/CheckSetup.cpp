#include "core/training/CheckSetup.h"

#include "core/data/ObjectSet.h"
#include "core/graph/Graph.h"

namespace vitrine {

namespace {

/// A label that the network has no output for would be read past the end.
Result<void> checkClasses(const TrainSetup &setup)
{
    const GraphResult built = buildGraph(setup.network, 1);
    const int loss = built.ok() ? built.graph->lossBlock() : -1;
    const bool isDetector =
        loss >= 0 && built.graph->blocks[static_cast<std::size_t>(loss)].kind->type() == "YOLOXLoss";
    if (setup.items->set().answer() == AnswerKind::Objects && !isDetector)
        return fail(VITRINE_TEXT("core",
                                 "The answers of the set %1 are boxes, which only a detector learns: a network that "
                                 "ends in a YOLOXHead and a YOLOXLoss."),
                    setup.items->set().name());
    if (loss < 0)
        return {}; // the model says it
    const Shape &answer = built.graph->blocks[static_cast<std::size_t>(loss)].inputShapes[0];
    const auto classes = static_cast<std::int64_t>(setup.items->set().classes().size());
    const bool hasObjects = dynamic_cast<const ObjectSet *>(&setup.items->set()) != nullptr;
    if (isDetector && !hasObjects)
        return fail(VITRINE_TEXT("core",
                                 "The network %1 is a detector, but the set %2 has no boxes. Choose one that has: "
                                 "shapes, coco, voc or yolo."),
                    setup.network.name, setup.items->set().name());
    if (isDetector && classes > answer[2] - 5)
        return fail(VITRINE_TEXT("core",
                                 "The set %1 has %2 classes, and the detector %3 tells %4 apart. Set num_classes of "
                                 "its head to %2."),
                    setup.items->set().name(), classes, setup.network.name, answer[2] - 5);
    const bool isIndex = built.graph->blocks[static_cast<std::size_t>(loss)].kind->type() == "CrossEntropyLoss";
    if (isIndex && answer.size() == 2 && classes > answer[1])
        return fail(VITRINE_TEXT("core",
                                 "The set %1 has %2 classes, and the network %3 answers with %4 numbers. Give its last "
                                 "layer %2 outputs."),
                    setup.items->set().name(), classes, setup.network.name, answer[1]);
    return {};
}

Result<void> checkNumbers(const TrainSetup &setup)
{
    if (setup.split.training.empty())
        return fail(VITRINE_TEXT("core", "There is nothing to train on: the training part of the set %1 is empty."),
                    setup.items->set().name());
    if (setup.batchSize < 1 || setup.epochs < 0)
        return fail(VITRINE_TEXT("core", "A batch has at least one item, and a run no negative number of epochs."));
    if (!(setup.labelNoise >= 0 && setup.labelNoise <= 1) || !(setup.emaDecay >= 0 && setup.emaDecay < 1))
        return fail(VITRINE_TEXT("core", "Label noise lies between 0 and 1, the decay of averaged weights below 1."));
    return {};
}

} // namespace

Result<void> checkSetup(const TrainSetup &setup)
{
    if (auto checked = checkNumbers(setup); !checked)
        return checked;
    return checkClasses(setup);
}

} // namespace vitrine
