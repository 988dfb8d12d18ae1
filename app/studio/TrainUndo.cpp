#include "app/studio/TrainUndo.h"

#include "widgets/training/TrainState.h"

#include <QApplication>
#include <QUndoCommand>
#include <QUndoStack>

#include <functional>
#include <utility>

namespace vitrine {

namespace {

/// Changes of one kind that follow each other more quickly than this are one.
constexpr qint64 pause = 700; // milliseconds
constexpr int firstId = 100; ///< apart from other commands on the stack

enum class Kind { Data, Start, Optimizer, Numbers, Schedule, Length, More };

Kind kindOf(const TrainSettings &before, const TrainSettings &after)
{
    if (before.data != after.data)
        return Kind::Data;
    if (before.fromShown != after.fromShown)
        return Kind::Start;
    if (before.optimizer != after.optimizer)
        return Kind::Optimizer;
    if (before.hyperparameters != after.hyperparameters)
        return Kind::Numbers;
    if (before.schedule != after.schedule || before.scheduleSettings != after.scheduleSettings
        || before.curve != after.curve)
        return Kind::Schedule;
    return before.epochs != after.epochs || before.batchSize != after.batchSize ? Kind::Length : Kind::More;
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

class SettingsCommand : public QUndoCommand {
public:
    using Apply = std::function<void(const TrainSettings &)>;

    SettingsCommand(const TrainSettings &before, const TrainSettings &after, bool joins, Apply apply)
        : QUndoCommand(nameOf(kindOf(before, after))), m_kind(kindOf(before, after)), m_before(before), m_after(after),
          m_joins(joins), m_apply(std::move(apply))
    {
    }
    void undo() override { m_apply(m_before); }
    void redo() override
    {
        // The first redo is the push of what has been done already.
        if (!std::exchange(m_isFirst, false))
            m_apply(m_after);
    }
    int id() const override { return firstId + static_cast<int>(m_kind); }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const SettingsCommand *>(other);
        if (!next->m_joins)
            return false;
        m_after = next->m_after;
        setObsolete(m_before == m_after);
        return true;
    }

private:
    Kind m_kind;
    TrainSettings m_before, m_after;
    bool m_joins;
    Apply m_apply;
    bool m_isFirst = true;
};

} // namespace

TrainUndo::TrainUndo(TrainState *state, QUndoStack *stack, QObject *parent)
    : QObject(parent), m_state(state), m_stack(stack), m_present(state->settings())
{
    connect(state, &TrainState::changed, this, &TrainUndo::record);
}

void TrainUndo::record()
{
    const TrainSettings before = std::exchange(m_present, m_state->settings());
    if (m_isTravelling || before == m_present)
        return;
    const bool isDown = QApplication::mouseButtons().testFlag(Qt::LeftButton);
    const bool wasDragging = std::exchange(m_isDragging, isDown);
    const bool joins = m_last.isValid() && ((wasDragging && isDown) || m_last.elapsed() < pause);
    m_last.start();
    m_stack->push(new SettingsCommand(before, m_present, joins, [this](const TrainSettings &settings) {
        m_isTravelling = true;
        m_state->setSettings(settings);
        m_isTravelling = false;
        m_last.invalidate();
    }));
}

} // namespace vitrine
