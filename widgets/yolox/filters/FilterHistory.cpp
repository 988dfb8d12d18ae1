#include "widgets/yolox/filters/FilterHistory.h"

#include "widgets/common/ChangeCommand.h"
#include "widgets/detection/DetectionState.h"

#include <QPointer>
#include <QSettings>
#include <QUndoStack>

#include <utility>

namespace vitrine {

namespace {

constexpr int firstKind = 800; ///< of the room's steps that join; other stations have others

float readShare(const QString &key, float fallback)
{
    const QSettings settings;
    // What the Detect room left is where one begins who was never here.
    const QVariant stored =
        settings.value(QStringLiteral("yolox/") + key, settings.value(QStringLiteral("detect/") + key));
    bool isNumber = false;
    const float value = stored.toFloat(&isNumber);
    return isNumber && value >= 0 && value <= 1 ? value : fallback;
}

NmsSettings readSettings()
{
    NmsSettings read;
    read.confidence = readShare(QStringLiteral("confidence"), read.confidence);
    read.iou = readShare(QStringLiteral("iou"), read.iou);
    const QSettings settings;
    read.classAgnostic =
        settings.value(QStringLiteral("yolox/agnostic"), settings.value(QStringLiteral("detect/agnostic"), false))
            .toBool();
    return read;
}

void writeSettings(const NmsSettings &written)
{
    QSettings settings;
    settings.setValue(QStringLiteral("yolox/confidence"), written.confidence);
    settings.setValue(QStringLiteral("yolox/iou"), written.iou);
    settings.setValue(QStringLiteral("yolox/agnostic"), written.classAgnostic);
}

} // namespace

FilterHistory::FilterHistory(DetectionState *state, QUndoStack *stack, QObject *parent)
    : QObject(parent), m_state(state), m_stack(stack)
{
    state->setSettings(readSettings());
    m_present = state->settings();
    connect(state, &DetectionState::settingsChanged, this, &FilterHistory::record);
}

void FilterHistory::record()
{
    const NmsSettings before = std::exchange(m_present, m_state->settings());
    writeSettings(m_present);
    if (m_isTravelling || before == m_present)
        return;
    const bool joins = m_pace.joins();
    const int kind = before.confidence != m_present.confidence ? 0 : before.iou != m_present.iou ? 1 : 2;
    const QStringList names{tr("Confidence"), tr("Overlap"), tr("Suppression across Classes")};
    const auto apply = [self = QPointer(this)](const NmsSettings &, const NmsSettings &to) {
        if (self)
            self->travel(to);
    };
    m_stack->push(new ChangeCommand<NmsSettings>(names[kind], firstKind + kind, before, m_present, joins, apply));
}

void FilterHistory::travel(const NmsSettings &to)
{
    m_isTravelling = true;
    m_state->setSettings(to);
    m_isTravelling = false;
    m_pace.restart();
}

} // namespace vitrine
