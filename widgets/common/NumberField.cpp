#include "widgets/common/NumberField.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"

#include <QFocusEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace vitrine {

namespace {

constexpr int finestDecimals = 15;
constexpr double largest = 1e100; ///< unless there are bounds

/// As a program writes it: the minus of mathematics is a hyphen there.
QString plain(const QString &text)
{
    return text.trimmed().replace(QChar(0x2212), QLatin1Char('-'));
}

} // namespace

NumberField::NumberField(Steps steps, QWidget *parent) : QDoubleSpinBox(parent), m_steps(steps)
{
    setDecimals(finestDecimals);
    setRange(-largest, largest);
    setKeyboardTracking(false);
    setAlignment(Qt::AlignRight);
    // The wheel belongs to the panel that this lies in, until the field has been chosen.
    setFocusPolicy(Qt::StrongFocus);
    connect(lineEdit(), &QLineEdit::textEdited, this, &NumberField::showWhetherWrong);
    connect(this, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        if (!m_isBeingSet)
            emit edited(value);
    });
}

void NumberField::setCompact()
{
    setButtonSymbols(NoButtons);
    setKeyboardTracking(true);
    setAlignment(Qt::AlignLeft);
}

void NumberField::setValue(double value)
{
    if (hasFocus() && value == this->value())
        return;
    markWrong(false);
    const QScopedValueRollback rollback(m_isBeingSet, true);
    QDoubleSpinBox::setValue(value);
}

QString NumberField::textFromValue(double value) const
{
    return formatNumber(value);
}

double NumberField::valueFromText(const QString &text) const
{
    // What is shown has fewer digits than the value, which looking at it must not change.
    return text == textFromValue(value()) ? value() : QLocale::c().toDouble(plain(text));
}

QValidator::State NumberField::validate(QString &text, int &) const
{
    bool isNumber = false;
    const double value = QLocale::c().toDouble(plain(text), &isNumber);
    if (isNumber)
        return value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
    for (const QChar character : plain(text))
        if (!character.isDigit() && !QStringLiteral("+-.eE ").contains(character))
            return QValidator::Invalid;
    return QValidator::Intermediate;
}

void NumberField::stepBy(int steps)
{
    if (m_steps == Steps::Digits) {
        const double size = value() == 0 ? 0.1 : std::pow(10, std::floor(std::log10(std::abs(value())))) / 10;
        return QDoubleSpinBox::setValue(std::round((value() + steps * size) / size) * size);
    }
    if (m_steps == Steps::Even || value() <= 0)
        return QDoubleSpinBox::stepBy(steps);
    const double next = std::pow(10.0, std::log10(value()) + steps / 3.0);
    const double decade = std::pow(10.0, std::floor(std::log10(next) + 1e-9));
    const double lead = next / decade;
    QDoubleSpinBox::setValue(decade * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10));
}

void NumberField::showWhetherWrong()
{
    markWrong(!hasAcceptableInput());
}

void NumberField::markWrong(bool wrong)
{
    if (m_isWrong == wrong)
        return;
    m_isWrong = wrong;
    const QString red = QStringLiteral("color: %1").arg(Theme::instance().color(Theme::Role::Error).name());
    lineEdit()->setStyleSheet(wrong ? red : QString());
    const bool isBounded = maximum() < largest;
    const QString reason =
        isBounded ? tr("A number from %1 to %2").arg(formatNumber(minimum()), formatNumber(maximum())) : tr("A number");
    if (wrong && isVisible())
        QToolTip::showText(mapToGlobal(QPoint(0, height())), reason, this);
    else
        QToolTip::hideText();
}

QSize NumberField::sizeHint() const
{
    const int buttons = buttonSymbols() == NoButtons ? 20 : 36;
    QSize size = QDoubleSpinBox::minimumSizeHint();
    size.setWidth(fontMetrics().horizontalAdvance(QStringLiteral("0.00001")) + buttons);
    return size;
}

void NumberField::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

void NumberField::focusOutEvent(QFocusEvent *event)
{
    QDoubleSpinBox::focusOutEvent(event); // what is wrong gives way to what holds
    markWrong(false);
}

} // namespace vitrine
