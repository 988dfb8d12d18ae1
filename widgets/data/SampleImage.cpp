#include "widgets/data/SampleImage.h"

#include "core/data/ObjectSet.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/session/Pictures.h"

#include <QPainter>

#include <algorithm>

namespace vitrine {

namespace {

QImage fitted(const QImage &image, int side)
{
    const int longest = std::max(image.width(), image.height());
    if (longest == 0)
        return {};
    const int times = side / longest;
    if (times >= 1)
        return image.scaled(image.size() * times, Qt::IgnoreAspectRatio, Qt::FastTransformation);
    return image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

void drawBoxes(QImage &image, const std::vector<MarkedObject> &objects, double scaleX, double scaleY)
{
    image = image.convertToFormat(QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setBrush(Qt::NoBrush);
    for (const MarkedObject &object : objects) {
        const QRectF box(QPointF(object.x1 * scaleX, object.y1 * scaleY),
                         QPointF(object.x2 * scaleX, object.y2 * scaleY));
        const int label = static_cast<int>(object.label);
        painter.setPen(QPen(classOutline(label), 3));
        painter.drawRect(box);
        painter.setPen(QPen(classColour(label), 1));
        painter.drawRect(box);
    }
}

} // namespace

QImage sampleThumbnail(const Dataset &set, std::int64_t item, int side)
{
    const auto picture = set.picture(item);
    if (!picture)
        return {};
    QImage image = fitted(toImage(*picture), side);
    const auto *marked = dynamic_cast<const ObjectSet *>(&set);
    if (!marked || image.isNull())
        return image;
    if (const auto objects = marked->objects(item))
        drawBoxes(image, *objects, static_cast<double>(image.width()) / picture->width(),
                  static_cast<double>(image.height()) / picture->height());
    return image;
}

} // namespace vitrine
