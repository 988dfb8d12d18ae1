#pragma once

#include <QStyledItemDelegate>

namespace vitrine {

/// Draws a number over a bar as long as its share of the cell: to the right from the left edge, or, where the numbers
/// have both signs, from the middle to either side.
class BarDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role {
        ShareRole = Qt::UserRole + 100, ///< double, −1 … 1; invalid: no bar
        SignedRole, ///< bool
        ColourRole ///< QColor
    };
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace vitrine
