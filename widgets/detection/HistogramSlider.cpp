#include "widgets/detection/HistogramSlider.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int side = 8; ///< left and right, for the handle
constexpr int track = 3; ///< height of the line below the bars

} // namespace

HistogramSlider::HistogramSlider(bool cutsBelow, QWidget *parent)
    : QAbstractSlider(parent), m_cutsBelow(cutsBelow), m_counts(bins)
{
    setOrientation(Qt::Horizontal);
    setRange(0, steps);
    setSingleStep(steps / 100);
    setPageStep(steps / 10);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, &QWidget::updateGeometry);
}

void HistogramSlider::setValues(const std::vector<float> &values)
{
    std::fill(m_counts.begin(), m_counts.end(), 0);
    for (const float value : values)
        if (value >= 0 && value <= 1) // false for NaN
            ++m_counts[static_cast<std::size_t>(std::min(bins - 1, static_cast<int>(value * bins)))];
    update();
}

QSize HistogramSlider::sizeHint() const
{
    return {Theme::instance().px(200), Theme::instance().px(48)};
}

QSize HistogramSlider::minimumSizeHint() const
{
    return {Theme::instance().px(96), Theme::instance().px(40)};
}

int HistogramSlider::xOf(double position) const
{
    return side + static_cast<int>(std::lround(position * (width() - 2 * side)));
}

double HistogramSlider::positionAt(double x) const
{
    return std::clamp((x - side) / std::max(1, width() - 2 * side), 0.0, 1.0);
}

void HistogramSlider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    const int knob = theme.px(6);
    const int floor = height() - knob - track;
    const int most = *std::max_element(m_counts.begin(), m_counts.end());
    const int handle = xOf(position());
    const QColor cut = theme.color(Theme::Role::Border), left = theme.color(Theme::Role::Accent);
    for (int bin = 0; bin < bins; ++bin) {
        const int count = m_counts[static_cast<std::size_t>(bin)];
        if (count == 0)
            continue;
        const double share = std::log1p(count) / std::log1p(std::max(most, 9));
        const int from = xOf(static_cast<double>(bin) / bins), to = xOf(static_cast<double>(bin + 1) / bins);
        const int top = floor - std::max(2, static_cast<int>(share * (floor - 2)));
        const bool isCut = (xOf((bin + 0.5) / bins) < handle) == m_cutsBelow;
        painter.fillRect(QRect(from, top, std::max(1, to - from - (to - from > 2 ? 1 : 0)), floor - top),
                         isCut ? cut : left);
    }
    painter.fillRect(QRect(xOf(0), floor, xOf(1) - xOf(0), track), cut);
    const int kept = m_cutsBelow ? handle : xOf(0), until = m_cutsBelow ? xOf(1) : handle;
    painter.fillRect(QRect(kept, floor, until - kept, track), left);
    painter.setPen(QPen(theme.color(Theme::Role::Text), 1));
    painter.drawLine(handle, 1, handle, floor);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(hasFocus() ? Theme::Role::Text : Theme::Role::Panel), hasFocus() ? 2 : 1));
    painter.setBrush(left);
    painter.drawEllipse(QPointF(handle, floor + track / 2.0), knob, knob);
}

void HistogramSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QAbstractSlider::mousePressEvent(event);
    setSliderDown(true);
    mouseMoveEvent(event);
}

void HistogramSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (isSliderDown())
        setValue(static_cast<int>(std::lround(positionAt(event->position().x()) * steps)));
}

void HistogramSlider::mouseReleaseEvent(QMouseEvent *)
{
    setSliderDown(false);
}

bool HistogramSlider::event(QEvent *event)
{
    const auto tipAt = [this](QPoint at) {
        const int bin = std::min(bins - 1, static_cast<int>(positionAt(at.x()) * bins));
        const auto end = [](int edge) { return QString::number(static_cast<double>(edge) / bins, 'f', 2); };
        return toolTip() + QLatin1Char('\n')
            + m_binText.arg(formatCount(m_counts[static_cast<std::size_t>(bin)]), end(bin), end(bin + 1));
    };
    return showToolTip(event, this, tipAt) || QAbstractSlider::event(event);
}

} // namespace vitrine
