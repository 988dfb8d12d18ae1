#include "widgets/yolox/augmentation/FrameText.h"

#include "widgets/common/Format.h"

#include <QRegularExpression>

namespace vitrine {

namespace {

QString rounded(double value)
{
    return QString::number(value, 'f', 3).remove(QRegularExpression(QStringLiteral("\\.?0+$")));
}

QString range(const DrawRange &range)
{
    return range.low == -range.high ? QStringLiteral("±%1").arg(formatNumber(range.high))
                                    : QStringLiteral("%1 … %2").arg(formatNumber(range.low), formatNumber(range.high));
}

bool isWithin(double value, const DrawRange &range)
{
    return value >= range.low && value <= range.high;
}

} // namespace

QString FrameText::name(FrameGrip grip)
{
    switch (grip) {
    case FrameGrip::Move:
        return tr("Move the frame");
    case FrameGrip::Turn:
        return tr("Turn the frame");
    case FrameGrip::Scale:
        return tr("Scale the frame");
    case FrameGrip::SlantX:
        return tr("Slant the frame by its right edge");
    case FrameGrip::SlantY:
        return tr("Slant the frame by its lower edge");
    }
    return {};
}

QString FrameText::done(FrameGrip grip)
{
    switch (grip) {
    case FrameGrip::Move:
        return tr("Frame moved");
    case FrameGrip::Turn:
        return tr("Frame turned");
    case FrameGrip::Scale:
        return tr("Frame scaled");
    case FrameGrip::SlantX:
    case FrameGrip::SlantY:
        return tr("Frame slanted");
    }
    return {};
}

QString FrameText::how(FrameGrip grip)
{
    switch (grip) {
    case FrameGrip::Move:
        return tr("Drag the frame; arrow keys move it, with Shift by one pixel. Esc takes a drag back.");
    case FrameGrip::Turn:
        return tr("Drag it round the canvas's top left corner; arrow keys turn by 1°, with Shift by 0.1°. Esc takes a "
                  "drag back.");
    case FrameGrip::Scale:
        return tr("Drag it away from the canvas's top left corner; arrow keys scale by 5 %, with Shift by 1 %. Esc "
                  "takes a drag back.");
    case FrameGrip::SlantX:
        return tr("Drag the edge up or down; arrow keys slant by 0.5°, with Shift by 0.1°. Esc takes a drag back.");
    case FrameGrip::SlantY:
        return tr("Drag the edge left or right; arrow keys slant by 0.5°, with Shift by 0.1°. Esc takes a drag back.");
    }
    return {};
}

QString FrameText::numbers(FrameGrip grip, const AffineChange &change, const AugmentSettings &settings, bool isStopped)
{
    const AffineLimits limits = AffineLimits::of(settings);
    const auto told = [isStopped](const QString &number, const DrawRange &drawn, bool isUsual) {
        if (!isUsual)
            return tr("%1, beyond what YOLOX draws: %2").arg(number, range(drawn));
        return (isStopped ? tr("%1: YOLOX goes no further than %2") : tr("%1. YOLOX draws it from %2"))
            .arg(number, range(drawn));
    };
    switch (grip) {
    case FrameGrip::Move:
        return told(tr("Shift %1, %2").arg(rounded(change.moveX), rounded(change.moveY)), limits.move,
                    isWithin(change.moveX, limits.move) && isWithin(change.moveY, limits.move));
    case FrameGrip::Turn:
        return told(tr("Angle %1°").arg(rounded(change.angle)), limits.angle, isWithin(change.angle, limits.angle));
    case FrameGrip::Scale:
        return told(tr("Scale %1").arg(rounded(change.scale)), limits.scale, isWithin(change.scale, limits.scale));
    case FrameGrip::SlantX:
        return told(tr("Shear x %1°").arg(rounded(change.shearX)), limits.shear, isWithin(change.shearX, limits.shear));
    case FrameGrip::SlantY:
        return told(tr("Shear y %1°").arg(rounded(change.shearY)), limits.shear, isWithin(change.shearY, limits.shear));
    }
    return {};
}

} // namespace vitrine
