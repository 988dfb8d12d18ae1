#include "widgets/transport/StepList.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/session/StepCursor.h"
#include "widgets/stepping/Breakpoints.h"
#include "widgets/transport/StepText.h"

#include <QContextMenuEvent>
#include <QFont>
#include <QIcon>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace vitrine {

namespace {

/// A red dot, or the room for one.
QIcon dot(bool isMarked)
{
    QPixmap pixmap(20, 20);
    pixmap.fill(Qt::transparent);
    if (isMarked) {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::instance().color(Theme::Role::Error));
        painter.drawEllipse(QPointF(10, 10), 7, 7);
    }
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected); // as red as it is
    return icon;
}

} // namespace

StepListModel::StepListModel(QObject *parent) : QAbstractListModel(parent) { }

void StepListModel::setCursor(StepCursor *cursor)
{
    m_cursor = cursor;
    connect(cursor, &StepCursor::traceChanged, this, &StepListModel::reset);
    connect(cursor, &StepCursor::stopsChanged, this, &StepListModel::reset);
    connect(cursor, &StepCursor::currentChanged, this, &StepListModel::showStep);
    connect(cursor, &StepCursor::summarisedChanged, this, &StepListModel::showAll);
    connect(&Theme::instance(), &Theme::changed, this, &StepListModel::showAll);
    reset();
}

void StepListModel::setBreakpoints(const Breakpoints *breakpoints)
{
    m_breakpoints = breakpoints;
    connect(breakpoints, &Breakpoints::changed, this, &StepListModel::showAll);
    showAll();
}

void StepListModel::reset()
{
    beginResetModel();
    m_shown = m_cursor->current();
    endResetModel();
}

/// Only the rows between the step before and this one look different.
void StepListModel::showStep(int step)
{
    const int last = rowCount() - 1, from = std::min(m_shown, step), to = std::max(m_shown, step);
    m_shown = step;
    if (last >= 0)
        emit dataChanged(index(std::clamp(from, 0, last)), index(std::clamp(to, 0, last)),
                         {Qt::FontRole, Qt::ForegroundRole});
}

void StepListModel::showAll()
{
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1)); // sentences, marks, colours
}

int StepListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_cursor ? 0 : m_cursor->count() + (m_cursor->canGoOn() ? 1 : 0);
}

/// The row that leads out of what is known.
QVariant StepListModel::onward(int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return m_cursor->iteration() ? StepList::tr("→ on to the next batch")
                                     : StepList::tr("→ on to the optimizer's step and the next batch");
    case Qt::ToolTipRole:
        return m_cursor->iteration()
            ? StepList::tr("The next items of the set go through the network with its new weights")
            : StepList::tr("The optimizer of the Train panel makes a step with these gradients");
    case Qt::ForegroundRole:
        return stepColour(Stage::Update);
    case Qt::DecorationRole:
        return m_breakpoints && !m_breakpoints->marks().empty() ? QVariant(dot(false)) : QVariant();
    default:
        return {};
    }
}

QVariant StepListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (index.row() == m_cursor->count())
        return onward(role);
    const Stop &stop = m_cursor->stops()[static_cast<std::size_t>(index.row())];
    const bool now = index.row() == m_cursor->current();
    switch (role) {
    case Qt::DisplayRole:
        return stepSentence(*m_cursor, index.row());
    case Qt::ToolTipRole: {
        const QString sentence = stepSentence(*m_cursor, index.row());
        return stop.milliseconds > 0 ? sentence + QLatin1Char('\n') + formatMilliseconds(stop.milliseconds) : sentence;
    }
    case Qt::FontRole: {
        QFont font;
        font.setBold(now);
        return font;
    }
    case Qt::ForegroundRole:
        return now
            ? stepColour(stop.stage)
            : Theme::instance().color(index.row() < m_cursor->current() ? Theme::Role::Text : Theme::Role::Dimmed);
    case Qt::DecorationRole:
        if (!m_breakpoints || m_breakpoints->marks().empty())
            return {};
        return dot(m_breakpoints->isMarked(*m_cursor->trace(), m_cursor->stops(), index.row()));
    default:
        return {};
    }
}

StepList::StepList(QWidget *parent) : QListView(parent), m_model(new StepListModel(this))
{
    setModel(m_model);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setEditTriggers(NoEditTriggers);
    setIconSize(QSize(10, 10));
    translated(this, [this] {
        setAccessibleName(tr("Steps"));
        viewport()->update(); // the sentences are asked for anew
    });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (m_cursor && index.isValid())
            choose(index.row());
    });
}

void StepList::choose(int row)
{
    m_cursor->setCurrent(row);
    if (row == m_cursor->count())
        m_cursor->stepForward(); // out of the last one
}

void StepList::setCursor(StepCursor *cursor)
{
    m_cursor = cursor;
    m_model->setCursor(cursor);
    const auto follow = [this] {
        const QModelIndex now = m_model->index(m_cursor->current());
        if (now.isValid())
            setCurrentIndex(now);
    };
    connect(cursor, &StepCursor::currentChanged, this, follow);
    connect(cursor, &StepCursor::stopsChanged, this, follow);
    follow();
}

void StepList::setBreakpoints(Breakpoints *breakpoints)
{
    m_breakpoints = breakpoints;
    m_model->setBreakpoints(breakpoints);
}

/// The right button asks what can be done with a step; it does not go there.
void StepList::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::RightButton)
        QListView::mousePressEvent(event);
}

void StepList::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : selectionModel()->currentIndex();
    if (!m_breakpoints || !m_cursor || !index.isValid() || index.row() >= m_cursor->count())
        return;
    const Stop stop = m_cursor->stops()[static_cast<std::size_t>(index.row())];
    const Graph &graph = m_cursor->trace()->graph;
    const QString path = QString::fromStdString(stop.node >= 0 ? graph.nodes[static_cast<std::size_t>(stop.node)].path
                                                               : graph.blocks[static_cast<std::size_t>(stop.block)].id);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Run to Here")), &QAction::triggered, this,
            [this, row = index.row()] { emit runWanted(row); });
    QAction *mark = menu->addAction(tr("Breakpoint"));
    mark->setCheckable(true);
    mark->setChecked(m_breakpoints->contains(path, stop.stage));
    connect(mark, &QAction::triggered, this, [this, path, stop] { m_breakpoints->toggle(path, stop.stage); });
    menu->popup(event->globalPos());
}

} // namespace vitrine
