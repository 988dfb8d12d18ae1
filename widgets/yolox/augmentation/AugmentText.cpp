#include "widgets/yolox/augmentation/AugmentText.h"

#include "widgets/common/Format.h"
#include "widgets/yolox/augmentation/AugmentSession.h"
#include "widgets/yolox/augmentation/TracedView.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

QString plusMinus(double most)
{
    return QStringLiteral("±%1").arg(formatNumber(most));
}

QString range(const DrawRange &range)
{
    return QStringLiteral("%1 … %2").arg(formatNumber(range.low), formatNumber(range.high));
}

QString rounded(double value)
{
    return QString::number(value, 'g', 3);
}

qsizetype countOf(const std::vector<TracedBox> &boxes, BoxFate fate)
{
    return std::ranges::count(boxes, fate, &TracedBox::fate);
}

} // namespace

AugmentRowText AugmentText::row(AugmentControls::Row row, const AugmentSettings &settings, int width, int height)
{
    using Row = AugmentControls::Row;
    const auto drawn = [&](const QString &what, const QString &from) {
        return what + QStringLiteral("\n") + tr("YOLOX draws it from %1").arg(from);
    };
    const auto centre = [&](int side) {
        return drawn(tr("Where the four pictures meet, as a share of the result's side of %1 pixels").arg(side),
                     QStringLiteral("0.5 … 1.5"));
    };
    switch (row) {
    case Row::CenterX:
        return {tr("Centre x"), centre(width)};
    case Row::CenterY:
        return {tr("Centre y"), centre(height)};
    case Row::Angle:
        return {tr("Angle °"), drawn(tr("Turned around the top left corner, in degrees"), plusMinus(settings.degrees))};
    case Row::Scale:
        return {tr("Scale"), drawn(tr("Factor by which the canvas is enlarged"), range(settings.mosaicScale))};
    case Row::ShearX:
    case Row::ShearY:
        return {row == Row::ShearX ? tr("Shear x °") : tr("Shear y °"),
                drawn(tr("Slanted along this axis, in degrees"), plusMinus(settings.shear))};
    case Row::MoveX:
    case Row::MoveY:
        return {row == Row::MoveX ? tr("Shift x") : tr("Shift y"),
                drawn(tr("Moved, as a share of the result's side"), plusMinus(settings.translate))};
    case Row::MixScale:
        return {tr("Scale"),
                drawn(tr("Factor of the picture that is laid over, once it fits"), range(settings.mixUpScale))};
    case Row::MixWeight:
        return {tr("Ratio"), tr("Its share of the brightness: ratio · it + (1 − ratio) · mosaic. YOLOX: always 0.5")};
    case Row::MixX:
    case Row::MixY:
        return {row == Row::MixX ? tr("Cut x") : tr("Cut y"),
                drawn(tr("Where it is cut if it is larger than the result: 0 at its start, 1 at its end"),
                      QStringLiteral("0 … 1"))};
    case Row::Hue:
        return {tr("Hue"), drawn(tr("Added to the hue, of 180 steps round the circle"), plusMinus(settings.hue))};
    case Row::Saturation:
        return {tr("Saturation"), drawn(tr("Added to the saturation, of 0 … 255"), plusMinus(settings.saturation))};
    case Row::Value:
        return {tr("Value"), drawn(tr("Added to the brightness, of 0 … 255"), plusMinus(settings.value))};
    case Row::Padding:
        return {tr("Padding"), tr("Grey of what no picture covers, 0 … 255. YOLOX: 114")};
    case Row::SmallestSide:
        return {tr("Smallest side"), tr("Pixels; a box that is not wider and higher is dropped. YOLOX: 1")};
    }
    return {};
}

QString AugmentText::size(const Box &box)
{
    return QStringLiteral("%1 × %2").arg(rounded(static_cast<double>(box.width())),
                                         rounded(static_cast<double>(box.height())));
}

QString AugmentText::origin(const AugmentShown &shown, const TracedBox &box)
{
    if (box.part == TracedBox::mixUpPart)
        return tr("MixUp, %1").arg(AugmentSession::pictureName(box.picture));
    if (!shown.trial.usesMosaic)
        return AugmentSession::pictureName(box.picture);
    return tr("Quarter %1, %2").arg(box.part + 1).arg(AugmentSession::pictureName(box.picture));
}

QString AugmentText::fate(const AugmentShown &shown, std::size_t index)
{
    const TracedBox &box = shown.boxes()[index];
    if (box.fate == BoxFate::TooSmall)
        return tr("gone: too small");
    if (box.fate == BoxFate::Kept)
        return TracedView::isClipped(box) ? tr("clipped") : tr("whole");
    switch (shown.stageOfLoss(index)) {
    case AugmentStage::Canvas:
        return tr("gone: off canvas");
    case AugmentStage::Affine:
        return tr("gone: off the cut");
    case AugmentStage::MixUp:
        return tr("gone: off MixUp");
    default:
        return tr("gone: outside");
    }
}

QString AugmentText::summary(const AugmentShown &shown)
{
    const std::vector<TracedBox> &boxes = shown.boxes();
    const auto clipped = std::ranges::count_if(boxes, &TracedView::isClipped);
    const auto outside = countOf(boxes, BoxFate::Outside), small = countOf(boxes, BoxFate::TooSmall);
    return tr("%n label(s): %1 whole, %2 clipped, %3 gone (%4 outside, %5 too small)", nullptr,
              static_cast<int>(boxes.size()))
        .arg(countOf(boxes, BoxFate::Kept) - clipped)
        .arg(clipped)
        .arg(outside + small)
        .arg(outside)
        .arg(small);
}

QStringList AugmentText::sentences(const AugmentShown &shown)
{
    const AugmentTrial &trial = shown.trial;
    const AugmentPlan plan = trial.active();
    const AugmentSettings &ranges = trial.settings;
    QStringList all;
    if (plan.mosaic) {
        const MosaicPlan &mosaic = *plan.mosaic;
        QStringList pictures;
        for (const std::int64_t picture : mosaic.pictures)
            pictures += AugmentSession::pictureName(picture);
        all += tr("Mosaic: %1 are made to fit %2 × %3 each and meet at (%4, %5) of a canvas of %6 × %7; the centre is "
                  "drawn from its middle half.")
                   .arg(pictures.join(QStringLiteral(", ")))
                   .arg(shown.width)
                   .arg(shown.height)
                   .arg(mosaic.centerX)
                   .arg(mosaic.centerY)
                   .arg(2 * shown.width)
                   .arg(2 * shown.height);
        const AffineChange &change = mosaic.change;
        if (trial.usesAffine)
            all +=
                tr("Affine map: turned by %1° (%2), scaled by %3 (%4), slanted by %5° and %6° (%7), moved by %8; the "
                   "top left %9 is kept.")
                    .arg(rounded(change.angle), plusMinus(ranges.degrees), rounded(change.scale),
                         range(ranges.mosaicScale), rounded(change.shearX), rounded(change.shearY),
                         plusMinus(ranges.shear),
                         QStringLiteral("(%1, %2; %3)")
                             .arg(rounded(change.moveX), rounded(change.moveY), plusMinus(ranges.translate)),
                         QStringLiteral("%1 × %2").arg(shown.width).arg(shown.height));
        else
            all +=
                tr("Affine map: off; the top left %1 × %2 of the canvas is kept.").arg(shown.width).arg(shown.height);
        if (shown.isMixed)
            all += tr("MixUp: %1, scaled by %2 (%3), is laid over with ratio %4; its labels are added.")
                       .arg(AugmentSession::pictureName(plan.mixUp->picture), rounded(plan.mixUp->scale),
                            range(ranges.mixUpScale), rounded(plan.mixUp->weight));
        else
            all += plan.mixUp ? tr("MixUp: left out, since the mosaic shows no object.") : tr("MixUp: off.");
    } else {
        all += tr("The picture alone is made to fit %1 × %2; Mosaic and MixUp are off.")
                   .arg(shown.width)
                   .arg(shown.height);
    }
    all += tr("Colours: hue %1 (%2), saturation %3 (%4), value %5 (%6).")
               .arg(QString::number(plan.colours.hue), plusMinus(ranges.hue), QString::number(plan.colours.saturation),
                    plusMinus(ranges.saturation), QString::number(plan.colours.value), plusMinus(ranges.value));
    all += plan.flips ? tr("Flip: left and right change places, which happens to one picture in two.")
                      : tr("Flip: not this time; it happens to one picture in two.");
    const auto kept = countOf(shown.boxes(), BoxFate::Kept);
    all += tr("Labels: of %1, %2 are kept; one must be wider and higher than %3 px. The rest is padded with grey %4.")
               .arg(shown.boxes().size())
               .arg(kept)
               .arg(rounded(ranges.smallestSide))
               .arg(ranges.padding);
    return all;
}

} // namespace vitrine
