#include "widgets/training/DetectorForm.h"

#include "core/training/detection/DetectionOptions.h"
#include "core/training/detection/YoloxDefaults.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/training/OptionNames.h"
#include "widgets/training/TrainState.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

namespace {

constexpr double usualScale = 2; ///< that a slider of scales reaches up to; more can be typed
constexpr double usualEpochs = 30; ///< likewise

NumberRange rangeOf(const NumberSpec &spec)
{
    NumberRange range{spec.min, spec.max, spec.min, spec.max, false, spec.isWhole};
    if (spec.name.starts_with("scale"))
        range.usualMax = usualScale;
    else if (spec.name == "closing")
        range.usualMax = usualEpochs;
    return range;
}

} // namespace

DetectorForm::DetectorForm(TrainState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_caption(makeCaption(this)), m_usual(new QToolButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_caption);
    addRows();
    m_usual->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    column->addWidget(m_usual);
    connect(m_usual, &QToolButton::clicked, this,
            [this] { m_state->edit([](TrainSettings &settings) { settings.detection.clear(); }); });
    connect(state, &TrainState::changed, this, &DetectorForm::showSettings);
    translated(this, [this] {
        m_caption->setText(tr("Pictures of the detector"));
        m_usual->setText(tr("As in YOLOX"));
        m_usual->setToolTip(tr("All of these as YOLOX has them, for this network and as many epochs"));
    });
    showSettings();
}

void DetectorForm::addRows()
{
    for (const NumberSpec &spec : detectionOptions()) {
        auto *row = new NumberSlider(rangeOf(spec), this);
        translated(row, [row, &spec] { row->setTexts(optionName(spec.name), toText(spec.help)); });
        connect(row, &NumberSlider::valueChanged, this, [this, name = spec.name](double value) {
            m_state->edit([&](TrainSettings &settings) { settings.detection[name] = value; });
        });
        layout()->addWidget(row);
        m_rows.push_back(row);
    }
}

void DetectorForm::setNetwork(const Network &network)
{
    m_network = network;
    showSettings();
}

void DetectorForm::showSettings()
{
    const TrainSettings &settings = m_state->settings();
    const NumberOptions values = optionsOf(recipeOf(settings.detection, yoloxRecipe(m_network, settings.epochs)));
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setValue(values.at(detectionOptions()[i].name));
    m_usual->setEnabled(!settings.detection.empty());
}

} // namespace vitrine
