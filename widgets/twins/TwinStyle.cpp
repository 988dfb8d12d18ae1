#include "widgets/twins/TwinStyle.h"

#include "widgets/common/Theme.h"

#include <QPainter>
#include <QPixmap>

#include <array>

namespace vitrine {

namespace {

// Without black and yellow, which one of the themes would swallow.
const std::array<QColor, 6> colours{QColor(0xD5, 0x5E, 0x00), QColor(0x00, 0x72, 0xB2), QColor(0x00, 0x9E, 0x73),
                                    QColor(0xCC, 0x79, 0xA7), QColor(0xE6, 0x9F, 0x00), QColor(0x56, 0xB4, 0xE9)};

std::size_t place(int member)
{
    return static_cast<std::size_t>(member - 1) % colours.size();
}

QIcon icon(const QPen &pen)
{
    constexpr int side = 16;
    QPixmap pixmap(2 * side, 2 * side);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setPen(pen);
    painter.drawLine(QPointF(0, side / 2.0), QPointF(side, side / 2.0));
    return QIcon(pixmap);
}

} // namespace

QColor twinColour(int member)
{
    const Theme &theme = Theme::instance();
    if (member == 0)
        return theme.color(Theme::Role::Text);
    const QColor colour = colours[place(member)];
    return theme.isDark() ? colour.lighter(125) : colour;
}

QPen twinPen(int member, double width)
{
    const bool isDashed = member > static_cast<int>(colours.size());
    return {twinColour(member), width, isDashed ? Qt::DashLine : Qt::SolidLine};
}

QIcon twinIcon(int member)
{
    return icon(twinPen(member, 4));
}

QIcon twinSummaryIcon()
{
    return icon(QPen(Theme::instance().color(Theme::Role::Accent), 8));
}

} // namespace vitrine
