#include "core/blocks/support/Indexing.h"
#include "widgets/common/Theme.h"
#include "widgets/labs/board/Stack.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

using Role = Theme::Role;

constexpr double leastForNumbers = 24, leastForGrid = 8;

Index leading(const Stack &stack, std::int64_t depth, std::int64_t y, std::int64_t x)
{
    const Index three = {depth, y, x};
    return {three.begin() + static_cast<std::ptrdiff_t>(3 - stack.size.size()), three.end()};
}

/// Sizes as depth, height, width.
Shape extent(const Stack &stack)
{
    Shape three(3 - stack.size.size(), 1);
    three.insert(three.end(), stack.size.begin(), stack.size.end());
    return three;
}

QImage slicePicture(const Stack &stack, std::int64_t depth)
{
    const Shape size = extent(stack);
    QImage picture(static_cast<int>(size[2]), static_cast<int>(size[1]), QImage::Format_ARGB32);
    const QRgb empty = Theme::instance().color(Role::CanvasBackground).rgba();
    std::size_t at = static_cast<std::size_t>(depth * size[1] * size[2]);
    for (int y = 0; y < picture.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (int x = 0; x < picture.width(); ++x, ++at) {
            const bool isThere = at < stack.values.size() && (stack.absent.empty() || !stack.absent[at])
                && (stack.filled < 0 || static_cast<std::int64_t>(at) < stack.filled);
            line[x] = isThere ? stack.scale.colour(stack.values[at]) | 0xff000000U : empty;
        }
    }
    return picture;
}

/// The margin: hatched, so that nobody takes it for numbers of the input.
void paintMargin(QPainter &painter, const Stack &stack, const StackGeometry &geometry)
{
    if (stack.before.empty())
        return;
    const Theme &theme = Theme::instance();
    Shape before(3 - stack.size.size(), 0), after = before;
    before.insert(before.end(), stack.before.begin(), stack.before.end());
    after.insert(after.end(), stack.after.begin(), stack.after.end());
    const Shape size = extent(stack);
    QColor hatch = theme.color(Role::MutedText);
    hatch.setAlphaF(0.45F);
    for (std::int64_t depth = -before[0]; depth < size[0] + after[0]; ++depth) {
        const QRectF first = geometry.rect(leading(stack, depth, -before[1], -before[2]));
        const QRectF last = geometry.rect(leading(stack, depth, size[1] + after[1] - 1, size[2] + after[2] - 1));
        const QRectF whole = first.united(last);
        if (whole == geometry.slice(depth) && depth >= 0 && depth < size[0])
            continue;
        painter.fillRect(whole, theme.color(Role::Panel));
        painter.fillRect(whole, QBrush(hatch, stack.isCut ? Qt::DiagCrossPattern : Qt::BDiagPattern));
        painter.setPen(QPen(theme.color(Role::Border), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(whole.adjusted(0, 0, -1, -1));
    }
}

void paintGrid(QPainter &painter, const Stack &stack, const StackGeometry &geometry)
{
    if (geometry.cell() < leastForGrid)
        return;
    // Between light cells as between dark ones, whatever the theme.
    painter.setPen(QPen(QColor(128, 128, 128, 96), 1));
    const Shape size = extent(stack);
    for (std::int64_t depth = 0; depth < size[0]; ++depth) {
        const QRectF slice = geometry.slice(depth);
        for (std::int64_t x = 1; x < size[2]; ++x) {
            const double at = slice.left() + static_cast<double>(x) * geometry.cell();
            painter.drawLine(QPointF(at, slice.top()), QPointF(at, slice.bottom()));
        }
        for (std::int64_t y = 1; y < size[1]; ++y) {
            const double at = slice.top() + static_cast<double>(y) * geometry.cellHeight();
            painter.drawLine(QPointF(slice.left(), at), QPointF(slice.right(), at));
        }
    }
}

/// As many digits as fit into a cell.
QString shortest(float value, const QFontMetricsF &metrics, double width)
{
    for (int digits = 4; digits > 0; --digits) {
        QString text = QString::number(static_cast<double>(value), 'g', digits);
        if (text.startsWith(QLatin1String("0.")))
            text.remove(0, 1);
        else if (text.startsWith(QLatin1String("-0.")))
            text.remove(1, 1);
        if (metrics.horizontalAdvance(text) <= width)
            return text;
    }
    return {};
}

void paintNumbers(QPainter &painter, const Stack &stack, const StackGeometry &geometry)
{
    if (geometry.cell() < leastForNumbers || stack.values.empty())
        return;
    QFont font = painter.font();
    font.setPixelSize(std::clamp(static_cast<int>(geometry.cell() * 0.32), 8, 14));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const auto count = stack.filled < 0 ? static_cast<std::int64_t>(stack.values.size()) : stack.filled;
    std::int64_t at = 0;
    forEachIndex(stack.size, [&](const Index &place) {
        const auto value = at++ < count ? stack.value(place) : std::nullopt;
        if (!value)
            return;
        painter.setPen(Theme::textOn(QColor(stack.scale.colour(*value))));
        painter.drawText(geometry.rect(place), Qt::AlignCenter, shortest(*value, metrics, geometry.cell() - 3));
    });
}

void paintDots(QPainter &painter, const Stack &stack, const StackGeometry &geometry)
{
    if (stack.dots.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    std::size_t at = 0;
    forEachIndex(stack.size, [&](const Index &place) {
        if (const int times = stack.dots[at++]; times > 0) {
            const QRectF cell = geometry.rect(place);
            const double radius = std::clamp(geometry.cell() * 0.14, 1.0, 4.0);
            painter.setBrush(Theme::instance().color(Role::Lit));
            painter.drawEllipse(QPointF(cell.right() - radius - 1, cell.top() + radius + 1), radius, radius);
        }
    });
    painter.restore();
}

QPen penFor(Mark mark)
{
    const Theme &theme = Theme::instance();
    switch (mark) {
    case Mark::Window:
        return {theme.color(Role::Receptive), 2};
    case Mark::Term:
        return {theme.color(Role::Lit), 3};
    case Mark::Winner:
        return {theme.color(Role::Lit), 3};
    case Mark::Chosen:
        return {theme.color(Role::Accent), 3};
    case Mark::Reached:
        return {theme.color(Role::Backward), 2};
    }
    return {};
}

void paintMarks(QPainter &painter, const Stack &stack, const StackGeometry &geometry)
{
    painter.setBrush(Qt::NoBrush);
    for (const Mark mark : {Mark::Reached, Mark::Window, Mark::Chosen, Mark::Winner, Mark::Term}) {
        const QPen pen = penFor(mark);
        // On small cells lines would hide the numbers' colours.
        const double width = geometry.cell() < leastForGrid ? 1 : pen.widthF();
        painter.setPen(QPen(pen.color(), width));
        QRectF box;
        for (const StackMark &each : stack.marks)
            if (each.mark == mark)
                box = box.united(geometry.rect(each.place));
        const bool isGroup = mark == Mark::Window || mark == Mark::Reached;
        if (isGroup) {
            // The outline tells where it is; thin lines within, which places of a dilated one count.
            QColor faint = pen.color();
            faint.setAlphaF(0.5F);
            painter.setPen(QPen(faint, 1));
        }
        for (const StackMark &each : stack.marks)
            if (each.mark == mark) {
                const double half = isGroup ? 0.5 : width / 2;
                painter.drawRect(geometry.rect(each.place).adjusted(half, half, -half, -half));
            }
        if (isGroup && !box.isNull()) {
            painter.setPen(QPen(pen.color(), 2));
            painter.drawRect(box);
        }
    }
}

} // namespace

void paintStack(QPainter &painter, const Stack &stack, const StackGeometry &geometry)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    paintMargin(painter, stack, geometry);
    const Shape size = extent(stack);
    for (std::int64_t depth = 0; depth < size[0]; ++depth) {
        const QRectF place = geometry.slice(depth);
        painter.drawImage(place, slicePicture(stack, depth));
        painter.setPen(Theme::instance().color(Role::Border));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place);
    }
    paintGrid(painter, stack, geometry);
    paintNumbers(painter, stack, geometry);
    paintDots(painter, stack, geometry);
    paintMarks(painter, stack, geometry);
    painter.restore();
}

} // namespace vitrine
