#pragma once

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

} // namespace vitrine
