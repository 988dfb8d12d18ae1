#include "widgets/training/NumberField.h"

#include "widgets/common/Format.h"

#include <QWheelEvent>

#include <cmath>

namespace vitrine {

namespace {

constexpr int finestDecimals = 15;

} // namespace

NumberField::NumberField(bool logarithmic, QWidget *parent) : QDoubleSpinBox(parent), m_logarithmic(logarithmic)
{
    setDecimals(finestDecimals);
    setKeyboardTracking(false);
    setAlignment(Qt::AlignRight);
    // The wheel belongs to the panel that this lies in, until the field has been chosen.
    setFocusPolicy(Qt::StrongFocus);
}

QString NumberField::textFromValue(double value) const
{
    return formatNumber(value);
}

double NumberField::valueFromText(const QString &text) const
{
    return QLocale::c().toDouble(text.trimmed());
}

QValidator::State NumberField::validate(QString &text, int &) const
{
    bool isNumber = false;
    const double value = QLocale::c().toDouble(text.trimmed(), &isNumber);
    if (isNumber)
        return value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
    for (const QChar character : text)
        if (!character.isDigit() && !QStringLiteral("+-.eE ").contains(character))
            return QValidator::Invalid;
    return QValidator::Intermediate;
}

void NumberField::stepBy(int steps)
{
    if (!m_logarithmic || value() <= 0)
        return QDoubleSpinBox::stepBy(steps);
    // 1, 2, 5, 10, …: what people write.
    const double next = std::pow(10.0, std::log10(value()) + steps / 3.0);
    const double decade = std::pow(10.0, std::floor(std::log10(next) + 1e-9));
    const double lead = next / decade;
    setValue(decade * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10));
}

QSize NumberField::sizeHint() const
{
    QSize size = QDoubleSpinBox::minimumSizeHint();
    size.setWidth(fontMetrics().horizontalAdvance(QStringLiteral("0.00001")) + 36);
    return size;
}

void NumberField::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace vitrine
