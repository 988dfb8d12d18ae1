#include "core/detection/engine/PlanRunner.h"

#include "core/detection/engine/PackedConv.h"
#include "core/trace/TorchTensors.h"

#include <ATen/ops/add.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/flatten.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/permute.h>
#include <ATen/ops/slice.h>
#include <ATen/ops/upsample_nearest2d.h>

#include <algorithm>
#include <cassert>

namespace vitrine {

namespace {

c10::ScalarType dtypeOf(Precision precision)
{
    switch (precision) {
    case Precision::BFloat16:
        return c10::kBFloat16;
    case Precision::Float16:
        return c10::kHalf;
    case Precision::Float32:
    case Precision::Int8:
        break;
    }
    return c10::kFloat;
}

} // namespace

PlanRunner::PlanRunner(PlanGraph plan, const TensorMap &weights, Precision precision, bool onGpu)
    : m_plan(std::move(plan)), m_readers(m_plan.readers()), m_dtype(dtypeOf(precision)), m_onGpu(onGpu)
{
    for (std::size_t i = 0; i < m_plan.ops.size(); ++i) {
        const PlanOp &op = m_plan.ops[i];
        if (!op.alive || op.kind == PlanOp::Kind::Input)
            continue;
        m_fused += op.kind == PlanOp::Kind::Conv && !op.batchNorm.empty() && op.hasActivation ? 1 : 0;
        m_steps.push_back({static_cast<int>(i), makeStep(op, weights), {}});
    }
    findReleases();
}

void PlanRunner::findReleases()
{
    std::vector<std::size_t> last(m_plan.ops.size(), 0);
    for (std::size_t i = 0; i < m_steps.size(); ++i)
        for (const int input : m_plan.ops[static_cast<std::size_t>(m_steps[i].result)].inputs)
            last[static_cast<std::size_t>(input)] = i;
    for (std::size_t op = 0; op < last.size(); ++op)
        if (m_readers[op] > 0 && static_cast<int>(op) != m_plan.output)
            m_steps[last[op]].release.push_back(static_cast<int>(op));
}

at::Tensor PlanRunner::run(const at::Tensor &input)
{
    Tensors values(m_plan.ops.size());
    for (std::size_t i = 0; i < m_plan.ops.size(); ++i)
        if (m_plan.ops[i].kind == PlanOp::Kind::Input)
            values[i] = m_onGpu ? input.to(c10::kCUDA) : input;
    for (const Step &step : m_steps) {
        values[static_cast<std::size_t>(step.result)] = step.compute(values);
        for (const int done : step.release)
            values[static_cast<std::size_t>(done)].reset();
    }
    return values[static_cast<std::size_t>(m_plan.output)];
}

std::function<at::Tensor(PlanRunner::Tensors &)> PlanRunner::makeStep(const PlanOp &op, const TensorMap &weights)
{
    const auto first = static_cast<std::size_t>(op.inputs[0]);
    switch (op.kind) {
    case PlanOp::Kind::Conv:
        return makeConv(op, weights);
    case PlanOp::Kind::Add:
        return makeAdd(op);
    case PlanOp::Kind::BatchNorm: {
        const auto tensor = [&](const char *name) {
            const at::Tensor found = toTorch(weights.at(op.batchNorm + "." + name)).to(c10::kFloat);
            return m_onGpu ? found.to(c10::kCUDA) : found;
        };
        return [first, eps = op.eps, gamma = tensor("weight"), beta = tensor("bias"), mean = tensor("running_mean"),
                variance = tensor("running_var")](Tensors &values) {
            return at::batch_norm(values[first], gamma, beta, mean, variance, false, 0, eps, true);
        };
    }
    case PlanOp::Kind::Activation:
        return [first, kind = op.activation, slope = op.slope](Tensors &values) {
            return activate(values[first].clone(), kind, slope);
        };
    case PlanOp::Kind::MaxPool:
        return [first, pool = op.pool](Tensors &values) {
            return at::max_pool2d(values[first], pool.kernel, pool.stride, pool.padding, pool.dilation, pool.ceilMode);
        };
    case PlanOp::Kind::Upsample:
        return [first, size = op.upsample.outputSize](Tensors &values) {
            return at::upsample_nearest2d(values[first], size);
        };
    case PlanOp::Kind::Concat:
        return [inputs = op.inputs, dim = op.dims[0]](Tensors &values) {
            Tensors parts;
            for (const int input : inputs)
                parts.push_back(values[static_cast<std::size_t>(input)]);
            return at::cat(parts, dim);
        };
    case PlanOp::Kind::Slice:
        return [first, dims = op.dims](Tensors &values) {
            return at::slice(values[first], dims[0], dims[1],
                             dims[2] < 0 ? std::nullopt : std::optional<std::int64_t>(dims[2]), dims[3]);
        };
    case PlanOp::Kind::Permute:
        return [first, dims = op.dims](Tensors &values) { return at::permute(values[first], dims); };
    case PlanOp::Kind::Flatten:
        return [first, dims = op.dims](Tensors &values) { return at::flatten(values[first], dims[0], dims[1]); };
    case PlanOp::Kind::Input:
        break;
    }
    assert(false);
    return {};
}

std::function<at::Tensor(PlanRunner::Tensors &)> PlanRunner::makeConv(const PlanOp &op, const TensorMap &weights)
{
    const Shape &shape = m_plan.ops[static_cast<std::size_t>(op.inputs[0])].shape;
    PackedConv packed(op, weights, shape, m_dtype, m_onGpu);
    ++m_convolutions;
    m_direct += packed.isDirect() ? 1 : 0;
    return [first = static_cast<std::size_t>(op.inputs[0]), conv = std::move(packed)](Tensors &values) {
        return conv(values[first]);
    };
}

std::function<at::Tensor(PlanRunner::Tensors &)> PlanRunner::makeAdd(const PlanOp &op) const
{
    const std::vector<int> inputs = op.inputs;
    // A convolution's result that nobody else reads may be added to where it is.
    const auto isFree = [this](int input) {
        const auto at = static_cast<std::size_t>(input);
        return m_plan.ops[at].kind == PlanOp::Kind::Conv && m_readers[at] == 1;
    };
    const auto target = std::find_if(inputs.begin(), inputs.end(), isFree);
    if (inputs.size() != 2 || target == inputs.end())
        return [inputs](Tensors &values) {
            at::Tensor sum = values[static_cast<std::size_t>(inputs[0])];
            for (std::size_t i = 1; i < inputs.size(); ++i)
                sum = at::add(sum, values[static_cast<std::size_t>(inputs[i])]);
            return sum;
        };
    const auto into = static_cast<std::size_t>(*target);
    const auto other = static_cast<std::size_t>(target == inputs.begin() ? inputs[1] : inputs[0]);
    return [into, other](Tensors &values) { return values[into].add_(values[other]); };
}

} // namespace vitrine
