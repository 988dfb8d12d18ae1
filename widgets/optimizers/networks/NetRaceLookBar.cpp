#include "widgets/optimizers/networks/NetRaceLookBar.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/networks/NetRaceState.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace vitrine {

NetRaceLookBar::NetRaceLookBar(NetRaceState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_curve(new SegmentedControl(3, this)), m_axis(new SegmentedControl(3, this)),
      m_switches(new QWidget(this)), m_log(new QCheckBox(m_switches)), m_spread(new QCheckBox(m_switches)),
      m_smoothingName(new QLabel(m_switches)), m_smoothing(new QSlider(Qt::Horizontal, m_switches))
{
    auto *choices = new QHBoxLayout(this);
    choices->setContentsMargins(0, 0, 0, 0);
    choices->setSpacing(16);
    choices->addWidget(m_curve, 3);
    choices->addWidget(m_axis, 2);
    auto *switches = new QHBoxLayout(m_switches);
    switches->setContentsMargins(0, 0, 0, 0);
    switches->setSpacing(8);
    switches->addStretch(1);
    switches->addWidget(m_log);
    switches->addWidget(m_spread);
    switches->addWidget(m_smoothingName);
    switches->addWidget(m_smoothing);
    m_smoothing->setRange(0, 99);
    m_smoothing->setFixedWidth(96);
    connectAll();
    translated(this, [this] { retranslate(); });
    showLook();
}

void NetRaceLookBar::connectAll()
{
    const auto change = [this](auto &&edit) {
        NetRaceLook look = m_state->look();
        edit(look);
        m_state->setLook(look);
    };
    connect(m_curve, &SegmentedControl::chosen, this, [change](int index) {
        change([index](NetRaceLook &look) { look.curve = static_cast<NetRaceLook::Curve>(index); });
    });
    connect(m_axis, &SegmentedControl::chosen, this, [change](int index) {
        change([index](NetRaceLook &look) { look.axis = static_cast<NetRaceLook::Axis>(index); });
    });
    connect(m_log, &QCheckBox::clicked, this,
            [change](bool on) { change([on](NetRaceLook &look) { look.logarithmic = on; }); });
    connect(m_spread, &QCheckBox::clicked, this,
            [change](bool on) { change([on](NetRaceLook &look) { look.hasSpread = on; }); });
    connect(m_smoothing, &QSlider::valueChanged, this,
            [change](int hundredths) { change([=](NetRaceLook &look) { look.smoothing = hundredths / 100.0; }); });
    connect(m_state, &NetRaceState::lookChanged, this, &NetRaceLookBar::showLook);
    connect(m_state, &NetRaceState::setupChanged, this, &NetRaceLookBar::showLook);
}

void NetRaceLookBar::retranslate()
{
    m_curve->setTexts({tr("Training loss"), tr("Validation loss"), tr("Accuracy")},
                      {tr("Loss of each batch before its step, smoothed"),
                       tr("Loss on the validation part, each epoch"),
                       tr("Share of right answers on the validation part, each epoch")});
    m_axis->setTexts({tr("Steps"), tr("Epochs"), tr("Seconds")},
                     {tr("Against the steps of the optimizer"), tr("Against passes over the training data"),
                      tr("Against the seconds that each optimizer's own batches and steps took")});
    m_log->setText(tr("Logarithmic"));
    m_log->setToolTip(tr("Logarithmic axis for the loss"));
    m_spread->setText(tr("Spread"));
    m_spread->setToolTip(tr("A band of one standard deviation around the mean of the seeds"));
    m_smoothingName->setText(tr("Smoothing"));
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("Weight of the past in the curves of the training loss"));
}

void NetRaceLookBar::showLook()
{
    const NetRaceLook &look = m_state->look();
    const QSignalBlocker quiet(m_smoothing);
    m_curve->setCurrent(static_cast<int>(look.curve));
    m_axis->setCurrent(static_cast<int>(look.axis));
    m_log->setChecked(look.logarithmic);
    m_log->setEnabled(look.curve != NetRaceLook::Curve::Accuracy);
    m_spread->setChecked(look.hasSpread);
    m_spread->setVisible(m_state->setup().seeds > 1);
    m_smoothing->setValue(static_cast<int>(std::lround(look.smoothing * 100)));
    m_smoothing->setEnabled(look.curve == NetRaceLook::Curve::TrainingLoss);
}

} // namespace vitrine
