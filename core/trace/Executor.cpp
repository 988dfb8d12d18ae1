#include "core/trace/Executor.h"

#include "core/trace/LossRoots.h"
#include "core/trace/TargetCheck.h"
#include "core/trace/TorchGuard.h"
#include "core/trace/TorchOps.h"
#include "core/trace/TorchTensors.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/add.h>
#include <ATen/ops/alias.h>
#include <ATen/ops/sum.h>

#include <algorithm>
#include <chrono>

namespace vitrine {

namespace {

using Clock = std::chrono::steady_clock;
using TorchMap = std::map<std::string, at::Tensor, std::less<>>;

double millisecondsBetween(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

/// A tensor of zeros that takes the memory of one.
Snapshot zeros(const Shape &shape)
{
    static const double zero = 0;
    return Snapshot(DType::Float32, shape, Shape(shape.size(), 0), {nullptr, &zero});
}

/// One forward and backward pass in the making.
class Run {
public:
    explicit Run(const TraceRequest &request)
        : m_request(request), m_ops(m_weights, m_targets, {request.mode == Mode::Train, request.seed}),
          m_trace(std::make_shared<Trace>())
    {
    }

    Result<std::shared_ptr<const Trace>> run()
    {
        const auto start = Clock::now();
        m_trace->graph = m_request.graph;
        m_trace->mode = m_request.mode;
        m_trace->weights = m_request.weights;
        m_trace->device = m_request.device == DeviceChoice::Cuda ? "cuda" : "cpu";
        m_trace->nodes.resize(graph().nodes.size());
        bringIn();
        const at::AutoGradMode gradients(m_request.backward);
        if (auto done = forward(); !done)
            return done.error();
        if (m_request.backward)
            backward();
        collect();
        listSteps();
        m_trace->milliseconds = millisecondsBetween(start, Clock::now());
        return std::shared_ptr<const Trace>(m_trace);
    }

private:
    /// When the gradient of an output was known: what came after it, up to the next one, was its node's own work.
    struct GradientEvent {
        std::size_t node = 0;
        Clock::time_point time;
    };

    const Graph &graph() const { return m_request.graph; }
    std::size_t nodeCount() const { return graph().nodes.size(); }

    at::Tensor place(const Snapshot &snapshot) const
    {
        at::Tensor tensor = toTorch(snapshot);
        if (m_request.device == DeviceChoice::Cuda)
            tensor = tensor.to(c10::kCUDA);
        return tensor;
    }
    at::Tensor placeReal(const Snapshot &snapshot) const
    {
        return place(snapshot).to(m_request.dtype == DType::Float64 ? c10::kDouble : c10::kFloat);
    }

    void bringIn()
    {
        for (const WeightSpec &weight : graph().weights()) {
            const auto found = m_request.weights.find(weight.name);
            if (found == m_request.weights.end())
                continue; // optional, or checkRequest() would have refused
            const bool isReal = weight.dtype != DType::Int64;
            at::Tensor tensor = isReal ? placeReal(found->second) : place(found->second);
            if (weight.learnable && isReal && m_request.backward)
                tensor.set_requires_grad(true);
            m_weights.emplace(weight.name, std::move(tensor));
        }
        for (const Node &node : graph().nodes) {
            if (node.kind->category() != Category::Loss || !hasTarget(m_request, node))
                continue;
            const Snapshot &target = m_request.inputs.find(node.path)->second;
            m_trace->targets.emplace(node.path, target);
            m_targets.emplace(node.path,
                              target.dtype() == DType::Int64 && node.kind->type() == "CrossEntropyLoss"
                                  ? place(target)
                                  : placeReal(target));
        }
    }

    Result<void> forward()
    {
        m_values.resize(nodeCount());
        for (std::size_t i = 0; i < nodeCount(); ++i) {
            if (m_request.cancel.requested())
                return Cancel::error();
            const auto start = Clock::now();
            if (auto done = forwardNode(i); !done)
                return done;
            m_trace->nodes[i].forwardMilliseconds = millisecondsBetween(start, Clock::now());
            if (m_request.progress)
                m_request.progress(static_cast<double>(i + 1) / static_cast<double>(nodeCount())
                                   * (m_request.backward ? 0.4 : 1.0));
        }
        return {};
    }

    Result<void> forwardNode(std::size_t index)
    {
        const Node &node = graph().nodes[index];
        std::vector<Value> &outputs = m_values[index];
        if (node.kind->category() == Category::Input) {
            // An alias keeps the run's gradient graph off the caller's tensor.
            at::Tensor input = at::alias(placeReal(m_request.inputs.find(node.path)->second)).detach();
            input.set_requires_grad(m_request.backward);
            outputs = {m_ops.put(input)};
            return {};
        }
        std::vector<Value> inputs;
        for (const ValueRef &ref : node.inputs)
            inputs.push_back(m_values[static_cast<std::size_t>(ref.node)].empty()
                                 ? Value{}
                                 : m_values[static_cast<std::size_t>(ref.node)][static_cast<std::size_t>(ref.port)]);
        const bool isComplete = std::all_of(inputs.begin(), inputs.end(), [](Value value) { return value.id >= 0; });
        if (!isComplete || (node.kind->category() == Category::Loss && !hasTarget(m_request, node)))
            return {}; // a loss without a target, and what hangs on it
        if (node.kind->category() == Category::Loss)
            if (auto checked = checkPrediction(node, toSnapshot(m_ops.tensor(inputs[0]))); !checked)
                return checked;
        m_ops.beginNode(node.path, index);
        outputs = node.kind->forward(m_ops, node.params, inputs, node.inputShapes);
        for (Value &output : outputs)
            for (const Value input : inputs)
                if (m_ops.tensor(output).is_same(m_ops.tensor(input))) {
                    // Its own gradient needs a tensor of its own; the memory stays shared.
                    output = m_ops.identity(output);
                    break;
                }
        for (auto &[name, tensor] : m_ops.takeStatistics())
            m_trace->nodes[index].statistics.emplace(name, toSnapshot(tensor));
        return {};
    }

    at::Tensor totalLoss() const
    {
        at::Tensor total;
        for (const int root : lossRoots(graph())) {
            const std::vector<Value> &values = m_values[static_cast<std::size_t>(root)];
            if (values.empty())
                continue; // it had no target
            // Roots of different shapes are added up as plain numbers.
            const at::Tensor loss = at::sum(m_ops.tensor(values[0]));
            total = total.defined() ? at::add(total, loss) : loss;
        }
        return total;
    }

    void backward()
    {
        const at::Tensor total = totalLoss();
        if (!total.defined())
            return;
        m_gradients.resize(nodeCount());
        for (std::size_t i = 0; i < nodeCount(); ++i) {
            m_gradients[i].resize(m_values[i].size());
            for (std::size_t port = 0; port < m_values[i].size(); ++port) {
                const at::Tensor &output = m_ops.tensor(m_values[i][port]);
                if (output.requires_grad())
                    watch(output, i, port);
            }
        }
        m_trace->hasBackward = true;
        total.backward();
        m_events.push_back({nodeCount(), Clock::now()});
        for (std::size_t i = 0; i + 1 < m_events.size(); ++i)
            m_trace->nodes[m_events[i].node].backwardMilliseconds +=
                millisecondsBetween(m_events[i].time, m_events[i + 1].time);
        if (m_request.progress)
            m_request.progress(1);
    }

    void watch(const at::Tensor &output, std::size_t node, std::size_t port)
    {
        output.register_hook([this, node, port](const at::Tensor &gradient) {
            m_gradients[node][port] = gradient;
            m_events.push_back({node, Clock::now()});
        });
    }

    void collect()
    {
        for (std::size_t i = 0; i < nodeCount(); ++i) {
            NodeTrace &record = m_trace->nodes[i];
            for (std::size_t port = 0; port < graph().nodes[i].outputShapes.size(); ++port) {
                const bool computed = port < m_values[i].size();
                record.outputs.push_back(computed ? toSnapshot(m_ops.tensor(m_values[i][port])) : Snapshot());
                if (!m_trace->hasBackward)
                    continue;
                const bool reached = computed && m_gradients[i][port].defined();
                record.gradients.push_back(reached ? toSnapshot(m_gradients[i][port])
                                                   : zeros(graph().nodes[i].outputShapes[port]));
            }
        }
        if (!m_trace->hasBackward)
            return;
        for (const auto &[name, tensor] : m_weights)
            if (tensor.requires_grad())
                m_trace->weightGradients.emplace(
                    name, tensor.grad().defined() ? toSnapshot(tensor.grad()) : zeros(tensor.sizes().vec()));
    }

    void listSteps()
    {
        const auto count = static_cast<int>(graph().blocks.size());
        for (int block = 0; block < count; ++block)
            m_trace->steps.push_back({Pass::Forward, block, timeOf(block, &NodeTrace::forwardMilliseconds)});
        for (int block = count; m_trace->hasBackward && block-- > 0;)
            m_trace->steps.push_back({Pass::Backward, block, timeOf(block, &NodeTrace::backwardMilliseconds)});
    }

    double timeOf(int block, double NodeTrace::*milliseconds) const
    {
        const GraphBlock &info = graph().blocks[static_cast<std::size_t>(block)];
        double sum = 0;
        for (int node = info.firstNode; node < info.endNode; ++node)
            sum += m_trace->nodes[static_cast<std::size_t>(node)].*milliseconds;
        return sum;
    }

    const TraceRequest &m_request;
    TorchMap m_weights;
    TorchMap m_targets;
    TorchOps m_ops;
    std::shared_ptr<Trace> m_trace;
    std::vector<std::vector<Value>> m_values; ///< by node and output port
    std::vector<std::vector<at::Tensor>> m_gradients;
    std::vector<GradientEvent> m_events;
};

} // namespace

Result<std::shared_ptr<const Trace>> runTrace(const TraceRequest &request)
{
    if (auto checked = checkRequest(request); !checked)
        return checked.error();
    Result<DeviceChoice> device = resolveDevice(request.device);
    if (!device)
        return device.error();
    TraceRequest resolved = request;
    resolved.device = *device;
    return guardTorch(
        VITRINE_TEXT("core",
                     "There is not enough memory to run this network. Try a smaller batch or a smaller picture."),
        VITRINE_TEXT("core", "LibTorch could not run this network: %1"), [&] { return Run(resolved).run(); });
}

} // namespace vitrine
