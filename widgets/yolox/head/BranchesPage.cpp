#include "widgets/yolox/head/BranchesPage.h"

#include "widgets/common/ChangeCommand.h"
#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/ColourLegend.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/training/FormParts.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/head/HeadDiagram.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

namespace {

/// Of steps of undo that may join, on the room's stack.
enum StepKind { CoupledStep = 511 };

enum Row { Parameters, Macs, OutputParameters, OutputMacs, Predictions, Numbers, RowCount };

} // namespace

BranchesPage::BranchesPage(YoloxState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_levels(new SegmentedControl(3)), m_convsName(new QLabel),
      m_anchorsName(new QLabel), m_part(new QLabel), m_convs(new QSpinBox), m_anchors(new QSpinBox),
      m_diagram(new HeadDiagram), m_maps(new MapGridView), m_legend(new ColourLegend),
      m_table(new QTableWidget(RowCount, 3))
{
    build();
    connect(m_levels, &SegmentedControl::chosen, this, &BranchesPage::setLevel);
    const auto read = [this] { edit({m_convs->value(), m_anchors->value()}); };
    connect(m_convs, &QSpinBox::valueChanged, this, read);
    connect(m_anchors, &QSpinBox::valueChanged, this, read);
    connect(m_diagram, &HeadDiagram::chosenChanged, this, &BranchesPage::showPart);
    connect(m_maps, &MapGridView::activated, this, [this](const Index &index) {
        const auto run = m_state->run();
        if (run && index.size() == 4)
            m_state->selectCell(run->raw.indexOf({m_level, RawOutput::strides[static_cast<std::size_t>(m_level)],
                                                  static_cast<int>(index[3]), static_cast<int>(index[2])}));
    });
    connect(state, &YoloxState::runChanged, this, &BranchesPage::showRun);
    connect(state, &YoloxState::cellSelected, this, &BranchesPage::showPart);
    translated(this, [this] { setTexts(); });
    setLevel(m_level);
}

void BranchesPage::build()
{
    m_convs->setRange(0, 4);
    m_convs->setValue(m_spec.convs);
    m_anchors->setRange(1, 9);
    m_anchors->setValue(m_spec.anchors);
    passWheel(m_convs);
    passWheel(m_anchors);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    makeDense(m_table);
    m_levels->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    for (QWidget *each : std::initializer_list<QWidget *>{m_levels, m_convsName, m_convs, m_anchorsName, m_anchors})
        bar->addWidget(each);
    bar->addStretch();
    auto *maps = new QVBoxLayout;
    maps->setSpacing(0);
    auto *title = new QHBoxLayout;
    title->addWidget(m_part, 1);
    title->addWidget(m_legend);
    m_legend->setFixedWidth(160);
    maps->addLayout(title);
    maps->addWidget(m_maps, 1);
    auto *lower = new QHBoxLayout;
    lower->setSpacing(8);
    lower->addLayout(maps, 3);
    lower->addWidget(m_table, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(bar);
    column->addWidget(m_diagram);
    column->addLayout(lower, 1);
}

void BranchesPage::setTexts()
{
    QStringList texts, tips;
    for (const int stride : RawOutput::strides) {
        texts += QStringLiteral("÷%1").arg(stride);
        tips += tr("The head of the map in which a cell speaks for %1 × %1 pixels").arg(stride);
    }
    m_levels->setTexts(texts, tips);
    m_convsName->setText(tr("Coupled: 3×3 convolutions"));
    m_convs->setAccessibleName(m_convsName->text());
    m_convs->setToolTip(tr("3×3 convolutions before the one that answers; YOLOv3 has one"));
    m_anchorsName->setText(tr("Anchors a cell"));
    m_anchors->setAccessibleName(m_anchorsName->text());
    m_anchors->setToolTip(tr("Boxes that each cell predicts; YOLOv3 has 3, without anchors it is 1"));
    m_table->setHorizontalHeaderLabels({tr("All levels"), tr("Decoupled"), tr("Coupled")});
    m_table->setAccessibleName(tr("What both heads cost"));
    showCosts();
    showPart();
}

void BranchesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        showRun();
}

void BranchesPage::showRun()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    m_diagram->setRun(m_state->run());
    showCosts();
    showPart();
}

void BranchesPage::setLevel(int level)
{
    m_level = level;
    m_levels->setCurrent(level);
    m_diagram->setLevel(level);
    showPart();
}

void BranchesPage::showCosts()
{
    const auto run = m_state->run();
    if (!run || m_isStale)
        return;
    const auto own = decoupledCost(run->spec, run->size());
    const auto other = coupledCost(run->spec, run->size(), m_spec);
    if (!own || !other) // the network runs, so that both can be built
        return m_diagram->setCosts({}, {}, m_spec);
    m_diagram->setCosts(*own, *other, m_spec);
    showTable(*own, *other);
}

void BranchesPage::showTable(const HeadCost &own, const HeadCost &other)
{
    const auto set = [this](int row, const QString &name, const QString &tip, std::int64_t first, std::int64_t second) {
        const QStringList texts = {name, formatCount(first), formatCount(second)};
        for (int column = 0; column < 3; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            item->setToolTip(
                column == 0 || second == 0
                    ? tip
                    : tr("%1\nDecoupled ÷ coupled: %2")
                          .arg(tip, formatNumber(static_cast<double>(first) / static_cast<double>(second))));
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
    };
    set(Parameters, tr("Parameters"), tr("Learnable numbers of the head, all three levels"), own.parameters(),
        other.parameters());
    set(Macs, tr("MACs"), tr("Multiply-accumulates for one picture"), own.macs(), other.macs());
    set(OutputParameters, tr("Output parameters"), tr("Learnable numbers of the convolutions that answer"),
        own.outputParameters(), other.outputParameters());
    set(OutputMacs, tr("Output MACs"), tr("Multiply-accumulates of the convolutions that answer"), own.outputMacs(),
        other.outputMacs());
    set(Predictions, tr("Boxes"), tr("Predictions a picture: cells × anchors"), own.predictions, other.predictions);
    set(Numbers, tr("Numbers a box"), tr("4 for the box, 1 for the object, one for each class"), own.numbersEach,
        other.numbersEach);
}

void BranchesPage::showPart()
{
    if (m_isStale)
        return;
    const auto run = m_state->run();
    m_part->setText(m_diagram->titleOf(m_diagram->chosen()));
    const Snapshot tensor = m_diagram->tensorOf(m_diagram->chosen());
    if (!tensor.valid()) {
        m_maps->setMessage(tr("The network is looking at the picture…"));
        return;
    }
    if (tensor.data() != (m_maps->hasTensor() ? m_maps->tensor().data() : nullptr)
        || tensor.shape() != m_maps->tensor().shape())
        m_maps->setTensor(tensor);
    m_maps->setTitle(m_part->text());
    m_legend->setScale(m_maps->legend(), false);
    const int cell = m_state->selectedCell();
    std::optional<Index> place;
    if (cell >= 0 && run->raw.cell(cell).level == m_level)
        place = Index{0, 0, run->raw.cell(cell).row, run->raw.cell(cell).column};
    m_maps->setMarked(place);
}

void BranchesPage::edit(const CoupledSpec &spec)
{
    if (spec == m_spec)
        return;
    const CoupledSpec before = m_spec;
    m_state->undoStack()->push(
        new ChangeCommand<CoupledSpec>(tr("Coupled head"), CoupledStep, before, spec, false,
                                       [this](const CoupledSpec &, const CoupledSpec &to) { showSpec(to); }));
    showSpec(spec);
}

void BranchesPage::showSpec(const CoupledSpec &spec)
{
    m_spec = spec;
    const QSignalBlocker quietConvs(m_convs), quietAnchors(m_anchors);
    m_convs->setValue(spec.convs);
    m_anchors->setValue(spec.anchors);
    showCosts();
}

ExportSource BranchesPage::exportSource() const
{
    return m_diagram->exportSource();
}

} // namespace vitrine
