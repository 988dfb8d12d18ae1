#include "widgets/labs/board/SumStrip.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/ColourScale.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace vitrine {

using Role = Theme::Role;

SumStrip::SumStrip(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] {
        setAccessibleName(tr("How the sum builds up"));
        setAccessibleDescription(tr("Bars: each product. Line: bias and products added so far."));
    });
}

void SumStrip::setSum(const CellSum &sum, std::size_t count, std::size_t group)
{
    m_products.clear();
    m_sums = {sum.bias.value_or(0)};
    for (const SumTerm &term : sum.terms) {
        m_products.push_back(term.product());
        m_sums.push_back(m_sums.back() + m_products.back());
    }
    m_count = count;
    m_group = group;
    update();
}

QRectF SumStrip::plot() const
{
    return QRectF(rect()).adjusted(8, 4, -72, -4); // the sum's number stands at the right
}

std::size_t SumStrip::termAt(double x) const
{
    const QRectF plot = this->plot();
    const double at = (x - plot.left()) / plot.width() * static_cast<double>(m_products.size());
    return std::min(static_cast<std::size_t>(std::max(at, 0.0)), m_products.empty() ? 0 : m_products.size() - 1);
}

void SumStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Role::CanvasBackground));
    if (m_products.empty())
        return;
    const auto [lowSum, highSum] = std::minmax_element(m_sums.begin(), m_sums.end());
    const auto [lowBar, highBar] = std::minmax_element(m_products.begin(), m_products.end());
    double low = std::min({*lowSum, *lowBar, 0.0}), high = std::max({*highSum, *highBar, 0.0});
    if (high - low <= 0)
        high = low + 1;
    drawBars(painter, low, high);
    drawCurve(painter, low, high);
    painter.setPen(theme.color(Role::Text));
    const QRectF text(plot().right() + 8, 0, 64, height());
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     formatNumber(m_sums[std::min(m_count, m_products.size())]));
}

void SumStrip::drawBars(QPainter &painter, double low, double high) const
{
    const QRectF plot = this->plot();
    const Theme &theme = Theme::instance();
    const double step = plot.width() / static_cast<double>(m_products.size());
    const auto y = [&](double value) { return plot.bottom() - (value - low) / (high - low) * plot.height(); };
    painter.setPen(theme.color(Role::Border));
    for (std::size_t i = m_group; m_group > 0 && i < m_products.size(); i += m_group)
        if (static_cast<double>(m_group) * step > 4) {
            const double at = plot.left() + static_cast<double>(i) * step;
            painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()));
        }
    const ColourScale scale(ValueSpan{-1, 1}, true);
    for (std::size_t i = 0; i < m_products.size(); ++i) {
        QColor colour(scale.colour(m_products[i] < 0 ? -0.8F : 0.8F));
        if (i >= m_count)
            colour.setAlphaF(0.25F);
        if (static_cast<int>(i) == m_hovered || (i + 1 == m_count && m_count < m_products.size()))
            colour = theme.color(Role::Lit);
        const double left = plot.left() + static_cast<double>(i) * step;
        painter.fillRect(
            QRectF(QPointF(left, y(std::max(m_products[i], 0.0))),
                   QPointF(left + std::max(step - (step > 4 ? 1 : 0), 1.0), y(std::min(m_products[i], 0.0)))),
            colour);
    }
    painter.setPen(theme.color(Role::MutedText));
    painter.drawLine(QPointF(plot.left(), y(0)), QPointF(plot.right(), y(0)));
}

void SumStrip::drawCurve(QPainter &painter, double low, double high) const
{
    const QRectF plot = this->plot();
    const double step = plot.width() / static_cast<double>(m_products.size());
    const auto point = [&](std::size_t i) {
        return QPointF(plot.left() + static_cast<double>(i) * step,
                       plot.bottom() - (m_sums[i] - low) / (high - low) * plot.height());
    };
    QPainterPath path(point(0));
    for (std::size_t i = 1; i <= std::min(m_count, m_products.size()); ++i)
        path.lineTo(point(i));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().color(Role::Text), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setBrush(Theme::instance().color(Role::Text));
    painter.drawEllipse(point(std::min(m_count, m_products.size())), 3, 3);
}

void SumStrip::mouseMoveEvent(QMouseEvent *event)
{
    const int term = m_products.empty() ? -1 : static_cast<int>(termAt(event->position().x()));
    if (term == m_hovered)
        return;
    m_hovered = term;
    update();
    emit hovered(term);
}

void SumStrip::mousePressEvent(QMouseEvent *event)
{
    if (!m_products.empty())
        emit chosen(static_cast<int>(termAt(event->position().x())));
}

void SumStrip::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
    emit hovered(-1);
}

bool SumStrip::event(QEvent *event)
{
    const auto tipAt = [this](QPoint at) {
        return m_describe && !m_products.empty() ? m_describe(termAt(at.x())) : QString();
    };
    return showToolTip(event, this, tipAt) || QWidget::event(event);
}

} // namespace vitrine
