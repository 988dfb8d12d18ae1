// Interpolation and losses: operations with a variant for each mode.

#include "core/trace/TorchOps.h"

#include <ATen/core/Reduction.h>
#include <ATen/ops/binary_cross_entropy.h>
#include <ATen/ops/binary_cross_entropy_with_logits.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/huber_loss.h>
#include <ATen/ops/l1_loss.h>
#include <ATen/ops/mse_loss.h>
#include <ATen/ops/upsample_bicubic2d.h>
#include <ATen/ops/upsample_bilinear2d.h>
#include <ATen/ops/upsample_linear1d.h>
#include <ATen/ops/upsample_nearest1d.h>
#include <ATen/ops/upsample_nearest2d.h>
#include <ATen/ops/upsample_nearest3d.h>
#include <ATen/ops/upsample_trilinear3d.h>

#include <cassert>
#include <optional>

namespace vitrine {

Value TorchOps::upsample(Value value, const UpsampleAttributes &a)
{
    const at::Tensor &x = tensor(value);
    // Exactly one of the two, as torch.nn.functional.interpolate passes them on.
    const at::OptionalIntArrayRef size = a.scale.empty() ? at::OptionalIntArrayRef(a.outputSize) : std::nullopt;
    const std::optional<at::ArrayRef<double>> scale =
        a.scale.empty() ? std::nullopt : std::optional<at::ArrayRef<double>>(a.scale);
    const std::size_t dims = a.outputSize.size();
    switch (a.mode) {
    case Interpolation::Nearest:
        if (dims == 1)
            return put(at::upsample_nearest1d(x, size, scale));
        return put(dims == 2 ? at::upsample_nearest2d(x, size, scale) : at::upsample_nearest3d(x, size, scale));
    case Interpolation::Linear:
        if (dims == 1)
            return put(at::upsample_linear1d(x, size, a.alignCorners, scale));
        return put(dims == 2 ? at::upsample_bilinear2d(x, size, a.alignCorners, scale)
                             : at::upsample_trilinear3d(x, size, a.alignCorners, scale));
    case Interpolation::Cubic:
        return put(at::upsample_bicubic2d(x, size, a.alignCorners, scale));
    }
    assert(false);
    return value;
}

Value TorchOps::loss(Loss kind, Value prediction, const LossAttributes &a)
{
    const at::Tensor &x = tensor(prediction);
    const auto found = m_targets.find(m_path);
    assert(found != m_targets.end());
    const at::Tensor &target = found->second;
    const std::int64_t reduction = a.mean ? at::Reduction::Mean : at::Reduction::Sum;
    switch (kind) {
    case Loss::L1:
        return put(at::l1_loss(x, target, reduction));
    case Loss::MSE:
        return put(at::mse_loss(x, target, reduction));
    case Loss::BCE:
        return put(at::binary_cross_entropy(x, target, {}, reduction));
    case Loss::BCEWithLogits:
        return put(at::binary_cross_entropy_with_logits(x, target, {}, {}, reduction));
    case Loss::CrossEntropy:
        return put(at::cross_entropy_loss(x, target, {}, reduction, a.ignoreIndex, a.labelSmoothing));
    case Loss::Huber:
        return put(at::huber_loss(x, target, reduction, a.delta));
    }
    assert(false);
    return prediction;
}

} // namespace vitrine
