#include "core/trace/PlainPass.h"

#include "core/trace/TargetCheck.h"
#include "core/trace/TorchOps.h"
#include "core/trace/TorchTensors.h"

#include <ATen/core/grad_mode.h>
#include <c10/util/Exception.h>

namespace vitrine {

namespace {

at::Tensor placed(const Snapshot &snapshot, DeviceChoice device)
{
    const at::Tensor tensor = toTorch(snapshot);
    return device == DeviceChoice::Cuda ? tensor.to(c10::kCUDA) : tensor;
}

/// Class indices stay whole numbers, all other targets are real.
at::Tensor placedTarget(const Node &loss, const Snapshot &target, DeviceChoice device)
{
    const at::Tensor tensor = placed(target, device);
    return loss.kind->type() == "CrossEntropyLoss" ? tensor : tensor.to(c10::kFloat);
}

double pass(const TraceRequest &request, DeviceChoice device)
{
    const at::AutoGradMode gradients(true);
    std::map<std::string, at::Tensor, std::less<>> weights;
    std::map<std::string, at::Tensor, std::less<>> targets;
    for (const WeightSpec &weight : request.graph.weights())
        if (const auto found = request.weights.find(weight.name); found != request.weights.end())
            weights.emplace(weight.name, placed(found->second, device).set_requires_grad(weight.learnable));
    TorchOps ops(weights, targets, {request.mode == Mode::Train, request.seed});
    std::vector<std::vector<Value>> values(request.graph.nodes.size());
    Value loss;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Node &node = request.graph.nodes[i];
        if (node.kind->category() == Category::Input) {
            values[i] = {ops.put(placed(request.inputs.find(node.path)->second, device).set_requires_grad(true))};
            continue;
        }
        if (node.kind->category() == Category::Loss)
            targets.emplace(node.path, placedTarget(node, request.inputs.find(node.path)->second, device));
        std::vector<Value> inputs;
        for (const ValueRef &ref : node.inputs)
            inputs.push_back(values[static_cast<std::size_t>(ref.node)][static_cast<std::size_t>(ref.port)]);
        ops.beginNode(node.path, i);
        ops.setTraining(request.mode == Mode::Train && !node.isFrozen);
        values[i] = node.kind->forward(ops, node.params, inputs, node.inputShapes);
        if (node.kind->category() == Category::Loss)
            loss = values[i][0];
    }
    const at::Tensor total = ops.tensor(loss);
    ops.clear(); // as a plain pass does: only what the gradient needs stays alive
    total.backward();
    return total.item<double>();
}

} // namespace

Result<double> runPlainPass(const TraceRequest &request)
{
    if (auto checked = checkRequest(request); !checked)
        return checked.error();
    if (request.graph.lossBlock() < 0)
        return fail(VITRINE_TEXT("core", "The network %1 has no loss to go back from."), request.graph.name);
    const auto device = resolveDevice(request.device);
    if (!device)
        return device.error();
    try {
        return pass(request, *device);
    } catch (const std::exception &error) {
        return fail(VITRINE_TEXT("core", "LibTorch could not run this network: %1"), error.what());
    }
}

} // namespace vitrine
