#pragma once

#include "core/training/surfaces/support/Dual.h"

#include <numbers>
#include <utility>

namespace vitrine {

/// What a surface says about itself.
struct SurfaceText {
    std::string name;
    Message title;
    Message summary;
    std::string formula;
    Point2 low;
    Point2 high;
    Point2 start;
    std::vector<Point2> minima;
};

/// A surface made of its text and one formula `f(x, y)`, written for any kind of number: doubles for the value alone,
/// duals for the derivatives.
template <typename Formula>
class FormulaSurface : public SurfaceKind {
public:
    FormulaSurface(SurfaceText text, Formula formula) : m_text(std::move(text)), m_formula(std::move(formula)) { }

    std::string name() const override { return m_text.name; }
    Message title() const override { return m_text.title; }
    Message summary() const override { return m_text.summary; }
    std::string formula() const override { return m_text.formula; }
    Point2 low() const override { return m_text.low; }
    Point2 high() const override { return m_text.high; }
    Point2 start() const override { return m_text.start; }
    std::vector<Point2> minima() const override { return m_text.minima; }
    double value(Point2 place) const override { return m_formula(place.x, place.y); }
    SurfacePoint at(Point2 place) const override
    {
        return m_formula(Dual::x(place.x), Dual::y(place.y)).toSurfacePoint();
    }

private:
    SurfaceText m_text;
    Formula m_formula;
};

template <typename Formula>
std::unique_ptr<SurfaceKind> makeSurface(SurfaceText text, Formula formula)
{
    return std::make_unique<FormulaSurface<Formula>>(std::move(text), std::move(formula));
}

} // namespace vitrine
