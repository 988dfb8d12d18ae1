#pragma once

#include "widgets/common/Export.h"

#include <QWidget>

namespace vitrine {

class DataStrip;
class NeuronBoard;
class PlaneTools;
class PlaneView;
class Playground;
class PlayStrip;
class PlaygroundFigures;
class TrainSession;
class TrainState;

/// The stage of the playground: what it is run and set by above, the neurons on the left, the plane on the right.
class PlaygroundView : public QWidget {
    Q_OBJECT

public:
    PlaygroundView(Playground *playground, TrainSession *session, TrainState *state, QWidget *parent = nullptr);

    PlayStrip *run() const { return m_run; }
    DataStrip *data() const { return m_data; }
    NeuronBoard *board() const { return m_board; }
    PlaneView *plane() const { return m_plane; }
    PlaneTools *tools() const { return m_tools; }
    PlaygroundFigures *figures() const { return m_figures; }
    ExportSource exportSource();

private:
    PlayStrip *m_run;
    DataStrip *m_data;
    NeuronBoard *m_board;
    PlaneView *m_plane;
    PlaneTools *m_tools;
    PlaygroundFigures *m_figures;
};

} // namespace vitrine
