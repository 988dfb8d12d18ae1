#pragma once

#include <QStyledItemDelegate>

namespace vitrine {

/// A cell with a bar behind its text, where its item has a share under `role`.
class ProgressDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int role = Qt::UserRole + 1; ///< 0 … 1; anything else: no bar

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace vitrine
