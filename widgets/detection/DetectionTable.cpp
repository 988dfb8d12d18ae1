#include "widgets/detection/DetectionTable.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/DetectionModel.h"
#include "widgets/detection/DetectionState.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>

namespace vitrine {

DetectionTable::DetectionTable(QWidget *parent)
    : QTableView(parent), m_model(new DetectionModel(this)), m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(DetectionModel::sortRole);
    setModel(m_sorted);
    setSortingEnabled(true);
    sortByColumn(DetectionModel::Rank, Qt::AscendingOrder);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setWordWrap(false);
    setShowGrid(false);
    makeDense(this);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(24);
    installExportMenu(this, exportSource());
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &DetectionTable::lead);
    connect(m_sorted, &QAbstractItemModel::modelReset, this, &DetectionTable::follow);
    connect(this, &QTableView::entered, this, [this](const QModelIndex &index) {
        if (m_state)
            m_state->hover(index.data(DetectionModel::cellRole).toInt());
    });
    connect(&Theme::instance(), &Theme::changed, this, &DetectionTable::fitColumns);
    translated(this, [this] {
        setAccessibleName(tr("Detections"));
        fitColumns();
    });
}

/// By what their numbers can be, not by what they are: rows come and go at every move of a slider.
void DetectionTable::fitColumns()
{
    const int number = fontMetrics().horizontalAdvance(QStringLiteral("0000.0")) + 16;
    for (const int column : {DetectionModel::Rank, DetectionModel::Score, DetectionModel::X, DetectionModel::Y,
                             DetectionModel::Width, DetectionModel::Height})
        setColumnWidth(column, std::max(number, horizontalHeader()->sectionSizeHint(column)));
    setColumnWidth(DetectionModel::Class, fontMetrics().horizontalAdvance(QStringLiteral("motorcycle")) + 40);
}

void DetectionTable::setState(DetectionState *state)
{
    m_state = state;
    m_model->setState(state);
    connect(state, &DetectionState::selectionChanged, this, &DetectionTable::follow);
    follow();
}

void DetectionTable::follow()
{
    if (!m_state)
        return;
    const QScopedValueRollback rollback(m_following, true);
    const int row = m_model->rowOf(m_state->selectedCell());
    if (row < 0) {
        clearSelection();
        return;
    }
    const QModelIndex index = m_sorted->mapFromSource(m_model->index(row, 0));
    selectRow(index.row());
    scrollTo(index);
}

void DetectionTable::lead()
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    if (!m_following && m_state && !rows.isEmpty())
        m_state->select(rows.front().data(DetectionModel::cellRole).toInt());
}

void DetectionTable::leaveEvent(QEvent *event)
{
    if (m_state)
        m_state->hover(-1);
    QTableView::leaveEvent(event);
}

ExportSource DetectionTable::exportSource() const
{
    return {[] { return QStringLiteral("detections"); }, {}, {}, [this] { return m_model->csv(); }};
}

} // namespace vitrine
