#include "widgets/transport/StepList.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/session/StepCursor.h"
#include "widgets/transport/StepText.h"

#include <QFont>

#include <algorithm>

namespace vitrine {

StepListModel::StepListModel(QObject *parent) : QAbstractListModel(parent) { }

void StepListModel::setCursor(StepCursor *cursor)
{
    m_cursor = cursor;
    connect(cursor, &StepCursor::traceChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(cursor, &StepCursor::currentChanged, this, &StepListModel::showStep);
    connect(&Theme::instance(), &Theme::changed, this, &StepListModel::showAll);
    beginResetModel();
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
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::FontRole, Qt::ForegroundRole});
}

int StepListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_cursor ? 0 : m_cursor->count();
}

QVariant StepListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Step &step = m_cursor->trace()->steps[static_cast<std::size_t>(index.row())];
    const bool now = index.row() == m_cursor->current();
    switch (role) {
    case Qt::DisplayRole:
        return stepSentence(*m_cursor->trace(), index.row());
    case Qt::ToolTipRole: {
        const QString sentence = stepSentence(*m_cursor->trace(), index.row());
        return step.milliseconds > 0 ? sentence + QLatin1Char('\n') + formatMilliseconds(step.milliseconds) : sentence;
    }
    case Qt::FontRole: {
        QFont font;
        font.setBold(now);
        return font;
    }
    case Qt::ForegroundRole: {
        const auto pass = step.pass == Pass::Forward ? Theme::Role::Forward : Theme::Role::Backward;
        return Theme::instance().color(now                                     ? pass
                                           : index.row() < m_cursor->current() ? Theme::Role::Text
                                                                               : Theme::Role::Dimmed);
    }
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
    translated(this, [this] {
        setAccessibleName(tr("Steps"));
        viewport()->update(); // the sentences are asked for anew
    });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (m_cursor && index.isValid())
            m_cursor->setCurrent(index.row());
    });
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
    follow();
}

} // namespace vitrine
