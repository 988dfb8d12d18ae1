#include "widgets/yolox/backbone/CostPage.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/YoloxRun.h"
#include "widgets/yolox/backbone/BackboneRunner.h"
#include "widgets/yolox/backbone/BackboneTree.h"
#include "widgets/yolox/backbone/StagesPage.h"
#include "widgets/yolox/focus/FocusTables.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

enum Column { Name, Maps, Parameters, Macs, Time, SideColumns = 4, ColumnCount = 1 + 2 * SideColumns };
constexpr int repetitions = 3;

int columnOf(int side, Column column)
{
    return column + side * SideColumns;
}

} // namespace

CostPage::CostPage(const StationTools &tools, QWidget *parent)
    : BackbonePage(parent), m_tools(tools), m_runner(new BackboneRunner(tools.computeThread, this)),
      m_title(new QLabel), m_sentence(new QLabel), m_table(new QTableWidget(0, ColumnCount)),
      m_measure(new QPushButton), m_progress(new QProgressBar)
{
    layOut();
    connect(m_measure, &QPushButton::clicked, this, &CostPage::measure);
    connect(m_runner, &BackboneRunner::progressed, m_progress,
            [this](double share) { m_progress->setValue(static_cast<int>(share * 100)); });
    connect(m_runner, &BackboneRunner::busyChanged, this, [this](bool busy) {
        m_progress->setVisible(busy);
        setTexts();
    });
    connect(m_runner, &BackboneRunner::failed, this, &BackbonePage::failed);
    connect(m_runner, &BackboneRunner::ran, this, [this](int side, const std::shared_ptr<const Trace> &trace) {
        m_sides[static_cast<std::size_t>(side)].trace = trace;
        showRows();
    });
    translated(this, [this] { setTexts(); });
}

void CostPage::layOut()
{
    makeDense(m_table);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_progress->setRange(0, 100);
    m_progress->hide();
    m_title->setWordWrap(true);
    m_sentence->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_measure);
    row->addWidget(m_progress, 1);
    row->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 8, 0, 0);
    all->addWidget(m_title);
    all->addLayout(row);
    all->addWidget(m_sentence);
    all->addWidget(m_table, 1);
}

void CostPage::setTexts()
{
    m_measure->setText(isMeasuring() ? tr("Cancel") : tr("Measure both"));
    m_measure->setToolTip(
        isMeasuring() ? tr("Stops after the operation that is being computed")
                      : tr("Sends the picture through both, %1 times each; the fastest counts").arg(repetitions));
    m_measure->setEnabled(m_run != nullptr);
    m_progress->setAccessibleName(tr("Progress of measuring"));
    m_table->setAccessibleName(tr("What the two backbones cost"));
    QStringList names{tr("Stage")}, tips{tr("Each halves the height and width of the one before")};
    for (const char side : {'A', 'B'}) {
        const QString of = QLatin1String(" ") + QLatin1Char(side);
        names += QStringList{tr("Maps") + of, tr("Parameters") + of, tr("MACs") + of, tr("Time") + of};
        tips += QStringList{tr("Channels, height and width of what comes out"), tr("Learnable numbers"),
                            tr("Multiply-accumulates of the convolutions"),
                            tr("Forward pass on this machine, the fastest of %1 runs").arg(repetitions)};
    }
    m_table->setHorizontalHeaderLabels(names);
    for (int column = 0; column < ColumnCount; ++column)
        m_table->horizontalHeaderItem(column)->setToolTip(tips[column]);
    showRows();
}

bool CostPage::isMeasuring() const
{
    return m_runner->isBusy();
}

std::optional<double> CostPage::time(int side) const
{
    const Side &of = m_sides[static_cast<std::size_t>(side)];
    return of.trace && of.parts ? std::optional(timeOf(*of.trace, *of.parts)) : std::nullopt;
}

void CostPage::setRun(std::shared_ptr<const YoloxRun> run)
{
    if (run == m_run)
        return;
    m_run = std::move(run);
    const bool isAlike = m_run && m_sides[0].parts && m_run->spec == m_sides[0].spec && m_run->size() == m_size;
    if (m_run && !isAlike) {
        m_runner->cancel();
        m_size = m_run->size();
        m_sides = {};
        m_sides[0].spec = m_run->spec;
        m_sides[1].spec = otherBackbone(m_run->spec);
        for (Side &side : m_sides) {
            const GraphResult built =
                buildGraph(backboneNetwork(side.spec, m_run->geometry.inputWidth, m_run->geometry.inputHeight), 1);
            if (built.ok())
                side.parts = backboneOf(*built.graph);
        }
    }
    setTexts();
}

void CostPage::showRows()
{
    m_title->setText(m_run ? tr("A: %1    B: %2    Picture: %3 × %4")
                                 .arg(backboneName(m_sides[0].spec), backboneName(m_sides[1].spec))
                                 .arg(m_run->geometry.inputWidth)
                                 .arg(m_run->geometry.inputHeight)
                           : tr("The network has not seen the picture yet."));
    const bool isKnown = m_run && m_sides[0].parts && m_sides[1].parts;
    m_sentence->setVisible(isKnown);
    if (!isKnown) {
        m_table->setRowCount(0);
        return;
    }
    const auto &own = m_sides[0].parts->parts, &other = m_sides[1].parts->parts;
    const std::size_t stages = std::min(own.size(), other.size());
    m_table->setRowCount(static_cast<int>(stages) + 1);
    for (std::size_t i = 0; i < stages; ++i)
        setRow(static_cast<int>(i), QString::fromStdString(own[i].name), {&own[i], &other[i]});
    setRow(static_cast<int>(stages), tr("All"), {&*m_sides[0].parts, &*m_sides[1].parts});
    m_table->resizeColumnsToContents();
    const auto ratio = [](double a, double b) { return formatNumber(a > 0 ? b / a : 0); };
    const BlockFigures &a = m_sides[0].parts->figures, &b = m_sides[1].parts->figures;
    QString text = tr("B has %1 times the parameters of A and %2 times its multiply-accumulates.")
                       .arg(ratio(static_cast<double>(a.learnable), static_cast<double>(b.learnable)),
                            ratio(static_cast<double>(a.macs), static_cast<double>(b.macs)));
    if (time(0) && time(1))
        text += QLatin1Char(' ') + tr("It takes %1 times as long.").arg(ratio(*time(0), *time(1)));
    m_sentence->setText(text);
}

void CostPage::setRow(int row, const QString &name, const std::array<const BackbonePart *, 2> &parts)
{
    const auto set = [this, row](int column, const QString &text, const QString &tip = {}) {
        auto *cell = new QTableWidgetItem(text);
        cell->setToolTip(tip);
        if (column > 0)
            cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        if (row + 1 == m_table->rowCount()) {
            QFont font = m_table->font();
            font.setBold(true);
            cell->setFont(font);
        }
        m_table->setItem(row, column, cell);
    };
    set(0, name);
    for (int side = 0; side < 2; ++side) {
        const BackbonePart &part = *parts[static_cast<std::size_t>(side)];
        const Trace *trace = m_sides[static_cast<std::size_t>(side)].trace.get();
        set(columnOf(side, Maps), mapsOf(part.shape));
        set(columnOf(side, Parameters), formatCount(part.figures.learnable),
            tr("Convolutions: %1").arg(part.convolutions()));
        set(columnOf(side, Macs), formatCount(part.figures.macs));
        set(columnOf(side, Time), trace ? formatMilliseconds(timeOf(*trace, part)) : QStringLiteral("–"));
    }
}

void CostPage::measure()
{
    if (isMeasuring()) {
        m_runner->cancel();
        return;
    }
    m_progress->setValue(0);
    std::vector<Trial> trials;
    for (const Side &side : m_sides)
        trials.push_back({backboneNetwork(side.spec, m_run->geometry.inputWidth, m_run->geometry.inputHeight),
                          {},
                          m_run->choice.seed,
                          {{"images", m_run->trace->output("images")}}});
    const auto own = backboneOf(m_run->trace->graph);
    if (own)
        trials.front().weights = backboneWeights(*m_run->trace, *own);
    m_runner->run(std::move(trials), repetitions);
}

ExportSource CostPage::exportSource() const
{
    auto *self = const_cast<CostPage *>(this); // rendering changes nothing
    return {[] { return QStringLiteral("backbones"); }, [this] { return size(); },
            [self](QPainter &painter) { self->render(&painter); }, [this] { return csvOf(*m_table); }};
}

} // namespace vitrine
