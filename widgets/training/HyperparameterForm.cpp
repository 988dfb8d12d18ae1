#include "widgets/training/HyperparameterForm.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/training/OptionNames.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

/// "Learning rate α", "β₁"; the name that the command line uses where there is no better one.
QString nameOf(const HyperparameterSpec &spec)
{
    const QString symbol = QString::fromStdString(spec.symbol);
    if (spec.name == "lr")
        return HyperparameterForm::tr("Rate %1").arg(symbol);
    if (spec.name == "weight_decay")
        return HyperparameterForm::tr("Decay %1").arg(symbol);
    if (spec.name == "momentum")
        return HyperparameterForm::tr("Momentum %1").arg(symbol);
    const bool isSpelledOut = symbol.isEmpty() || spec.symbol == spec.name; // a word, which has a translation
    return spec.isSwitch || isSpelledOut ? optionName(spec.name) : symbol;
}

QString tipOf(const HyperparameterSpec &spec)
{
    return HyperparameterForm::tr("%1\n%2; usual: %3; from %4 to %5")
        .arg(toText(spec.help), QString::fromStdString(spec.name), formatNumber(spec.defaultValue),
             formatNumber(spec.min), formatNumber(spec.max));
}

} // namespace

HyperparameterForm::HyperparameterForm(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
}

void HyperparameterForm::setSpecs(const std::vector<HyperparameterSpec> &specs)
{
    const bool isSame = std::equal(specs.begin(), specs.end(), m_rows.begin(), m_rows.end(),
                                   [](const HyperparameterSpec &spec, const Row &row) {
                                       return spec.name == row.spec.name && spec.defaultValue == row.spec.defaultValue;
                                   });
    if (isSame)
        return;
    for (const Row &row : m_rows)
        row.widget->deleteLater();
    m_rows.clear();
    for (const HyperparameterSpec &spec : specs) {
        m_rows.push_back(makeRow(spec));
        m_layout->addWidget(m_rows.back().widget);
    }
    setVisible(!m_rows.empty());
}

HyperparameterForm::Row HyperparameterForm::makeRow(const HyperparameterSpec &spec)
{
    if (spec.isSwitch) {
        auto *box = new QCheckBox(this);
        translated(box, [box, spec] {
            box->setText(nameOf(spec));
            box->setToolTip(tipOf(spec));
        });
        connect(box, &QCheckBox::clicked, this, [this, name = spec.name](bool on) { emit changed(name, on ? 1 : 0); });
        return {spec, box, [box](double value) { box->setChecked(value != 0); }};
    }
    auto *slider = new NumberSlider(NumberRange::of(spec), this);
    translated(slider, [slider, spec] { slider->setTexts(nameOf(spec), tipOf(spec)); });
    connect(slider, &NumberSlider::valueChanged, this,
            [this, name = spec.name](double value) { emit changed(name, value); });
    return {spec, slider, [slider](double value) { slider->setValue(value); }};
}

void HyperparameterForm::setValues(const Hyperparameters &values)
{
    for (const Row &row : m_rows) {
        const auto value = values.find(row.spec.name);
        row.show(value == values.end() ? row.spec.defaultValue : value->second);
    }
}

QWidget *HyperparameterForm::row(const std::string &name) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&name](const Row &row) { return row.spec.name == name; });
    return found == m_rows.end() ? nullptr : found->widget;
}

} // namespace vitrine
