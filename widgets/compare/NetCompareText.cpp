#include "widgets/compare/NetCompareText.h"

#include "core/edit/Blocks.h"
#include "widgets/common/Format.h"
#include "widgets/session/Sources.h"

#include <QFileInfo>
#include <QStringList>

namespace vitrine {

namespace {

QString nameOfSet(const QString &set)
{
    if (set == builtInScenes)
        return NetCompareText::tr("the built-in scenes of shapes");
    return set == builtInDigits ? NetCompareText::tr("the built-in digits")
                                : QFileInfo(set.section(QLatin1Char(':'), 1)).fileName();
}

QString pictureText(const Question &question, const Network &network)
{
    const PictureSource &picture = question.picture;
    switch (picture.kind) {
    case PictureSource::Kind::File:
        return QFileInfo(picture.file).fileName();
    case PictureSource::Kind::Image:
        return NetCompareText::tr("pasted picture");
    case PictureSource::Kind::Drawing:
        return NetCompareText::tr("drawing");
    case PictureSource::Kind::Frame:
        return NetCompareText::tr("a frame of %1").arg(QFileInfo(picture.file).fileName());
    case PictureSource::Kind::Item:
        break;
    }
    return NetCompareText::tr("item %1 of %2").arg(picture.item + 1).arg(nameOfSet(setOf(question, network)));
}

QString partText(ComparedPart part)
{
    switch (part) {
    case ComparedPart::Output:
        return NetCompareText::tr("outputs");
    case ComparedPart::Gradient:
        return NetCompareText::tr("gradients");
    case ComparedPart::WeightGradients:
        return NetCompareText::tr("weight gradients");
    case ComparedPart::Weights:
        break;
    }
    return NetCompareText::tr("weights");
}

} // namespace

NetSideDifference NetSideDifference::of(const NetComparison &comparison)
{
    const Outcome &a = *comparison.open, &b = *comparison.other;
    return {!edit::runsAlike(a.network, b.network),
            comparison.traces->firstDifference(false, ComparedPart::Weights) >= 0,
            a.question.picture != b.question.picture || a.question.batch != b.question.batch
                || a.question.pixels != b.question.pixels};
}

QString NetCompareText::headline(const NetSideDifference &difference)
{
    if (difference.network)
        return difference.input ? tr("Different networks, weights and inputs")
                                : tr("Different networks, each with its own weights; the same input");
    if (difference.weights)
        return difference.input ? tr("Different weights and inputs; the same network")
                                : tr("Different weights; the same network and input");
    return difference.input ? tr("Different inputs; the same network and weights")
                            : tr("A and B are the same: choose another side");
}

QString NetCompareText::network(const Outcome &outcome)
{
    std::int64_t learnable = 0;
    for (const GraphBlock &block : outcome.trace->graph.blocks)
        learnable += block.learnable;
    return tr("%1 (%2 blocks, %3 parameters)")
        .arg(QString::fromStdString(outcome.network.name), formatCount(std::ssize(outcome.network.blocks)),
             formatCount(learnable));
}

QString NetCompareText::weights(const Outcome &outcome)
{
    const WeightsSource &weights = outcome.question.weights;
    switch (weights.kind) {
    case WeightsSource::Kind::Bundled:
        return outcome.question.network.preset.isEmpty() ? tr("the network's own weights") : tr("bundled weights");
    case WeightsSource::Kind::File:
        return tr("weights of %1").arg(QFileInfo(weights.file).fileName());
    case WeightsSource::Kind::Seed:
        return tr("fresh weights, seed %1").arg(weights.seed);
    case WeightsSource::Kind::Trained:
        return weights.trained ? tr("trained weights: step %1, epoch %2")
                                     .arg(formatCount(weights.trained->step), formatNumber(weights.trained->epoch))
                               : tr("trained weights");
    case WeightsSource::Kind::Edited:
        break;
    }
    return tr("weights as edited");
}

QString NetCompareText::input(const Outcome &outcome)
{
    QStringList parts{pictureText(outcome.question, outcome.network)};
    if (outcome.label && *outcome.label < outcome.classes.size())
        parts += tr("label %1").arg(outcome.classes[*outcome.label]);
    if (const std::size_t count = editCount(outcome.question.pixels); count > 0)
        parts += tr("%1 numbers changed").arg(formatCount(static_cast<std::int64_t>(count)));
    return parts.join(QStringLiteral(", "));
}

QString NetCompareText::side(const Outcome &outcome, const NetSideDifference &difference)
{
    QStringList parts;
    if (difference.network)
        parts += network(outcome);
    if (difference.weights)
        parts += weights(outcome);
    if (difference.input)
        parts += input(outcome);
    return parts.isEmpty() ? network(outcome) : parts.join(QStringLiteral(" · "));
}

QString NetCompareText::beginning(const TraceComparison &traces, bool nodewise, ComparedPart part)
{
    const int first = traces.firstDifference(nodewise, part);
    if (first < 0)
        return tr("No %1 that can be compared differ").arg(partText(part));
    const ComparedPair &pair = traces.pairs(nodewise)[static_cast<std::size_t>(first)];
    return tr("In order, the %1 begin to differ at %2").arg(partText(part), QString::fromStdString(pair.a));
}

} // namespace vitrine
