#include "app/studio/ThresholdHistory.h"

#include "widgets/detection/DetectionState.h"

#include <QApplication>
#include <QUndoCommand>

#include <functional>
#include <utility>

namespace vitrine {

namespace {

/// Changes of one kind that follow each other more quickly than this are one.
constexpr qint64 pause = 700; // milliseconds

enum class Kind { Confidence, Iou, Classes, Agnostic, Other };

Kind kindOf(const NmsSettings &before, const NmsSettings &after)
{
    if (before.confidence != after.confidence)
        return Kind::Confidence;
    if (before.iou != after.iou)
        return Kind::Iou;
    if (before.hiddenClasses != after.hiddenClasses)
        return Kind::Classes;
    return before.classAgnostic != after.classAgnostic ? Kind::Agnostic : Kind::Other;
}

QString nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Confidence:
        return ThresholdHistory::tr("Confidence");
    case Kind::Iou:
        return ThresholdHistory::tr("Overlap");
    case Kind::Classes:
        return ThresholdHistory::tr("Classes");
    case Kind::Agnostic:
        return ThresholdHistory::tr("Suppression across Classes");
    case Kind::Other:
        break;
    }
    return ThresholdHistory::tr("Thresholds");
}

class SettingsCommand : public QUndoCommand {
public:
    using Apply = std::function<void(const NmsSettings &)>;

    SettingsCommand(const NmsSettings &before, const NmsSettings &after, bool joins, Apply apply)
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
    int id() const override { return static_cast<int>(m_kind); }
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
    NmsSettings m_before, m_after;
    bool m_joins;
    Apply m_apply;
    bool m_isFirst = true;
};

bool isButtonDown()
{
    return QApplication::mouseButtons().testFlag(Qt::LeftButton);
}

} // namespace

ThresholdHistory::ThresholdHistory(DetectionState *state, QObject *parent) : QObject(parent), m_state(state)
{
    restart();
    connect(state, &DetectionState::settingsChanged, this, &ThresholdHistory::record);
}

void ThresholdHistory::restart()
{
    m_stack.clear();
    m_present = m_state->settings();
    m_last.invalidate();
}

void ThresholdHistory::record()
{
    const NmsSettings before = std::exchange(m_present, m_state->settings());
    if (m_isTravelling || before == m_present)
        return;
    const bool wasDragging = std::exchange(m_isDragging, isButtonDown());
    const bool joins = m_last.isValid() && ((wasDragging && m_isDragging) || m_last.elapsed() < pause);
    m_last.start();
    m_stack.push(new SettingsCommand(before, m_present, joins, [this](const NmsSettings &settings) {
        m_isTravelling = true;
        m_state->setSettings(settings);
        m_isTravelling = false;
        m_last.invalidate();
    }));
}

} // namespace vitrine
