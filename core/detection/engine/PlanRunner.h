#pragma once

// Private to core's LibTorch side.

#include "core/detection/Detector.h"
#include "core/detection/engine/PlanGraph.h"
#include "core/tensor/TensorMap.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <vector>

namespace vitrine {

/// A rewritten plan with its tensors: weights folded and packed once, every operation one call of LibTorch, each tensor
/// let go of as soon as nobody reads it any more.
///
/// On the CPU convolutions are Vitrine's own where those are quicker (DirectConv), else oneDNN's with the activation
/// inside (mkldnn::_convolution_pointwise, what TorchInductor calls), channels last; on a GPU cuDNN's with folded batch
/// norm.
class PlanRunner {
public:
    PlanRunner(PlanGraph plan, const TensorMap &weights, Precision precision, bool onGpu);

    /// `input` [1, 3, H, W] Float32 on the CPU. Throws what LibTorch throws.
    at::Tensor run(const at::Tensor &input);
    int operations() const { return static_cast<int>(m_steps.size()); }
    int fusedConvolutions() const { return m_fused; }
    int convolutions() const { return m_convolutions; }
    /// Those that Vitrine's own kernels compute.
    int directConvolutions() const { return m_direct; }

private:
    using Tensors = std::vector<at::Tensor>;
    struct Step {
        int result = 0; ///< index of the operation
        std::function<at::Tensor(Tensors &)> compute;
        std::vector<int> release; ///< operations whose tensors nobody reads after this
    };

    std::function<at::Tensor(Tensors &)> makeStep(const PlanOp &op, const TensorMap &weights);
    std::function<at::Tensor(Tensors &)> makeConv(const PlanOp &op, const TensorMap &weights);
    std::function<at::Tensor(Tensors &)> makeAdd(const PlanOp &op) const;
    void findReleases();

    PlanGraph m_plan;
    std::vector<int> m_readers;
    c10::ScalarType m_dtype;
    bool m_onGpu;
    int m_fused = 0;
    int m_convolutions = 0;
    int m_direct = 0;
    std::vector<Step> m_steps;
};

} // namespace vitrine
