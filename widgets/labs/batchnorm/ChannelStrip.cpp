#include "widgets/labs/batchnorm/ChannelStrip.h"

#include "widgets/common/Format.h"
#include "widgets/common/OwnKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/batchnorm/NormState.h"
#include "widgets/maps/ColourScale.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

ChannelStrip::ChannelStrip(NormState *state, QWidget *parent) : QWidget(parent), m_state(state)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto repaint = qOverload<>(&QWidget::update);
    connect(state, &NormState::changed, this, repaint);
    connect(state, &NormState::courseChanged, this, repaint);
    connect(&Theme::instance(), &Theme::changed, this, repaint);
    translated(this, [this] { setAccessibleName(tr("Channels; arrow keys choose one")); });
}

QSize ChannelStrip::sizeHint() const
{
    return {320, 24};
}

int ChannelStrip::count() const
{
    return static_cast<int>(m_state->given().channels());
}

QRectF ChannelStrip::cell(int channel) const
{
    const double width = static_cast<double>(this->width()) / std::max(1, count());
    return {channel * width, 4, width, height() - 8.0};
}

int ChannelStrip::channelAt(QPointF point) const
{
    if (count() == 0 || !rect().contains(point.toPoint()))
        return -1;
    return std::clamp(static_cast<int>(point.x() * count() / width()), 0, count() - 1);
}

double ChannelStrip::distance(int channel) const
{
    const NormLook *look = m_state->look();
    const auto c = static_cast<std::size_t>(channel);
    if (!look || m_state->course().empty() || c >= look->statistics.channels())
        return 0;
    const double deviation = std::sqrt(look->statistics.biased[c] + m_state->tried().eps);
    return std::abs(m_state->course().back().mean[c] - look->statistics.mean[c]) / deviation;
}

void ChannelStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    const ColourScale scale(ValueSpan{0, 1}, false);
    for (int c = 0; c < count(); ++c) {
        const QRectF where = cell(c);
        const double gap = where.width() > 6 ? 1 : 0;
        const QColor fill = QColor::fromRgb(scale.colour(static_cast<float>(std::min(1.0, distance(c)))));
        painter.fillRect(where.adjusted(gap, 0, -gap, 0), fill);
        if (where.width() >= 22) {
            painter.setPen(Theme::textOn(fill));
            painter.drawText(where, Qt::AlignCenter, QString::number(c));
        }
    }
    if (count() == 0)
        return;
    painter.setPen(QPen(theme.color(hasFocus() ? Theme::Role::Accent : Theme::Role::Lit), 2));
    painter.drawRect(cell(m_state->channel()).adjusted(0, -2, 0, 2));
}

void ChannelStrip::mousePressEvent(QMouseEvent *event)
{
    if (const int channel = channelAt(event->position()); event->button() == Qt::LeftButton && channel >= 0)
        m_state->setChannel(channel);
}

void ChannelStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (const int channel = channelAt(event->position()); event->buttons() & Qt::LeftButton && channel >= 0)
        m_state->setChannel(channel);
}

void ChannelStrip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return m_state->setChannel(m_state->channel() - 1);
    case Qt::Key_Right:
        return m_state->setChannel(m_state->channel() + 1);
    case Qt::Key_Home:
        return m_state->setChannel(0);
    case Qt::Key_End:
        return m_state->setChannel(count() - 1);
    default:
        QWidget::keyPressEvent(event);
    }
}

bool ChannelStrip::event(QEvent *event)
{
    // The arrows step through channels here, not through the run.
    if (keepsKeys(event, {Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End}))
        return true;
    const auto tipAt = [this](QPoint at) {
        const int channel = channelAt(at);
        return channel < 0 ? QString() : describe(channel);
    };
    return showToolTip(event, this, tipAt) || QWidget::event(event);
}

QString ChannelStrip::describe(int channel) const
{
    const NormLook *look = m_state->look();
    const auto c = static_cast<std::size_t>(channel);
    QString text = tr("Channel %1").arg(channel);
    if (look && c < look->statistics.channels())
        text += QLatin1Char('\n')
            + tr("batch: mean %1, variance %2")
                  .arg(formatExact(look->statistics.mean[c]), formatExact(look->statistics.biased[c]));
    if (!m_state->course().empty())
        text += QLatin1Char('\n')
            + tr("running: mean %1, variance %2")
                  .arg(formatExact(m_state->course().back().mean[c]), formatExact(m_state->course().back().variance[c]))
            + QLatin1Char('\n') + tr("their means differ by %1 deviations").arg(formatNumber(distance(channel)));
    return text;
}

} // namespace vitrine
