#include "widgets/landscape/LandscapeLook.h"

#include "widgets/common/Format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

} // namespace

AxisNames axisNames(const LandscapePlan &plan)
{
    if (std::isnan(plan.shares[0]))
        return {tr("direction 1"), tr("direction 2")};
    const auto share = [](double part) { return QString::number(100 * part, 'f', part < 0.0995 ? 1 : 0); };
    return {tr("PC 1 (%1 %)").arg(share(plan.shares[0])), tr("PC 2 (%1 %)").arg(share(plan.shares[1]))};
}

bool isDrawn(const LandscapeSession &session, const LandscapeLook &look, std::size_t path)
{
    return path < session.order().paths.size() && path < session.paths().size() && !look.hidden.contains(path)
        && !session.paths()[path].points.empty();
}

Competitor pathStyle(const LandscapePath &path)
{
    Competitor style;
    style.colour = path.colour;
    style.line = path.line;
    return style;
}

int pointsUpTo(const PlacedPath &path, std::int64_t step)
{
    if (step < 0)
        return static_cast<int>(path.points.size());
    const auto after = std::find_if(path.points.begin(), path.points.end(),
                                    [step](const PlacedPoint &point) { return point.step > step; });
    return static_cast<int>(after - path.points.begin());
}

std::optional<Point2> placeAt(const PlacedPath &path, std::int64_t step)
{
    if (path.points.empty())
        return {};
    const int count = pointsUpTo(path, step);
    if (count == 0)
        return path.points.front().projection.place;
    const PlacedPoint &before = path.points[static_cast<std::size_t>(count) - 1];
    if (count == static_cast<int>(path.points.size()))
        return before.projection.place;
    const PlacedPoint &after = path.points[static_cast<std::size_t>(count)];
    const double part = static_cast<double>(step - before.step) / static_cast<double>(after.step - before.step);
    return Point2{std::lerp(before.projection.place.x, after.projection.place.x, part),
                  std::lerp(before.projection.place.y, after.projection.place.y, part)};
}

LandscapeValue valueAt(const Landscape &landscape, const LandscapeSurface &surface, Point2 place)
{
    const LandscapeArea &area = landscape.area;
    const auto nearest = [](double at, double low, double high, int count, int stride) {
        const double index = high > low ? std::clamp((at - low) / (high - low), 0.0, 1.0) * (count - 1) : 0;
        return std::min(static_cast<int>(std::lround(index / stride)) * stride, count - 1);
    };
    const int stride = std::max(1, landscape.stride);
    const int column = nearest(place.x, area.low.x, area.high.x, area.columns, stride);
    const int row = nearest(place.y, area.low.y, area.high.y, area.rows, stride);
    const LandscapeValue &known = landscape.at(column, row);
    // A loss that is not finite stands in the picture as the highest one; said is what it is.
    return {std::isfinite(known.loss) ? surface.value(place) : known.loss, known.accuracy};
}

QString describePlace(const LandscapeValue &value, Point2 place)
{
    QString text = tr("Loss %1").arg(formatNumber(value.loss));
    if (!std::isnan(value.accuracy))
        text += QStringLiteral("   ") + tr("Accuracy %1").arg(formatShare(value.accuracy));
    return text + QStringLiteral("   (%1, %2)").arg(formatNumber(place.x), formatNumber(place.y));
}

} // namespace vitrine
