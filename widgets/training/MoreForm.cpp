#include "widgets/training/MoreForm.h"

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

MoreForm::MoreForm(TrainState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    addNumbers();
    m_augmentations = makeCaption(this);
    m_layout->addWidget(m_augmentations);
    addAugmentations();
    connect(state, &TrainState::changed, this, &MoreForm::showSettings);
    translated(this, [this] { m_augmentations->setText(tr("Augmentations of the pictures")); });
    showSettings();
}

NumberSlider *MoreForm::addRow(const NumberRange &range, const char *name, const char *tip)
{
    auto *row = new NumberSlider(range, this);
    translated(row, [row, name, tip] { row->setTexts(tr(name), tr(tip)); });
    m_layout->addWidget(row);
    return row;
}

void MoreForm::addReal(double TrainSettings::*member, const NumberRange &range, const char *name, const char *tip)
{
    NumberSlider *row = addRow(range, name, tip);
    connect(row, &NumberSlider::valueChanged, this, [this, member](double value) {
        m_state->edit([member, value](TrainSettings &settings) { settings.*member = value; });
    });
    m_shows.emplace_back([row, member](const TrainSettings &settings) { row->setValue(settings.*member); });
}

void MoreForm::addNumbers()
{
    addReal(&TrainSettings::validationShare, {0, 0.9, 0, 0.5, false, false}, QT_TR_NOOP("Validation"),
            QT_TR_NOOP("Share of the set that validates, drawn by the seed. 0: as the set itself divides, or its last "
                       "fifth"));
    addReal(&TrainSettings::l1, {0, 1, 1e-7, 0.1, true, false}, QT_TR_NOOP("L1"),
            QT_TR_NOOP("Adds L1 · Σ|w| to the loss: weights that help little become 0"));
    addReal(&TrainSettings::l2, {0, 1, 1e-7, 0.1, true, false}, QT_TR_NOOP("L2"),
            QT_TR_NOOP("Adds L2/2 · Σw² to the loss: weights stay small"));
    addReal(&TrainSettings::clipNorm, {0, 1e6, 0.01, 100, true, false}, QT_TR_NOOP("Clip norm"),
            QT_TR_NOOP("A longer gradient is shortened to this length. 0: never"));
    addReal(&TrainSettings::labelNoise, {0, 1, 0, 0.5, false, false}, QT_TR_NOOP("Label noise"),
            QT_TR_NOOP("Share of the training items that get a wrong label, the same ones in every epoch"));
    addReal(&TrainSettings::emaDecay, {0, 0.99999, 0, 0.999, false, false}, QT_TR_NOOP("EMA"),
            QT_TR_NOOP("Decay of a moving average of the weights, which validates and is kept. 0: none"));
    NumberSlider *patience = addRow({0, 10000, 0, 20, false, true}, QT_TR_NOOP("Early stop"),
                                    QT_TR_NOOP("Stops after so many epochs without a better validation loss, and takes "
                                               "the best weights. 0: never"));
    connect(patience, &NumberSlider::valueChanged, this, [this](double value) {
        m_state->edit([value](TrainSettings &settings) { settings.patience = static_cast<int>(value); });
    });
    m_shows.emplace_back([patience](const TrainSettings &settings) { patience->setValue(settings.patience); });
    NumberSlider *seed = addRow({0, 1e9, 0, 100, false, true}, QT_TR_NOOP("Seed"),
                                QT_TR_NOOP("Of fresh weights, order, dropout, noise and augmentations: the same seed "
                                           "gives the same numbers"));
    connect(seed, &NumberSlider::valueChanged, this, [this](double value) {
        m_state->edit([value](TrainSettings &settings) { settings.seed = static_cast<quint64>(value); });
    });
    m_shows.emplace_back([seed](const TrainSettings &s) { seed->setValue(static_cast<double>(s.seed)); });
}

void MoreForm::addAugmentations()
{
    for (std::size_t i = 0; i < augmentationKinds().size(); ++i) {
        const AugmentationKind &kind = *augmentationKinds()[i];
        Change change{new QCheckBox(this), {}};
        translated(change.box, [box = change.box, &kind] {
            box->setText(toText(kind.title()));
            box->setToolTip(toText(kind.summary()));
        });
        m_layout->addWidget(change.box);
        connect(change.box, &QCheckBox::clicked, this, [this, i](bool on) { switchAugmentation(i, on); });
        for (const NumberSpec &spec : kind.parameters()) {
            auto *row = new NumberSlider(NumberRange::of(spec), this);
            row->setContentsMargins(16, 0, 0, 0);
            translated(row, [row, &spec] { row->setTexts(optionName(spec.name), toText(spec.help)); });
            connect(row, &NumberSlider::valueChanged, this,
                    [this, i, name = spec.name](double value) { setParameter(i, name, value); });
            m_layout->addWidget(row);
            change.rows.push_back(row);
        }
        m_changes.push_back(std::move(change));
    }
}

void MoreForm::switchAugmentation(std::size_t index, bool on)
{
    m_state->edit([name = augmentationKinds()[index]->name(), on](TrainSettings &settings) {
        const auto chosen = findChosen(settings, name);
        if (on && chosen == settings.augmentations.end())
            settings.augmentations.push_back({name, {}});
        else if (!on && chosen != settings.augmentations.end())
            settings.augmentations.erase(chosen);
    });
}

void MoreForm::setParameter(std::size_t index, const std::string &name, double value)
{
    m_state->edit([&](TrainSettings &settings) {
        const auto chosen = findChosen(settings, augmentationKinds()[index]->name());
        if (chosen != settings.augmentations.end())
            chosen->values[name] = value;
    });
}

void MoreForm::showSettings()
{
    TrainSettings settings = m_state->settings();
    for (const auto &show : m_shows)
        show(settings);
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
