#pragma once

#include "widgets/common/ChangePace.h"
#include "widgets/training/TrainSettings.h"

#include <QObject>

namespace vitrine {

class History;
class TrainState;

/// Undo over the settings of training, on the stack of the room. While a slider is dragged it is one step.
class TrainUndo : public QObject {
    Q_OBJECT

public:
    TrainUndo(TrainState *state, History *history, QObject *parent = nullptr);

    /// From now on these are the settings; no step leads back to those before.
    void replace(const TrainSettings &settings);

private:
    void record();

    TrainState *m_state;
    History *m_history;
    TrainSettings m_present; ///< where the stack stands
    ChangePace m_pace;
    bool m_isTravelling = false; ///< undo or redo is at work
};

} // namespace vitrine
