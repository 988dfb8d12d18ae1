#include "widgets/yolox/neck/NeckDiagram.h"

#include "widgets/common/OwnKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/neck/NeckText.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double columns = 11, margin = 8, legendHeight = 24, tagHeight = 18;
constexpr double nearEdge = 5; ///< how near to an arrow one must click, pixels

bool isDown(const NeckPlan &plan, const NeckEdge &edge)
{
    return plan.places[static_cast<std::size_t>(edge.from)].role == NeckRole::Upsample
        || plan.places[static_cast<std::size_t>(edge.to)].role == NeckRole::Upsample;
}

bool isUp(const NeckPlan &plan, const NeckEdge &edge)
{
    return plan.places[static_cast<std::size_t>(edge.from)].role == NeckRole::Halve
        || plan.places[static_cast<std::size_t>(edge.to)].role == NeckRole::Halve;
}

QColor downColour()
{
    return Theme::instance().category(Category::Activation);
}

QColor upColour()
{
    return Theme::instance().color(Theme::Role::Accent);
}

QColor roleColour(NeckRole role)
{
    const Theme &theme = Theme::instance();
    switch (role) {
    case NeckRole::Feature:
        return theme.category(Category::Input);
    case NeckRole::Lateral:
        return theme.category(Category::Normalization);
    case NeckRole::Upsample:
        return downColour();
    case NeckRole::Concat:
        return theme.category(Category::Linear);
    case NeckRole::Halve:
        return upColour();
    case NeckRole::Mix:
        break;
    }
    return theme.category(Category::Detection);
}

double distance(const QPointF &point, const QLineF &line)
{
    const QPointF along = line.p2() - line.p1(), to = point - line.p1();
    const double squared = QPointF::dotProduct(along, along);
    const double at = squared > 0 ? std::clamp(QPointF::dotProduct(along, to) / squared, 0.0, 1.0) : 0;
    return QLineF(point, line.pointAt(at)).length();
}

} // namespace

struct NeckDiagram::Grid {
    double column = 0, level = 0; ///< widths and heights
    double top = 0;
    QSizeF size;

    explicit Grid(const QSizeF &whole) : size(whole)
    {
        column = (whole.width() - 2 * margin) / columns;
        const double room = whole.height() - legendHeight - tagHeight - margin;
        level = room / 3;
        top = tagHeight;
    }

    QPointF middle(const NeckPlace &place) const
    {
        return {margin + (place.column + 0.5) * column, top + (2.5 - place.level) * level};
    }
    QRectF box(const NeckPlace &place) const
    {
        const bool isSmall =
            place.role == NeckRole::Upsample || place.role == NeckRole::Halve || place.role == NeckRole::Concat;
        const QSizeF extent(isSmall ? std::min(32.0, column - 8) : std::min(72.0, column - 10),
                            isSmall ? 20.0 : std::min(32.0, level - 12));
        return {middle(place) - QPointF(extent.width() / 2, extent.height() / 2), extent};
    }
    /// From box to box: straight across or down where they are beside each other, else across and then down.
    QPolygonF way(const NeckPlace &from, const NeckPlace &to) const
    {
        const QRectF start = box(from), end = box(to);
        const QPointF a = start.center(), b = end.center();
        if (std::abs(a.y() - b.y()) < 1)
            return {QPointF(start.right(), a.y()), QPointF(end.left(), b.y())};
        const double edge = b.y() > a.y() ? end.top() : end.bottom();
        if (std::abs(a.x() - b.x()) < 1)
            return {QPointF(a.x(), b.y() > a.y() ? start.bottom() : start.top()), QPointF(b.x(), edge)};
        return {QPointF(start.right(), a.y()), QPointF(b.x(), a.y()), QPointF(b.x(), edge)};
    }
};

NeckDiagram::NeckDiagram(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] { setTexts(); });
}

void NeckDiagram::setTexts()
{
    setAccessibleName(tr("Ways through the neck"));
    setAccessibleDescription(neck() ? placeSentence(*neck(), m_place) : QString());
    update();
}

void NeckDiagram::setNeck(std::shared_ptr<const NeckSet> necks, NeckKind kind)
{
    m_necks = std::move(necks);
    m_kind = kind;
    if (neck())
        m_place = std::clamp(m_place, 0, static_cast<int>(neck()->plan.places.size()) - 1);
    setTexts();
}

void NeckDiagram::setHint(const QString &hint)
{
    m_hint = hint;
    update();
}

void NeckDiagram::setPlace(int place)
{
    if (std::exchange(m_place, place) != place)
        setTexts();
}

QRectF NeckDiagram::boxOf(int place) const
{
    return neck() ? Grid(size()).box(neck()->plan.places[static_cast<std::size_t>(place)]) : QRectF();
}

/// A box, or what an arrow carries; −1: neither.
int NeckDiagram::placeAt(const QPointF &point) const
{
    if (!neck())
        return -1;
    const NeckPlan &plan = neck()->plan;
    const Grid grid(size());
    for (std::size_t i = 0; i < plan.places.size(); ++i)
        if (grid.box(plan.places[i]).adjusted(-2, -2, 2, 2).contains(point))
            return static_cast<int>(i);
    for (const NeckEdge &edge : plan.edges) {
        const QPolygonF way =
            grid.way(plan.places[static_cast<std::size_t>(edge.from)], plan.places[static_cast<std::size_t>(edge.to)]);
        for (qsizetype i = 1; i < way.size(); ++i)
            if (distance(point, QLineF(way[i - 1], way[i])) < nearEdge)
                return edge.from;
    }
    return -1;
}

void NeckDiagram::paintEdge(QPainter &painter, const Grid &grid, const NeckEdge &edge) const
{
    const NeckPlan &plan = neck()->plan;
    const Theme &theme = Theme::instance();
    const QPolygonF way =
        grid.way(plan.places[static_cast<std::size_t>(edge.from)], plan.places[static_cast<std::size_t>(edge.to)]);
    const bool isLit = edge.from == m_place || edge.to == m_place;
    const QColor colour = isUp(plan, edge) ? upColour()
        : isDown(plan, edge)               ? downColour()
                                           : theme.color(Theme::Role::MutedText);
    painter.setPen(QPen(colour, isLit ? 3 : 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(way);
    const QPointF tip = way.last(), before = way[way.size() - 2];
    QLineF arrow(tip, before);
    arrow.setLength(isLit ? 8 : 6);
    QLineF left = arrow, right = arrow;
    left.setAngle(arrow.angle() + 28);
    right.setAngle(arrow.angle() - 28);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{tip, left.p2(), right.p2()});
}

void NeckDiagram::paintPlace(QPainter &painter, const Grid &grid, int place) const
{
    const NeckPlan &plan = neck()->plan;
    const Theme &theme = Theme::instance();
    const NeckPlace &at = plan.places[static_cast<std::size_t>(place)];
    const QRectF box = grid.box(at);
    const QColor colour = roleColour(at.role);
    painter.setPen(QPen(place == m_place ? theme.color(Theme::Role::Lit) : colour, place == m_place ? 3 : 1.5));
    painter.setBrush(theme.color(Theme::Role::BlockFill));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme.color(Theme::Role::BlockText));
    const bool isSmall = box.height() < 24;
    painter.drawText(box, Qt::AlignCenter, placeLabel(plan, place));
    if (!isSmall) {
        const Shape shape = placeMap(*neck(), place).shape();
        QFont small = painter.font();
        const QFont normal = small;
        small.setPointSizeF(normal.pointSizeF() * 0.8);
        painter.setFont(small);
        painter.setPen(theme.color(Theme::Role::MutedText));
        painter.drawText(QRectF(box.left() - 12, box.bottom() + 1, box.width() + 24, 14), Qt::AlignCenter,
                         QStringLiteral("%1 · %2×%3").arg(shape[1]).arg(shape[2]).arg(shape[3]));
        painter.setFont(normal);
    }
    if (const QString outputs = outputsOf(plan, place); !outputs.isEmpty()) {
        QFont bold = painter.font();
        const QFont normal = bold;
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(theme.color(Theme::Role::Text));
        painter.drawText(QRectF(box.left() - 24, box.top() - tagHeight, box.width() + 48, tagHeight), Qt::AlignCenter,
                         QStringLiteral("→ %1").arg(outputs));
        painter.setFont(normal);
    }
}

void NeckDiagram::paintLegend(QPainter &painter, const Grid &grid) const
{
    const Theme &theme = Theme::instance();
    double x = margin;
    const double y = grid.size.height() - legendHeight / 2;
    const auto entry = [&](const QColor &colour, const QString &text) {
        painter.setPen(QPen(colour, 3));
        painter.drawLine(QPointF(x, y), QPointF(x + 16, y));
        const double width = painter.fontMetrics().horizontalAdvance(text);
        painter.setPen(theme.color(Theme::Role::MutedText));
        painter.drawText(QRectF(x + 24, y - legendHeight / 2, width + 2, legendHeight), Qt::AlignVCenter, text);
        x += 24 + width + 24;
    };
    entry(downColour(), tr("top-down: coarse maps tell finer ones"));
    if (m_kind != NeckKind::Fpn)
        entry(upColour(), tr("bottom-up: fine maps tell coarser ones"));
    entry(theme.color(Theme::Role::MutedText), tr("on one level"));
}

void NeckDiagram::paint(QPainter &painter, const QSizeF &size) const
{
    const Theme &theme = Theme::instance();
    painter.fillRect(QRectF(QPointF(), size), theme.color(Theme::Role::CanvasBackground));
    painter.setRenderHint(QPainter::Antialiasing);
    if (!neck()) {
        painter.setPen(theme.color(Theme::Role::MutedText));
        painter.drawText(QRectF(QPointF(), size), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
        return;
    }
    const Grid grid(size);
    for (const NeckEdge &edge : neck()->plan.edges)
        paintEdge(painter, grid, edge);
    for (std::size_t i = 0; i < neck()->plan.places.size(); ++i)
        paintPlace(painter, grid, static_cast<int>(i));
    paintLegend(painter, grid);
}

void NeckDiagram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, size());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void NeckDiagram::choose(int place)
{
    if (!neck() || place < 0 || place >= static_cast<int>(neck()->plan.places.size()))
        return;
    setPlace(place);
    emit chosen(place);
}

void NeckDiagram::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(placeAt(event->position()));
}

void NeckDiagram::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        return choose(m_place - 1);
    case Qt::Key_Right:
    case Qt::Key_Down:
        return choose(m_place + 1);
    default:
        QWidget::keyPressEvent(event);
    }
}

bool NeckDiagram::event(QEvent *event)
{
    // The room steps by the arrows, too; here they are the diagram's.
    if (keepsArrows(event))
        return true;
    const auto tipAt = [this](QPoint at) {
        const int place = placeAt(at);
        return place < 0 ? QString() : placeToolTip(*neck(), place);
    };
    return showToolTip(event, this, tipAt) || QWidget::event(event);
}

} // namespace vitrine
