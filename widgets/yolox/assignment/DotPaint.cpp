#include "widgets/yolox/assignment/DotPaint.h"

#include <QHash>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>

#include <cmath>

namespace vitrine {

namespace {

constexpr double steps = 8; ///< sizes of stamps between a pixel and the next
constexpr qsizetype mostStamps = 4096; ///< the scales of colours have 256 for each level

void paintCircle(QPainter &painter, const QPointF &place, const Dot &dot)
{
    painter.setPen(QPen(dot.line, 1));
    painter.setBrush(dot.fill);
    painter.drawEllipse(place, dot.radius, dot.radius);
}

struct StampKey {
    QRgb fill = 0, line = 0;
    int radius = 0; ///< in steps
    int ratio = 0; ///< of the device's pixels, in steps

    bool operator==(const StampKey &) const = default;
};

std::size_t qHash(const StampKey &key, std::size_t seed = 0)
{
    return qHashMulti(seed, key.fill, key.line, key.radius, key.ratio);
}

QImage stampOf(const Dot &dot, double ratio)
{
    const int side = 2 * static_cast<int>(std::ceil(dot.radius + 1)) + 1; // its middle is that of a pixel
    QImage stamp(QSize(side, side) * ratio, QImage::Format_ARGB32_Premultiplied);
    stamp.setDevicePixelRatio(ratio);
    stamp.fill(Qt::transparent);
    QPainter painter(&stamp);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCircle(painter, QPointF(side / 2.0, side / 2.0), dot);
    return stamp;
}

const QImage &heldStamp(const Dot &dot, double ratio)
{
    thread_local QHash<StampKey, QImage> stamps;
    const StampKey key{dot.fill.rgba(), dot.line.rgba(), static_cast<int>(std::lround(dot.radius * steps)),
                       static_cast<int>(std::lround(ratio * steps))};
    if (const auto held = stamps.constFind(key); held != stamps.constEnd())
        return *held;
    if (stamps.size() >= mostStamps)
        stamps.clear();
    Dot rounded = dot;
    rounded.radius = key.radius / steps;
    return *stamps.insert(key, stampOf(rounded, ratio));
}

} // namespace

void paintDot(QPainter &painter, const QPointF &place, const Dot &dot)
{
    constexpr double largest = 64; // what is larger is rare, and costs memory
    const QPaintEngine *const engine = painter.paintEngine();
    const bool isStamped = engine && engine->type() == QPaintEngine::Raster && dot.radius <= largest
        && painter.worldTransform().type() <= QTransform::TxTranslate;
    if (!isStamped)
        return paintCircle(painter, place, dot);
    const QImage &stamp = heldStamp(dot, painter.device()->devicePixelRatioF());
    const QSizeF size = stamp.deviceIndependentSize();
    painter.drawImage(QPointF(std::round(place.x() - size.width() / 2), std::round(place.y() - size.height() / 2)),
                      stamp);
}

} // namespace vitrine
