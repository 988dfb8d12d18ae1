#include "widgets/detection/compare/DifferencePanel.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/compare/ChangeMarks.h"
#include "widgets/detection/compare/ComparisonState.h"
#include "widgets/detection/compare/DifferenceModel.h"
#include "widgets/detection/compare/ThresholdLink.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

/// How far apart the boxes are that count as the same.
QString sameText(const DetectionComparison &comparison)
{
    float iou = 1, score = 0;
    for (const BoxPair &pair : comparison.pairs) {
        if (pair.change != BoxChange::Same)
            continue;
        iou = std::min(iou, pair.iou);
        score = std::max(score, std::abs(pair.scoreChange));
    }
    const int count = comparison.count(BoxChange::Same);
    if (count == 0)
        return DifferencePanel::tr("The same: none");
    if (iou == 1 && score == 0)
        return DifferencePanel::tr("The same: %1, to the last digit").arg(formatCount(count));
    return DifferencePanel::tr("The same: %1 (IoU at least %2, scores within %3)")
        .arg(formatCount(count), formatNumber(static_cast<double>(iou)), formatNumber(static_cast<double>(score)));
}

} // namespace

DifferencePanel::DifferencePanel(ComparisonState *comparison, ThresholdLink *link, QWidget *parent)
    : QWidget(parent), m_comparison(comparison), m_model(new DifferenceModel(comparison, this)),
      m_title(new QLabel(this)), m_summary(new QLabel(this)), m_link(new QCheckBox(this)),
      m_swap(new QToolButton(this)), m_export(new QToolButton(this)), m_close(new QToolButton(this)),
      m_table(new QTableView(this))
{
    build();
    connectTable();
    connect(m_link, &QCheckBox::clicked, link, &ThresholdLink::setLinked);
    connect(link, &ThresholdLink::changed, this, [this, link] { m_link->setChecked(link->isLinked()); });
    connect(m_swap, &QToolButton::clicked, this, &DifferencePanel::swapWanted);
    connect(m_close, &QToolButton::clicked, this, &DifferencePanel::closeWanted);
    connect(comparison, &ComparisonState::changed, this, &DifferencePanel::showSummary);
    for (const CompareSide side : {CompareSide::A, CompareSide::B})
        connect(comparison->state(side), &DetectionState::runChanged, this, &DifferencePanel::showSummary);
    translated(this, [this] { retranslate(); });
}

void DifferencePanel::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 8, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_title, 1);
    row->addWidget(m_link);
    for (QToolButton *button : {m_swap, m_export, m_close}) {
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    m_title->setProperty("caption", true);
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(8, 0, 8, 4);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addLayout(row);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *menu = new QMenu(m_export);
    m_export->setMenu(menu);
    m_export->setPopupMode(QToolButton::InstantPopup);
}

void DifferencePanel::connectTable()
{
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    makeDense(m_table);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DifferencePanel::lead);
    connect(m_comparison, &ComparisonState::selectionChanged, this, &DifferencePanel::follow);
    connect(&Theme::instance(), &Theme::changed, this, &DifferencePanel::fitColumns);
}

void DifferencePanel::setExport(const ExportSource &source)
{
    m_source = source;
    installExportMenu(m_table, source);
    fillExportMenu();
}

void DifferencePanel::fillExportMenu()
{
    m_export->menu()->clear();
    addExportActions(m_export->menu(), this, m_source);
}

/// By what their texts can be, not by what they are: rows come and go at every move of a slider.
void DifferencePanel::fitColumns()
{
    const auto wide = [this](const QString &text) { return m_table->fontMetrics().horizontalAdvance(text) + 24; };
    int what = wide(tr("Setting: %1").arg(QStringLiteral("NMS IoU"))) + 16;
    for (int change = 0; change < boxChangeCount; ++change)
        what = std::max(what, wide(changeText(static_cast<BoxChange>(change))) + 24);
    m_table->setColumnWidth(DifferenceModel::What, what);
    m_table->setColumnWidth(DifferenceModel::Class, wide(QStringLiteral("dining table")));
    for (const int column : {DifferenceModel::A, DifferenceModel::B})
        m_table->setColumnWidth(column, wide(QStringLiteral("416 × 416")));
}

void DifferencePanel::follow()
{
    const QScopedValueRollback rollback(m_isFollowing, true);
    const int row = m_model->rowOf(m_comparison->selectedPair());
    if (row < 0)
        return m_table->clearSelection();
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
}

void DifferencePanel::lead()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const int pair = rows.isEmpty() ? -1 : m_model->pairAt(rows.front().row());
    if (m_isFollowing || pair < 0 || !m_comparison->isReady())
        return;
    m_comparison->selectPair(pair);
    emit boxChosen(m_comparison->boxOf(m_comparison->pairs()[static_cast<std::size_t>(pair)]));
}

QString DifferencePanel::summary() const
{
    if (!m_comparison->isReady())
        return m_comparison->state(CompareSide::A)->run()
            ? tr("The second detector has not looked at this picture yet.")
            : tr("Open a picture to compare what is found in it.");
    const DetectionComparison &comparison = m_comparison->comparison();
    QStringList parts;
    for (int i = 0; i < boxChangeCount; ++i) {
        const auto change = static_cast<BoxChange>(i);
        if (const int count = comparison.count(change); count > 0 && change != BoxChange::Same)
            parts += tr("%1: %2").arg(changeText(change), formatCount(count));
    }
    const QString boxes = comparison.pairs.empty() ? tr("Neither finds anything") : sameText(comparison);
    if (parts.isEmpty() && m_comparison->settings().empty())
        return tr("%1. Change the detector, the precision or a threshold of A or B to see what differs.").arg(boxes);
    if (parts.isEmpty())
        return comparison.pairs.empty() ? boxes : tr("No box differs. %1").arg(boxes);
    return tr("Boxes that differ: %1 (%2). %3")
        .arg(formatCount(m_comparison->differenceCount()), parts.join(tr(", ")), boxes);
}

void DifferencePanel::showSummary()
{
    m_summary->setText(summary());
}

void DifferencePanel::retranslate()
{
    m_title->setText(tr("Differences between A and B"));
    m_table->setAccessibleName(m_title->text());
    m_link->setText(tr("Same thresholds"));
    m_link->setToolTip(tr("Confidence, overlap and suppression across classes are set for A and B together"));
    m_swap->setText(tr("Swap"));
    m_swap->setToolTip(tr("A becomes B, and B becomes A"));
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("The two views as one picture, the list as CSV"));
    m_close->setText(QStringLiteral("✕"));
    m_close->setToolTip(tr("End the comparison (Esc)"));
    m_close->setAccessibleName(m_close->toolTip());
    fillExportMenu();
    fitColumns();
    showSummary();
}

} // namespace vitrine
