#include "widgets/optimizers/networks/NetRacePlot.h"

#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/optimizers/networks/NetRaceText.h"

#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double clickDistance = 4; ///< pixels; farther is a rectangle
constexpr int interval = 100; ///< milliseconds between two paintings
constexpr int legendWidth = 150; ///< of an entry, at the normal size of text
constexpr double mostHigh = 1e6; ///< times the lowest: what runs away would press all else flat
const QString overlay = QStringLiteral("overlay"); ///< a layer that every plot has

/// Whole parts to a line, as many as fit.
QString inLines(const QStringList &parts, const QFontMetrics &metrics, int width)
{
    QStringList lines;
    for (const QString &part : parts) {
        const QString longer = lines.isEmpty() ? part : lines.back() + QStringLiteral("   ·   ") + part;
        if (!lines.isEmpty() && metrics.horizontalAdvance(longer) <= width)
            lines.back() = longer;
        else
            lines += part;
    }
    return lines.join(QLatin1Char('\n'));
}

void cutBehind(RaceCurve &curve, double step)
{
    const auto count = std::upper_bound(curve.steps.cbegin(), curve.steps.cend(), step) - curve.steps.cbegin();
    for (QVector<double> *column : {&curve.x, &curve.mean, &curve.deviation, &curve.steps})
        column->resize(count);
}

} // namespace

NetRacePlot::NetRacePlot(NetRaceSession *session, NetRaceState *state, QWidget *parent)
    : QWidget(parent), m_session(session), m_state(state), m_plot(new QCustomPlot),
      m_statement(new QCPTextElement(m_plot)), m_hair(new QCPItemStraightLine(m_plot)),
      m_moment(new QCPItemStraightLine(m_plot))
{
    build();
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &NetRacePlot::showRace);
    connect(session, &NetRaceSession::historyChanged, this, &NetRacePlot::later);
    connect(session, &NetRaceSession::searchesChanged, this, &NetRacePlot::later);
    connect(session, &NetRaceSession::raceBegun, this, [this] {
        m_isZoomed = false;
        m_state->setMoment(std::nullopt);
        showRace();
    });
    connect(session, &NetRaceSession::stageChanged, this, &NetRacePlot::later);
    connect(state, &NetRaceState::momentChanged, this, &NetRacePlot::later);
    connect(state, &NetRaceState::setupChanged, this, &NetRacePlot::later);
    connect(state, &NetRaceState::selectionChanged, this, &NetRacePlot::showRace);
    connect(state, &NetRaceState::lookChanged, this, [this] {
        m_isZoomed = false;
        showRace();
    });
    connect(&Theme::instance(), &Theme::changed, this, &NetRacePlot::showRace);
    translated(this, [this] {
        m_plot->setAccessibleName(tr("Curves of the race"));
        showRace();
    });
}

void NetRacePlot::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 8, 4);
    column->addWidget(m_plot);
    m_plot->setMinimumHeight(160);
    m_plot->setLocale(QLocale::c()); // the plot knows powers by an e
    m_plot->setSelectionRectMode(QCP::srmZoom);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_plot->setAutoAddPlottableToLegend(false);
    m_plot->legend->setVisible(true);
    m_plot->legend->setColumnSpacing(24);
    m_hair->setVisible(false);
    for (QCPItemStraightLine *line : {m_hair, m_moment})
        line->setLayer(overlay);
    stylePlot(m_plot, QStringLiteral("optimizers"),
              [this] { return netRaceCsv(m_session->request().setup, m_session->history()); });
    setLegendAbove(m_plot);
    m_plot->plotLayout()->insertRow(0);
    m_plot->plotLayout()->addElement(0, 0, m_statement);
    m_statement->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    m_statement->setMargins(QMargins(8, 4, 8, 0));
    connect(m_plot, &QCustomPlot::afterReplot, this, [this] { m_isPainted = true; });
    connect(m_plot, &QCustomPlot::beforeReplot, this, &NetRacePlot::showStatement);
    connect(m_plot->selectionRect(), &QCPSelectionRect::accepted, this, [this] { m_isZoomed = true; });
}

void NetRacePlot::later()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void NetRacePlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showRace();
}

void NetRacePlot::showStatement()
{
    m_statement->setFont(font());
    m_statement->setTextColor(Theme::instance().color(Theme::Role::Text));
    m_statement->setText(inLines(raceStatement(*m_session, m_state->setup()), fontMetrics(), m_plot->width() - 32));
    m_plot->legend->setFont(font());
    m_plot->legend->setWrap(std::max(1, m_plot->width() / Theme::instance().px(legendWidth)));
}

void NetRacePlot::showRace()
{
    if (!isVisible())
        return;
    m_plot->clearGraphs();
    for (QCPAbstractItem *mark : m_marks)
        m_plot->removeItem(mark);
    m_marks.clear();
    m_curves.clear();
    const NetRaceHistory &history = m_session->history();
    for (std::size_t i = 0; i < history.members.size(); ++i)
        m_curves.push_back(curveOf(history, i, m_state->look()));
    showAxes();
    if (!m_isZoomed)
        rescale();
    if (m_until)
        for (RaceCurve &curve : m_curves)
            cutBehind(curve, static_cast<double>(*m_until));
    for (std::size_t i = 0; i < history.members.size(); ++i)
        addCurve(i);
    for (std::size_t i = 0; i < history.members.size(); ++i)
        if (!m_until)
            addDropOut(i);
    addHint();
    showMoment();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void NetRacePlot::addCurve(std::size_t member)
{
    const Competitor competitor = m_state->inStyle(m_session->history().members[member]);
    const RaceCurve &curve = m_curves[member];
    const bool isSelected = competitor.id == m_state->selected();
    const QPen pen = competitorPen(competitor, isSelected ? 2.5 : 1);
    if (m_state->look().hasSpread && m_session->history().races.size() > 1)
        addBand(curve, pen.color());
    QCPGraph *graph = m_plot->addGraph();
    graph->setName(memberName(competitor));
    graph->setData(curve.x, curve.mean, true);
    graph->setPen(pen);
    graph->addToLegend();
    // Few points are seen as such, and one alone would not be seen at all.
    if (curve.x.size() <= 30)
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, pen.color(), pen.color(), 5));
}

void NetRacePlot::addBand(const RaceCurve &curve, const QColor &colour)
{
    QVector<double> low, high;
    for (qsizetype i = 0; i < curve.x.size(); ++i) {
        // A logarithmic axis has no place for 0.
        low << std::max(curve.mean[i] - curve.deviation[i], curve.mean[i] * 1e-3);
        high << curve.mean[i] + curve.deviation[i];
    }
    QCPGraph *lower = m_plot->addGraph(), *upper = m_plot->addGraph();
    lower->setData(curve.x, low, true);
    upper->setData(curve.x, high, true);
    lower->setName(QStringLiteral("low"));
    upper->setName(QStringLiteral("high"));
    QColor faint = colour;
    faint.setAlpha(40);
    for (QCPGraph *edge : {lower, upper})
        edge->setPen(Qt::NoPen);
    upper->setBrush(faint);
    upper->setChannelFillGraph(lower);
}

void NetRacePlot::addDropOut(std::size_t member)
{
    const RaceCurve &curve = m_curves[member];
    const auto &races = m_session->history().races;
    const auto race = std::find_if(races.begin(), races.end(),
                                   [member](const auto &lanes) { return lanes[member].dropOut.has_value(); });
    if (race == races.end())
        return;
    const RaceDropOut &dropOut = *(*race)[member].dropOut;
    const QColor colour = competitorPen(m_state->inStyle(m_session->history().members[member]), 1).color();
    if (!curve.x.isEmpty()) {
        QCPGraph *cross = m_plot->addGraph();
        cross->setName(tr("diverged"));
        cross->addData(curve.x.back(), curve.mean.back());
        cross->setLineStyle(QCPGraph::lsNone);
        cross->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCross, QPen(colour, 2.5), Qt::NoBrush, 11));
    }
    auto *text = new QCPItemText(m_plot);
    text->position->setType(QCPItemPosition::ptAxisRectRatio);
    text->position->setCoords(0.99, 0.02 + 0.06 * static_cast<double>(m_marks.size()));
    text->setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
    text->setColor(colour);
    text->setFont(font());
    text->setText(tr("✕ %1 diverged at step %2, last loss %3")
                      .arg(competitorName(m_session->history().members[member]), formatCount(dropOut.step),
                           formatNumber(dropOut.lastLoss)));
    m_marks.push_back(text);
}

/// What to do where there is nothing yet.
void NetRacePlot::addHint()
{
    if (!m_session->history().isEmpty())
        return;
    auto *hint = new QCPItemText(m_plot);
    hint->position->setType(QCPItemPosition::ptAxisRectRatio);
    hint->position->setCoords(0.5, 0.4);
    hint->setColor(Theme::instance().color(Theme::Role::MutedText));
    hint->setFont(font());
    hint->setText(
        m_session->stage() == NetRaceStage::Running
            ? tr("Looking for learning rates: what was tried is shown beside, under “Learning Rates”.")
            : tr("“Race” lets all competitors train the network,\nfrom the same weights and batch by batch."));
    m_marks.push_back(hint);
}

void NetRacePlot::showAxes()
{
    const NetRaceLook &look = m_state->look();
    const QString steps[] = {tr("Step"), tr("Epoch"), tr("Seconds of its own computing")};
    const QString values[] = {tr("Training loss, smoothed"), tr("Validation loss"), tr("Validation accuracy")};
    m_plot->xAxis->setLabel(steps[static_cast<std::size_t>(look.axis)]);
    m_plot->yAxis->setLabel(values[static_cast<std::size_t>(look.curve)]);
    const bool isLog = look.logarithmic && look.curve != NetRaceLook::Curve::Accuracy;
    setLogScale(m_plot->yAxis, isLog);
    m_plot->yAxis->setNumberFormat(QStringLiteral("gb"));
    m_plot->yAxis->setNumberPrecision(3);
    m_hair->setPen(QPen(Theme::instance().color(Theme::Role::MutedText), 1, Qt::DashLine));
}

/// Where the step that is looked back at lies on the present axis.
void NetRacePlot::showMoment()
{
    const auto step = m_state->moment();
    const auto member = m_session->history().member(m_state->selected());
    m_moment->setVisible(false);
    if (!step || !member || m_curves[*member].steps.isEmpty())
        return;
    const RaceCurve &curve = m_curves[*member];
    const auto nearest = std::min_element(curve.steps.begin(), curve.steps.end(), [&step](double a, double b) {
        return std::abs(a - static_cast<double>(*step)) < std::abs(b - static_cast<double>(*step));
    });
    const double x = m_state->look().axis == NetRaceLook::Axis::Steps ? static_cast<double>(*step)
                                                                      : curve.x[nearest - curve.steps.begin()];
    m_moment->point1->setCoords(x, 1);
    m_moment->point2->setCoords(x, 2);
    m_moment->setPen(QPen(Theme::instance().color(Theme::Role::Lit), 1.5));
    m_moment->setVisible(true);
}

void NetRacePlot::chooseMoment(double x)
{
    const auto member = m_session->history().member(m_state->selected());
    if (!member || m_curves.empty() || m_curves[*member].x.isEmpty())
        return;
    const RaceCurve &curve = m_curves[*member];
    if (m_state->look().axis == NetRaceLook::Axis::Steps)
        return m_state->setMoment(std::clamp<std::int64_t>(std::llround(x), 1, std::llround(curve.steps.back())));
    const auto nearest = std::min_element(curve.x.begin(), curve.x.end(),
                                          [x](double a, double b) { return std::abs(a - x) < std::abs(b - x); });
    m_state->setMoment(std::llround(curve.steps[nearest - curve.x.begin()]));
}

void NetRacePlot::rescale()
{
    double right = 0, low = INFINITY, high = -INFINITY;
    const bool isLog = m_plot->yAxis->scaleType() == QCPAxis::stLogarithmic;
    for (const RaceCurve &curve : m_curves)
        for (qsizetype i = 0; i < curve.x.size(); ++i) {
            right = std::max(right, curve.x[i]);
            if (isLog && curve.mean[i] <= 0)
                continue;
            low = std::min(low, curve.mean[i]);
            high = std::max(high, curve.mean[i]);
        }
    m_plot->xAxis->setRange(0, right > 0 ? right * 1.02 : 1);
    if (low > high)
        return m_plot->yAxis->setRange(isLog ? 0.01 : 0, isLog ? 10 : 1);
    high = isLog ? std::min(high, low * mostHigh) : high;
    if (isLog)
        return m_plot->yAxis->setRange(low / 1.25, high * 1.25);
    const double room = std::max(1e-9, (high - low) * 0.05);
    m_plot->yAxis->setRange(low - room, high + room);
}

void NetRacePlot::showUntil(std::optional<std::int64_t> step)
{
    m_until = step;
    showRace();
}

void NetRacePlot::fit()
{
    m_isZoomed = false;
    showRace();
}

QString NetRacePlot::placeText(double x) const
{
    switch (m_state->look().axis) {
    case NetRaceLook::Axis::Steps:
        return tr("Step %1").arg(formatCount(std::llround(x)));
    case NetRaceLook::Axis::Epochs:
        return tr("Epoch %1").arg(QString::number(x, 'f', 2));
    case NetRaceLook::Axis::Seconds:
        break;
    }
    return tr("After %1 s of computing").arg(QString::number(x, 'f', 2));
}

QString NetRacePlot::describe(double x) const
{
    struct Line {
        double value;
        QString text;
    };
    std::vector<Line> lines;
    const bool isAccuracy = m_state->look().curve == NetRaceLook::Curve::Accuracy;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const double value = valueAt(m_curves[i], x);
        if (std::isfinite(value))
            lines.push_back({isAccuracy ? -value : value,
                             QStringLiteral("%1: %2").arg(memberName(m_session->history().members[i]),
                                                          isAccuracy ? formatShare(value) : formatNumber(value))});
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) { return a.value < b.value; });
    QStringList texts{placeText(x)};
    for (const Line &line : lines)
        texts += line.text;
    return texts.join(QLatin1Char('\n'));
}

void NetRacePlot::showHair(double x)
{
    m_hair->point1->setCoords(x, 1);
    m_hair->point2->setCoords(x, 2);
    m_hair->setVisible(true);
}

bool NetRacePlot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        const auto *move = static_cast<QMouseEvent *>(event);
        const double x = std::max(0.0, m_plot->xAxis->pixelToCoord(move->position().x()));
        const bool isInside = m_plot->axisRect()->rect().contains(move->position().toPoint());
        showHair(x);
        m_hair->setVisible(isInside);
        if (isInside && !m_curves.empty())
            QToolTip::showText(move->globalPosition().toPoint(), describe(x), m_plot);
    } else if (event->type() == QEvent::Leave) {
        m_hair->setVisible(false);
    } else if (event->type() == QEvent::MouseButtonPress) {
        m_pressed = static_cast<QMouseEvent *>(event)->position();
        return QWidget::eventFilter(watched, event);
    } else if (event->type() == QEvent::MouseButtonRelease) {
        const auto *release = static_cast<QMouseEvent *>(event);
        const bool isClick = (release->position() - m_pressed).manhattanLength() < clickDistance;
        if (isClick && release->button() == Qt::LeftButton
            && m_plot->axisRect()->rect().contains(release->position().toPoint()))
            chooseMoment(m_plot->xAxis->pixelToCoord(release->position().x()));
        return QWidget::eventFilter(watched, event);
    } else if (event->type() == QEvent::MouseButtonDblClick) {
        m_state->setMoment(std::nullopt);
        m_pressed = QPointF(-100, -100); // its release is no click
        fit();
        return true;
    } else {
        return QWidget::eventFilter(watched, event);
    }
    if (m_isPainted) // before that, its layers have nothing to be painted on
        m_plot->layer(overlay)->replot();
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine
