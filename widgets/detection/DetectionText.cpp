#include "widgets/detection/DetectionText.h"

#include "widgets/common/Format.h"
#include "widgets/detection/ClassNames.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

/// lupdate files what a free function translates under the namespace.
QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

const Verdict &verdictOf(const NmsResult &result, int cell)
{
    return result.verdicts[static_cast<std::size_t>(cell)];
}

double scoreOf(const DetectionRun &run, int cell)
{
    return static_cast<double>(run.candidates.scores[static_cast<std::size_t>(cell)]);
}

QString number(float value)
{
    return formatNumber(static_cast<double>(value));
}

} // namespace

QString classText(const DetectionRun &run, int classId)
{
    const auto id = static_cast<std::size_t>(classId);
    return id < run.classNames.size() ? shownClass(run.classNames, classId) : tr("class %1").arg(classId);
}

QString className(const DetectionRun &run, int classId)
{
    const auto id = static_cast<std::size_t>(classId);
    return id < run.classNames.size() ? QString::fromStdString(run.classNames[id]) : QString::number(classId);
}

QString percentText(double score)
{
    const double percent = score * 100;
    return percent >= 1 || !(percent > 0) ? tr("%1 %").arg(percent, 0, 'f', 0) : tr("%1 %").arg(percent, 0, 'g', 1);
}

QString labelText(const DetectionRun &run, int cell)
{
    return QStringLiteral("%1 %2").arg(classText(run, run.candidates.classes[static_cast<std::size_t>(cell)]),
                                       percentText(scoreOf(run, cell)));
}

QString candidateText(const DetectionRun &run, int cell)
{
    return QStringLiteral("%1 %2").arg(classText(run, run.candidates.classes[static_cast<std::size_t>(cell)]),
                                       formatNumber(scoreOf(run, cell)));
}

QString cellText(const Cell &cell)
{
    return tr("stride %1, column %2, row %3").arg(cell.stride).arg(cell.column).arg(cell.row);
}

Box boxInPicture(const DetectionRun &run, int cell)
{
    return run.geometry.toPicture(run.candidates.boxes[static_cast<std::size_t>(cell)]);
}

QString verdictText(const DetectionRun &run, const NmsResult &result, const NmsSettings &settings, int cell)
{
    const Verdict &verdict = verdictOf(result, cell);
    switch (verdict.gate) {
    case Gate::Kept:
        return tr("Kept: rank %1 of %2 with enough score")
            .arg(formatCount(verdict.rank + 1), formatCount(result.confident));
    case Gate::Class:
        return tr("Dropped: its class is switched off");
    case Gate::Confidence:
        return tr("Dropped: its score %1 is below the threshold %2")
            .arg(formatNumber(scoreOf(run, cell)), number(settings.confidence));
    case Gate::Suppressed:
        return tr("Suppressed by %1: IoU %2 > %3")
            .arg(candidateText(run, verdict.suppressor), number(verdict.iou), number(settings.iou));
    case Gate::Limit:
        return tr("Dropped: %1 better ones were kept, which is the limit").arg(settings.limit);
    }
    return {};
}

QString moveText(const DetectionRun &run, const NmsResult &result, const NmsSettings &settings, const NmsMove &move)
{
    const QString place =
        tr("%1 of %2").arg(formatCount(verdictOf(result, move.cell).rank + 1), formatCount(result.confident));
    const QString who = candidateText(run, move.cell);
    const QString what = move.kept && verdictOf(result, move.cell).gate == Gate::Limit
        ? tr("%1 is dropped: the limit of %2 is reached").arg(who).arg(settings.limit)
        : move.kept ? tr("%1 is kept").arg(who)
                    : tr("%1 is suppressed by %2, IoU %3 > %4")
                          .arg(who, candidateText(run, move.by), number(move.iou), number(settings.iou));
    return QStringLiteral("%1 · %2").arg(place, what);
}

QString boxToolTip(const DetectionRun &run, const NmsResult &result, const NmsSettings &settings, int cell)
{
    const Box box = boxInPicture(run, cell);
    const QString name = classText(run, run.candidates.classes[static_cast<std::size_t>(cell)]);
    return tr("%1, score %2\nx %3, y %4, %5 × %6 pixels\nCell %7: %8\n%9")
        .arg(name, formatExact(scoreOf(run, cell)), number(box.x1), number(box.y1), number(box.width()),
             number(box.height()), formatCount(cell), cellText(run.raw.cell(cell)),
             verdictText(run, result, settings, cell));
}

} // namespace vitrine
