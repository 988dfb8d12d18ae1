#include "widgets/optimizers/networks/RateSearchPlot.h"

#include "widgets/common/Format.h"
#include "widgets/common/OwnKeys.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/optimizers/networks/NetRaceState.h"
#include "widgets/optimizers/networks/NetRaceText.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double reach = 9; ///< pixels around a point that count as it
constexpr int interval = 100; ///< milliseconds between two paintings

} // namespace

RateSearchPlot::RateSearchPlot(NetRaceSession *session, NetRaceState *state, QWidget *parent)
    : QWidget(parent), m_session(session), m_state(state), m_note(new QLabel(this)), m_plot(new QCustomPlot(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    column->addWidget(m_note);
    column->addWidget(m_plot, 1);
    m_note->setProperty("muted", true);
    m_note->setWordWrap(true);
    m_plot->setMinimumHeight(120);
    m_plot->setLocale(QLocale::c());
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis}) {
        setLogScale(axis, true);
        axis->setNumberFormat(QStringLiteral("gb"));
        axis->setNumberPrecision(3);
    }
    stylePlot(m_plot, QStringLiteral("learning-rates"));
    setFocusPolicy(Qt::StrongFocus);
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &RateSearchPlot::showSearches);
    connect(session, &NetRaceSession::searchesChanged, this, &RateSearchPlot::later);
    connect(state, &NetRaceState::setupChanged, this, &RateSearchPlot::later);
    connect(state, &NetRaceState::selectionChanged, this, &RateSearchPlot::later);
    connect(&Theme::instance(), &Theme::changed, this, &RateSearchPlot::later);
    translated(this, [this] { retranslate(); });
}

void RateSearchPlot::retranslate()
{
    setAccessibleName(tr("Searches for learning rates"));
    m_plot->setAccessibleName(tr("Loss over the learning rate"));
    m_plot->xAxis->setLabel(tr("Learning rate α"));
    m_plot->yAxis->setLabel(tr("Validation loss"));
    showSearches();
}

void RateSearchPlot::later()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void RateSearchPlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showSearches();
}

void RateSearchPlot::showSearches()
{
    const auto &searches = m_session->history().searches;
    m_note->setText(searches.empty()
                        ? tr("Where “Each tuned” is chosen, every optimizer first tries some learning rates for a few "
                             "steps; what it came to with each is shown here.")
                        : tr("Loss after %1 steps at each rate. The ring is the rate that is taken; a click on a point "
                             "takes another. ✕: diverged.")
                              .arg(m_session->request().setup.plan.steps));
    if (!isVisible())
        return;
    m_plot->clearGraphs();
    m_plot->setVisible(!searches.empty());
    rescale();
    for (const FoundRate &search : searches)
        addSearch(search);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

double RateSearchPlot::heightOf(const RateTrial &trial) const
{
    return trial.hasDiverged() ? m_top : std::min(trial.loss, m_top);
}

/// Above ten times the median there is nothing to tell apart: those points stand at the top.
void RateSearchPlot::rescale()
{
    double left = INFINITY, right = 0;
    std::vector<double> losses;
    for (const FoundRate &search : m_session->history().searches)
        for (const RateTrial &trial : search.trials) {
            left = std::min(left, trial.rate);
            right = std::max(right, trial.rate);
            if (!trial.hasDiverged() && trial.loss > 0)
                losses.push_back(trial.loss);
        }
    if (losses.empty() || right <= 0)
        return;
    std::sort(losses.begin(), losses.end());
    m_top = std::min(losses.back(), 10 * losses[losses.size() / 2]) * 1.2;
    m_plot->xAxis->setRange(left / 1.5, right * 1.5);
    m_plot->yAxis->setRange(losses.front() / 1.3, m_top * 1.15);
}

void RateSearchPlot::addSearch(const FoundRate &search)
{
    const Competitor *competitor = m_state->setup().find(search.competitor.id);
    if (!competitor)
        return;
    const bool isSelected = competitor->id == m_state->selected();
    const QPen pen = competitorPen(*competitor, isSelected ? 3 : 1.5);
    QCPGraph *line = m_plot->addGraph(), *crosses = m_plot->addGraph(), *ring = m_plot->addGraph();
    for (const RateTrial &trial : search.trials) {
        (trial.hasDiverged() ? crosses : line)->addData(trial.rate, heightOf(trial));
        if (trial.rate == competitor->rate())
            ring->addData(trial.rate, heightOf(trial));
    }
    for (QCPGraph *graph : {line, crosses, ring})
        graph->setName(competitorName(*competitor));
    line->setPen(pen);
    line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, pen.color(), pen.color(), isSelected ? 8 : 6));
    const QPen solid(pen.color(), 2);
    for (QCPGraph *marks : {crosses, ring})
        marks->setLineStyle(QCPGraph::lsNone);
    crosses->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCross, solid, Qt::NoBrush, 9));
    ring->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, solid, Qt::NoBrush, 15));
}

std::optional<RateSearchPlot::Hit> RateSearchPlot::hitAt(const QPointF &pixel) const
{
    std::optional<Hit> nearest;
    double least = reach;
    for (const FoundRate &search : m_session->history().searches)
        for (const RateTrial &trial : search.trials) {
            const QPointF place(m_plot->xAxis->coordToPixel(trial.rate), m_plot->yAxis->coordToPixel(heightOf(trial)));
            const double distance = std::hypot(place.x() - pixel.x(), place.y() - pixel.y());
            // Of points on one spot the selected competitor's counts.
            const bool isSelected = search.competitor.id == m_state->selected();
            if (distance < least || (isSelected && distance <= least)) {
                least = distance;
                nearest = Hit{search.competitor.id, &search, &trial};
            }
        }
    return nearest;
}

QString RateSearchPlot::describe(const FoundRate &search, const RateTrial &trial) const
{
    const Competitor *competitor = m_state->setup().find(search.competitor.id);
    const QString name = competitorName(competitor ? *competitor : search.competitor);
    const QString rate = formatNumber(trial.rate);
    QString text = trial.hasDiverged() ? tr("%1 at α = %2 diverged after %3 steps: %4")
                                             .arg(name, rate)
                                             .arg(trial.steps)
                                             .arg(toText(trial.failure->message))
                                       : tr("%1 at α = %2: validation loss %3 after %4 steps")
                                             .arg(name, rate, formatNumber(trial.loss))
                                             .arg(trial.steps);
    if (search.best == trial.rate)
        text += QLatin1Char('\n') + tr("The best that it tried");
    if (competitor && competitor->rate() == trial.rate)
        text += QLatin1Char('\n') + tr("It races with this rate");
    else
        text += QLatin1Char('\n') + tr("Click to race with this rate");
    return text;
}

bool RateSearchPlot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        const auto *move = static_cast<QMouseEvent *>(event);
        if (const auto hit = hitAt(move->position()))
            QToolTip::showText(move->globalPosition().toPoint(), describe(*hit->search, *hit->trial), m_plot);
        else
            QToolTip::hideText();
    } else if (event->type() == QEvent::MouseButtonRelease) {
        const auto *release = static_cast<QMouseEvent *>(event);
        const auto hit = release->button() == Qt::LeftButton ? hitAt(release->position()) : std::nullopt;
        if (hit) {
            const double rate = hit->trial->rate; // the search may be gone once it is taken
            m_state->select(hit->competitor);
            m_state->setRate(hit->competitor, rate);
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool RateSearchPlot::event(QEvent *event)
{
    // Left and Right are the window's otherwise.
    return keepsKeys(event, {Qt::Key_Left, Qt::Key_Right}) || QWidget::event(event);
}

void RateSearchPlot::keyPressEvent(QKeyEvent *event)
{
    const FoundRate *search = m_session->history().search(m_state->selected());
    const Competitor *competitor = m_state->selectedCompetitor();
    const bool isLeft = event->key() == Qt::Key_Left, isRight = event->key() == Qt::Key_Right;
    if (!search || !competitor || !(isLeft || isRight))
        return QWidget::keyPressEvent(event);
    const double now = competitor->rate();
    std::optional<double> next;
    for (const RateTrial &trial : search->trials)
        if (isRight ? trial.rate > now && (!next || trial.rate < *next)
                    : trial.rate < now && (!next || trial.rate > *next))
            next = trial.rate;
    if (next)
        m_state->setRate(competitor->id, *next);
}

} // namespace vitrine
