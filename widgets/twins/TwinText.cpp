#include "widgets/twins/TwinText.h"

#include "core/training/compare/CrossValidation.h"
#include "widgets/common/Format.h"
#include "widgets/common/Text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// Of the original's loss; a gap below it says nothing.
constexpr double smallGap = 0.02;
constexpr double smallPoints = 0.002; ///< of accuracy, 0 … 1
constexpr double smallTime = 0.1; ///< of the time a step takes

QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

QString lossWords(const RunDifference &difference)
{
    const QString gap = formatNumber(std::abs(difference.loss)), place = placeOf(difference);
    if (!(std::abs(difference.relativeLoss) >= smallGap))
        return tr("hardly another loss %1 (gap %2)").arg(place, gap);
    return (difference.loss < 0 ? tr("%1 lower loss %2") : tr("%1 higher loss %2")).arg(gap, place);
}

QString accuracyWords(double difference)
{
    const QString points = QString::number(100 * std::abs(difference), 'f', 1);
    if (std::abs(difference) < smallPoints)
        return tr("the same validation accuracy");
    return (difference > 0 ? tr("validation accuracy %1 points higher") : tr("validation accuracy %1 points lower"))
        .arg(points);
}

QString precisionWords(double difference)
{
    const QString points = QString::number(100 * std::abs(difference), 'f', 1);
    if (std::abs(difference) < smallPoints)
        return tr("the same AP50");
    return (difference > 0 ? tr("AP50 %1 points higher") : tr("AP50 %1 points lower")).arg(points);
}

QString timeWords(double ratio)
{
    if (std::abs(ratio - 1) < smallTime)
        return tr("a step takes as long");
    return tr("a step takes %1 times as long").arg(QString::number(ratio, 'f', 2));
}

} // namespace

QStringList memberTitles(const TwinSettings &settings, quint64 seed)
{
    QStringList titles;
    const int count = memberCount(settings);
    for (int i = 0; i < count; ++i) {
        if (settings.mode == TwinMode::Folds) {
            titles += tr("Fold %1").arg(i + 1);
        } else if (settings.mode == TwinMode::Ensemble) {
            titles += tr("Seed %1").arg(seed + static_cast<quint64>(i));
        } else if (i == 0) {
            titles += tr("Original");
        } else {
            const Variant &variant = settings.twins[static_cast<std::size_t>(i - 1)];
            const VariantKind *kind = findVariantKind(variant.kind);
            titles += kind ? toText(kind->describe(variant.value)) : QString::fromStdString(variant.kind);
        }
    }
    return titles;
}

QString placeOf(const RunDifference &difference)
{
    if (difference.axis == RunAxis::Epochs)
        return tr("after the same %1 epochs").arg(formatNumber(difference.place));
    return tr("after the same %1 steps").arg(formatCount(static_cast<std::int64_t>(difference.place)));
}

QString verdictOf(const RunDifference &difference)
{
    if (!std::isfinite(difference.loss))
        return {};
    QStringList parts{lossWords(difference)};
    if (std::isfinite(difference.validationAccuracy))
        parts += accuracyWords(difference.validationAccuracy);
    if (std::isfinite(difference.ap50))
        parts += precisionWords(difference.ap50);
    if (std::isfinite(difference.timeRatio))
        parts += timeWords(difference.timeRatio);
    return parts.join(tr("; "));
}

QString foldsVerdict(const TwinHistory &history)
{
    const auto epochs = history.epochsOfAll();
    const auto losses = spreadByEpoch(epochs, &EpochRecord::validationLoss);
    const bool areDetectors = history.judge() == TwinJudge::Ap50;
    const auto qualities = spreadByEpoch(epochs, qualityOf);
    if (losses.empty())
        return {};
    const QString loss =
        tr("validation loss %1 after epoch %2").arg(spreadText(losses.back(), false)).arg(losses.size());
    return qualities.back().count == 0 ? loss
                                       : (areDetectors ? tr("AP50 %1; %2") : tr("validation accuracy %1; %2"))
                                             .arg(spreadText(qualities.back(), true), loss);
}

QString ensembleVerdict(const TwinHistory &history)
{
    const auto &growing = history.ensemble.back().growing;
    std::vector<double> own;
    for (const TwinMember &member : history.members)
        if (!member.failure && !member.epochs.empty())
            own.push_back(member.epochs.back().validationAccuracy);
    const double mean = spreadOf(own).mean, best = own.empty() ? none : *std::max_element(own.begin(), own.end());
    return tr("%1 right together; alone %2 on average, the best %3")
        .arg(formatShare(growing.back().accuracy), formatShare(mean), formatShare(best));
}

QString judgeName(TwinJudge judge)
{
    switch (judge) {
    case TwinJudge::Ap50:
        return tr("AP50");
    case TwinJudge::Either:
        return tr("Accuracy or AP50");
    case TwinJudge::Accuracy:
        break;
    }
    return tr("Accuracy");
}

QString spreadText(const Spread &spread, bool isShare)
{
    if (spread.count == 0)
        return QStringLiteral("–");
    const auto text = [isShare](double value) { return isShare ? formatShare(value) : formatNumber(value); };
    return spread.count > 1 ? QStringLiteral("%1 ± %2").arg(text(spread.mean), text(spread.deviation))
                            : text(spread.mean);
}

} // namespace vitrine
