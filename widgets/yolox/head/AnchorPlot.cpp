#include "widgets/yolox/head/AnchorPlot.h"

#include "core/yolox/AnchorTargets.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/ClassColours.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double gap = 8;
constexpr double reach = 5; ///< of the mouse, pixels

QString sizeText(const BoxShape &shape)
{
    return QStringLiteral("%1 × %2").arg(formatNumber(shape.width), formatNumber(shape.height));
}

} // namespace

AnchorPlot::AnchorPlot(QWidget *parent) : QWidget(parent)
{
    installExportMenu(this, exportSource());
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] {
        setAccessibleName(tr("Shapes of the objects and anchors"));
        update();
    });
}

QColor AnchorPlot::levelColour(int level)
{
    // Far apart among the classes' hues.
    constexpr int hues[] = {0, 2, 4};
    return classColour(hues[std::clamp(level, 0, 2)]);
}

int AnchorPlot::levelOf(int anchor) const
{
    return levelOfAnchor(anchor, static_cast<int>(m_fit.anchors.size()));
}

void AnchorPlot::setFit(std::vector<BoxShape> shapes, AnchorFit fit, int side)
{
    m_shapes = std::move(shapes);
    m_fit = std::move(fit);
    m_side = side;
    m_message.clear();
    update();
}

void AnchorPlot::setObject(const std::optional<BoxShape> &object, int anchor)
{
    m_object = object;
    m_best = anchor;
    update();
}

void AnchorPlot::setMessage(const QString &message)
{
    m_message = message;
    update();
}

QRectF AnchorPlot::scatterRect(const QSize &size) const
{
    const double side = std::min(size.height() - 2 * lineHeight() - 2, size.width() * 0.5);
    return {lineHeight() + 2, lineHeight(), side - 2, side - 2};
}

QRectF AnchorPlot::levelRect(int level, const QSize &size) const
{
    const double left = scatterRect(size).right() + 2 * gap;
    const double height = (size.height() - 2 * gap) / 3.0;
    return {left, level * (height + gap), size.width() - left - 1, height};
}

QRectF AnchorPlot::anchorRect(int anchor, const QSize &size) const
{
    const int level = levelOf(anchor);
    const QRectF rect = levelRect(level, size).adjusted(gap, lineHeight() + 2, -gap, -2);
    // All of a level stand beside each other, at one scale for all levels.
    int first = anchor, end = anchor + 1;
    while (first > 0 && levelOf(first - 1) == level)
        --first;
    while (end < static_cast<int>(m_fit.anchors.size()) && levelOf(end) == level)
        ++end;
    double widest = 1, highest = 1;
    for (const BoxShape &shape : m_fit.anchors) {
        widest = std::max(widest, shape.width);
        highest = std::max(highest, shape.height);
    }
    const double slot = rect.width() / (end - first);
    const double scale = std::min((slot - gap) / widest, rect.height() / highest);
    const BoxShape &shape = m_fit.anchors[static_cast<std::size_t>(anchor)];
    const QSizeF box(std::max(2.0, shape.width * scale), std::max(2.0, shape.height * scale));
    const QPointF centre(rect.left() + (anchor - first + 0.5) * slot, rect.center().y());
    return {centre - QPointF(box.width() / 2, box.height() / 2), box};
}

void AnchorPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, size());
}

void AnchorPlot::paint(QPainter &painter, const QSize &size) const
{
    painter.setFont(font());
    if (!m_message.isEmpty() || m_side <= 0) {
        painter.setPen(Theme::instance().color(Theme::Role::MutedText));
        painter.drawText(QRectF({}, QSizeF(size)), Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintScatter(painter, scatterRect(size));
    paintAnchors(painter, size);
}

void AnchorPlot::paintScatter(QPainter &painter, const QRectF &rect) const
{
    const Theme &theme = Theme::instance();
    painter.fillRect(rect, theme.color(Theme::Role::Panel));
    const auto at = [&](const BoxShape &shape) {
        return QPointF(rect.left() + shape.width / m_side * rect.width(),
                       rect.bottom() - shape.height / m_side * rect.height());
    };
    painter.save();
    painter.setClipRect(rect);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < m_shapes.size(); ++i) {
        if (m_fit.members[i] < 0)
            continue;
        QColor colour = levelColour(levelOf(m_fit.members[i]));
        colour.setAlphaF(0.5F);
        painter.setBrush(colour);
        painter.drawEllipse(at(m_shapes[i]), 2, 2);
    }
    for (std::size_t k = 0; k < m_fit.anchors.size(); ++k) {
        const bool isBest = static_cast<int>(k) == m_best;
        painter.setBrush(levelColour(levelOf(static_cast<int>(k))));
        painter.setPen(QPen(theme.color(isBest ? Theme::Role::Lit : Theme::Role::Text), isBest ? 3 : 1.5));
        const QPointF centre = at(m_fit.anchors[k]);
        painter.drawRect(QRectF(centre - QPointF(4, 4), QSizeF(8, 8)));
    }
    if (m_object) {
        painter.setPen(QPen(theme.color(Theme::Role::Lit), 2));
        const QPointF centre = at(*m_object);
        painter.drawLine(centre - QPointF(7, 0), centre + QPointF(7, 0));
        painter.drawLine(centre - QPointF(0, 7), centre + QPointF(0, 7));
    }
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Theme::Role::Border), 1));
    painter.drawRect(rect);
    painter.setPen(theme.color(Theme::Role::MutedText));
    painter.drawText(QRectF(rect.left(), rect.bottom() + 1, rect.width(), lineHeight()), Qt::AlignCenter,
                     tr("width, 0 to %1 px").arg(m_side));
    painter.save();
    painter.translate(0, rect.bottom());
    painter.rotate(-90);
    painter.drawText(QRectF(0, 0, rect.height(), lineHeight()), Qt::AlignCenter, tr("height"));
    painter.restore();
}

void AnchorPlot::paintAnchors(QPainter &painter, const QSize &size) const
{
    const Theme &theme = Theme::instance();
    for (int level = 0; level < CellGrid::levels; ++level) {
        const QRectF rect = levelRect(level, size);
        painter.setPen(theme.color(Theme::Role::MutedText));
        painter.drawText(QRectF(rect.left() + 4, rect.top(), rect.width(), lineHeight()),
                         Qt::AlignLeft | Qt::AlignVCenter, tr("Stride %1").arg(CellGrid::stride(level)));
        painter.setPen(QPen(theme.color(Theme::Role::Border), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect);
    }
    for (int k = 0; k < static_cast<int>(m_fit.anchors.size()); ++k) {
        QColor fill = levelColour(levelOf(k));
        painter.setPen(QPen(k == m_best ? theme.color(Theme::Role::Lit) : fill, k == m_best ? 3 : 1.5));
        fill.setAlphaF(0.25F);
        painter.setBrush(fill);
        painter.drawRect(anchorRect(k, size));
    }
}

QString AnchorPlot::tipAt(const QPointF &place) const
{
    if (!m_message.isEmpty() || m_side <= 0)
        return {};
    for (int k = 0; k < static_cast<int>(m_fit.anchors.size()); ++k) {
        if (!anchorRect(k, size()).adjusted(-3, -3, 3, 3).contains(place))
            continue;
        const auto members = std::count(m_fit.members.begin(), m_fit.members.end(), k);
        return tr("Anchor %1: %2 input pixels, of the map with stride %3\nMean of %4 objects")
            .arg(k + 1)
            .arg(sizeText(m_fit.anchors[static_cast<std::size_t>(k)]))
            .arg(CellGrid::stride(levelOf(k)))
            .arg(formatCount(members));
    }
    const QRectF rect = scatterRect(size());
    if (!rect.contains(place))
        return {};
    const BoxShape under{(place.x() - rect.left()) / rect.width() * m_side,
                         (rect.bottom() - place.y()) / rect.height() * m_side};
    const int best = bestAnchor(m_fit.anchors, under);
    if (best < 0)
        return {};
    return tr("%1 input pixels: anchor %2 is nearest, IoU of the shapes %3\nDots: objects. Squares: anchors.")
        .arg(sizeText(under))
        .arg(best + 1)
        .arg(formatNumber(shapeIou(under, m_fit.anchors[static_cast<std::size_t>(best)])));
}

bool AnchorPlot::event(QEvent *event)
{
    return showToolTip(event, this, [this](QPoint at) { return tipAt(at); }) || QWidget::event(event);
}

ExportSource AnchorPlot::exportSource() const
{
    return {[] { return QStringLiteral("anchors"); }, [this] { return size(); },
            [this](QPainter &painter) { paint(painter, size()); }, [this] { return csv(); }};
}

QString AnchorPlot::csv() const
{
    QString text = QStringLiteral("kind,anchor,stride,width,height\n");
    const auto add = [&](const char *kind, int anchor, const BoxShape &shape) {
        text += QStringLiteral("%1,%2,%3,%4,%5\n")
                    .arg(QLatin1String(kind))
                    .arg(anchor + 1)
                    .arg(anchor < 0 ? 0 : CellGrid::stride(levelOf(anchor)))
                    .arg(formatExact(shape.width), formatExact(shape.height));
    };
    for (std::size_t k = 0; k < m_fit.anchors.size(); ++k)
        add("anchor", static_cast<int>(k), m_fit.anchors[k]);
    for (std::size_t i = 0; i < m_shapes.size(); ++i)
        add("object", m_fit.members[i], m_shapes[i]);
    return text;
}

} // namespace vitrine
