#include "widgets/detection/AnnotatedPicture.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace vitrine {

namespace {

/// Neighbouring classes far apart on the colour circle.
QColor classColor(int classId)
{
    return QColor::fromHsv((classId * 137) % 360, 200, 230);
}

QString label(const DetectionRun &run, const Detection &object)
{
    const auto index = static_cast<std::size_t>(object.classId);
    const QString name =
        index < run.classNames.size() ? QString::fromStdString(run.classNames[index]) : QString::number(object.classId);
    return QStringLiteral("%1 %2").arg(name).arg(static_cast<double>(object.score), 0, 'f', 2);
}

void paintObject(QPainter &painter, const QRectF &bounds, const DetectionRun &run, const Detection &object)
{
    const QRectF box = QRectF(QPointF(static_cast<qreal>(object.box.x1), static_cast<qreal>(object.box.y1)),
                              QPointF(static_cast<qreal>(object.box.x2), static_cast<qreal>(object.box.y2)))
                           .intersected(bounds);
    const QColor color = classColor(object.classId);
    const double line = std::max(2.0, std::min(bounds.width(), bounds.height()) / 250);
    painter.setPen(QPen(color, line, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    const QString text = label(run, object);
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(metrics.horizontalAdvance(text) + 2 * line, metrics.height());
    const QPointF corner(std::clamp(box.left(), 0.0, std::max(0.0, bounds.right() - size.width())),
                         std::max(0.0, box.top() - size.height()));
    painter.fillRect(QRectF(corner, size), color);
    painter.setPen(Qt::black);
    painter.drawText(QRectF(corner, size), Qt::AlignCenter, text);
}

} // namespace

ExportedPicture keptOf(const DetectionRun &run, const NmsResult &result)
{
    ExportedPicture picture{run.name.toStdString(), run.picture.width(), run.picture.height(), {}};
    picture.objects.reserve(result.kept.size());
    std::transform(result.kept.begin(), result.kept.end(), std::back_inserter(picture.objects), [&run](int cell) {
        const auto at = static_cast<std::size_t>(cell);
        return Detection{run.geometry.toPicture(run.candidates.boxes[at]), run.candidates.scores[at],
                         run.candidates.classes[at]};
    });
    return picture;
}

QImage annotated(const DetectionRun &run, const NmsResult &result)
{
    QImage image = run.picture.convertToFormat(QImage::Format_RGB32);
    if (image.isNull())
        return image;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(std::max(11, std::min(image.width(), image.height()) / 36));
    painter.setFont(font);
    const ExportedPicture kept = keptOf(run, result);
    // The best on top.
    std::for_each(kept.objects.rbegin(), kept.objects.rend(),
                  [&](const Detection &object) { paintObject(painter, QRectF(image.rect()), run, object); });
    return image;
}

} // namespace vitrine
