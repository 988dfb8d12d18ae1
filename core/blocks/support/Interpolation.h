#pragma once

#include "core/blocks/Explanation.h"
#include "core/blocks/Ops.h"
#include "core/tensor/Snapshot.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine {

/// An input place that a number of the output is made of, and how much of it.
struct Tap {
    std::int64_t place = 0;
    double weight = 0;
};

/// Upsampling along one dimension, with the indices and weights that LibTorch takes on the CPU for tensors of `dtype`.
///
/// Source of output place o: o·s (align_corners, s = (I−1)/(O−1)), (o + ½)·s − ½ (linear, not below 0; cubic) or ⌊o·s⌋
/// (nearest), s = 1/scale_factor where that was given, else I/O. Cubic: Keys' kernel with a = −0.75.
class AxisInterpolation {
public:
    /// `snaps`: nearest takes o for equal sizes and ⌊o/2⌋ for doubled ones, whatever scale_factor says. LibTorch's
    /// backward passes do, and those forward kernels that snapsForward() tells of.
    AxisInterpolation(const UpsampleAttributes &attributes, std::size_t dimension, std::int64_t inputSize, DType dtype,
                      bool snaps);

    /// Each input place once, in order; a border that is used twice carries the sum of its weights.
    std::vector<Tap> taps(std::int64_t output) const;

private:
    template <typename Real>
    std::vector<Tap> tapsAs(std::int64_t output) const;
    template <typename Real>
    Real scale() const;
    std::int64_t nearest(std::int64_t output) const;

    const UpsampleAttributes &m_attributes;
    std::size_t m_dimension;
    std::int64_t m_inputSize;
    std::int64_t m_outputSize;
    DType m_dtype;
    bool m_snaps;
};

/// Whether LibTorch's forward pass takes the kernel that snaps: for small pictures, and for channels-last tensors of
/// more than three channels.
bool snapsForward(const UpsampleAttributes &attributes, const Snapshot &input);
/// Whether its backward pass hands the gradient on as it is: cubic that keeps the size, whatever scale_factor says.
bool copiesBackward(const UpsampleAttributes &attributes, const Shape &input);

} // namespace vitrine
