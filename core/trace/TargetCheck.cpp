#include "core/trace/TargetCheck.h"

#include <algorithm>
#include <optional>

namespace vitrine {

namespace {

Result<void> checkClassIndices(const Node &loss, const Snapshot &target)
{
    const Shape &prediction = loss.inputShapes[0];
    Shape expected = {prediction[0]};
    expected.insert(expected.end(), prediction.begin() + 2, prediction.end());
    if (target.dtype() != DType::Int64)
        return fail(VITRINE_TEXT("core", "%1: the target has to hold class indices (int64)."), loss.path);
    if (target.shape() != expected)
        return fail(VITRINE_TEXT("core", "%1: the target has the shape %2; class indices for this prediction have %3."),
                    loss.path, toString(target.shape()), toString(expected));
    const std::int64_t classes = prediction[1];
    const std::int64_t ignored = loss.params.integer("ignore_index");
    for (std::int64_t i = 0; i < target.elementCount(); ++i) {
        const auto index = static_cast<std::int64_t>(target.flat(i));
        if (index != ignored && (index < 0 || index >= classes))
            return fail(VITRINE_TEXT("core", "%1: the target holds class %2, but there are only the classes 0 to %3."),
                        loss.path, index, classes - 1);
    }
    return {};
}

/// Objects as YOLOXLoss takes them: [N, most, 5], of classes that the prediction has.
Result<void> checkObjects(const Node &loss, const Snapshot &target)
{
    const Shape &prediction = loss.inputShapes[0], &shape = target.shape();
    if (shape.size() != 3 || shape[0] != prediction[0] || shape[2] != 5)
        return fail(VITRINE_TEXT("core",
                                 "%1: the target has the shape %2; it needs [%3, objects, 5]: class, centre x, y, "
                                 "width, height."),
                    loss.path, toString(shape), prediction[0]);
    for (std::int64_t i = 0; i < target.elementCount(); i += 5)
        if (const double number = target.flat(i); !(number >= 0 && number < static_cast<double>(prediction[2] - 5)))
            return fail(VITRINE_TEXT("core", "%1: the target holds class %2, but there are only the classes 0 to %3."),
                        loss.path, number, prediction[2] - 6);
    return {};
}

/// The first number that is no probability; NaN included.
std::optional<double> firstOutsideUnit(const Snapshot &tensor)
{
    for (std::int64_t i = 0; i < tensor.elementCount(); ++i)
        if (const double number = tensor.flat(i); !(number >= 0 && number <= 1))
            return number;
    return {};
}

Result<void> checkWeights(const TraceRequest &request, const Node &node)
{
    for (const WeightSpec &weight : node.weights) {
        const std::string name = node.path + "." + weight.name;
        const auto found = request.weights.find(name);
        if (found == request.weights.end()) {
            if (weight.optional)
                continue;
            return fail(VITRINE_TEXT("core", "The weights lack %1 %2."), name, toString(weight.shape));
        }
        if (found->second.shape() != weight.shape)
            return fail(VITRINE_TEXT("core", "The weights hold %1 with the shape %2; this network needs %3."), name,
                        toString(found->second.shape()), toString(weight.shape));
    }
    return {};
}

Result<void> checkBatchStatistics(const TraceRequest &request, const Node &node)
{
    const std::string type = node.kind->type();
    const Shape &shape = node.inputShapes.empty() ? Shape{} : node.inputShapes[0];
    if (type.starts_with("BatchNorm") && request.mode == Mode::Train && elementCount(shape) / shape[1] < 2)
        return fail(VITRINE_TEXT("core",
                                 "%1: a batch of one value a channel (%2) has no variance. Train with more pictures in "
                                 "the batch, or switch "
                                 "to evaluation."),
                    node.path, toString(shape));
    if (type == "InstanceNorm2d" && request.mode == Mode::Train
        && shape[shape.size() - 1] * shape[shape.size() - 2] < 2)
        return fail(VITRINE_TEXT("core", "%1: a single value a channel (%2) has no variance."), node.path,
                    toString(shape));
    return {};
}

Result<void> checkInput(const TraceRequest &request, const Node &node)
{
    const auto found = request.inputs.find(node.path);
    if (found == request.inputs.end())
        return fail(VITRINE_TEXT("core", "There is nothing to put in: the input %1 needs a tensor %2."), node.path,
                    toString(node.outputShapes[0]));
    if (found->second.shape() != node.outputShapes[0])
        return fail(VITRINE_TEXT("core", "The input %1 got %2; it needs %3."), node.path,
                    toString(found->second.shape()), toString(node.outputShapes[0]));
    return {};
}

} // namespace

Result<void> checkTarget(const Node &loss, const Snapshot &target)
{
    if (loss.kind->type() == "CrossEntropyLoss")
        return checkClassIndices(loss, target);
    if (loss.kind->type() == "YOLOXLoss")
        return checkObjects(loss, target);
    if (target.shape() != loss.inputShapes[0])
        return fail(VITRINE_TEXT("core", "%1: the target has the shape %2; it needs the prediction's, %3."), loss.path,
                    toString(target.shape()), toString(loss.inputShapes[0]));
    if (loss.kind->type() == "BCELoss")
        if (const auto outside = firstOutsideUnit(target))
            return fail(VITRINE_TEXT("core", "%1: the target holds %2; it needs numbers from 0 to 1."), loss.path,
                        *outside);
    return {};
}

bool hasTarget(const TraceRequest &request, const Node &loss)
{
    return request.target || request.inputs.contains(loss.path);
}

Result<void> checkPrediction(const Node &loss, const Snapshot &prediction)
{
    // LibTorch itself would stop without saying where, and on a GPU leave it unusable.
    if (loss.kind->type() == "BCELoss")
        if (const auto outside = firstOutsideUnit(prediction))
            return fail(VITRINE_TEXT("core",
                                     "%1: the prediction holds %2; it needs numbers from 0 to 1. Put a Sigmoid before "
                                     "it, or use BCEWithLogitsLoss."),
                        loss.path, *outside);
    return {};
}

Result<void> checkRequest(const TraceRequest &request)
{
    for (const Node &node : request.graph.nodes) {
        if (auto checked = checkWeights(request, node); !checked)
            return checked;
        if (auto checked = checkBatchStatistics(request, node); !checked)
            return checked;
        if (node.kind->category() == Category::Input) {
            if (auto checked = checkInput(request, node); !checked)
                return checked;
        } else if (node.kind->category() == Category::Loss) {
            if (const auto target = request.inputs.find(node.path); target != request.inputs.end()) {
                if (auto checked = checkTarget(node, target->second); !checked)
                    return checked;
            } else if (request.backward && !request.target) {
                return fail(VITRINE_TEXT("core", "The loss %1 has no target to compare with."), node.path);
            }
        }
    }
    return {};
}

} // namespace vitrine
