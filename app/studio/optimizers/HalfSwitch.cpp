#include "app/studio/optimizers/HalfSwitch.h"

#include "app/studio/optimizers/OptimizersPlace.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"

#include <QHBoxLayout>

namespace vitrine {

HalfSwitch::HalfSwitch(OptimizersPlace *place, QWidget *parent)
    : QWidget(parent), m_control(new SegmentedControl(2, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_control);
    layout->addStretch(1);
    connect(m_control, &SegmentedControl::chosen, place,
            [place](int index) { place->choose(static_cast<OptimizersPlace::Half>(index)); });
    connect(place, &OptimizersPlace::halfChanged, m_control, &SegmentedControl::setCurrent);
    translated(this, [this] {
        m_control->setTexts(
            {tr("Surfaces"), tr("Networks")},
            {tr("Optimizers race on surfaces of two numbers"), tr("Optimizers race on one network and its data")});
    });
    m_control->setCurrent(place->half());
}

} // namespace vitrine
