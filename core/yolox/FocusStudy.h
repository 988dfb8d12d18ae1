#pragma once

#include "core/graph/BlockFigures.h"
#include "core/trace/Trace.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// A Slice node as ONNX has it: every `step`th place along `axis`, from `start` on.
struct OnnxSlice {
    /// What exporters write for "to the last place".
    static constexpr std::int64_t toTheEnd = std::numeric_limits<std::int64_t>::max();

    std::string path; ///< of the node of the run
    std::int64_t axis = 0;
    std::int64_t start = 0;
    std::int64_t end = toTheEnd;
    std::int64_t step = 1;
};

/// One of the four pictures that Focus makes: one pixel of each 2×2 square.
struct FocusSlice {
    std::string path; ///< of the node that gives it: "backbone.backbone.stem.top_left"
    std::vector<OnnxSlice> nodes; ///< one after the other: rows, then columns
    std::int64_t row = 0, column = 0; ///< which pixel of the square
};

/// A Focus of a run, taken apart: x [1, C, H, W] → four slices [1, C, H/2, W/2] → joined [1, 4C, H/2, W/2] → the
/// convolution's own output, before batch norm [1, K, H/2, W/2].
struct FocusStudy {
    std::string path; ///< "backbone.backbone.stem"
    std::vector<FocusSlice> slices; ///< in the order in which they are joined
    Snapshot input, joined, kernel, output;
    std::int64_t kernelSize = 3, stride = 1;
    std::string act; ///< of the BaseConv behind the slices

    std::int64_t channels() const { return input.shape()[1]; } ///< of the picture
    std::int64_t outChannels() const { return kernel.shape()[0]; }
    /// Which slice has the pixels of a row and column; −1: none.
    int sliceOf(std::int64_t row, std::int64_t column) const;
};

/// The first Focus of a run; none where it has none.
std::optional<FocusStudy> focusOf(const Trace &trace);

/// The kernel [K, C, 2k, 2k] with which a convolution of twice the stride on the picture itself does what the slices
/// and their k × k convolution do: tap (2y + row, 2x + column) of channel c is tap (y, x) of channel c of that slice.
Snapshot wideKernel(const FocusStudy &focus);

/// What can stand in place of a Focus.
enum class Stem {
    Focus, ///< slices, then k × k
    Wide, ///< 2k × 2k with stride 2: the same
    Plain ///< k × k with stride 2: sees fewer pixels, costs a quarter
};
/// The picture and that stem, a block "stem" with batch norm and activation, to be run and measured.
Network stemNetwork(const FocusStudy &focus, Stem stem);
/// Its own convolution as one block "conv" without bias: what the picture's side of the comparison is computed with.
Network wideNetwork(const FocusStudy &focus);

/// What a stem costs, in its convolution and batch norm.
struct StemCost {
    std::int64_t learnable = 0;
    std::int64_t macs = 0;
    Shape field; ///< pixels of the picture that a number is made of
    Shape output;
};
StemCost costOf(const FocusStudy &focus, Stem stem);

} // namespace vitrine
