#include "widgets/inspector/HistogramView.h"

#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Translated.h"

#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>

namespace vitrine {

namespace {

/// Where bin `i` begins; a tensor of one value gets bins of a small width around it.
double edge(const Snapshot::Summary &summary, int bin)
{
    const double width = summary.max > summary.min ? (summary.max - summary.min) / Snapshot::histogramBins : 1e-3;
    return summary.min + width * bin;
}

} // namespace

HistogramView::HistogramView(QWidget *parent) : QWidget(parent), m_plot(new QCustomPlot)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot);
    translated(this, [this] {
        m_plot->xAxis->setLabel(tr("Value"));
        m_plot->yAxis->setLabel(tr("Count"));
        m_plot->setAccessibleName(tr("Histogram"));
    });
    m_plot->setMinimumHeight(96);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    stylePlot(m_plot, QStringLiteral("histogram"));
    setLegendAbove(m_plot);
}

void HistogramView::clear()
{
    m_series.clear();
    m_plot->clearPlottables();
    m_plot->legend->setVisible(false);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void HistogramView::add(const Snapshot::Summary &summary, const QString &name, const QColor &colour)
{
    m_series.push_back({summary, name});
    auto *bars = new QCPBars(m_plot->xAxis, m_plot->yAxis);
    QVector<double> keys, counts;
    for (int bin = 0; bin < Snapshot::histogramBins; ++bin) {
        keys << (edge(summary, bin) + edge(summary, bin + 1)) / 2;
        counts << static_cast<double>(summary.histogram[static_cast<std::size_t>(bin)]);
    }
    bars->setData(keys, counts, true);
    bars->setWidth(edge(summary, 1) - edge(summary, 0));
    bars->setName(name);
    QColor fill = colour;
    fill.setAlpha(m_series.size() > 1 ? 110 : 190);
    bars->setBrush(fill);
    bars->setPen(QPen(colour, 0));
    m_plot->legend->setVisible(m_series.size() > 1);
    m_plot->rescaleAxes();
    m_plot->yAxis->setRangeLower(0);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QString HistogramView::describe(double x) const
{
    QStringList lines;
    for (const Series &each : m_series) {
        const double width = edge(each.summary, 1) - edge(each.summary, 0);
        const int bin = static_cast<int>((x - each.summary.min) / width);
        if (x < each.summary.min || bin >= Snapshot::histogramBins)
            continue;
        lines += tr("%1: %2 values from %3 to %4")
                     .arg(each.name, formatCount(each.summary.histogram[static_cast<std::size_t>(bin)]),
                          formatExact(edge(each.summary, bin)), formatExact(edge(each.summary, bin + 1)));
    }
    return lines.join(QLatin1Char('\n'));
}

bool HistogramView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        const auto *move = static_cast<QMouseEvent *>(event);
        const QString text = describe(m_plot->xAxis->pixelToCoord(move->position().x()));
        QToolTip::showText(move->globalPosition().toPoint(), text, m_plot);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine
