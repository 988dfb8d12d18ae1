#include "widgets/optimizers/StateSquares.h"

#include "core/tensor/ColourMap.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"

#include <QPainter>

#include <utility>

namespace vitrine {

namespace {

constexpr int symbolWidth = 40;

QColor colourFor(double value, double most)
{
    const Rgb colour = colourOf(ColourMap::Diverging, value, rangeFor(ColourMap::Diverging, -most, most));
    return QColor(colour.red, colour.green, colour.blue);
}

} // namespace

StateSquares::StateSquares(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, &QWidget::updateGeometry);
    translated(this, [this] { setAccessibleName(tr("What the optimizer keeps")); });
}

void StateSquares::setRows(std::vector<Row> rows)
{
    const bool isTaller = rows.size() != m_rows.size();
    m_rows = std::move(rows);
    if (isTaller)
        updateGeometry();
    QStringList texts;
    for (const Row &row : m_rows)
        texts += QStringLiteral("%1: x %2, y %3").arg(row.symbol, formatNumber(row.now.x), formatNumber(row.now.y));
    setAccessibleDescription(texts.join(QStringLiteral("; ")));
    update();
}

int StateSquares::rowHeight() const
{
    return Theme::instance().px(32);
}

QSize StateSquares::sizeHint() const
{
    return {280, fontMetrics().height() + 4 + static_cast<int>(m_rows.size()) * rowHeight()};
}

QRectF StateSquares::square(int row, int axis) const
{
    const double left = Theme::instance().px(symbolWidth);
    const double cell = (width() - left) / 2;
    const double top = fontMetrics().height() + 4 + row * rowHeight();
    return {left + axis * cell, top, cell - 8, rowHeight() - 4.0};
}

void StateSquares::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setPen(theme.color(Theme::Role::MutedText));
    for (int axis = 0; axis < 2; ++axis) {
        const QRectF below = square(0, axis);
        painter.drawText(QRectF(below.left(), 0, below.width(), fontMetrics().height()), Qt::AlignCenter,
                         axis == 0 ? QStringLiteral("x") : QStringLiteral("y"));
    }
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        const Row &row = m_rows[static_cast<std::size_t>(i)];
        painter.setPen(theme.color(Theme::Role::Text));
        const QRectF first = square(i, 0);
        painter.drawText(QRectF(0, first.top(), first.left() - 8, first.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         row.symbol);
        for (int axis = 0; axis < 2; ++axis) {
            const double value = axis == 0 ? row.now.x : row.now.y;
            const QColor colour = colourFor(value, row.most);
            painter.setPen(theme.color(Theme::Role::Border));
            painter.setBrush(colour);
            painter.drawRect(square(i, axis));
            painter.setPen(Theme::textOn(colour));
            painter.drawText(square(i, axis), Qt::AlignCenter, formatNumber(value));
        }
    }
}

bool StateSquares::event(QEvent *event)
{
    return showToolTip(event, this, [this](QPoint at) { return tipAt(at); }) || QWidget::event(event);
}

QString StateSquares::tipAt(QPoint at) const
{
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        const Row &row = m_rows[static_cast<std::size_t>(i)];
        for (int axis = 0; axis < 2; ++axis)
            if (square(i, axis).contains(at))
                return tr("%1: %2\n%3 for %4; colours from −%5 to %5, the largest so far")
                    .arg(row.symbol, row.meaning, formatExact(axis == 0 ? row.now.x : row.now.y),
                         axis == 0 ? QStringLiteral("x") : QStringLiteral("y"), formatNumber(row.most));
    }
    return {};
}

} // namespace vitrine
