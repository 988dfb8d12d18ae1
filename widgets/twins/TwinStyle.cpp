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

std::size_t place(int colour)
{
    return static_cast<std::size_t>(colour - 1) % colours.size();
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

int twinColourOf(TwinMode mode, int member)
{
    return mode == TwinMode::Twins ? member : member + 1;
}

QColor twinColour(int colour)
{
    const Theme &theme = Theme::instance();
    if (colour == 0)
        return theme.color(Theme::Role::Text);
    const QColor ink = colours[place(colour)];
    // Past the palette's end the same once more, paler. (Dashes would tell them apart as well, but take ten times as
    // long to paint.)
    const bool isPale = colour > static_cast<int>(colours.size());
    return theme.isDark() ? ink.lighter(isPale ? 170 : 125) : ink.lighter(isPale ? 150 : 100);
}

QPen twinPen(int colour, double width)
{
    return {twinColour(colour), width};
}

QIcon twinIcon(int colour)
{
    return icon(twinPen(colour, 4));
}

} // namespace vitrine
