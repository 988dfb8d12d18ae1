#include "core/trace/TraceRun.h"

#include "core/trace/LossRoots.h"
#include "core/trace/TargetCheck.h"
#include "core/trace/TorchGuard.h"
#include "core/trace/TorchTensors.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/add.h>
#include <ATen/ops/alias.h>
#include <ATen/ops/sum.h>

#include <algorithm>
#include <exception>
#include <optional>

namespace vitrine {

namespace {

double millisecondsBetween(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

/// Thrown through autograd, which has no other way to be stopped.
struct Stopped : std::exception {
    const char *what() const noexcept override { return "stopped"; }
};

/// A tensor of zeros that takes the memory of one.
Snapshot zeros(const Shape &shape)
{
    static const double zero = 0;
    return Snapshot(DType::Float32, shape, Shape(shape.size(), 0), {nullptr, &zero});
}

} // namespace

Result<std::shared_ptr<const Trace>> TraceRun::run(const TraceRequest &request, DeviceChoice device)
{
    const auto start = Clock::now();
    begin(request, {request.mode, request.backward, device, request.dtype, request.seed});
    bringInWeights();
    const at::AutoGradMode gradients(request.backward);
    if (auto done = forward(); !done)
        return done.error();
    if (request.backward)
        if (auto done = backward(); !done)
            return done.error();
    collect();
    listSteps();
    m_trace->milliseconds = millisecondsBetween(start, Clock::now());
    for (NodeState &node : m_nodes)
        node.isCurrent = true;
    m_inputs = request.inputs;
    m_leaves = m_weights;
    m_last = m_trace;
    return m_last;
}

at::Tensor TraceRun::place(const Snapshot &snapshot) const
{
    at::Tensor tensor = toTorch(snapshot);
    if (m_setting.device == DeviceChoice::Cuda)
        tensor = tensor.to(c10::kCUDA);
    return tensor;
}

at::Tensor TraceRun::placeReal(const Snapshot &snapshot) const
{
    return place(snapshot).to(m_setting.dtype == DType::Float64 ? c10::kDouble : c10::kFloat);
}

const at::Tensor &TraceRun::tensorAt(const ValueRef &value) const
{
    return m_nodes[static_cast<std::size_t>(value.node)].outputs[static_cast<std::size_t>(value.port)];
}

bool TraceRun::canCompute(const Node &node) const
{
    if (node.kind->category() == Category::Loss && !hasTarget(*m_request, node))
        return false;
    return std::all_of(node.inputs.begin(), node.inputs.end(), [this](const ValueRef &value) {
        return !m_nodes[static_cast<std::size_t>(value.node)].outputs.empty();
    });
}

Result<void> TraceRun::forward()
{
    const std::size_t count = graph().nodes.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (m_request->cancel.requested())
            return Cancel::error();
        const auto start = Clock::now();
        if (auto done = forwardNode(i); !done)
            return done;
        if (!m_nodes[i].isKept)
            m_trace->nodes[i].forwardMilliseconds = millisecondsBetween(start, Clock::now());
        if (m_request->progress)
            m_request->progress(static_cast<double>(i + 1) / static_cast<double>(count)
                                * (m_setting.backward ? 0.4 : 1.0));
    }
    return {};
}

Result<void> TraceRun::forwardNode(std::size_t index)
{
    const Node &node = graph().nodes[index];
    NodeState &state = m_nodes[index];
    const bool isPossible = canCompute(node);
    if (isPossible && node.kind->category() == Category::Loss)
        if (auto chosen = chooseTarget(node); !chosen)
            return chosen;
    state.isKept = isPossible && canKeep(index);
    if (state.isKept) {
        NodeTrace kept = m_last->nodes[index];
        kept.gradients.clear();
        kept.hasGradient = false;
        kept.backwardMilliseconds = 0;
        kept.isKept = true;
        m_trace->nodes[index] = std::move(kept);
        return {};
    }
    state.isCurrent = false;
    state.outputs.clear();
    if (!isPossible)
        return {}; // a loss without a target, and what hangs on it
    if (node.kind->category() == Category::Input)
        computeInput(index);
    else if (auto computed = compute(index); !computed)
        return computed;
    if (m_setting.backward)
        watch(index);
    return {};
}

void TraceRun::computeInput(std::size_t index)
{
    // An alias keeps the run's gradient graph off the caller's tensor.
    at::Tensor input = at::alias(placeReal(m_request->inputs.find(graph().nodes[index].path)->second)).detach();
    input.set_requires_grad(m_setting.backward);
    m_nodes[index].outputs = {input};
}

Result<void> TraceRun::compute(std::size_t index)
{
    const Node &node = graph().nodes[index];
    if (node.kind->category() == Category::Loss)
        if (auto checked = checkPrediction(node, toSnapshot(tensorAt(node.inputs[0]))); !checked)
            return checked;
    TorchOps ops(m_weights, m_targets, {m_setting.mode == Mode::Train && !node.isFrozen, m_setting.seed});
    std::vector<Value> inputs;
    for (const ValueRef &value : node.inputs)
        inputs.push_back(ops.put(tensorAt(value)));
    ops.beginNode(node.path, index);
    for (Value output : node.kind->forward(ops, node.params, inputs, node.inputShapes)) {
        for (const Value input : inputs)
            if (ops.tensor(output).is_same(ops.tensor(input))) {
                // Its own gradient needs a tensor of its own; the memory stays shared.
                output = ops.identity(output);
                break;
            }
        m_nodes[index].outputs.push_back(ops.tensor(output));
    }
    for (auto &[name, tensor] : ops.takeStatistics())
        m_trace->nodes[index].statistics.emplace(name, toSnapshot(tensor));
    return {};
}

Result<void> TraceRun::chooseTarget(const Node &loss)
{
    Snapshot target;
    if (const auto given = m_request->inputs.find(loss.path); given != m_request->inputs.end()) {
        target = given->second;
    } else {
        target = m_request->target(loss, toSnapshot(tensorAt(loss.inputs[0])));
        if (auto checked = checkTarget(loss, target); !checked)
            return checked;
    }
    m_trace->targets.emplace(loss.path, target);
    const bool areClasses = target.dtype() == DType::Int64 && loss.kind->type() == "CrossEntropyLoss";
    m_targets.insert_or_assign(loss.path, areClasses ? place(target) : placeReal(target));
    return {};
}

at::Tensor TraceRun::totalLoss() const
{
    at::Tensor total;
    for (const int root : lossRoots(graph())) {
        const std::vector<at::Tensor> &values = m_nodes[static_cast<std::size_t>(root)].outputs;
        if (values.empty())
            continue; // it had no target
        // Roots of different shapes are added up as plain numbers.
        const at::Tensor loss = at::sum(values[0]);
        total = total.defined() ? at::add(total, loss) : loss;
    }
    return total;
}

void TraceRun::watch(std::size_t node)
{
    for (std::size_t port = 0; port < m_nodes[node].outputs.size(); ++port) {
        const at::Tensor &output = m_nodes[node].outputs[port];
        if (output.requires_grad())
            output.register_hook([this, node, port](const at::Tensor &gradient) {
                if (m_request->cancel.requested())
                    throw Stopped();
                m_gradients[node][port] = gradient;
                m_events.push_back({node, Clock::now()});
            });
    }
}

Result<void> TraceRun::backward()
{
    m_gradients.assign(m_nodes.size(), {});
    m_events.clear();
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        m_gradients[i].resize(m_nodes[i].outputs.size());
    const at::Tensor total = totalLoss();
    if (!total.defined())
        return {};
    m_trace->hasBackward = true;
    try {
        total.backward({}, m_repeats);
    } catch (const Stopped &) {
        m_gradients.clear();
        return Cancel::error();
    }
    m_events.push_back({m_nodes.size(), Clock::now()});
    for (std::size_t i = 0; i + 1 < m_events.size(); ++i)
        m_trace->nodes[m_events[i].node].backwardMilliseconds +=
            millisecondsBetween(m_events[i].time, m_events[i + 1].time);
    if (m_request->progress)
        m_request->progress(1);
    return {};
}

void TraceRun::collect()
{
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        NodeTrace &record = m_trace->nodes[i];
        for (std::size_t port = 0; port < graph().nodes[i].outputShapes.size(); ++port) {
            const bool computed = port < m_nodes[i].outputs.size();
            if (!m_nodes[i].isKept)
                record.outputs.push_back(computed ? toSnapshot(m_nodes[i].outputs[port]) : Snapshot());
            if (!m_trace->hasBackward)
                continue;
            const bool reached = computed && m_gradients[i][port].defined();
            record.hasGradient = record.hasGradient || reached;
            record.gradients.push_back(reached ? toSnapshot(m_gradients[i][port])
                                               : zeros(graph().nodes[i].outputShapes[port]));
        }
    }
    m_gradients.clear();
    if (!m_trace->hasBackward)
        return;
    for (auto &[name, tensor] : m_weights) {
        if (!tensor.requires_grad())
            continue;
        m_trace->weightGradients.emplace(
            name, tensor.grad().defined() ? toSnapshot(tensor.grad()) : zeros(tensor.sizes().vec()));
        tensor.mutable_grad().reset(); // the next pass would add to what the trace shares
    }
}

void TraceRun::listSteps()
{
    const auto count = static_cast<int>(graph().blocks.size());
    for (int block = 0; block < count; ++block)
        m_trace->steps.push_back({Pass::Forward, block, timeOf(block, &NodeTrace::forwardMilliseconds)});
    for (int block = count; m_trace->hasBackward && block-- > 0;)
        if (hasGradient(block))
            m_trace->steps.push_back({Pass::Backward, block, timeOf(block, &NodeTrace::backwardMilliseconds)});
}

bool TraceRun::hasGradient(int block) const
{
    const GraphBlock &info = graph().blocks[static_cast<std::size_t>(block)];
    return std::any_of(m_trace->nodes.begin() + info.firstNode, m_trace->nodes.begin() + info.endNode,
                       [](const NodeTrace &node) { return node.hasGradient; });
}

double TraceRun::timeOf(int block, double NodeTrace::*milliseconds) const
{
    const GraphBlock &info = graph().blocks[static_cast<std::size_t>(block)];
    double sum = 0;
    for (int node = info.firstNode; node < info.endNode; ++node)
        sum += m_trace->nodes[static_cast<std::size_t>(node)].*milliseconds;
    return sum;
}

Result<std::shared_ptr<const Trace>> runChecked(TraceRun &run, const TraceRequest &request)
{
    if (auto checked = checkRequest(request); !checked)
        return checked.error();
    const Result<DeviceChoice> device = resolveDevice(request.device);
    if (!device)
        return device.error();
    return guardTorch(
        VITRINE_TEXT("core",
                     "There is not enough memory to run this network. Try a smaller batch or a smaller picture."),
        VITRINE_TEXT("core", "LibTorch could not run this network: %1"), [&] { return run.run(request, *device); });
}

} // namespace vitrine
