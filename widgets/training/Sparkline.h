#pragma once

#include <QStyledItemDelegate>

namespace vitrine {

/// A cell with a small curve of LayersModel::series() on a logarithmic axis, and its last value beside it.
class Sparkline : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace vitrine
