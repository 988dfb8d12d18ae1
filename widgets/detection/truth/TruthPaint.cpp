#include "widgets/detection/truth/TruthPaint.h"

#include "widgets/detection/PicturePaint.h"
#include "widgets/detection/truth/TruthText.h"

#include <QPainter>

namespace vitrine {

void paintTruth(QPainter &painter, const PictureScene &scene)
{
    for (std::size_t i = 0; i < scene.truth->objects.size(); ++i) {
        const TruthKind kind = scene.truth->objects[i].kind;
        const QRectF rect(paintedObject(scene, static_cast<int>(i)).toAlignedRect());
        if (!isShown(scene.layers, kind) || !rect.intersects(scene.bounds))
            continue;
        const double width = scene.line + 1;
        painter.setPen(QPen(QColor(0, 0, 0, 170), width + 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.drawRect(rect);
        painter.setPen(QPen(truthColour(kind), width, truthLine(kind), Qt::FlatCap, Qt::MiterJoin));
        painter.drawRect(rect);
    }
}

} // namespace vitrine
