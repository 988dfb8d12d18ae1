#include "widgets/transport/Timeline.h"

#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/session/StepCursor.h"
#include "widgets/stepping/Breakpoints.h"
#include "widgets/transport/StepText.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int barHeight = 14;
constexpr int leastName = 40; ///< pixels of a step from which on its name is read

} // namespace

Timeline::Timeline(QWidget *parent) : QAbstractSlider(parent)
{
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    translated(this, [this] { setAccessibleName(tr("Timeline")); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Timeline::setCursor(StepCursor *cursor)
{
    m_cursor = cursor;
    connect(cursor, &StepCursor::traceChanged, this, &Timeline::showTrace);
    connect(cursor, &StepCursor::stopsChanged, this, &Timeline::showTrace);
    connect(cursor, &StepCursor::currentChanged, this, [this](int step) {
        const int before = value();
        setValue(step);
        update(stepRect(std::min(before, step)).united(stepRect(std::max(before, step))).adjusted(-4, -4, 4, height()));
    });
    connect(this, &QAbstractSlider::valueChanged, cursor, &StepCursor::setCurrent);
    showTrace();
}

void Timeline::setBreakpoints(const Breakpoints *breakpoints)
{
    m_breakpoints = breakpoints;
    connect(breakpoints, &Breakpoints::changed, this, qOverload<>(&QWidget::update));
    update();
}

void Timeline::showTrace()
{
    const QSignalBlocker blocker(this);
    setRange(0, std::max(0, m_cursor->count() - 1));
    setPageStep(std::max(1, m_cursor->count() / 10));
    setValue(m_cursor->current());
    update();
}

QSize Timeline::sizeHint() const
{
    return {480, barHeight + fontMetrics().height() + 10};
}

QRect Timeline::stepRect(int step) const
{
    const int count = m_cursor ? m_cursor->count() : 0;
    if (count == 0)
        return {};
    const int left = step * width() / count, right = (step + 1) * width() / count;
    return QRect(left, 3, right - left, barHeight);
}

int Timeline::stepAt(int x) const
{
    const int count = m_cursor ? m_cursor->count() : 0;
    return count == 0 ? -1 : std::clamp(x * count / std::max(1, width()), 0, count - 1);
}

void Timeline::paintEvent(QPaintEvent *event)
{
    if (!m_cursor || m_cursor->count() == 0)
        return;
    const Theme &theme = Theme::instance();
    const Trace &trace = *m_cursor->trace();
    QPainter painter(this);
    for (int step = 0; step < m_cursor->count(); ++step) {
        const Stop &each = m_cursor->stops()[static_cast<std::size_t>(step)];
        const QRect rect = stepRect(step);
        if (rect.right() < event->rect().left() || rect.left() > event->rect().right())
            continue;
        QColor colour = stepColour(each.stage);
        const bool now = step == m_cursor->current();
        colour.setAlpha(step <= m_cursor->current() ? 255 : 80);
        painter.fillRect(rect.adjusted(0, 0, rect.width() > 3 ? -1 : 0, 0), colour);
        if (m_breakpoints && m_breakpoints->isMarked(trace, m_cursor->stops(), step))
            painter.fillRect(QRect(rect.left(), 0, std::max(3, rect.width() - 1), 3), theme.color(Theme::Role::Error));
        if (rect.width() < leastName)
            continue;
        painter.setPen(theme.color(now ? Theme::Role::Text : Theme::Role::MutedText));
        const QRect below(rect.left(), rect.bottom() + 4, rect.width() - 3, fontMetrics().height());
        painter.drawText(below, Qt::AlignLeft | Qt::AlignTop,
                         fontMetrics().elidedText(stepName(trace, each, m_cursor->iteration().get()), Qt::ElideRight,
                                                  below.width()));
    }
    const QRect now = stepRect(m_cursor->current());
    painter.setPen(QPen(theme.color(Theme::Role::Lit), 3));
    painter.drawRect(now.adjusted(0, -1, -1, 0));
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Theme::Role::Accent), 1, Qt::DashLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void Timeline::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_cursor)
        setValue(stepAt(event->pos().x()));
}

void Timeline::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton && m_cursor)
        setValue(stepAt(event->pos().x()));
}

bool Timeline::event(QEvent *event)
{
    const bool hasSteps = m_cursor && m_cursor->count() > 0;
    const auto tipAt = [this](QPoint at) { return stepSentence(*m_cursor, stepAt(at.x())); };
    return (hasSteps && showToolTip(event, this, tipAt)) || QAbstractSlider::event(event);
}

} // namespace vitrine
