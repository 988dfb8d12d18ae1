#include "widgets/optimizers/RacePlot.h"

#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/OptimizersState.h"

#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// Below it, a height is as good as the lowest: what doubles can tell apart.
constexpr double floorHeight = 1e-12;
constexpr int delay = 30; ///< milliseconds
constexpr double clickDistance = 4; ///< pixels; farther is a rectangle

const QString overlay = QStringLiteral("overlay"); ///< a layer that every plot has

void setVertical(QCPItemStraightLine *line, double x)
{
    line->point1->setCoords(x, 1);
    line->point2->setCoords(x, 2);
}

} // namespace

RacePlot::RacePlot(OptimizersState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_plot(new QCustomPlot), m_now(new QCPItemStraightLine(m_plot)),
      m_hair(new QCPItemStraightLine(m_plot))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot);
    m_plot->setMinimumHeight(96);
    setLogScale(m_plot->yAxis, true);
    m_plot->setLocale(QLocale::c()); // the plot knows powers by an e
    m_plot->yAxis->setNumberFormat(QStringLiteral("eb"));
    m_plot->yAxis->setNumberPrecision(0);
    m_plot->setSelectionRectMode(QCP::srmZoom);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_hair->setVisible(false);
    // A layer of their own: while the race runs, the curves stay as they are painted.
    m_now->setLayer(overlay);
    m_hair->setLayer(overlay);
    stylePlot(m_plot, QStringLiteral("race"));
    connect(m_plot, &QCustomPlot::afterReplot, this, [this] { m_isPainted = true; });
    // While the start is dragged races come by the dozen, and curves take as long to paint as the surface.
    m_delay.setSingleShot(true);
    m_delay.setInterval(delay);
    connect(&m_delay, &QTimer::timeout, this, &RacePlot::showRace);
    connect(state, &OptimizersState::raceChanged, this, [this] {
        if (!m_delay.isActive())
            m_delay.start();
    });
    connect(state, &OptimizersState::stepChanged, this, &RacePlot::showStep);
    connect(state, &OptimizersState::selectionChanged, this, &RacePlot::showRace);
    connect(&Theme::instance(), &Theme::changed, this, &RacePlot::showStep);
    translated(this, [this] {
        m_plot->xAxis->setLabel(tr("Step"));
        m_plot->yAxis->setLabel(tr("f − lowest"));
        m_plot->setAccessibleName(tr("Height against step"));
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    });
    showRace();
}

/// What the axis starts above: the global minimum, or the lowest that anybody saw.
double RacePlot::lowest() const
{
    const auto race = m_state->race();
    double lowest = INFINITY;
    for (const Point2 minimum : race->surface->minima())
        lowest = std::min(lowest, race->surface->value(minimum));
    for (const RaceEntry &entry : race->entries)
        for (const WalkPoint &point : entry.walk.points)
            if (point.isFinite())
                lowest = std::min(lowest, point.value);
    return lowest;
}

void RacePlot::showRace()
{
    m_plot->clearGraphs();
    const double ground = lowest();
    for (const RaceEntry &entry : m_state->race()->entries) {
        QVector<double> steps, heights;
        for (std::size_t i = 0; i < entry.walk.points.size() && entry.walk.points[i].isFinite(); ++i) {
            steps << static_cast<double>(i);
            heights << std::max(floorHeight, entry.walk.points[i].value - ground);
        }
        QCPGraph *graph = m_plot->addGraph();
        graph->setName(competitorName(entry.competitor));
        graph->setData(steps, heights, true);
        const bool isSelected = entry.competitor.id == m_state->selected();
        graph->setPen(competitorPen(entry.competitor, isSelected ? 2.5 : 1));
        if (entry.walk.convergedAt && static_cast<qsizetype>(*entry.walk.convergedAt) < heights.size()) {
            QCPGraph *mark = m_plot->addGraph();
            mark->setName(graph->name());
            mark->addData(static_cast<double>(*entry.walk.convergedAt),
                          heights[static_cast<qsizetype>(*entry.walk.convergedAt)]);
            mark->setLineStyle(QCPGraph::lsNone);
            mark->setScatterStyle(
                QCPScatterStyle(QCPScatterStyle::ssDisc, graph->pen().color(), graph->pen().color(), 9));
        }
    }
    if (!m_isZoomed)
        fit();
    showStep();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void RacePlot::fit()
{
    m_isZoomed = false;
    double low = 1, high = 10;
    bool any = false;
    for (int i = 0; i < m_plot->graphCount(); ++i)
        for (const QCPGraphData &point : *m_plot->graph(i)->data()) {
            low = any ? std::min(low, point.value) : point.value;
            high = any ? std::max(high, point.value) : point.value;
            any = true;
        }
    // What diverges would press all else flat.
    high = std::min(high, low * 1e14);
    m_plot->xAxis->setRange(0, m_state->race()->steps());
    m_plot->yAxis->setRange(low / 2, high * 2);
}

void RacePlot::showStep()
{
    setVertical(m_now, m_state->step());
    m_now->setPen(QPen(Theme::instance().color(Theme::Role::Lit), 1.5));
    m_hair->setPen(QPen(Theme::instance().color(Theme::Role::MutedText), 1, Qt::DashLine));
    replotMarks();
}

void RacePlot::replotMarks()
{
    // Before the plot was painted for the first time, its layers have nothing to be painted on.
    if (m_isPainted)
        m_plot->layer(overlay)->replot();
}

QString RacePlot::describe(int step) const
{
    std::vector<const RaceEntry *> order;
    for (const RaceEntry &entry : m_state->race()->entries)
        order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(), [step](const RaceEntry *a, const RaceEntry *b) {
        return std::pair(a->hasDiverged(step), a->at(step).value) < std::pair(b->hasDiverged(step), b->at(step).value);
    });
    QStringList lines{tr("Step %1").arg(formatCount(step))};
    for (const RaceEntry *entry : order)
        lines += entry->hasDiverged(step)
            ? tr("%1: diverged").arg(competitorName(entry->competitor))
            : tr("%1: f = %2").arg(competitorName(entry->competitor), formatNumber(entry->at(step).value));
    return lines.join(QLatin1Char('\n'));
}

bool RacePlot::eventFilter(QObject *watched, QEvent *event)
{
    const auto stepAt = [this](double x) {
        return std::clamp(static_cast<int>(std::lround(m_plot->xAxis->pixelToCoord(x))), 0, m_state->race()->steps());
    };
    if (event->type() == QEvent::MouseMove) {
        const auto *move = static_cast<QMouseEvent *>(event);
        const int step = stepAt(move->position().x());
        setVertical(m_hair, step);
        m_hair->setVisible(true);
        replotMarks();
        QToolTip::showText(move->globalPosition().toPoint(), describe(step), m_plot);
    } else if (event->type() == QEvent::Leave) {
        m_hair->setVisible(false);
        replotMarks();
    } else if (event->type() == QEvent::MouseButtonPress) {
        m_pressed = static_cast<QMouseEvent *>(event)->position();
    } else if (event->type() == QEvent::MouseButtonRelease) {
        const auto *release = static_cast<QMouseEvent *>(event);
        const bool isClick = (release->position() - m_pressed).manhattanLength() < clickDistance;
        if (release->button() == Qt::LeftButton && isClick)
            m_state->setStep(stepAt(release->position().x()));
        else if (release->button() == Qt::LeftButton)
            m_isZoomed = true;
    } else if (event->type() == QEvent::MouseButtonDblClick) {
        fit();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine
