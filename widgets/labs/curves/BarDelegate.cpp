#include "widgets/labs/curves/BarDelegate.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace vitrine {

void BarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant share = index.data(ShareRole);
    if (!share.isValid())
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    const QString text = std::exchange(ground.text, QString());
    QStyle *style = ground.widget ? ground.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);

    const bool isSelected = ground.state.testFlag(QStyle::State_Selected);
    const QColor ink = ground.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QRectF cell = QRectF(option.rect).adjusted(2, 3, -2, -3);
    const bool isSigned = index.data(SignedRole).toBool();
    const double length = std::clamp(share.toDouble(), -1.0, 1.0) * cell.width() / (isSigned ? 2 : 1);
    const double from = isSigned ? cell.center().x() : cell.left();
    QColor colour = isSelected ? ink : index.data(ColourRole).value<QColor>();
    colour.setAlpha(isSelected ? 60 : 110);
    painter->fillRect(QRectF(QPointF(from, cell.top()), QPointF(from + length, cell.bottom())).normalized(), colour);
    painter->save();
    painter->setFont(ground.font);
    painter->setPen(ink);
    painter->drawText(cell.adjusted(2, 0, -2, 0), static_cast<int>(ground.displayAlignment), text);
    painter->restore();
}

} // namespace vitrine
