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
    /// `snapsDoubling`: nearest takes o for equal sizes and ⌊o/2⌋ for doubled ones whatever scale_factor says, as
    /// LibTorch's backward pass and its channels-last forward pass do.
    AxisInterpolation(const UpsampleAttributes &attributes, std::size_t dimension, std::int64_t inputSize, DType dtype,
                      bool snapsDoubling);

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
    bool m_snapsDoubling;
};

/// Whether LibTorch takes a tensor for channels-last, which some with one channel are by chance.
bool isChannelsLast(const Snapshot &tensor);

} // namespace vitrine
