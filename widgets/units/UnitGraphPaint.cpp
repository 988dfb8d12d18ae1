#include "widgets/units/UnitGraphPaint.h"

#include "widgets/common/Theme.h"
#include "widgets/units/UnitText.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double leastZoomForText = 0.5;
constexpr double labelGap = 3;
constexpr double numbersWidth = 52; ///< beside a box

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

QColor colourOf(Theme::Role role)
{
    return Theme::instance().color(role);
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](float x, float y) { return static_cast<float>(x + (y - x) * share); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

/// The first `count` points of a wire: straight under its numbers, then bending to where it goes.
QPainterPath pathOf(const UnitWire &wire, std::size_t count)
{
    const std::vector<QPointF> &points = wire.points;
    QPainterPath path(points.front());
    for (std::size_t i = 1; i < count; ++i) {
        QPointF from = points[i - 1];
        const QPointF to = points[i];
        if (i == 1 && wire.isAlone && to.x() - from.x() > 1.5 * numbersWidth) {
            from += QPointF(numbersWidth, 0);
            path.lineTo(from);
        }
        const double reach = (to.x() - from.x()) / 2;
        path.cubicTo(from + QPointF(reach, 0), to - QPointF(reach, 0), to);
    }
    return path;
}

/// Paints one picture.
class Painter {
public:
    Painter(QPainter &painter, const UnitPicture &picture, const UnitLook &look, const QRectF &visible)
        : m_painter(painter), m_picture(picture), m_look(look), m_visible(visible),
          m_hasText(look.zoom >= leastZoomForText), m_onPath(picture.graph.units.size(), false)
    {
        m_font = painter.font();
        m_font.setPixelSize(13);
        m_small = m_font;
        m_small.setPixelSize(11);
        for (const int unit : look.path)
            m_onPath[at(unit)] = true;
        if (look.step >= 0)
            m_step = picture.steps[at(look.step)];
    }

    void paint()
    {
        for (const UnitWire &wire : m_picture.wires)
            paintWire(wire);
        for (const UnitBox &box : m_picture.boxes)
            if (box.rect.adjusted(-4, -4, 4, 24).intersects(m_visible))
                paintBox(box);
        if (!m_hasText)
            return;
        m_painter.setFont(m_small);
        for (const UnitWire &wire : m_picture.wires)
            paintNumbers(wire);
    }

private:
    int from(const UnitWire &wire) const { return m_picture.boxes[at(wire.from)].unit; }
    int to(const UnitWire &wire) const { return m_picture.boxes[at(wire.to)].unit; }
    const Unit &unit(int index) const { return m_picture.graph.units[at(index)]; }

    /// Whether the step that has just happened is about this unit.
    bool isNow(int index) const { return m_step && m_step->unit == index; }
    bool isAside(bool onPath) const { return !m_look.path.empty() && !onPath; }

    /// A wire of a path that is pointed at: both ends lie on it, one after the other. A path that takes a block in one
    /// step also lights what lies between.
    bool isOnPath(const UnitWire &wire) const { return m_onPath[at(from(wire))] && m_onPath[at(to(wire))]; }

    QColor faded(const QColor &colour, bool aside) const
    {
        return aside ? mixed(colour, colourOf(Theme::Role::CanvasBackground), 0.75) : colour;
    }

    void paintWire(const UnitWire &wire)
    {
        const QRectF ends = QRectF(wire.points.front(), wire.points.back()).normalized();
        if (wire.points.size() == 2 && !ends.adjusted(-2, -2, 2, 2).intersects(m_visible))
            return;
        const bool onPath = isOnPath(wire), now = isNow(to(wire));
        const bool known = m_picture.progress.hasValue(from(wire), m_look.step);
        Theme::Role role = known ? Theme::Role::MutedText : Theme::Role::Dimmed;
        if (now)
            role = m_step->pass == Pass::Forward ? Theme::Role::Forward : Theme::Role::Backward;
        if (onPath)
            role = Theme::Role::Backward;
        m_painter.setPen(QPen(faded(colourOf(role), isAside(onPath)), now || onPath ? 2.5 : 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPath(pathOf(wire, wire.points.size()));
    }

    QColor fillOf(const Unit &unit) const
    {
        const Theme &theme = Theme::instance();
        const auto tint = [&](Category category) {
            return mixed(theme.color(Theme::Role::BlockFill), theme.category(category), 0.3);
        };
        switch (unit.role) {
        case UnitRole::Input:
            return tint(Category::Input);
        case UnitRole::Weight:
            return tint(Category::Linear);
        case UnitRole::Target:
            return tint(Category::Loss);
        default:
            return theme.color(Theme::Role::BlockFill);
        }
    }

    void paintBox(const UnitBox &box)
    {
        const Unit &unit = this->unit(box.unit);
        const bool aside = isAside(m_onPath[at(box.unit)]), now = isNow(box.unit);
        const bool known = m_picture.progress.hasValue(box.unit, m_look.step);
        const bool isGiven = unit.role == UnitRole::Output || unit.role == UnitRole::Rest;
        QPen pen(faded(colourOf(known ? Theme::Role::MutedText : Theme::Role::Dimmed), aside), 1,
                 isGiven ? Qt::DashLine : Qt::SolidLine);
        if (box.unit == m_look.hovered)
            pen = QPen(colourOf(Theme::Role::Accent), 2, pen.style());
        if (now)
            pen = QPen(colourOf(Theme::Role::Lit), 3);
        m_painter.setPen(pen);
        m_painter.setBrush(faded(fillOf(unit), aside));
        const double radius = unit.role == UnitRole::Operation ? box.rect.height() / 2 : 4;
        if (unit.role == UnitRole::Constant)
            m_painter.setPen(Qt::NoPen);
        m_painter.drawRoundedRect(box.rect, radius, radius);
        if (m_hasText)
            paintName(box, unit, aside, known);
    }

    void paintName(const UnitBox &box, const Unit &unit, bool aside, bool known)
    {
        const QString name = m_picture.names[box.unit];
        m_painter.setPen(faded(colourOf(known ? Theme::Role::BlockText : Theme::Role::Dimmed), aside));
        if (unit.role != UnitRole::Operation) {
            m_painter.setFont(m_font);
            m_painter.drawText(box.rect, Qt::AlignCenter, name);
            return;
        }
        const QRectF upper = box.rect.adjusted(0, 3, 0, -box.rect.height() / 2 + 1);
        const QRectF lower = box.rect.adjusted(0, box.rect.height() / 2 - 1, 0, -3);
        QFont bold = m_font;
        bold.setBold(true);
        m_painter.setFont(bold);
        m_painter.drawText(upper, Qt::AlignCenter,
                           unit.kind == UnitKind::Product ? QStringLiteral("×")
                                                          : QString::fromUtf8(symbolOf(unit.kind)));
        m_painter.setFont(m_small);
        m_painter.drawText(lower, Qt::AlignCenter, name);
        paintSum(box, aside);
    }

    /// A number that several units read has the sum of their parts as its gradient; the loss's is 1.
    void paintSum(const UnitBox &box, bool aside)
    {
        const bool isEnd = m_picture.readers[at(box.unit)] == 0;
        const QRectF beside(box.rect.right() + 8, box.rect.top(), 110, box.rect.height());
        if (isEnd && m_picture.progress.hasValue(box.unit, m_look.step))
            paintPair(beside.left(), beside.center().y(), unit(box.unit).value,
                      m_picture.progress.hasGradient(box.unit, m_look.step)
                          ? std::optional(m_picture.progress.gradientAt(box.unit, m_look.step))
                          : std::nullopt,
                      aside);
        if (m_picture.readers[at(box.unit)] < 2 || !m_picture.progress.hasGradient(box.unit, m_look.step))
            return;
        m_painter.setPen(faded(colourOf(Theme::Role::Backward), aside));
        const QString sum = QStringLiteral("Σ ") + unitNumber(m_picture.progress.gradientAt(box.unit, m_look.step))
            + (m_picture.progress.isComplete(box.unit, m_look.step) ? QString() : QStringLiteral(" …"));
        m_painter.drawText(QRectF(box.rect.left() - 40, box.rect.bottom() + 1, box.rect.width() + 80, 16),
                           Qt::AlignCenter, sum);
    }

    /// `apart`: it stands on wires, which must not run through it.
    void paintPair(double left, double y, double value, std::optional<double> gradient, bool aside, bool apart = false)
    {
        if (apart) {
            QColor ground = colourOf(Theme::Role::CanvasBackground);
            ground.setAlphaF(0.8F);
            m_painter.fillRect(QRectF(left - 2, y - labelGap - 10, numbersWidth, gradient ? 26 : 12), ground);
        }
        m_painter.setPen(faded(colourOf(Theme::Role::Forward), aside));
        m_painter.drawText(QPointF(left, y - labelGap), unitNumber(value));
        if (!gradient)
            return;
        m_painter.setPen(faded(colourOf(Theme::Role::Backward), aside));
        m_painter.drawText(QPointF(left, y + labelGap + 10), unitNumber(*gradient));
    }

    /// The value above and the gradient below. Where several units read a number, each wire's own part of the gradient
    /// stands where the wires have parted.
    void paintNumbers(const UnitWire &wire)
    {
        const int source = from(wire);
        if (!m_picture.progress.hasValue(source, m_look.step))
            return;
        QPointF place = wire.points.front() + QPointF(6, 0);
        if (!wire.isAlone)
            place = pathOf(wire, 2).pointAtPercent(0.72) - QPointF(24, 0);
        if (!m_visible.intersects(QRectF(place.x(), place.y() - 16, 80, 32)))
            return;
        const bool aside = isAside(isOnPath(wire));
        std::optional<double> part;
        const UnitRole role = unit(source).role;
        if (role != UnitRole::Constant && role != UnitRole::Target
            && m_picture.progress.hasHandedOn(to(wire), m_look.step))
            part = localDerivative(m_picture.graph, to(wire), at(wire.which)) * unit(to(wire)).gradient;
        if (role != UnitRole::Constant)
            paintPair(place.x(), place.y(), unit(source).value, part, aside, !wire.isAlone);
    }

    QPainter &m_painter;
    const UnitPicture &m_picture;
    const UnitLook &m_look;
    QRectF m_visible;
    bool m_hasText;
    std::vector<bool> m_onPath;
    std::optional<UnitStep> m_step;
    QFont m_font, m_small;
};

} // namespace

void paintUnits(QPainter &painter, const UnitPicture &picture, const UnitLook &look, const QRectF &visible)
{
    Painter(painter, picture, look, visible).paint();
}

} // namespace vitrine
