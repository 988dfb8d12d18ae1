#include "widgets/detection/truth/TruthText.h"

#include "widgets/common/Format.h"
#include "widgets/detection/DetectionText.h"

#include <QCoreApplication>
#include <QRectF>

namespace vitrine {

namespace {

/// lupdate files what a free function translates under the namespace.
QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

/// The best-scored candidate of the object's class that overlaps it enough; −1: none.
int bestCandidate(const DetectionRun &run, const TruthObject &object, double iou)
{
    int best = -1;
    for (std::size_t cell = 0; cell < run.candidates.scores.size(); ++cell) {
        if (run.candidates.classes[cell] != object.modelClass)
            continue;
        if (best >= 0 && run.candidates.scores[cell] <= run.candidates.scores[static_cast<std::size_t>(best)])
            continue;
        if (intersectionOverUnion(boxInPicture(run, static_cast<int>(cell)), object.box) >= static_cast<float>(iou))
            best = static_cast<int>(cell);
    }
    return best;
}

QString missedText(const DetectionState &state, const TruthObject &object, double iou)
{
    if (object.modelClass < 0)
        return tr("Missed: the detector doesn't know this class");
    const DetectionRun &run = *state.run();
    const int cell = bestCandidate(run, object, iou);
    if (cell < 0)
        return tr("Missed: no candidate of this class overlaps it by an IoU of %1").arg(formatNumber(iou));
    if (state.result().verdicts[static_cast<std::size_t>(cell)].gate == Gate::Kept)
        return tr("Missed: %1 fits, but matched another object better").arg(candidateText(run, cell));
    return tr("Missed. The best candidate that fits: %1. %2")
        .arg(candidateText(run, cell), verdictText(run, state.result(), state.settings(), cell));
}

} // namespace

QColor truthColour(TruthKind kind)
{
    switch (kind) {
    case TruthKind::Matched:
        return {0x00, 0x9E, 0x73};
    case TruthKind::Missed:
        return {0xD5, 0x5E, 0x00};
    case TruthKind::FalseAlarm:
        return {0xCC, 0x79, 0xA7};
    case TruthKind::Ignored:
        break;
    }
    return {0xB4, 0xBC, 0xC6};
}

Qt::PenStyle truthLine(TruthKind kind)
{
    switch (kind) {
    case TruthKind::Matched:
        return Qt::SolidLine;
    case TruthKind::Missed:
        return Qt::DashLine;
    case TruthKind::FalseAlarm:
        return Qt::DashDotLine;
    case TruthKind::Ignored:
        break;
    }
    return Qt::DotLine;
}

QString truthName(TruthKind kind)
{
    switch (kind) {
    case TruthKind::Matched:
        return tr("Matched");
    case TruthKind::Missed:
        return tr("Missed");
    case TruthKind::FalseAlarm:
        return tr("False alarms");
    case TruthKind::Ignored:
        break;
    }
    return tr("Not counted");
}

QString objectToolTip(const DetectionState &state, const PictureTruth &truth, std::size_t object, double iou)
{
    const TruthObject &what = truth.objects[object];
    const auto number = [](float value) { return formatNumber(static_cast<double>(value)); };
    const QString size = tr("Annotated: %1, x %2, y %3, %4 × %5 pixels")
                             .arg(QString::fromStdString(what.name), number(what.box.x1), number(what.box.y1),
                                  number(what.box.width()), number(what.box.height()));
    QString end;
    if (what.kind == TruthKind::Matched)
        end = tr("Found: %1, IoU %2").arg(candidateText(*state.run(), what.cell), formatNumber(what.iou));
    else if (what.kind == TruthKind::Missed)
        end = missedText(state, what, iou);
    else
        end = tr("A group (crowd): it counts as nothing, and so does what lies in it");
    return size + QLatin1Char('\n') + end;
}

QString detectionTruthText(const PictureTruth &truth, int cell, double iou)
{
    const auto found = truth.detections.find(cell);
    if (found == truth.detections.end())
        return {};
    const TruthDetection &detection = found->second;
    const QString name = detection.object < 0
        ? QString()
        : QString::fromStdString(truth.objects[static_cast<std::size_t>(detection.object)].name);
    switch (detection.kind) {
    case TruthKind::Matched:
        return tr("Matches the annotated %1, IoU %2").arg(name, formatNumber(detection.iou));
    case TruthKind::FalseAlarm:
        return detection.object < 0
            ? tr("False alarm: no annotated object of its class overlaps it")
            : tr("False alarm: the nearest annotated %1 overlaps it by an IoU of %2; %3 are needed, and each object "
                 "is matched once")
                  .arg(name, formatNumber(detection.iou), formatNumber(iou));
    case TruthKind::Missed:
    case TruthKind::Ignored:
        break;
    }
    return name.isEmpty() ? tr("Not counted: its class is not annotated")
                          : tr("Not counted: it lies in a group of the annotated class %1").arg(name);
}

int objectAt(const PictureTruth &truth, const QPointF &point, const std::function<bool(TruthKind)> &isShown)
{
    int best = -1;
    float least = 0;
    for (std::size_t i = 0; i < truth.objects.size(); ++i) {
        const Box &box = truth.objects[i].box;
        const QRectF rect(QPointF(static_cast<double>(box.x1), static_cast<double>(box.y1)),
                          QPointF(static_cast<double>(box.x2), static_cast<double>(box.y2)));
        if (!isShown(truth.objects[i].kind) || !rect.contains(point) || (best >= 0 && box.area() >= least))
            continue;
        best = static_cast<int>(i);
        least = box.area();
    }
    return best;
}

} // namespace vitrine
