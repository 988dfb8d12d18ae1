#pragma once

#include "core/detection/augment/FrameDrag.h"

#include <QCoreApplication>
#include <QString>

namespace vitrine {

/// The grips of the mosaic's frame, and their numbers, in words.
class FrameText {
    Q_DECLARE_TR_FUNCTIONS(vitrine::FrameText)

public:
    static QString name(FrameGrip grip); ///< "Turn the frame"
    static QString done(FrameGrip grip); ///< of its step of undo: "Frame turned"
    static QString how(FrameGrip grip); ///< with the mouse and the keys
    /// "Angle 7.5°. YOLOX draws it from ±10"; says it where the number is beyond, or where it was stopped.
    static QString numbers(FrameGrip grip, const AffineChange &change, const AugmentSettings &settings,
                           bool isStopped = false);
};

} // namespace vitrine
