#pragma once

#include "core/blocks/Explanation.h"
#include "core/tensor/Snapshot.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine {

/// What a tensor's dimensions mean: [N, C, spatial…] or a parameter's [out, in, spatial…].
enum class TensorRole { Activation, Weight };

/// The part of a tensor that is on view.
struct PlaneChoice {
    std::int64_t sample = 0; ///< of the batch; activations only
    std::int64_t depth = 0; ///< slice of a volume [N, C, D, H, W]
    std::int64_t page = 0; ///< of a tensor too large to be shown at once
    bool operator==(const PlaneChoice &) const = default;
};

/// A value's place among the planes.
struct PlaneCell {
    std::int64_t plane = 0; ///< among those on view
    std::int64_t y = 0;
    std::int64_t x = 0;
    bool operator==(const PlaneCell &) const = default;
};

/// A box of cells within one plane; corners are inclusive.
struct PlaneBox {
    std::int64_t top = 0, left = 0, bottom = 0, right = 0;
    bool operator==(const PlaneBox &) const = default;
};

/// How a tensor of any shape is laid out as a grid of pictures: which dimension goes over the pictures, down and
/// across.
///
/// Maps and kernels are pictures side by side, signals [N, C, L] are strips below each other, vectors are bars.
class PlaneLayout {
public:
    enum class Style { Planes, Strips, Bars };
    static constexpr std::int64_t pageLimit = 1 << 20; ///< values on a page

    PlaneLayout() = default;
    PlaneLayout(const Shape &shape, TensorRole role, PlaneChoice choice = {});

    Style style() const { return m_style; }
    TensorRole role() const { return m_role; }
    const Shape &shape() const { return m_shape; }
    PlaneChoice choice() const { return m_choice; } ///< clamped to what there is
    std::int64_t planes() const { return m_planes; } ///< on this page
    std::int64_t height() const { return m_height; }
    std::int64_t width() const { return m_width; }
    std::int64_t columns() const { return m_columns; } ///< kernels: the input channels; 0: as many as fit
    std::int64_t samples() const { return m_samples; }
    std::int64_t depths() const { return m_depths; }
    std::int64_t pages() const { return m_pages; }
    bool isEmpty() const { return m_planes * m_height * m_width == 0; }

    Index index(const PlaneCell &cell) const;
    /// Nothing where the index lies in another sample, slice or page, or has another number of dimensions.
    std::optional<PlaneCell> cell(const Index &index) const;
    /// The part of a plane that lies within a box of indices.
    std::optional<PlaneBox> intersect(std::int64_t plane, const Index &first, const Index &last) const;
    /// The choice that brings an index on view.
    PlaneChoice choiceFor(const Index &index) const;
    /// "0, 3": the indices that a plane stands for, without sample and slice.
    std::string planeName(std::int64_t plane) const;

private:
    enum class Axis { Sample, Depth, Plane, Row, Column };

    void assignAxes();
    void paginate();
    std::int64_t size(Axis axis) const;

    Shape m_shape;
    TensorRole m_role = TensorRole::Activation;
    PlaneChoice m_choice;
    Style m_style = Style::Planes;
    std::vector<Axis> m_axes; ///< of each dimension
    std::int64_t m_planes = 0, m_height = 1, m_width = 1, m_columns = 0;
    std::int64_t m_samples = 1, m_depths = 1, m_pages = 1;
    std::int64_t m_firstPlane = 0, m_firstRow = 0;
};

} // namespace vitrine
