#include "widgets/training/Sparkline.h"

#include "widgets/common/Theme.h"
#include "widgets/training/LayersView.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double usualRatio = 1e-3; ///< of a step to the weights, where the learning rate is right
constexpr double narrowest = 0.5; ///< decades that the axis spans at least

struct Axis {
    double lower = 0, upper = 1; ///< decades
    QRectF place;

    double y(double value) const
    {
        return place.bottom() - (std::log10(value) - lower) / (upper - lower) * place.height();
    }
};

Axis axisFor(const std::vector<double> &values, bool marksUsual, const QRectF &place)
{
    double lower = 1e300, upper = 0;
    for (const double value : values)
        if (value > 0 && std::isfinite(value)) {
            lower = std::min(lower, value);
            upper = std::max(upper, value);
        }
    if (marksUsual) {
        lower = std::min(lower, usualRatio);
        upper = std::max(upper, usualRatio);
    }
    Axis axis{std::log10(lower), std::log10(std::max(upper, lower)), place};
    if (axis.upper - axis.lower < narrowest) {
        const double middle = (axis.upper + axis.lower) / 2;
        axis.lower = middle - narrowest / 2;
        axis.upper = middle + narrowest / 2;
    }
    return axis;
}

QPolygonF curve(const std::vector<double> &values, const Axis &axis)
{
    QPolygonF points;
    const double step = axis.place.width() / std::max<double>(1, static_cast<double>(values.size()) - 1);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] > 0 && std::isfinite(values[i]))
            points << QPointF(axis.place.left() + static_cast<double>(i) * step, axis.y(values[i]));
    return points;
}

} // namespace

void Sparkline::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const auto *model = static_cast<const LayersModel *>(index.model());
    const std::vector<double> values = model->series(index.row(), index.column());
    const int text = option.fontMetrics.horizontalAdvance(QStringLiteral("0.00000000"));
    const QRectF place = QRectF(option.rect).adjusted(4, 3, -text, -3);
    if (values.empty() || place.width() < 8)
        return;
    const bool isRatio = index.column() == LayersModel::Ratio;
    const Axis axis = axisFor(values, isRatio, place);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isRatio) {
        painter->setPen(QPen(Theme::instance().color(Theme::Role::Warning), 1, Qt::DotLine));
        painter->drawLine(QPointF(place.left(), axis.y(usualRatio)), QPointF(place.right(), axis.y(usualRatio)));
    }
    painter->setPen(QPen(Theme::instance().color(Theme::Role::Forward), 1.5));
    painter->drawPolyline(curve(values, axis));
    painter->restore();
}

} // namespace vitrine
