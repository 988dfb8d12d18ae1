#include "widgets/yolox/assignment/EpochPlot.h"

#include "widgets/common/PlotStyle.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/curves/LabPlot.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/assignment/AssignRuns.h"

#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr int mostDots = 40; ///< of more epochs only the line is drawn

/// With some air above.
double highest(const std::vector<LabCurve> &curves)
{
    double most = 1;
    for (const LabCurve &curve : curves)
        for (const double y : curve.y)
            most = std::max(most, y);
    return 1.1 * most;
}

} // namespace

EpochPlot::EpochPlot(AssignSession *session, AssignRuns *runs, QWidget *parent)
    : QWidget(parent), m_session(session), m_runs(runs), m_figures(new SegmentedControl(FigureCount)),
      m_plot(new LabPlot(1, QStringLiteral("assignment-over-training")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_figures);
    column->addWidget(m_plot, 1);
    m_plot->plot()->setMinimumSize(160, 104);
    m_figures->setCurrent(K);
    m_plot->setWholeX();
    m_plot->plot()->xAxis->grid()->setZeroLinePen(Qt::NoPen); // it would look like the mark of an epoch
    m_plot->setZooming(false);
    setLegendAbove(m_plot->plot());
    connect(m_figures, &SegmentedControl::chosen, this, &EpochPlot::setTexts);
    connect(m_plot, &LabPlot::picked, this, &EpochPlot::pick);
    connect(runs, &AssignRuns::entriesChanged, this, &EpochPlot::showCurves);
    connect(runs, &AssignRuns::numbersChanged, this, &EpochPlot::showCurves);
    connect(runs, &AssignRuns::shownChanged, this, &EpochPlot::showCurves);
    connect(session, &AssignSession::chosenChanged, this, &EpochPlot::showCurves);
    connect(session, &AssignSession::pictureChanged, this, &EpochPlot::showCurves);
    connect(&Theme::instance(), &Theme::changed, this, &EpochPlot::showCurves);
    translated(this, [this] { setTexts(); });
}

void EpochPlot::setTexts()
{
    const QStringList names{tr("k"), tr("Positives"), tr("IoU"), tr("Cost")};
    m_figures->setTexts(
        names,
        {tr("How many cells each ground truth gets, in its colour: the sum of its ten best IoUs, cut, at "
            "least 1. The chosen one is drawn thicker"),
         tr("Cells that learn an object, and cells that several ground truths chose"),
         tr("Mean IoU of the positives with their ground truths, 0 to 1"),
         tr("What the positives cost on average: class cost + λ · IoU cost")});
    m_figures->setAccessibleName(tr("What is drawn over the epochs"));
    m_plot->setTitles(tr("Assignment over the epochs"), tr("Epoch"), {names.value(m_figures->current())});
    showCurves();
}

template <typename Value>
LabCurve EpochPlot::curve(const QString &name, const QColor &colour, Value value) const
{
    const AssignRuns::Span span = m_runs->span();
    LabCurve line{name, {}, {}, colour};
    line.hasDots = span.count <= mostDots;
    for (int i = span.first; i <= span.last(); ++i) {
        const AssignRuns::Entry &entry = m_runs->entries()[static_cast<std::size_t>(i)];
        const double y = entry.summary ? static_cast<double>(value(*entry.summary)) : NAN;
        if (!std::isnan(y)) {
            line.x << entry.epoch;
            line.y << y;
        }
    }
    return line;
}

std::vector<LabCurve> EpochPlot::curvesOfK() const
{
    const auto picture = m_session->picture();
    std::vector<LabCurve> lines;
    for (std::size_t row = 0; picture && row < picture->study.rows(); ++row) {
        const auto k = [row](const AssignSummary &summary) {
            return row < summary.k.size() ? static_cast<double>(summary.k[row]) : NAN; // NaN: of boxes as they were
        };
        lines.push_back(curve(picture->names[static_cast<qsizetype>(row)], AssignSession::rowColour(*picture, row), k));
        lines.back().width = m_session->chosen().row == static_cast<int>(row) ? 3 : 1.5;
    }
    return lines;
}

std::vector<LabCurve> EpochPlot::curves() const
{
    const auto lambda = static_cast<double>(m_session->state()->assignSettings().lambda);
    switch (m_figures->current()) {
    case Positives:
        return {curve(tr("Positives"), labColour(0), [](const AssignSummary &each) { return each.allPositives; }),
                curve(tr("Conflicts"), labColour(1), [](const AssignSummary &each) { return each.conflicts; })};
    case Iou:
        return {curve(tr("Mean IoU"), labColour(0), [](const AssignSummary &each) { return each.meanIou; })};
    case Cost:
        return {curve(tr("Class cost"), labColour(0), [](const AssignSummary &each) { return each.meanClassCost; }),
                curve(tr("λ · IoU cost"), labColour(1),
                      [lambda](const AssignSummary &each) { return lambda * static_cast<double>(each.meanIouCost); })};
    default:
        return curvesOfK();
    }
}

void EpochPlot::showCurves()
{
    if (!m_runs->hasSeries())
        return;
    const AssignRuns::Entry &shown = m_runs->entries()[static_cast<std::size_t>(m_runs->shown())];
    const AssignRuns::Span span = m_runs->span();
    const auto &first = m_runs->entries()[static_cast<std::size_t>(span.first)];
    const double last = m_runs->entries().back().epoch;
    const double air = std::max(0.25, 0.02 * (last - first.epoch));
    m_plot->setRange(first.epoch - air, last + air);
    std::vector<LabCurve> lines = curves();
    m_plot->setPanelRange(0, 0, m_figures->current() == Iou ? 1 : highest(lines));
    m_plot->setCurves(std::move(lines));
    m_plot->setMarks(shown.epoch >= 0 ? std::vector<double>{static_cast<double>(shown.epoch)} : std::vector<double>{});
    // Objects have the colours that they have in the picture, and many names would leave no room. One stays, unseen: an
    // empty legend would squeeze the plot.
    QCPLegend *const legend = m_plot->plot()->legend;
    legend->setVisible(m_figures->current() != K);
    while (m_figures->current() == K && legend->itemCount() > 1)
        legend->removeItem(legend->itemCount() - 1);
}

void EpochPlot::pick(double epoch)
{
    const AssignRuns::Span span = m_runs->span();
    const auto distance = [&](int i) { return std::abs(m_runs->entries()[static_cast<std::size_t>(i)].epoch - epoch); };
    int nearest = span.first;
    for (int i = span.first; i <= span.last(); ++i)
        if (distance(i) < distance(nearest))
            nearest = i;
    m_runs->show(nearest);
}

ExportSource EpochPlot::exportSource() const
{
    return m_plot->exportSource();
}

} // namespace vitrine
