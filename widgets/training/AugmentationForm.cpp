#include "widgets/training/AugmentationForm.h"

#include "core/data/AugmentationKind.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/training/OptionNames.h"
#include "widgets/training/TrainState.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

auto findChosen(TrainSettings &settings, const std::string &name)
{
    return std::find_if(settings.augmentations.begin(), settings.augmentations.end(),
                        [&name](const Augmentation &each) { return each.name == name; });
}

} // namespace

AugmentationForm::AugmentationForm(TrainState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_caption(makeCaption(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_caption);
    addKinds();
    connect(state, &TrainState::changed, this, &AugmentationForm::showSettings);
    translated(this, [this] { m_caption->setText(tr("Augmentations of the pictures")); });
    showSettings();
}

void AugmentationForm::addKinds()
{
    for (std::size_t i = 0; i < augmentationKinds().size(); ++i) {
        const AugmentationKind &kind = *augmentationKinds()[i];
        Change change{new QCheckBox(this), {}};
        translated(change.box, [box = change.box, &kind] {
            box->setText(toText(kind.title()));
            box->setToolTip(toText(kind.summary()));
        });
        layout()->addWidget(change.box);
        connect(change.box, &QCheckBox::clicked, this, [this, i](bool on) { switchKind(i, on); });
        for (const NumberSpec &spec : kind.parameters()) {
            auto *row = new NumberSlider(NumberRange::of(spec), this);
            row->setContentsMargins(16, 0, 0, 0);
            translated(row, [row, &spec] { row->setTexts(optionName(spec.name), toText(spec.help)); });
            connect(row, &NumberSlider::valueChanged, this,
                    [this, i, name = spec.name](double value) { setParameter(i, name, value); });
            layout()->addWidget(row);
            change.rows.push_back(row);
        }
        m_changes.push_back(std::move(change));
    }
}

void AugmentationForm::switchKind(std::size_t index, bool on)
{
    m_state->edit([name = augmentationKinds()[index]->name(), on](TrainSettings &settings) {
        const auto chosen = findChosen(settings, name);
        if (on && chosen == settings.augmentations.end())
            settings.augmentations.push_back({name, {}});
        else if (!on && chosen != settings.augmentations.end())
            settings.augmentations.erase(chosen);
    });
}

void AugmentationForm::setParameter(std::size_t index, const std::string &name, double value)
{
    m_state->edit([&](TrainSettings &settings) {
        const auto chosen = findChosen(settings, augmentationKinds()[index]->name());
        if (chosen != settings.augmentations.end())
            chosen->values[name] = value;
    });
}

void AugmentationForm::showSettings()
{
    TrainSettings settings = m_state->settings();
    for (std::size_t i = 0; i < m_changes.size(); ++i) {
        const AugmentationKind &kind = *augmentationKinds()[i];
        const auto chosen = findChosen(settings, kind.name());
        const bool isOn = chosen != settings.augmentations.end();
        m_changes[i].box->setChecked(isOn);
        for (std::size_t k = 0; k < m_changes[i].rows.size(); ++k) {
            const NumberSpec &spec = kind.parameters()[k];
            m_changes[i].rows[k]->setVisible(isOn);
            if (isOn)
                m_changes[i].rows[k]->setValue(chosen->values.contains(spec.name) ? chosen->values[spec.name]
                                                                                  : spec.defaultValue);
        }
    }
}

} // namespace vitrine
