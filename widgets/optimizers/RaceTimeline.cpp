#include "widgets/optimizers/RaceTimeline.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/OptimizersState.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double margin = 8;
constexpr double barTop = 10, barHeight = 8;

} // namespace

RaceTimeline::RaceTimeline(QWidget *parent) : QAbstractSlider(parent)
{
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    translated(this, [this] { setAccessibleName(tr("Timeline of the race")); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RaceTimeline::setState(OptimizersState *state)
{
    m_state = state;
    connect(state, &OptimizersState::raceChanged, this, &RaceTimeline::showRace);
    connect(state, &OptimizersState::stepChanged, this, [this](int step) {
        setValue(step);
        update();
    });
    connect(this, &QAbstractSlider::valueChanged, state, &OptimizersState::setStep);
    showRace();
}

void RaceTimeline::showRace()
{
    const QSignalBlocker blocker(this);
    setRange(0, m_state->setup().steps);
    setPageStep(std::max(1, maximum() / 10));
    setValue(m_state->step());
    update();
}

double RaceTimeline::xOf(int step) const
{
    return margin + (width() - 2 * margin) * step / std::max(1, maximum());
}

int RaceTimeline::stepAt(double x) const
{
    return std::clamp(static_cast<int>(std::lround((x - margin) / std::max(1.0, width() - 2 * margin) * maximum())), 0,
                      maximum());
}

void RaceTimeline::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Theme::Role::Border));
    painter.drawRoundedRect(QRectF(margin, barTop, width() - 2 * margin, barHeight), 4, 4);
    painter.setBrush(theme.color(Theme::Role::Accent));
    painter.drawRoundedRect(QRectF(margin, barTop, xOf(value()) - margin, barHeight), 4, 4);
    for (const RaceEntry &entry : m_state->race()->entries) {
        if (entry.walk.convergedAt)
            drawMarker(painter, {xOf(static_cast<int>(*entry.walk.convergedAt)), barTop + barHeight / 2},
                       entry.competitor, 5);
        if (entry.walk.divergedAt) {
            const QPointF at(xOf(static_cast<int>(*entry.walk.divergedAt)), barTop + barHeight / 2);
            painter.setPen(QPen(competitorColour(entry.competitor.colour), 2.5));
            painter.drawLine(at + QPointF(-5, -5), at + QPointF(5, 5));
            painter.drawLine(at + QPointF(-5, 5), at + QPointF(5, -5));
        }
    }
    painter.setPen(QPen(theme.color(Theme::Role::Lit), 3));
    painter.drawLine(QPointF(xOf(value()), 3), QPointF(xOf(value()), height() - 3));
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Theme::Role::Accent), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

QString RaceTimeline::describe(int step) const
{
    QStringList lines{tr("Step %1").arg(formatCount(step))};
    const int near = std::max(1, stepAt(margin + 5));
    for (const RaceEntry &entry : m_state->race()->entries) {
        const QString name = competitorName(entry.competitor);
        if (entry.walk.convergedAt && std::abs(*entry.walk.convergedAt - step) <= near)
            lines += tr("%1 is in a minimum from step %2 on").arg(name, formatCount(*entry.walk.convergedAt));
        if (entry.walk.divergedAt && std::abs(*entry.walk.divergedAt - step) <= near)
            lines += tr("%1 diverges at step %2").arg(name, formatCount(*entry.walk.divergedAt));
    }
    return lines.join(QLatin1Char('\n'));
}

void RaceTimeline::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setValue(stepAt(event->position().x()));
}

void RaceTimeline::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        setValue(stepAt(event->position().x()));
}

bool RaceTimeline::event(QEvent *event)
{
    const auto tipAt = [this](QPoint at) { return describe(stepAt(at.x())); };
    return (m_state && showToolTip(event, this, tipAt)) || QAbstractSlider::event(event);
}

} // namespace vitrine
