#include "widgets/labs/curves/BarDelegate.h"

#include <QPainter>

#include <algorithm>

namespace vitrine {

void BarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant share = index.data(ShareRole);
    if (share.isValid()) {
        const QRectF cell = QRectF(option.rect).adjusted(2, 3, -2, -3);
        const bool isSigned = index.data(SignedRole).toBool();
        const double length = std::clamp(share.toDouble(), -1.0, 1.0) * cell.width() / (isSigned ? 2 : 1);
        const double from = isSigned ? cell.center().x() : cell.left();
        QColor colour = index.data(ColourRole).value<QColor>();
        colour.setAlpha(110);
        painter->fillRect(QRectF(QPointF(from, cell.top()), QPointF(from + length, cell.bottom())).normalized(),
                          colour);
    }
    QStyledItemDelegate::paint(painter, option, index);
}

} // namespace vitrine
