#pragma once

#include "core/blocks/Explanation.h"
#include "core/blocks/Ops.h"
#include "core/blocks/Params.h"
#include "core/tensor/Snapshot.h"

#include <optional>
#include <string_view>
#include <vector>

namespace vitrine {

/// Which places of one input channel and of one output channel belong together: the sliding windows of a convolution or
/// of pooling, the stamps of a transposed convolution. Places and sizes are spatial only: [y, x].
class Windows {
public:
    /// A place at the other end, and the place of the kernel in between.
    struct Touch {
        Index tap;
        Index place;
        bool isInside = true; ///< false: in the padding (of an input), or cut off (of a transposed output)
    };

    static Windows convolution(const ConvAttributes &attributes, Shape input, Shape output);
    static Windows transposed(const ConvAttributes &attributes, Shape input, Shape output);
    static Windows pooling(const PoolAttributes &attributes, Shape input, Shape output);
    /// Windows of unequal size, laid out so that the output has its size.
    static Windows adaptive(Shape input, Shape output);

    bool isTransposed() const { return m_kind == Kind::Transposed; }
    const Shape &input() const { return m_input; }
    const Shape &output() const { return m_output; }
    /// Of the largest window, in taps.
    Shape kernel() const;
    /// What lies around the input before the first and after the last place and may be read, and likewise what is cut
    /// off around a transposed output.
    const Shape &before() const { return m_before; }
    const Shape &after() const { return m_after; }

    /// What an output place is made of, in the order of the taps; a convolution's padding included, a stamp's place cut
    /// off by the input's border not.
    std::vector<Touch> under(const Index &output) const;
    /// Where an input place goes. Of a transposed convolution the places that are cut off are included.
    std::vector<Touch> over(const Index &input) const;
    /// Along one dimension, the places of the input that lie under an output place, padding left out. Not for
    /// transposed ones.
    std::vector<std::int64_t> placesUnder(std::size_t dimension, std::int64_t output) const;
    /// From how many places in a row, dimension by dimension, an output number is made at most.
    Shape field() const;

private:
    enum class Kind { Convolution, Transposed, Pooling, Adaptive };
    /// (tap, place) along one dimension.
    struct Reach {
        std::int64_t tap = 0;
        std::int64_t place = 0;
        bool isInside = true;
    };

    Windows(Kind kind, ConvAttributes attributes, Shape input, Shape output);
    void setMargins();
    /// From an anchor to the tensor that the taps are laid on, and back.
    std::vector<Reach> reached(std::size_t d, std::int64_t anchor) const;
    std::vector<Reach> reaching(std::size_t d, std::int64_t place) const;
    std::vector<Touch> product(const std::vector<std::vector<Reach>> &dimensions) const;
    const Shape &anchors() const { return isTransposed() ? m_input : m_output; }
    const Shape &covered() const { return isTransposed() ? m_output : m_input; }

    Kind m_kind;
    ConvAttributes m_attributes; ///< kernel, stride, padding, dilation
    Shape m_input, m_output;
    Shape m_before, m_after;
};

} // namespace vitrine
