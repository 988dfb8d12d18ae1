#include "widgets/optimizers/RankingTable.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/RankingModel.h"

#include <QEvent>
#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>

namespace vitrine {

RankingTable::RankingTable(OptimizersState *state, QWidget *parent)
    : QTableView(parent), m_state(state), m_model(new RankingModel(state, this))
{
    setModel(m_model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setFrameShape(NoFrame);
    setShowGrid(false);
    setIconSize({26, 16});
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    makeDense(this);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(RankingModel::Name, QHeaderView::Stretch);
    verticalHeader()->hide();
    horizontalHeader()->setSectionsClickable(false);
    translated(this, [this] {
        setAccessibleName(tr("Ranking"));
        m_model->retranslate();
        fitColumns();
    });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (now.isValid())
            m_state->select(m_model->idOf(now.row()));
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &RankingTable::showSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RankingTable::showSelection);
    connect(state, &OptimizersState::selectionChanged, this, &RankingTable::showSelection);
    showSelection();
}

/// For the widest texts there may be, so that nothing moves from step to step.
void RankingTable::fitColumns()
{
    const auto fit = [this](int column, const QStringList &samples) {
        int widest =
            fontMetrics().horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (const QString &sample : samples)
            widest = std::max(widest, fontMetrics().horizontalAdvance(sample));
        setColumnWidth(column, widest + 8);
    };
    fit(RankingModel::Height, {QStringLiteral("1.234e-05")});
    fit(RankingModel::Distance, {QStringLiteral("0.001234")});
    fit(RankingModel::Arrival, {QStringLiteral("1,000")});
    fit(RankingModel::Outcome, RankingModel::outcomes());
}

void RankingTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitColumns();
}

void RankingTable::showSelection()
{
    const QSignalBlocker blocker(selectionModel());
    const int row = m_model->rowOf(m_state->selected());
    const QModelIndex place = row < 0 ? QModelIndex() : m_model->index(row, 0);
    selectionModel()->setCurrentIndex(place, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    viewport()->update();
}

} // namespace vitrine
