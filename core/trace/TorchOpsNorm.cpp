// The operations that keep something beside their output: norms with their statistics, dropout with its mask.

#include "core/base/Rng.h"
#include "core/trace/TorchOps.h"

#include <ATen/ops/add.h>
#include <ATen/ops/alias.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/group_norm.h>
#include <ATen/ops/instance_norm.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/native_batch_norm.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <optional>

namespace vitrine {

namespace {

using OptionalTensor = std::optional<at::Tensor>;

} // namespace

Value TorchOps::batchNorm(Value value, const BatchNormAttributes &a)
{
    const at::Tensor x = real(value);
    const OptionalTensor weight = a.affine ? OptionalTensor(weightOf("weight")) : std::nullopt;
    const OptionalTensor bias = a.affine ? OptionalTensor(weightOf("bias")) : std::nullopt;
    if (!m_options.training && !m_options.batchStatistics && a.trackRunningStats)
        return put(
            at::batch_norm(x, weight, bias, weightOf("running_mean"), weightOf("running_var"), false, 0, a.eps, false));

    // Running statistics that start from nothing with momentum 1 are the batch's own: exact, and at no extra pass.
    const auto options = x.options().requires_grad(false);
    at::Tensor mean = at::zeros({a.features}, options);
    at::Tensor unbiased = at::ones({a.features}, options);
    const at::Tensor y = std::get<0>(at::native_batch_norm(x, weight, bias, mean, unbiased, true, 1.0, a.eps));
    const auto count = static_cast<double>(x.numel() / a.features);
    m_statistics["mean"] = mean;
    m_statistics["var"] = at::mul(unbiased, (count - 1) / count);
    if (m_options.training && a.trackRunningStats) {
        double momentum = a.momentum;
        if (std::isnan(momentum)) { // cumulative average over the batches seen, this one included
            const auto seen = m_weights.find(m_path + ".num_batches_tracked");
            momentum = 1 / (1 + (seen == m_weights.end() ? 0.0 : seen->second.item<double>()));
        }
        m_statistics["running_mean"] = at::add(at::mul(weightOf("running_mean"), 1 - momentum), mean, momentum);
        m_statistics["running_var"] = at::add(at::mul(weightOf("running_var"), 1 - momentum), unbiased, momentum);
    }
    return put(y);
}

Value TorchOps::groupNorm(Value x, const NormAttributes &a)
{
    const OptionalTensor weight = a.affine ? OptionalTensor(weightOf("weight")) : std::nullopt;
    const OptionalTensor bias = a.affine ? OptionalTensor(weightOf("bias")) : std::nullopt;
    return put(at::group_norm(real(x), a.groups, weight, bias, a.eps));
}

Value TorchOps::layerNorm(Value x, const NormAttributes &a)
{
    const OptionalTensor weight = a.affine ? OptionalTensor(weightOf("weight")) : std::nullopt;
    const OptionalTensor bias = a.affine && a.bias ? OptionalTensor(weightOf("bias")) : std::nullopt;
    return put(at::layer_norm(real(x), a.shape, weight, bias, a.eps));
}

Value TorchOps::instanceNorm(Value x, const NormAttributes &a)
{
    const OptionalTensor weight = a.affine ? OptionalTensor(weightOf("weight")) : std::nullopt;
    const OptionalTensor bias = a.affine ? OptionalTensor(weightOf("bias")) : std::nullopt;
    return put(at::instance_norm(real(x), weight, bias, std::nullopt, std::nullopt, true, 0, a.eps, false));
}

Value TorchOps::dropout(Value value, double p)
{
    const at::Tensor &x = tensor(value);
    if (!m_options.training)
        return put(at::alias(x));
    // Drawn on the CPU by our own generator: the same seed drops the same places on every device.
    at::Tensor mask = at::empty(x.sizes(), at::TensorOptions().dtype(c10::kFloat));
    Rng rng = Rng(m_options.seed).fork(m_stream);
    float *place = mask.mutable_data_ptr<float>();
    for (std::int64_t i = 0; i < mask.numel(); ++i)
        place[i] = rng.uniform() < p ? 0.0F : 1.0F;
    mask = mask.to(x.options().requires_grad(false));
    m_statistics["mask"] = mask;
    return put(at::mul(at::mul(x, mask), p < 1 ? 1 / (1 - p) : 0.0));
}

} // namespace vitrine
