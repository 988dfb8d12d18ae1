#include "widgets/detection/AgnosticBox.h"

#include "widgets/common/Translated.h"
#include "widgets/detection/DetectionState.h"

namespace vitrine {

AgnosticBox::AgnosticBox(DetectionState *state, QWidget *parent) : QCheckBox(parent)
{
    connect(this, &QCheckBox::clicked, state, [state](bool on) { set(state, on); });
    connect(state, &DetectionState::settingsChanged, this,
            [this, state] { setChecked(state->settings().classAgnostic); });
    setChecked(state->settings().classAgnostic);
    translated(this, [this] {
        setText(tr("Suppress across classes"));
        setToolTip(tr("Boxes of different classes suppress each other (class-agnostic; A)"));
    });
}

void AgnosticBox::set(DetectionState *state, bool agnostic)
{
    NmsSettings settings = state->settings();
    settings.classAgnostic = agnostic;
    state->setSettings(settings);
}

} // namespace vitrine
