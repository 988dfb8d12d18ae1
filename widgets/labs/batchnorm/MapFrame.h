#pragma once

#include "widgets/common/Export.h"

#include <QString>

#include <span>

class QGridLayout;
class QLabel;

namespace vitrine {

class ColourLegend;
class MapGridView;
class NormState;

/// A map of the layer under its title, with the colours' legend below.
struct MapFrame {
    QLabel *title = nullptr;
    MapGridView *view = nullptr;
    ColourLegend *legend = nullptr;
};

/// As many side by side, in the grid that holds them; a click on any chooses the number for the whole laboratory.
QGridLayout *makeMapFrames(MapFrame *frames, int count, NormState *state);

/// All of them in one picture, and their numbers in one table, under the titles.
ExportSource mapFramesSource(std::span<const MapFrame> frames, const QString &name);

} // namespace vitrine
