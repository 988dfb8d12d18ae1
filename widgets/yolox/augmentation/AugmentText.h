#pragma once

#include "core/detection/augment/LabelledPicture.h"
#include "widgets/yolox/augmentation/AugmentControls.h"

#include <QCoreApplication>
#include <QStringList>

namespace vitrine {

struct AugmentShown;

/// A number's name, and what it does with the range that YOLOX draws it from.
struct AugmentRowText {
    QString name;
    QString tip;
};

/// What becomes of labels, in words.
class AugmentText {
    Q_DECLARE_TR_FUNCTIONS(vitrine::AugmentText)

public:
    static AugmentRowText row(AugmentControls::Row row, const AugmentSettings &settings, int width, int height);
    /// One sentence a stage, with its numbers and YOLOX's ranges: beside AugmentShown::stages.
    static QStringList sentences(const AugmentShown &shown);
    /// "kept", "clipped", "gone: outside of the cut"
    static QString fate(const AugmentShown &shown, std::size_t box);
    /// "12 labels: 6 whole, 3 clipped, 3 gone (2 outside, 1 too small)"
    static QString summary(const AugmentShown &shown);
    /// Where a label comes from: "quarter 2", "MixUp".
    static QString origin(const AugmentShown &shown, const TracedBox &box);
    static QString size(const Box &box); ///< "120 × 80"
};

} // namespace vitrine
