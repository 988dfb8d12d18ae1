#pragma once

#include "core/blocks/Explanation.h"
#include "widgets/maps/ColourScale.h"

#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace vitrine {

/// Why a cell is marked.
enum class Mark {
    Window, ///< lies under the kernel or window
    Term, ///< the product that is added now
    Winner, ///< the maximum
    Chosen, ///< the number that is looked at
    Reached ///< what the number pointed at goes into
};

struct StackMark {
    Index place;
    Mark mark = Mark::Window;
};

/// One channel as numbers in cells: a strip, a plane, or the slices of a volume side by side, with a margin around.
struct Stack {
    Shape size; ///< 1 to 3 dimensions, the last goes across
    Shape before, after; ///< the margin; empty: none
    std::vector<float> values; ///< row-major; empty: not known yet
    std::vector<bool> absent; ///< where there is nothing; empty: everywhere something
    ColourScale scale;
    bool isCut = false; ///< the margin was computed and cut off, else it is zeros
    std::int64_t filled = -1; ///< so many values are there, in row-major order; −1: all
    std::vector<StackMark> marks;
    std::vector<int> dots; ///< a number of dots for each value: how often it is a maximum; empty: none

    std::optional<float> value(const Index &place) const; ///< zero in a padding; none where nothing is known
    bool isMargin(const Index &place) const;
};

/// Where the cells of a stack stand in a rectangle.
class StackGeometry {
public:
    StackGeometry() = default;
    StackGeometry(const Stack &stack, const QRectF &room);

    double cell() const { return m_cell; } ///< width in pixels
    double cellHeight() const { return m_high; } ///< the same, but for a strip
    QRectF bounds() const { return m_bounds; }
    QRectF rect(const Index &place) const;
    QRectF slice(std::int64_t depth) const; ///< without its margin
    /// Margin included.
    std::optional<Index> at(QPointF point) const;

private:
    Index spread(const Index &place) const; ///< to three dimensions

    std::size_t m_rank = 0;
    Shape m_size, m_before, m_full; ///< three dimensions
    std::int64_t m_columns = 1;
    double m_cell = 1, m_high = 1, m_gap = 0;
    QRectF m_bounds;
};

/// Cells, margin, numbers where they fit, marks.
void paintStack(QPainter &painter, const Stack &stack, const StackGeometry &geometry);
/// Numbers in a range of theirs: signed where it reaches below zero.
ColourScale scaleOf(const std::vector<float> &values);

} // namespace vitrine
