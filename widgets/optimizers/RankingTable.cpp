#include "widgets/optimizers/RankingTable.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/RankingModel.h"

#include <QHeaderView>
#include <QSignalBlocker>

namespace vitrine {

RankingTable::RankingTable(OptimizersState *state, QWidget *parent)
    : QTableView(parent), m_state(state), m_model(new RankingModel(state, this))
{
    setModel(m_model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setFrameShape(NoFrame);
    setShowGrid(false);
    setIconSize({32, 20});
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    makeDense(this);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(RankingModel::Name, QHeaderView::Stretch);
    verticalHeader()->hide();
    horizontalHeader()->setSectionsClickable(false);
    translated(this, [this] {
        setAccessibleName(tr("Ranking"));
        m_model->retranslate();
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

void RankingTable::showSelection()
{
    const QSignalBlocker blocker(selectionModel());
    const int row = m_model->rowOf(m_state->selected());
    const QModelIndex place = row < 0 ? QModelIndex() : m_model->index(row, 0);
    selectionModel()->setCurrentIndex(place, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    viewport()->update();
}

} // namespace vitrine
