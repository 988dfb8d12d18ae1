#include "widgets/yolox/assignment/AssignBar.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/assignment/AssignSession.h"

#include <QGridLayout>
#include <QPushButton>
#include <QSlider>

#include <cmath>
#include <utility>

namespace vitrine {

AssignBar::AssignBar(AssignSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_rule(new SegmentedControl(2, this)),
      m_radius(new NumberSlider({0.1, 20, 0.5, 5, false, false}, this)),
      m_lambda(new NumberSlider({0, 100, 0, 10, false, false}, this)),
      m_top(new NumberSlider({1, 1000, 1, 30, false, true}, this)), m_take(new QPushButton(this)),
      m_defaults(new QPushButton(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_rule);
    row->addStretch();
    row->addWidget(m_defaults);
    row->addWidget(m_take);
    grid->addLayout(row, 0, 0, 1, 3);
    grid->addWidget(m_radius, 1, 0);
    grid->addWidget(m_lambda, 1, 1);
    grid->addWidget(m_top, 1, 2);
    m_radius->setNameStretch(3);
    m_lambda->setNameStretch(1);
    m_top->setNameStretch(5);
    for (int i = 0; i < 3; ++i)
        grid->setColumnStretch(i, 1);

    YoloxState *const state = session->state();
    connect(m_rule, &SegmentedControl::chosen, this, [state](int index) {
        AssignSettings settings = state->assignSettings();
        settings.rule = index == 0 ? CandidateRule::Center : CandidateRule::BoxOrCenter;
        settings.radius = 0; // each has its own
        state->setAssignSettings(settings);
    });
    follow(m_radius, [](AssignSettings &settings, double value) {
        const auto radius = static_cast<float>(value);
        settings.radius = radius == usualRadius(settings.rule) ? 0 : radius;
    });
    follow(m_lambda, [](AssignSettings &settings, double value) { settings.lambda = static_cast<float>(value); });
    follow(m_top,
           [](AssignSettings &settings, double value) { settings.topIous = static_cast<int>(std::lround(value)); });
    connect(m_take, &QPushButton::clicked, session, &AssignSession::takeDetections);
    connect(m_defaults, &QPushButton::clicked, state, [state] { state->setAssignSettings({}); });
    connect(state, &YoloxState::assignSettingsChanged, this, &AssignBar::showSettings);
    connect(state, &YoloxState::runChanged, this, &AssignBar::showRun);
    translated(this, [this] { setTexts(); });
    showSettings();
    showRun();
}

void AssignBar::follow(NumberSlider *slider, std::function<void(AssignSettings &, double)> change)
{
    connect(slider->slider(), &QSlider::sliderPressed, this, [this] { m_startsDrag = true; });
    connect(slider, &NumberSlider::valueChanged, this, [this, slider, change = std::move(change)](double value) {
        AssignSettings settings = m_session->state()->assignSettings();
        change(settings, value);
        const bool joins = slider->slider()->isSliderDown() && !std::exchange(m_startsDrag, false);
        m_session->state()->setAssignSettings(settings, joins);
    });
}

void AssignBar::setTexts()
{
    m_rule->setTexts({tr("Centre: YOLOX ≥ 0.3"), tr("Box or centre: before 0.3")},
                     {tr("The geometry rule of YOLOX since version 0.3: cells within 1.5 strides of the centre of a "
                         "ground truth, each way; in "
                         "small boxes some of them lie outside"),
                      tr("The geometry rule of YOLOX before version 0.3: cells in the box, or within 2.5 strides of "
                         "its centre; those in both are "
                         "preferred, others cost 100,000 more")});
    m_rule->setAccessibleName(tr("Rule of the candidates"));
    m_radius->setTexts(tr("Radius"),
                       tr("How far from the centre a candidate may lie, in strides of its level, each way"));
    m_lambda->setTexts(tr("λ"), tr("How much the IoU cost counts beside the class cost; YOLOX: 3"));
    m_top->setTexts(tr("Best IoUs"), tr("k of a ground truth is the sum of so many of its best IoUs; YOLOX: 10"));
    m_take->setText(tr("Take detections"));
    m_take->setToolTip(
        tr("What the detector finds here (confidence 0.3, NMS 0.45) becomes the ground truth. Undo takes "
           "it back."));
    m_defaults->setText(tr("YOLOX's own"));
    m_defaults->setToolTip(tr("Sets rule, radius, λ and the number of IoUs as YOLOX has them"));
}

void AssignBar::showSettings()
{
    const AssignSettings &settings = m_session->state()->assignSettings();
    m_rule->setCurrent(settings.rule == CandidateRule::Center ? 0 : 1);
    m_radius->setValue(static_cast<double>(settings.reach()));
    m_lambda->setValue(static_cast<double>(settings.lambda));
    m_top->setValue(settings.topIous);
    m_defaults->setEnabled(settings != AssignSettings{});
}

void AssignBar::showRun()
{
    m_take->setEnabled(m_session->state()->run() != nullptr);
}

} // namespace vitrine
