#include "widgets/optimizers/HyperparameterField.h"

#include "widgets/common/NumberField.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/training/OptionNames.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int positions = 280; ///< seven decades by fortieths

/// As people write it, not as a slider hits it.
double rounded(double value)
{
    return QString::number(value, 'g', 3).toDouble();
}

} // namespace

HyperparameterField::HyperparameterField(const HyperparameterSpec &spec, QWidget *parent)
    : QWidget(parent), m_spec(spec)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    if (spec.isSwitch) {
        m_switch = new QCheckBox(this);
        row->addWidget(m_switch);
        connect(m_switch, &QCheckBox::clicked, this, [this](bool on) { emit edited(on ? 1 : 0); });
    } else {
        build();
    }
    translated(this, [this] { retranslate(); });
    setValue(spec.defaultValue);
}

void HyperparameterField::build()
{
    m_label = new QLabel(this);
    m_slider = new QSlider(Qt::Horizontal, this);
    m_number = new NumberField(NumberField::Steps::Digits, this);
    m_label->setFixedWidth(40);
    m_slider->setRange(0, positions);
    m_slider->setSingleStep(4);
    m_slider->setPageStep(40);
    m_slider->setMinimumWidth(64);
    m_number->setCompact();
    m_number->setRange(m_spec.min, m_spec.max);
    m_number->setFixedWidth(m_number->sizeHint().width());
    m_label->setBuddy(m_number);
    layout()->addWidget(m_label);
    layout()->addWidget(m_slider);
    layout()->addWidget(m_number);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        m_number->setValue(valueAt(position));
        emit edited(m_number->value());
    });
    connect(m_number, &NumberField::edited, this, [this](double value) {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(positionOf(value));
        emit edited(value);
    });
}

void HyperparameterField::retranslate()
{
    const QString name = optionName(m_spec.name), symbol = QString::fromStdString(m_spec.symbol);
    const QString help = toText(m_spec.help);
    setToolTip(tr("%1: %2\nOn the command line: %3").arg(name, help, QString::fromStdString(m_spec.name)));
    if (m_switch) {
        m_switch->setText(name);
        m_switch->setAccessibleDescription(help);
        return;
    }
    m_label->setText(symbol.isEmpty() ? name : symbol);
    m_slider->setAccessibleName(name);
    m_slider->setAccessibleDescription(help);
    m_number->setAccessibleName(name);
    m_number->setAccessibleDescription(help);
}

double HyperparameterField::value() const
{
    return m_switch ? (m_switch->isChecked() ? 1 : 0) : m_number->value();
}

void HyperparameterField::setValue(double value)
{
    if (m_switch)
        return m_switch->setChecked(value != 0);
    m_number->setValue(value);
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(positionOf(value));
}

double HyperparameterField::valueAt(int position) const
{
    const double part = static_cast<double>(position) / positions;
    if (!m_spec.logarithmic)
        return rounded(std::lerp(m_spec.usualMin, m_spec.usualMax, part));
    // A scale of powers has no 0; where 0 is what is usual, the left end is it.
    if (position == 0 && m_spec.defaultValue == 0)
        return 0;
    return rounded(m_spec.usualMin * std::pow(m_spec.usualMax / m_spec.usualMin, part));
}

int HyperparameterField::positionOf(double value) const
{
    double part = (value - m_spec.usualMin) / (m_spec.usualMax - m_spec.usualMin);
    if (m_spec.logarithmic)
        part = value > 0 ? std::log(value / m_spec.usualMin) / std::log(m_spec.usualMax / m_spec.usualMin) : 0;
    return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * positions));
}

} // namespace vitrine
