#include "app/studio/network/desks/TrainUndo.h"

#include "app/studio/documents/History.h"
#include "widgets/common/ChangeCommand.h"
#include "widgets/training/TrainState.h"

#include <utility>

namespace vitrine {

namespace {

constexpr int firstId = 100; ///< apart from other commands on the stack

enum class Kind { Data, Start, Optimizer, Numbers, Schedule, Length, More };

Kind kindOf(const TrainSettings &before, const TrainSettings &after)
{
    if (before.data != after.data || before.painted != after.painted)
        return Kind::Data;
    if (before.fromShown != after.fromShown)
        return Kind::Start;
    if (before.optimizer != after.optimizer)
        return Kind::Optimizer;
    if (before.batchSize != after.batchSize) // a detector's rate goes along
        return Kind::Length;
    if (before.hyperparameters != after.hyperparameters)
        return Kind::Numbers;
    if (before.schedule != after.schedule || before.scheduleSettings != after.scheduleSettings
        || before.curve != after.curve)
        return Kind::Schedule;
    return before.epochs != after.epochs ? Kind::Length : Kind::More;
}

QString nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Data:
        return TrainUndo::tr("Data");
    case Kind::Start:
        return TrainUndo::tr("Start of Training");
    case Kind::Optimizer:
        return TrainUndo::tr("Optimizer");
    case Kind::Numbers:
        return TrainUndo::tr("Hyperparameters");
    case Kind::Schedule:
        return TrainUndo::tr("Schedule");
    case Kind::Length:
        return TrainUndo::tr("Epochs or Batch Size");
    case Kind::More:
        break;
    }
    return TrainUndo::tr("Settings of Training");
}

} // namespace

TrainUndo::TrainUndo(TrainState *state, History *history, QObject *parent)
    : QObject(parent), m_state(state), m_history(history), m_present(state->settings())
{
    connect(state, &TrainState::changed, this, &TrainUndo::record);
}

void TrainUndo::replace(const TrainSettings &settings)
{
    m_isTravelling = true;
    m_state->setSettings(settings);
    m_isTravelling = false;
    m_pace.restart();
}

void TrainUndo::record()
{
    const TrainSettings before = std::exchange(m_present, m_state->settings());
    if (m_isTravelling || before == m_present)
        return;
    const bool joins = m_pace.joins();
    const Kind kind = kindOf(before, m_present);
    const auto travel = [this](const TrainSettings &, const TrainSettings &settings) {
        m_isTravelling = true;
        m_state->setSettings(settings);
        m_isTravelling = false;
        m_pace.restart();
    };
    m_history->stack()->push(new ChangeCommand<TrainSettings>(nameOf(kind), firstId + static_cast<int>(kind), before,
                                                              m_present, joins, travel));
}

} // namespace vitrine
