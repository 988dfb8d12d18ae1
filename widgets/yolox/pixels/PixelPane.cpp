#include "widgets/yolox/pixels/PixelPane.h"

#include "widgets/common/OwnKeys.h"
#include "widgets/common/Theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double leastForFrames = 6; ///< pixels on screen
constexpr double leastForNumbers = 22;
constexpr double dimming = 0.15;

bool isArrow(int key)
{
    return key >= Qt::Key_Left && key <= Qt::Key_Down;
}

} // namespace

PixelPane::PixelPane(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus); // a click leaves the arrows to stepping
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    installExportMenu(this, exportSource());
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PixelPane::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    update();
}

void PixelPane::setTitleColour(const QColor &colour)
{
    m_titleColour = colour;
    update();
}

void PixelPane::setPicture(const QImage &picture)
{
    m_picture = picture;
    if (m_hovered && !picture.rect().contains(*m_hovered))
        m_hovered.reset();
    update();
}

void PixelPane::setRegion(const QRect &region)
{
    m_region = region;
    update();
}

void PixelPane::setMarks(std::vector<PixelMark> marks)
{
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    update();
}

void PixelPane::setFrames(std::function<QColor(const QPoint &)> frames)
{
    m_frames = std::move(frames);
    update();
}

void PixelPane::setNumbers(std::function<QString(const QPoint &)> numbers)
{
    m_numbers = std::move(numbers);
    update();
}

void PixelPane::setDescriber(std::function<QString(const QPoint &)> describer)
{
    m_describer = std::move(describer);
}

void PixelPane::setHovered(const std::optional<QPoint> &pixel)
{
    const auto known = pixel && m_picture.rect().contains(*pixel) ? pixel : std::nullopt;
    if (std::exchange(m_hovered, known) != known)
        update();
}

void PixelPane::setDimmed(bool dimmed)
{
    if (std::exchange(m_isDimmed, dimmed) != dimmed)
        update();
}

void PixelPane::setLeastSide(int side)
{
    m_leastSide = side;
    updateGeometry();
}

QRect PixelPane::region() const
{
    const QRect part = m_region.intersected(m_picture.rect());
    return part.isEmpty() ? m_picture.rect() : part;
}

QSize PixelPane::sizeHint() const
{
    return minimumSizeHint() * 1.5;
}

QSize PixelPane::minimumSizeHint() const
{
    return {m_leastSide, m_leastSide + fontMetrics().height() + 4};
}

void PixelPane::setEqual(const std::vector<PixelPane *> &panes)
{
    for (PixelPane *pane : panes)
        pane->m_equals = panes;
}

double PixelPane::fit() const
{
    const QRect part = region();
    const double top = fontMetrics().height() + 4;
    return part.isEmpty() ? 1 : std::min((width() - 2.0) / part.width(), (height() - top - 2.0) / part.height());
}

double PixelPane::cell() const
{
    double least = fit();
    for (const PixelPane *other : m_equals)
        if (other->region().size() == region().size())
            least = std::min(least, other->fit());
    // Whole pixels are crisp; a picture larger than its room has to shrink.
    return least >= 1 ? std::floor(least) : std::max(least, 1e-3);
}

void PixelPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (PixelPane *other : m_equals)
        other->update();
}

QRectF PixelPane::frame() const
{
    const QRect part = region();
    const double size = cell();
    const double top = fontMetrics().height() + 4;
    const double wide = size * part.width();
    return {std::floor((width() - wide) / 2), top, wide, size * part.height()};
}

QRectF PixelPane::rectOf(const QRect &pixels) const
{
    const QRectF whole = frame();
    const QPoint from = pixels.topLeft() - region().topLeft();
    const double size = cell();
    return {whole.left() + from.x() * size, whole.top() + from.y() * size, pixels.width() * size,
            pixels.height() * size};
}

QRectF PixelPane::pixelRect(const QPoint &pixel) const
{
    return rectOf(QRect(pixel, QSize(1, 1)));
}

std::optional<QPoint> PixelPane::pixelAt(const QPointF &point) const
{
    const QRectF whole = frame();
    if (m_picture.isNull() || !whole.contains(point))
        return std::nullopt;
    const QPointF inside = (point - whole.topLeft()) / cell();
    const QPoint pixel =
        region().topLeft() + QPoint(static_cast<int>(std::floor(inside.x())), static_cast<int>(std::floor(inside.y())));
    return region().contains(pixel) ? std::optional(pixel) : std::nullopt;
}

void PixelPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter);
    if (hasFocus()) {
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void PixelPane::paint(QPainter &painter) const
{
    paintTitle(painter);
    const Theme &theme = Theme::instance();
    const QRectF whole = frame();
    if (m_picture.isNull()) {
        painter.setPen(QPen(theme.color(Theme::Role::Border), 1, Qt::DashLine));
        painter.drawRect(QRectF(1, whole.top(), width() - 2, height() - whole.top() - 2));
        return;
    }
    painter.setOpacity(m_isDimmed ? dimming : 1);
    paintPixels(painter);
    painter.setOpacity(1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Theme::Role::Border), 1, m_isDimmed ? Qt::DashLine : Qt::SolidLine));
    painter.drawRect(whole.adjusted(-0.5, -0.5, 0.5, 0.5));
    if (!m_isDimmed)
        paintMarks(painter);
}

void PixelPane::paintTitle(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    int left = 0;
    if (m_titleColour.isValid()) {
        painter.fillRect(QRect(0, 2, 8, fontMetrics().height() - 2), m_titleColour);
        left = 12;
    }
    painter.setPen(theme.color(m_isDimmed ? Theme::Role::MutedText : Theme::Role::Text));
    const QString text = fontMetrics().elidedText(m_title, Qt::ElideRight, width() - left);
    painter.drawText(QRect(left, 0, width() - left, fontMetrics().height()), Qt::AlignLeft | Qt::AlignVCenter, text);
}

void PixelPane::paintPixels(QPainter &painter) const
{
    const QRect part = region();
    const double size = cell();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, size < 1);
    painter.drawImage(frame(), m_picture, QRectF(part));
    if (m_isDimmed || size < leastForFrames)
        return;
    for (int y = part.top(); m_frames && y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x) {
            const QPoint pixel(x, y);
            const QRectF rect = pixelRect(pixel);
            if (const QColor colour = m_frames(pixel); colour.isValid()) {
                const double thick = size < 12 ? 1 : 2;
                painter.setPen(QPen(colour, thick));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(rect.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2));
            }
        }
    if (m_numbers && size >= leastForNumbers)
        paintNumbers(painter);
}

/// All of them or, where one has no room, none.
void PixelPane::paintNumbers(QPainter &painter) const
{
    const QRect part = region();
    const double size = cell();
    QFont small = font();
    small.setPixelSize(std::clamp(static_cast<int>(size * 0.36), 8, 14));
    const QFontMetricsF metrics(small);
    std::vector<std::pair<QPoint, QString>> numbers;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x) {
            numbers.emplace_back(QPoint(x, y), m_numbers({x, y}));
            if (metrics.horizontalAdvance(numbers.back().second) > size - 4)
                return;
        }
    painter.setFont(small);
    for (const auto &[pixel, number] : numbers) {
        painter.setPen(Theme::textOn(m_picture.pixelColor(pixel)));
        painter.drawText(pixelRect(pixel), Qt::AlignCenter, number);
    }
    painter.setFont(font());
}

void PixelPane::paintMarks(QPainter &painter) const
{
    const auto outline = [&painter](const QRectF &rect, const QColor &colour, double width) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::textOn(colour), width + 2)); // so that it reads on any picture
        painter.drawRect(rect);
        painter.setPen(QPen(colour, width));
        painter.drawRect(rect);
    };
    painter.save();
    painter.setClipRect(frame().adjusted(-3, -3, 3, 3));
    for (const PixelMark &mark : m_marks) {
        const QRectF rect = rectOf(mark.pixels);
        outline(rect, mark.colour, 2);
        if (mark.name.isEmpty())
            continue;
        const QSizeF room(fontMetrics().horizontalAdvance(mark.name) + 4, fontMetrics().height());
        const QRectF label(rect.topLeft(), room);
        painter.fillRect(label, mark.colour);
        painter.setPen(Theme::textOn(mark.colour));
        painter.drawText(label, Qt::AlignCenter, mark.name);
    }
    if (m_hovered && region().contains(*m_hovered)) {
        QRectF rect = pixelRect(*m_hovered);
        if (const double least = 5; rect.width() < least)
            rect = QRectF(rect.center() - QPointF(least, least) / 2, QSizeF(least, least));
        outline(rect, Theme::instance().color(Theme::Role::Lit), 2);
    }
    painter.restore();
}

void PixelPane::point(const std::optional<QPoint> &pixel)
{
    if (pixel == m_hovered)
        return;
    m_hovered = pixel;
    update();
    emit hovered(pixel);
}

void PixelPane::mouseMoveEvent(QMouseEvent *event)
{
    const auto pixel = m_isDimmed ? std::nullopt : pixelAt(event->position());
    if (pixel == m_hovered)
        return;
    point(pixel);
    if (pixel && m_describer)
        QToolTip::showText(event->globalPosition().toPoint(), m_describer(*pixel), this);
    if (pixel && (event->buttons() & Qt::LeftButton))
        emit chosen(*pixel);
}

void PixelPane::mousePressEvent(QMouseEvent *event)
{
    if (const auto pixel = pixelAt(event->position()); pixel && event->button() == Qt::LeftButton && !m_isDimmed)
        emit chosen(*pixel);
}

void PixelPane::leaveEvent(QEvent *)
{
    point(std::nullopt);
}

void PixelPane::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    point(std::nullopt);
    update();
}

void PixelPane::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_hovered) {
        emit chosen(*m_hovered);
        return;
    }
    if (!isArrow(key) || m_picture.isNull() || m_isDimmed) {
        QWidget::keyPressEvent(event);
        return;
    }
    const QRect part = region();
    QPoint to = m_hovered.value_or(part.center());
    if (m_hovered)
        to += QPoint((key == Qt::Key_Right) - (key == Qt::Key_Left), (key == Qt::Key_Down) - (key == Qt::Key_Up));
    to = {std::clamp(to.x(), part.left(), part.right()), std::clamp(to.y(), part.top(), part.bottom())};
    point(to);
    if (!m_describer)
        return;
    setAccessibleDescription(m_describer(to));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    QToolTip::showText(mapToGlobal(pixelRect(to).bottomRight().toPoint()), m_describer(to), this);
}

/// Arrows move the cursor here, even where the window has shortcuts on them.
bool PixelPane::event(QEvent *event)
{
    if (keepsArrows(event))
        return true;
    if (event->type() == QEvent::ToolTip && m_describer && !m_isDimmed) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const auto pixel = pixelAt(help->pos())) {
            QToolTip::showText(help->globalPos(), m_describer(*pixel), this);
            return true;
        }
    }
    return QWidget::event(event);
}

QString PixelPane::csv() const
{
    QString text = QStringLiteral("y,x,value\n");
    const QRect part = region();
    for (int y = part.top(); y <= part.bottom() && !m_picture.isNull(); ++y)
        for (int x = part.left(); x <= part.right(); ++x) {
            const QPoint pixel(x, y);
            const QString value = m_numbers ? m_numbers(pixel) : m_picture.pixelColor(pixel).name();
            text += QStringLiteral("%1,%2,%3\n").arg(y).arg(x).arg(value);
        }
    return text;
}

ExportSource PixelPane::exportSource() const
{
    return {[this] { return m_title.isEmpty() ? QStringLiteral("pixels") : m_title; }, [this] { return size(); },
            [this](QPainter &painter) { paint(painter); }, [this] { return csv(); }};
}

} // namespace vitrine
