#include "widgets/labs/curves/LabPlot.h"

#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Theme.h"
#include "widgets/optimizers/CompetitorStyle.h"

#include <QMouseEvent>
#include <QSignalBlocker>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double air = 1.08; ///< around what is shown

void setScale(QCPAxis *axis, bool isLog)
{
    setLogScale(axis, isLog);
    axis->setNumberFormat(isLog ? QStringLiteral("eb") : QStringLiteral("gb"));
    axis->setNumberPrecision(isLog ? 0 : 4);
}

/// Between the curve's points, along its line; NaN outside of them.
double valueAt(const LabCurve &curve, double x)
{
    if (curve.x.isEmpty() || x < curve.x.front() || x > curve.x.back())
        return NAN;
    const auto after = std::lower_bound(curve.x.begin(), curve.x.end(), x);
    const auto index = static_cast<qsizetype>(after - curve.x.begin());
    if (index == 0)
        return curve.y.front();
    const double share = (x - curve.x[index - 1]) / (curve.x[index] - curve.x[index - 1]);
    return curve.y[index - 1] + share * (curve.y[index] - curve.y[index - 1]);
}

QCPItemStraightLine *addUpright(QCustomPlot *plot, QCPAxisRect *rect)
{
    auto *line = new QCPItemStraightLine(plot);
    line->setClipAxisRect(rect);
    for (QCPItemPosition *point : {line->point1, line->point2})
        point->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    // Upright on every scale, logarithmic ones too: its height is a share of the panel's.
    for (QCPItemPosition *point : {line->point1, line->point2}) {
        point->setAxisRect(rect);
        point->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    return line;
}

void placeUpright(QCPItemStraightLine *line, double x)
{
    line->point1->setCoords(x, 0);
    line->point2->setCoords(x, 1);
}

} // namespace

QColor labColour(int index)
{
    constexpr int grey = 6; // comes last: it is hardly told from the bars
    const int colour = index % competitorColours;
    if (colour == grey)
        return Theme::instance().color(Theme::Role::Text);
    return competitorColour(colour == competitorColours - 1 ? grey : colour);
}

LabPlot::LabPlot(int panels, const QString &file, QWidget *parent)
    : QWidget(parent), m_file(file), m_plot(new QCustomPlot(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setMinimumSize(240, panels == 1 ? 200 : 130 * panels);
    m_plot->setLocale(QLocale::c()); // the plot knows powers by an e
    m_plot->setMouseTracking(true);
    m_plot->setSelectionRectMode(QCP::srmZoom);
    m_plot->installEventFilter(this);
    for (int i = 0; i < panels; ++i)
        addPanel(i);
    linkPanels();
    setLogarithmic(false, false);
    stylePlot(m_plot, m_file);
    connect(&Theme::instance(), &Theme::changed, this, &LabPlot::showCurves);
}

void LabPlot::addPanel(int index)
{
    Panel panel;
    panel.rect = index == 0 ? m_plot->axisRect() : new QCPAxisRect(m_plot);
    if (index > 0)
        m_plot->plotLayout()->addElement(index, 0, panel.rect);
    for (QCPAxis *axis : panel.rect->axes())
        axis->setLayer(QStringLiteral("axes"));
    panel.hair = addUpright(m_plot, panel.rect);
    panel.hair->setLayer(QStringLiteral("overlay"));
    panel.hair->setVisible(false);
    panel.bars = new QCPBars(panel.rect->axis(QCPAxis::atBottom), panel.rect->axis(QCPAxis::atRight));
    panel.bars->setLayer(QStringLiteral("grid")); // behind the curves
    panel.bars->removeFromLegend();
    m_panels.push_back(panel);
}

/// What is zoomed in one is seen in all, and their left ends stand one below the other.
void LabPlot::linkPanels()
{
    auto *sides = new QCPMarginGroup(m_plot);
    for (const Panel &panel : m_panels) {
        panel.rect->setMarginGroup(QCP::msLeft | QCP::msRight, sides);
        QCPAxis *from = panel.rect->axis(QCPAxis::atBottom);
        connect(from, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), this, [this, from](const QCPRange &range) {
            for (const Panel &other : m_panels)
                if (QCPAxis *axis = other.rect->axis(QCPAxis::atBottom); axis != from && axis->range() != range)
                    axis->setRange(range);
        });
    }
}

void LabPlot::setTitles(const QString &name, const QString &x, const QStringList &y)
{
    m_plot->setAccessibleName(name);
    m_panels.back().rect->axis(QCPAxis::atBottom)->setLabel(x);
    for (std::size_t i = 0; i < m_panels.size(); ++i) // the numbers below each other stand once
        m_panels[i].rect->axis(QCPAxis::atBottom)->setTickLabels(i + 1 == m_panels.size());
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        m_panels[i].rect->axis(QCPAxis::atLeft)->setLabel(y.value(static_cast<qsizetype>(i)));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LabPlot::setLogarithmic(bool x, bool y)
{
    for (const Panel &panel : m_panels) {
        setScale(panel.rect->axis(QCPAxis::atBottom), x);
        setScale(panel.rect->axis(QCPAxis::atLeft), y);
    }
}

void LabPlot::setWholeX()
{
    for (const Panel &panel : m_panels) {
        const QSharedPointer<QCPAxisTickerFixed> whole(new QCPAxisTickerFixed);
        whole->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
        panel.rect->axis(QCPAxis::atBottom)->setTicker(whole);
    }
}

void LabPlot::setRange(double low, double high)
{
    m_range = {low, high};
}

void LabPlot::setPanelRange(int panel, double low, double high)
{
    m_panels[static_cast<std::size_t>(panel)].range = {low, high};
}

void LabPlot::setZooming(bool on)
{
    m_plot->setSelectionRectMode(on ? QCP::srmZoom : QCP::srmNone);
}

void LabPlot::setCurves(std::vector<LabCurve> curves)
{
    m_curves = std::move(curves);
    showCurves();
}

void LabPlot::setBars(const LabBars &bars)
{
    m_bars = bars;
    showCurves();
}

void LabPlot::setMarks(const std::vector<double> &places)
{
    m_marks = places;
    showCurves();
}

void LabPlot::showCurves()
{
    const Theme &theme = Theme::instance();
    m_plot->clearGraphs();
    for (const LabCurve &curve : m_curves) {
        QCPAxisRect *rect = m_panels[static_cast<std::size_t>(curve.panel)].rect;
        QCPGraph *graph = m_plot->addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        graph->setData(curve.x, curve.y, true);
        graph->setName(curve.name);
        graph->setPen(QPen(curve.colour, curve.width, curve.line));
        if (curve.isDots)
            graph->setLineStyle(QCPGraph::lsNone);
        if (curve.isDots || curve.hasDots)
            graph->setScatterStyle(
                QCPScatterStyle(QCPScatterStyle::ssDisc, curve.colour, curve.colour, curve.width + 3));
    }
    QColor faint = theme.color(Theme::Role::MutedText);
    faint.setAlpha(theme.isDark() ? 90 : 70);
    for (Panel &panel : m_panels) {
        panel.bars->setData(m_bars.x, m_bars.counts, true);
        panel.bars->setWidth(m_bars.width);
        panel.bars->setPen(Qt::NoPen);
        panel.bars->setBrush(faint);
        const auto most = std::max_element(m_bars.counts.begin(), m_bars.counts.end());
        panel.rect->axis(QCPAxis::atRight)->setRange(0, most == m_bars.counts.end() ? 1 : *most * air);
        panel.hair->setPen(QPen(theme.color(Theme::Role::MutedText), 1, Qt::DashLine));
        for (QCPItemStraightLine *mark : std::exchange(panel.marks, {}))
            m_plot->removeItem(mark);
        for (const double place : m_marks) {
            panel.marks.push_back(addUpright(m_plot, panel.rect));
            const bool isOne = m_marks.size() == 1;
            panel.marks.back()->setPen(QPen(theme.color(isOne ? Theme::Role::Accent : Theme::Role::MutedText), 1,
                                            isOne ? Qt::SolidLine : Qt::DotLine));
            placeUpright(panel.marks.back(), place);
        }
    }
    if (!m_isZoomed)
        fit();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LabPlot::fit()
{
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        fitPanel(m_panels[i], static_cast<int>(i));
}

void LabPlot::fitPanel(const Panel &panel, int index) const
{
    QCPAxis *x = panel.rect->axis(QCPAxis::atBottom), *y = panel.rect->axis(QCPAxis::atLeft);
    if (m_range)
        x->setRange(m_range->first, m_range->second);
    else if (index == 0) {
        x->rescale();
        if (x->scaleType() == QCPAxis::stLinear)
            x->scaleRange(air);
    }
    if (panel.range)
        y->setRange(panel.range->first, panel.range->second);
    else {
        y->rescale();
        if (y->scaleType() == QCPAxis::stLinear && y->range().size() < 1e-12)
            y->setRange(y->range().center() - 1, y->range().center() + 1);
        y->scaleRange(air);
    }
}

QString LabPlot::describe(double x) const
{
    QStringList lines{
        QStringLiteral("%1: %2").arg(m_panels.back().rect->axis(QCPAxis::atBottom)->label(), formatNumber(x))};
    for (const LabCurve &curve : m_curves) {
        const double value = curve.isTold && !curve.isDots ? valueAt(curve, x) : NAN;
        if (!std::isnan(value))
            lines += QStringLiteral("%1: %2").arg(curve.name, formatNumber(value));
    }
    for (qsizetype i = 0; i < m_bars.x.size(); ++i)
        if (x >= m_bars.x[i] - m_bars.width / 2 && x < m_bars.x[i] + m_bars.width / 2)
            lines +=
                QStringLiteral("%1: %2").arg(m_bars.name, formatCount(static_cast<std::int64_t>(m_bars.counts[i])));
    return lines.join(QLatin1Char('\n'));
}

ExportSource LabPlot::exportSource() const
{
    return plotSource(m_plot, m_file);
}

void LabPlot::showHair(const QPointF &at, const QPoint &global)
{
    const bool isInside = std::any_of(m_panels.begin(), m_panels.end(),
                                      [&](const Panel &panel) { return panel.rect->rect().contains(at.toPoint()); });
    const double x = m_panels.front().rect->axis(QCPAxis::atBottom)->pixelToCoord(at.x());
    for (const Panel &panel : m_panels) {
        panel.hair->setVisible(isInside);
        placeUpright(panel.hair, x);
    }
    if (isInside) {
        QToolTip::showText(global, describe(x), m_plot);
        emit pointed(x);
    } else {
        emit unpointed();
    }
    m_plot->layer(QStringLiteral("overlay"))->replot();
}

bool LabPlot::handleMouse(QEvent *event)
{
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const QPoint at = mouse->position().toPoint();
    switch (event->type()) {
    case QEvent::MouseMove:
        showHair(mouse->position(), mouse->globalPosition().toPoint());
        return false;
    case QEvent::MouseButtonPress:
        m_pressed = at;
        return false;
    case QEvent::MouseButtonRelease:
        if (mouse->button() != Qt::LeftButton)
            return false;
        if ((at - m_pressed).manhattanLength() > 4)
            m_isZoomed = m_plot->selectionRectMode() == QCP::srmZoom;
        else
            emit picked(m_panels.front().rect->axis(QCPAxis::atBottom)->pixelToCoord(at.x()));
        return false;
    default:
        m_isZoomed = false;
        fit();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
        return true;
    }
}

bool LabPlot::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        return handleMouse(event);
    case QEvent::Leave:
        showHair({-1, -1}, {});
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine
