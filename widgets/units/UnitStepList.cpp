#include "widgets/units/UnitStepList.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitText.h"

#include <QFont>
#include <QKeyEvent>

#include <algorithm>

namespace vitrine {

UnitStepModel::UnitStepModel(UnitCursor *cursor, QObject *parent) : QAbstractListModel(parent), m_cursor(cursor)
{
    connect(cursor, &UnitCursor::pictureChanged, this, [this] {
        beginResetModel();
        m_shown = m_cursor->current();
        endResetModel();
    });
    connect(cursor, &UnitCursor::currentChanged, this, &UnitStepModel::showStep);
    connect(&Theme::instance(), &Theme::changed, this, &UnitStepModel::showAll);
}

int UnitStepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_cursor->count();
}

QVariant UnitStepModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const bool now = index.row() == m_cursor->current();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return unitSentence(*m_cursor->picture(), index.row());
    case Qt::FontRole: {
        QFont font;
        font.setBold(now);
        return font;
    }
    case Qt::ForegroundRole: {
        const UnitStep &step = m_cursor->picture()->steps[static_cast<std::size_t>(index.row())];
        const auto pass = step.pass == Pass::Forward ? Theme::Role::Forward : Theme::Role::Backward;
        const bool isDone = index.row() < m_cursor->current();
        return Theme::instance().color(now ? pass : isDone ? Theme::Role::Text : Theme::Role::Dimmed);
    }
    default:
        return {};
    }
}

/// Only the rows between the step before and this one look different.
void UnitStepModel::showStep(int step)
{
    const int last = rowCount() - 1, from = std::min(m_shown, step), to = std::max(m_shown, step);
    m_shown = step;
    if (last >= 0)
        emit dataChanged(index(std::clamp(from, 0, last)), index(std::clamp(to, 0, last)),
                         {Qt::FontRole, Qt::ForegroundRole});
}

void UnitStepModel::showAll()
{
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1));
}

UnitStepList::UnitStepList(UnitCursor *cursor, QWidget *parent)
    : QListView(parent), m_cursor(cursor), m_model(new UnitStepModel(cursor, this))
{
    setModel(m_model);
    setUniformItemSizes(true);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    connect(cursor, &UnitCursor::pictureChanged, this, &UnitStepList::follow);
    connect(cursor, &UnitCursor::currentChanged, this, &UnitStepList::follow);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            m_cursor->setCurrent(index.row());
    });
    translated(this, [this] {
        setAccessibleName(tr("Steps of the modular way"));
        m_model->showAll();
    });
}

/// Left, right and Space belong to the laboratory: they step and play.
void UnitStepList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right || event->key() == Qt::Key_Space)
        event->ignore();
    else
        QListView::keyPressEvent(event);
}

void UnitStepList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (currentIndex().isValid())
        scrollTo(currentIndex()); // the words above may take a line more
}

void UnitStepList::follow()
{
    const QModelIndex now = m_model->index(m_cursor->current());
    const QSignalBlocker quiet(selectionModel());
    if (now.isValid())
        setCurrentIndex(now);
    else
        selectionModel()->clear();
    if (now.isValid())
        scrollTo(now);
    viewport()->update();
}

} // namespace vitrine
