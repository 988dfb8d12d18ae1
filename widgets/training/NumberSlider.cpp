#include "widgets/training/NumberSlider.h"

#include "widgets/common/NumberField.h"
#include "widgets/training/FormParts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int sliderSteps = 300;

} // namespace

NumberRange NumberRange::of(const HyperparameterSpec &spec)
{
    return {spec.min, spec.max, spec.usualMin, spec.usualMax, spec.logarithmic, false};
}

NumberRange NumberRange::of(const NumberSpec &spec)
{
    // Counts span decades.
    const bool isWide = spec.isWhole && spec.max > 1000 * std::max(1.0, spec.min);
    const double usualMax = isWide ? std::min(spec.max, 20 * spec.defaultValue) : spec.max;
    return {spec.min, spec.max, std::max(spec.min, isWide ? 10.0 : spec.min), usualMax, isWide, spec.isWhole};
}

NumberSlider::NumberSlider(const NumberRange &range, QWidget *parent)
    : QWidget(parent), m_range(range), m_name(new QLabel(this)), m_slider(new QSlider(Qt::Horizontal, this)),
      m_field(new NumberField(range.logarithmic, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_name, 6);
    row->addWidget(m_slider, 4);
    row->addWidget(m_field);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->setWordWrap(true); // a long one takes two lines rather than be cut off
    m_slider->setMinimumWidth(40);
    passWheel(m_slider);
    m_slider->setRange(0, sliderSteps);
    m_field->setRange(range.min, range.max);
    m_field->setSingleStep(range.isWhole ? 1 : (range.usualMax - range.usualMin) / 20);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        const double value = fromSlider(position);
        const QSignalBlocker quiet(m_field);
        m_field->setValue(value);
        emit valueChanged(value);
    });
    connect(m_field, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        const double legal = m_range.isWhole ? std::round(value) : value;
        setValue(legal);
        emit valueChanged(legal);
    });
}

void NumberSlider::setTexts(const QString &name, const QString &tip)
{
    m_name->setText(name);
    for (QWidget *part :
         {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_slider), static_cast<QWidget *>(m_field)})
        part->setToolTip(tip);
    m_slider->setAccessibleName(name);
    m_field->setAccessibleName(name);
}

void NumberSlider::setNameStretch(int stretch)
{
    static_cast<QHBoxLayout *>(layout())->setStretch(0, stretch);
}

double NumberSlider::value() const
{
    return m_field->value();
}

void NumberSlider::setValue(double value)
{
    const QSignalBlocker quietField(m_field), quietSlider(m_slider);
    m_field->setValue(value);
    m_slider->setValue(toSlider(value));
}

int NumberSlider::toSlider(double value) const
{
    const double bounded = std::clamp(value, m_range.usualMin, m_range.usualMax);
    double share = (bounded - m_range.usualMin) / (m_range.usualMax - m_range.usualMin);
    if (m_range.logarithmic)
        share = std::log(bounded / m_range.usualMin) / std::log(m_range.usualMax / m_range.usualMin);
    return static_cast<int>(std::lround(share * sliderSteps));
}

double NumberSlider::fromSlider(int position) const
{
    // A scale of decades has no place for 0 but its end.
    if (m_range.logarithmic && m_range.min == 0 && position == 0)
        return 0;
    const double share = static_cast<double>(position) / sliderSteps;
    double value = m_range.usualMin + share * (m_range.usualMax - m_range.usualMin);
    if (m_range.logarithmic)
        value = m_range.usualMin * std::pow(m_range.usualMax / m_range.usualMin, share);
    if (m_range.isWhole)
        return std::round(value);
    // Three digits: a slider knows no more.
    if (value == 0)
        return 0;
    const double scale = std::pow(10.0, 2 - std::floor(std::log10(std::abs(value))));
    return std::round(value * scale) / scale;
}

} // namespace vitrine
