// Interpolation and losses: operations with a variant for each mode.

#include "core/trace/TorchOps.h"
#include "core/trace/TorchYoloxLoss.h"

#include <ATen/core/Reduction.h>
#include <ATen/ops/add.h>
#include <ATen/ops/binary_cross_entropy.h>
#include <ATen/ops/binary_cross_entropy_with_logits.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/huber_loss.h>
#include <ATen/ops/l1_loss.h>
#include <ATen/ops/mean.h>
#include <ATen/ops/mse_loss.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/pow.h>
#include <ATen/ops/rsub.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/sum.h>
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

namespace {

/// For small pictures LibTorch's CPU takes each place once or twice where a side stays or doubles, whatever the scale
/// says (see snapsForward()); its GPU obeys the scale, and does as the CPU does where it is given none.
at::Tensor nearest(const at::Tensor &x, const UpsampleAttributes &a)
{
    const bool snaps = !x.is_cpu() && a.outputSize.size() == 2 && a.outputSize[0] + a.outputSize[1] <= 128;
    const auto scaleOf = [&](std::size_t dim) -> std::optional<double> {
        const std::int64_t before = x.size(static_cast<std::int64_t>(dim) + 2), after = a.outputSize[dim];
        if (a.scale.empty() || (snaps && (after == before || after == 2 * before)))
            return std::nullopt;
        return a.scale[dim];
    };
    switch (a.outputSize.size()) {
    case 1:
        return at::upsample_nearest1d(x, a.outputSize, scaleOf(0));
    case 2:
        return at::upsample_nearest2d(x, a.outputSize, scaleOf(0), scaleOf(1));
    default:
        return at::upsample_nearest3d(x, a.outputSize, scaleOf(0), scaleOf(1), scaleOf(2));
    }
}

/// As torchvision.ops.sigmoid_focal_loss.
at::Tensor focalLoss(const at::Tensor &x, const at::Tensor &target, const LossAttributes &a)
{
    const at::Tensor p = at::sigmoid(x);
    const at::Tensor entropy = at::binary_cross_entropy_with_logits(x, target, {}, {}, at::Reduction::None);
    const at::Tensor notTarget = at::rsub(target, 1);
    const at::Tensor right = at::add(at::mul(p, target), at::mul(at::rsub(p, 1), notTarget));
    at::Tensor loss = at::mul(entropy, at::pow(at::rsub(right, 1), a.gamma));
    if (a.alpha >= 0)
        loss = at::mul(loss, at::add(at::mul(target, a.alpha), at::mul(notTarget, 1 - a.alpha)));
    return a.mean ? at::mean(loss) : at::sum(loss);
}

} // namespace

Value TorchOps::upsample(Value value, const UpsampleAttributes &a)
{
    const at::Tensor x = real(value);
    // Exactly one of the two, as torch.nn.functional.interpolate passes them on.
    const at::OptionalIntArrayRef size = a.scale.empty() ? at::OptionalIntArrayRef(a.outputSize) : std::nullopt;
    const std::optional<at::ArrayRef<double>> scale =
        a.scale.empty() ? std::nullopt : std::optional<at::ArrayRef<double>>(a.scale);
    const std::size_t dims = a.outputSize.size();
    switch (a.mode) {
    case Interpolation::Nearest:
        return put(nearest(x, a));
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
    const at::Tensor x = real(prediction);
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
    case Loss::Focal:
        return put(focalLoss(x, target, a));
    case Loss::Yolox:
        return put(yoloxLoss(x, target, a, m_statistics));
    }
    assert(false);
    return prediction;
}

} // namespace vitrine
