#pragma once

#include <QStyledItemDelegate>

namespace vitrine {

/// A cell with air around its text, and a bar below it where its item has a share under `role`.
class ProgressDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int role = Qt::UserRole + 1; ///< 0 … 1; anything else: no bar

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace vitrine
