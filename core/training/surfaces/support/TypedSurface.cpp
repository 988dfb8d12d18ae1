#include "core/training/surfaces/support/FormulaParser.h"

#include <utility>

namespace vitrine {

namespace {

/// What the user typed. Where its minima are nobody knows.
class TypedSurface : public SurfaceKind {
public:
    TypedSurface(std::string text, Formula formula) : m_text(std::move(text)), m_formula(std::move(formula)) { }

    std::string name() const override { return m_text; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Your formula")); }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "A formula of x and y that you typed."));
    }
    std::string formula() const override { return m_text; }
    Point2 low() const override { return {-5, -5}; }
    Point2 high() const override { return {5, 5}; }
    Point2 start() const override { return {-4, 3}; }
    std::vector<Point2> minima() const override { return {}; }
    SurfacePoint at(Point2 place) const override { return m_formula.at(place); }
    double value(Point2 place) const override { return m_formula.value(place); }

private:
    std::string m_text;
    Formula m_formula;
};

} // namespace

Result<std::unique_ptr<SurfaceKind>> parseSurface(const std::string &formula)
{
    auto parsed = FormulaParser(formula).run();
    if (!parsed)
        return parsed.error();
    return std::unique_ptr<SurfaceKind>(std::make_unique<TypedSurface>(formula, std::move(*parsed)));
}

} // namespace vitrine
