#include "widgets/yolox/filters/FilterRun.h"

#include "core/detection/Nms.h"
#include "widgets/common/Format.h"
#include "widgets/detection/DetectionText.h"
#include "widgets/detection/truth/PictureTruth.h"
#include "widgets/yolox/YoloxRun.h"
#include "widgets/yolox/YoloxScene.h"

#include <QElapsedTimer>

#include <algorithm>
#include <functional>

namespace vitrine {

namespace {

QString gateName(Gate gate)
{
    switch (gate) {
    case Gate::Kept:
        return QStringLiteral("kept");
    case Gate::Class:
        return QStringLiteral("class");
    case Gate::Confidence:
        return QStringLiteral("confidence");
    case Gate::Suppressed:
        return QStringLiteral("suppressed");
    case Gate::Limit:
        return QStringLiteral("limit");
    }
    return {};
}

QString outcomeName(const PictureTruth &truth, int cell)
{
    const auto found = truth.detections.find(cell);
    if (found == truth.detections.end())
        return {};
    return found->second.kind == TruthKind::Matched   ? QStringLiteral("TP")
        : found->second.kind == TruthKind::FalseAlarm ? QStringLiteral("FP")
                                                      : QStringLiteral("ignored");
}

QString number(float value)
{
    return QString::number(static_cast<double>(value), 'g', 9);
}

/// In quotes, as names may hold commas.
QString quoted(QString text)
{
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

} // namespace

std::shared_ptr<const DetectionRun> detectionRun(const YoloxScene &scene, const YoloxRun &run)
{
    auto made = std::make_shared<DetectionRun>();
    made->picture = scene.picture;
    made->name = scene.name;
    made->geometry = run.geometry;
    made->raw = run.raw;
    QElapsedTimer timer;
    timer.start();
    made->candidates = decode(run.raw);
    made->decodeMilliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    made->classNames = run.classNames;
    made->model = run.name.toStdString();
    made->weightsFile = run.choice.file.toStdString();
    made->networkMilliseconds = run.trace ? run.trace->milliseconds : 0;
    return made;
}

QString filterCsv(const DetectionRun &run, const NmsResult &result, const PictureTruth *truth)
{
    QString text =
        QStringLiteral("cell,stride,column,row,x1,y1,x2,y2,class,objectness,class_score,score,gate,suppressor,iou,"
                       "truth\n");
    for (int cell = 0; cell < run.raw.cells(); ++cell) {
        const auto at = static_cast<std::size_t>(cell);
        const Cell place = run.raw.cell(cell);
        const Box box = boxInPicture(run, cell);
        const int classId = run.candidates.classes[at];
        const auto values = run.raw.row(cell);
        const Verdict &verdict = result.verdicts[at];
        const bool isSuppressed = verdict.gate == Gate::Suppressed;
        const QStringList fields{QString::number(cell),
                                 QString::number(place.stride),
                                 QString::number(place.column),
                                 QString::number(place.row),
                                 number(box.x1),
                                 number(box.y1),
                                 number(box.x2),
                                 number(box.y2),
                                 quoted(className(run, classId)),
                                 number(values[4]),
                                 number(values[5 + static_cast<std::size_t>(classId)]),
                                 number(run.candidates.scores[at]),
                                 gateName(verdict.gate),
                                 isSuppressed ? QString::number(verdict.suppressor) : QString(),
                                 isSuppressed ? number(verdict.iou) : QString(),
                                 truth ? outcomeName(*truth, cell) : QString()};
        text += fields.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

float scoreOfBest(const DetectionRun &run, std::size_t count)
{
    std::vector<float> scores = run.candidates.scores;
    if (scores.empty() || count == 0)
        return 0;
    const auto last = scores.begin() + static_cast<std::ptrdiff_t>(std::min(count, scores.size()) - 1);
    std::nth_element(scores.begin(), last, scores.end(), std::greater<>());
    return *last;
}

} // namespace vitrine
