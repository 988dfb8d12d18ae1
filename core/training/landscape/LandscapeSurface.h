#pragma once

#include "core/training/landscape/Landscape.h"

namespace vitrine {

/// A landscape as a function of two variables, so that what draws surfaces draws it: straight between the places that
/// are known; between coarser ones where finer ones are still to come. Losses that are not finite stand as high as the
/// highest one. Outside the area it goes on level.
class LandscapeSurface final : public SurfaceKind {
public:
    /// The landscape must have a stride.
    explicit LandscapeSurface(const Landscape &landscape);

    std::string name() const override { return "landscape"; }
    Message title() const override { return {}; }
    Message summary() const override { return {}; }
    std::string formula() const override { return "Loss(a, b)"; }
    Point2 low() const override { return m_area.low; }
    Point2 high() const override { return m_area.high; }
    Point2 start() const override { return {}; }
    std::vector<Point2> minima() const override { return {}; }
    SurfacePoint at(Point2 place) const override;
    double value(Point2 place) const override;

private:
    double height(int column, int row) const { return m_heights[m_area.index(column, row)]; }
    void fill(const Landscape &landscape);

    LandscapeArea m_area;
    std::vector<double> m_heights;
};

} // namespace vitrine
