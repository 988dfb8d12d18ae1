#include "core/trace/TorchYoloxLoss.h"

#include "core/detection/loss/LossOfRows.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/add.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/sub.h>
#include <ATen/ops/sum.h>

#include <algorithm>

namespace vitrine {

namespace {

std::span<const float> valuesOf(const at::Tensor &tensor)
{
    return {tensor.const_data_ptr<float>(), static_cast<std::size_t>(tensor.numel())};
}

at::Tensor plain(const at::Tensor &tensor)
{
    return tensor.detach().to(c10::kCPU).to(c10::kFloat).contiguous();
}

} // namespace

at::Tensor yoloxLoss(const at::Tensor &rows, const at::Tensor &objects, const LossAttributes &attributes,
                     std::map<std::string, at::Tensor> &terms)
{
    DetectionLossSettings settings;
    settings.box = attributes.giou ? BoxLossKind::Giou : BoxLossKind::Iou;
    settings.usesL1 = attributes.usesL1;
    settings.boxWeight = attributes.boxWeight;
    const at::Tensor outputs = plain(rows), truths = plain(objects);
    const LossOfRows found =
        lossOfRows({static_cast<int>(attributes.imageWidth), static_cast<int>(attributes.imageHeight)},
                   static_cast<int>(rows.size(2)) - 5, valuesOf(outputs), valuesOf(truths),
                   static_cast<std::size_t>(rows.size(0)), settings);
    const auto number = [&rows](double value) { return at::full({}, value, rows.options().requires_grad(false)); };
    const DetectionLossTerms &parts = found.loss.terms;
    terms = {{"iou", number(parts.box)},
             {"objectness", number(parts.object)},
             {"classes", number(parts.classes)},
             {"l1", number(parts.l1)},
             {"positives", number(found.loss.positives / static_cast<double>(std::max(1, found.loss.truths)))}};
    const at::Tensor total = number(parts.total());
    if (!at::GradMode::is_enabled() || !rows.requires_grad())
        return total;
    at::Tensor gradient = at::empty(outputs.sizes(), outputs.options());
    std::ranges::copy(found.gradient, gradient.mutable_data_ptr<float>());
    // The difference is 0: it adds nothing to the value, and lets the known gradient through.
    return at::add(total, at::sum(at::mul(at::sub(rows, rows.detach()), gradient.to(rows.options()))));
}

} // namespace vitrine
