#pragma once

#include "core/detection/Nms.h"
#include "widgets/detection/DetectionRun.h"

#include <QPointF>
#include <QString>

#include <vector>

namespace vitrine {

/// What an explanation is of.
struct WhyInput {
    const DetectionRun &run;
    const NmsResult &result;
    const NmsSettings &settings;
};

/// Why a box is there, or isn't: its cell, the raw numbers, decoding and score written out, the best classes, the
/// verdict and whom it suppressed. Rich text; other candidates are links "cell:123".
QString whyBox(const WhyInput &input, int cell);

/// Why nothing was found at a point of the picture: the best candidates there and which gate dropped each.
QString whyNothing(const WhyInput &input, const QPointF &point);

/// The candidates whose box, or whose cell's square, holds a point of the picture, best score first.
std::vector<int> candidatesAt(const DetectionRun &run, const QPointF &point, std::size_t most);

/// The cell that a link means; −1: none.
int cellOfLink(const QString &link);

} // namespace vitrine
