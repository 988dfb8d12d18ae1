#include "widgets/downloads/ProgressDelegate.h"

#include "widgets/common/Theme.h"

#include <QPainter>

namespace vitrine {

QSize ProgressDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    return QStyledItemDelegate::sizeHint(option, index) + QSize(theme.px(16), theme.px(12));
}

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    bool isNumber = false;
    const double share = index.data(role).toDouble(&isNumber);
    if (!isNumber || share < 0 || share > 1)
        return;
    const Theme &theme = Theme::instance();
    const int height = theme.px(3);
    QRect bar = option.rect.adjusted(4, 0, -8, -3);
    bar.setTop(bar.bottom() - height + 1);
    painter->fillRect(bar, theme.color(Theme::Role::Border));
    bar.setWidth(static_cast<int>(bar.width() * share));
    const bool isSelected = option.state & QStyle::State_Selected;
    painter->fillRect(bar,
                      isSelected ? option.palette.color(QPalette::HighlightedText) : theme.color(Theme::Role::Accent));
}

} // namespace vitrine
