#include "app/studio/documents/HistoryView.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>

#include <algorithm>

namespace vitrine {

namespace {

class StepDelegate : public QStyledItemDelegate {
public:
    explicit StepDelegate(QAbstractItemView *view) : QStyledItemDelegate(view), m_view(view) { }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max(size.height(), Theme::instance().px(32)));
        return size;
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.row() > m_view->currentIndex().row())
            option->palette.setColor(QPalette::Text, Theme::instance().color(Theme::Role::MutedText));
    }

private:
    QAbstractItemView *m_view;
};

} // namespace

HistoryView::HistoryView(QUndoGroup *group, QWidget *parent) : QUndoView(group, parent)
{
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new StepDelegate(this));
    connect(&Theme::instance(), &Theme::changed, this, &HistoryView::drawIcon);
    drawIcon();
    translated(this, [this] {
        setAccessibleName(tr("Steps that can be undone"));
        setToolTip(tr("All steps so far; a click goes there. A disk marks where the network was saved."));
        setEmptyLabel(tr("As it was opened"));
    });
}

void HistoryView::drawIcon()
{
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 1.2));
    QPainterPath disk; // with a corner cut off, a shutter and a label
    disk.addPolygon(QPolygonF({{2.5, 2.5}, {11, 2.5}, {13.5, 5}, {13.5, 13.5}, {2.5, 13.5}, {2.5, 2.5}}));
    disk.addRect(QRectF(5, 2.5, 5, 3.5));
    disk.addRect(QRectF(4.5, 8.5, 7, 5));
    painter.drawPath(disk);
    painter.end();
    setCleanIcon(pixmap);
}

} // namespace vitrine
