#include "widgets/experiments/ExperimentPlotView.h"

#include "widgets/common/Export.h"
#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/CompetitorStyle.h"

#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace vitrine {

namespace {

void setScale(QCPAxis *axis, bool isLog)
{
    setLogScale(axis, isLog);
    axis->setNumberFormat(isLog ? QStringLiteral("eb") : QStringLiteral("gb"));
    axis->setNumberPrecision(isLog ? 0 : 4);
}

/// The series' value at the point nearest to x; NaN where x lies outside.
double valueAt(const ExperimentSeries &series, double x)
{
    if (series.x.empty() || x < series.x.front() || x > series.x.back())
        return NAN;
    const auto after = std::lower_bound(series.x.begin(), series.x.end(), x);
    auto index = static_cast<std::size_t>(after - series.x.begin());
    if (index > 0 && (index == series.x.size() || x - series.x[index - 1] < series.x[index] - x))
        --index;
    return series.y[index];
}

} // namespace

ExperimentPlotView::ExperimentPlotView(QWidget *parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_hair(new QCPItemStraightLine(m_plot))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setMinimumHeight(160);
    m_plot->setLocale(QLocale::c()); // the plot knows powers by an e
    m_plot->setSelectionRectMode(QCP::srmZoom);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_plot->setAutoAddPlottableToLegend(false);
    m_plot->legend->setVisible(true);
    setLegendAbove(m_plot);
    m_hair->setLayer(QStringLiteral("overlay"));
    m_hair->setVisible(false);
    stylePlot(m_plot, QStringLiteral("experiment"),
              [this] { return m_outcome ? QString::fromStdString(plotCsv(m_outcome->plot)) : QString(); });
    connect(&Theme::instance(), &Theme::changed, this, &ExperimentPlotView::showSeries);
    translated(this, [this] {
        m_plot->setAccessibleName(tr("Curves of the experiment"));
        showSeries();
    });
}

void ExperimentPlotView::setOutcome(std::shared_ptr<const ExperimentOutcome> outcome)
{
    m_outcome = std::move(outcome);
    m_hair->setVisible(false);
    showSeries();
}

void ExperimentPlotView::showSeries()
{
    m_plot->clearGraphs();
    m_hair->setPen(QPen(Theme::instance().color(Theme::Role::MutedText), 1, Qt::DashLine));
    if (!m_outcome) {
        m_plot->replot(QCustomPlot::rpQueuedReplot);
        return;
    }
    const ExperimentPlot &shown = m_outcome->plot;
    m_plot->xAxis->setLabel(toText(shown.xTitle));
    m_plot->yAxis->setLabel(toText(shown.yTitle));
    setScale(m_plot->xAxis, shown.hasLogX);
    setScale(m_plot->yAxis, shown.hasLogY);
    std::set<QString> named; // one entry for all series of a name
    for (const ExperimentSeries &series : shown.series) {
        QCPGraph *graph = m_plot->addGraph();
        graph->setData(QVector<double>(series.x.begin(), series.x.end()),
                       QVector<double>(series.y.begin(), series.y.end()));
        graph->setName(toText(series.name));
        const QColor colour = competitorColour(series.colour);
        graph->setPen(QPen(colour, series.isDashed ? 1.5 : 2, series.isDashed ? Qt::DashLine : Qt::SolidLine));
        if (series.isDots)
            graph->setLineStyle(QCPGraph::lsNone);
        if (series.isDots || series.x.size() < 40)
            graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, 4));
        if (named.insert(graph->name()).second)
            graph->addToLegend();
    }
    fitLegend();
    fit();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// As many names in a row as there is room for.
void ExperimentPlotView::fitLegend()
{
    constexpr int besideName = 56; // the line's sample, and the space between
    int widest = 1;
    for (int i = 0; i < m_plot->legend->itemCount(); ++i)
        if (auto *item = qobject_cast<QCPPlottableLegendItem *>(m_plot->legend->item(i)))
            widest = std::max(widest, m_plot->fontMetrics().horizontalAdvance(item->plottable()->name()));
    m_plot->legend->setWrap(std::max(1, width() / (widest + besideName)));
    m_plot->legend->setFillOrder(QCPLegend::foColumnsFirst); // else the names stay where they were
}

void ExperimentPlotView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitLegend();
}

void ExperimentPlotView::fit()
{
    m_plot->rescaleAxes();
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis})
        axis->scaleRange(axis->scaleType() == QCPAxis::stLogarithmic ? 1.02 : 1.06);
}

QString ExperimentPlotView::describe(double x) const
{
    if (!m_outcome)
        return {};
    QStringList lines{QStringLiteral("%1: %2").arg(toText(m_outcome->plot.xTitle), formatNumber(x))};
    for (const ExperimentSeries &series : m_outcome->plot.series) {
        const double value = series.isDots ? NAN : valueAt(series, x);
        if (std::isfinite(value))
            lines += QStringLiteral("%1: %2").arg(toText(series.name), formatNumber(value));
    }
    return lines.join(QLatin1Char('\n'));
}

void ExperimentPlotView::showHair(const QPointF &at, const QPoint &global)
{
    const bool isInside = m_outcome && m_plot->axisRect()->rect().contains(at.toPoint());
    if (isInside) {
        const double x = m_plot->xAxis->pixelToCoord(at.x()), y = m_plot->yAxis->range().center();
        m_hair->point1->setCoords(x, y);
        m_hair->point2->setCoords(x, y * 2 + 1);
        QToolTip::showText(global, describe(x), m_plot);
    }
    m_hair->setVisible(isInside);
    m_plot->layer(QStringLiteral("overlay"))->replot();
}

bool ExperimentPlotView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        const auto *move = static_cast<QMouseEvent *>(event);
        showHair(move->position(), move->globalPosition().toPoint());
    } else if (event->type() == QEvent::Leave) {
        showHair({-1, -1}, {});
    } else if (event->type() == QEvent::MouseButtonDblClick && m_outcome) {
        fit();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine
