#include "widgets/yolox/neck/CheapPage.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/trial/TrialRunner.h"
#include "widgets/yolox/neck/GhostView.h"
#include "widgets/yolox/neck/NeckText.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr std::array modules{"top_down_blocks_0", "top_down_blocks_1", "bottom_up_blocks_0", "bottom_up_blocks_1"};
constexpr std::int64_t kernel = 3;

} // namespace

CheapPage::CheapPage(QThread *computeThread, QWidget *parent)
    : QWidget(parent), m_module(new QComboBox), m_ghosts(new GhostView), m_levels(new SegmentedControl(3)),
      m_table(new QTableWidget(cheapConvs, ColumnCount)), m_formula(new QLabel),
      m_runner(new TrialRunner(computeThread, this))
{
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_ghosts);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *left = new QVBoxLayout, *right = new QVBoxLayout;
    for (const char *module : modules)
        m_module->addItem(QString::fromLatin1(module));
    left->addWidget(m_module);
    left->addWidget(scroll, 1);
    right->addWidget(m_levels);
    right->addWidget(m_table, 1);
    right->addWidget(m_formula);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addLayout(left, 2);
    row->addLayout(right, 3);
    m_formula->setWordWrap(true);
    m_formula->setTextFormat(Qt::PlainText);
    makeDense(m_table);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    for (int kind = 0; kind < cheapConvs; ++kind)
        for (int column = 0; column < ColumnCount; ++column) {
            auto *cell = new QTableWidgetItem;
            cell->setTextAlignment((column > Name ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            m_table->setItem(kind, column, cell);
        }
    m_levels->setCurrent(1);
    connect(m_module, &QComboBox::currentIndexChanged, this, &CheapPage::showGhosts);
    connect(m_levels, &SegmentedControl::chosen, this, [this] {
        m_isMeasured = false;
        showCosts();
        measure();
    });
    connect(m_table, &QTableWidget::currentCellChanged, this, &CheapPage::showCosts);
    connect(m_runner, &TrialRunner::timed, this, [this](int kind, double milliseconds) {
        m_table->item(kind, Time)->setText(milliseconds < 0 ? QStringLiteral("–") : formatMilliseconds(milliseconds));
        m_table->resizeColumnToContents(Time);
    });
    translated(this, [this] { setTexts(); });
}

void CheapPage::setTexts()
{
    m_module->setToolTip(tr("A Ghost bottleneck of GhostPAN; shown are the channels of its first Ghost module"));
    m_module->setAccessibleName(tr("Ghost bottleneck"));
    m_ghosts->setToolTip({});
    m_levels->setTexts({featureName(0), featureName(1), featureName(2)},
                       {tr("On the backbone's map of stride 8"), tr("On the backbone's map of stride 16"),
                        tr("On the backbone's map of stride 32")});
    m_table->setHorizontalHeaderLabels({tr("Convolution"), tr("Parameters"), tr("MACs"), tr("of plain"), tr("Time")});
    const QStringList tips{tr("To as many channels as there are; batch norm and activation behind each convolution. "
                              "Choose one to see its arithmetic."),
                           tr("Learnable numbers, batch norms included"), tr("Multiply-accumulates for the map"),
                           tr("Multiply-accumulates against those of the plain 3×3 convolution"),
                           tr("Forward pass on this machine, the shortest of 5 runs")};
    for (int column = 0; column < ColumnCount; ++column)
        m_table->horizontalHeaderItem(column)->setToolTip(tips[column]);
    m_table->setAccessibleName(tr("What kinds of convolution cost"));
    showCosts();
}

QString CheapPage::nameOf(CheapConv kind)
{
    switch (kind) {
    case CheapConv::Plain:
        return tr("Plain 3×3");
    case CheapConv::Separable:
        return tr("Depthwise separable");
    case CheapConv::Ghost:
        return tr("Ghost, 3×3");
    case CheapConv::Pointwise:
        return tr("Plain 1×1");
    case CheapConv::GhostPointwise:
        break;
    }
    return tr("Ghost, 1×1");
}

void CheapPage::setNecks(std::shared_ptr<const NeckSet> necks)
{
    m_necks = std::move(necks);
    m_isMeasured = false;
    m_runner->cancel();
    for (int kind = 0; kind < cheapConvs; ++kind)
        m_table->item(kind, Time)->setText(QStringLiteral("…"));
    showGhosts();
    showCosts();
}

void CheapPage::showGhosts()
{
    const auto trace = m_necks ? m_necks->of(NeckKind::GhostPan).trace : nullptr;
    m_ghosts->setModule(trace, m_module->currentText().toStdString() + ".ghost1");
}

void CheapPage::showCosts()
{
    if (!m_necks)
        return m_formula->clear();
    const Snapshot map = m_necks->necks[0].trace->output(neckInputs[static_cast<std::size_t>(m_levels->current())]);
    for (int kind = 0; kind < cheapConvs; ++kind) {
        CheapCost &cost = m_costs[static_cast<std::size_t>(kind)];
        cost = cheapCost(static_cast<CheapConv>(kind), map.shape(), map.shape()[1], kernel);
        m_table->item(kind, Name)->setText(nameOf(static_cast<CheapConv>(kind)));
        m_table->item(kind, Parameters)->setText(formatCount(cost.parameters));
        m_table->item(kind, Macs)->setText(formatCount(cost.macs));
        m_table->item(kind, Share)
            ->setText(formatShare(static_cast<double>(cost.macs)
                                  / static_cast<double>(std::max<std::int64_t>(1, m_costs[0].macs))));
    }
    m_table->resizeColumnsToContents();
    const int row = std::max(0, m_table->currentRow());
    const CheapCost &cost = m_costs[static_cast<std::size_t>(row)];
    m_formula->setText(tr("%1 on %2\nparameters = %3 = %4\nmultiply-accumulates = %5 = %6")
                           .arg(nameOf(static_cast<CheapConv>(row)), mapShape(map),
                                QString::fromStdString(cost.parameterFormula), formatCount(cost.parameters),
                                QString::fromStdString(cost.macFormula), formatCount(cost.macs)));
}

void CheapPage::measure()
{
    if (m_isMeasured || !m_necks || !isVisible())
        return;
    m_isMeasured = true;
    const Snapshot map = m_necks->necks[0].trace->output(neckInputs[static_cast<std::size_t>(m_levels->current())]);
    std::vector<Trial> trials;
    for (const CheapCost &cost : m_costs)
        trials.push_back({cost.network, {}, 1, {{"x", map}}});
    m_runner->measure(std::move(trials));
}

QString CheapPage::csv() const
{
    QString text = QStringLiteral("convolution,parameters,macs,parameter_formula,mac_formula,time\n");
    for (int kind = 0; m_necks && kind < cheapConvs; ++kind) {
        const CheapCost &cost = m_costs[static_cast<std::size_t>(kind)];
        text += QStringLiteral("\"%1\",%2,%3,\"%4\",\"%5\",\"%6\"\n")
                    .arg(nameOf(static_cast<CheapConv>(kind)))
                    .arg(cost.parameters)
                    .arg(cost.macs)
                    .arg(QString::fromStdString(cost.parameterFormula), QString::fromStdString(cost.macFormula),
                         m_table->item(kind, Time)->text());
    }
    return text;
}

/// The picture: all of the Ghost module's channels; the numbers: the convolutions'.
ExportSource CheapPage::exportSource() const
{
    const auto size = [this] { return QSize(800, m_ghosts->heightForWidth(800)); };
    return {[] { return QStringLiteral("yolox-ghost"); }, size,
            [this, size](QPainter &painter) { m_ghosts->paint(painter, size()); }, [this] { return csv(); }};
}

} // namespace vitrine
