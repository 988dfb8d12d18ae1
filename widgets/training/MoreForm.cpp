#include "widgets/training/MoreForm.h"

#include "core/training/detection/IsDetector.h"
#include "widgets/common/Translated.h"
#include "widgets/training/AugmentationForm.h"
#include "widgets/training/DetectorForm.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/training/SplitForm.h"
#include "widgets/training/TrainState.h"

#include <QVBoxLayout>

namespace vitrine {

MoreForm::MoreForm(TrainState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_layout(new QVBoxLayout(this)),
      m_augmentations(new AugmentationForm(state, this)), m_detector(new DetectorForm(state, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->addWidget(new SplitForm(state, this));
    addNumbers();
    m_layout->addWidget(m_augmentations);
    m_layout->addWidget(m_detector);
    m_detector->hide();
    connect(state, &TrainState::changed, this, &MoreForm::showSettings);
    showSettings();
}

NumberSlider *MoreForm::addRow(const NumberRange &range, const char *name, const char *tip)
{
    auto *row = new NumberSlider(range, this);
    translated(row, [row, name, tip] { row->setTexts(tr(name), tr(tip)); });
    m_layout->addWidget(row);
    return row;
}

NumberSlider *MoreForm::addReal(double TrainSettings::*member, const NumberRange &range, const char *name,
                                const char *tip)
{
    NumberSlider *row = addRow(range, name, tip);
    connect(row, &NumberSlider::valueChanged, this, [this, member](double value) {
        m_state->edit([member, value](TrainSettings &settings) { settings.*member = value; });
    });
    m_shows.emplace_back([row, member](const TrainSettings &settings) { row->setValue(settings.*member); });
    return row;
}

void MoreForm::addNumbers()
{
    addReal(&TrainSettings::l1, {0, 1, 1e-7, 0.1, true, false}, QT_TR_NOOP("L1"),
            QT_TR_NOOP("Adds L1 · Σ|w| to the loss: weights that help little become 0"));
    addReal(&TrainSettings::l2, {0, 1, 1e-7, 0.1, true, false}, QT_TR_NOOP("L2"),
            QT_TR_NOOP("Adds L2/2 · Σw² to the loss: weights stay small"));
    addReal(&TrainSettings::clipNorm, {0, 1e6, 0.01, 100, true, false}, QT_TR_NOOP("Clip norm"),
            QT_TR_NOOP("A longer gradient is shortened to this length. 0: never"));
    m_labelNoise =
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

void MoreForm::setNetwork(const Network &network)
{
    const bool seeksObjects = isDetector(network);
    m_labelNoise->setVisible(!seeksObjects);
    m_augmentations->setVisible(!seeksObjects);
    m_detector->setVisible(seeksObjects);
    if (seeksObjects)
        m_detector->setNetwork(network);
}

void MoreForm::showSettings()
{
    for (const auto &show : m_shows)
        show(m_state->settings());
}

} // namespace vitrine
