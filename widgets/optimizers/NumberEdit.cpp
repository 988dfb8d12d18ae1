#include "widgets/optimizers/NumberEdit.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <cmath>
#include <limits>

namespace vitrine {

NumberEdit::NumberEdit(QWidget *parent)
    : QLineEdit(parent), m_low(-std::numeric_limits<double>::max()), m_high(std::numeric_limits<double>::max())
{
    connect(this, &QLineEdit::textEdited, this, &NumberEdit::take);
    setValue(0);
}

void NumberEdit::setBounds(double low, double high)
{
    m_low = low;
    m_high = high;
}

void NumberEdit::setValue(double value)
{
    markWrong(false);
    // While it is typed, the text is the user's.
    if (hasFocus() && value == m_value)
        return;
    m_value = value;
    setText(QString::number(value, 'g', 6));
    setCursorPosition(0);
}

void NumberEdit::take()
{
    bool isNumber = false;
    const double value = text().trimmed().replace(QChar(0x2212), QLatin1Char('-')).toDouble(&isNumber);
    markWrong(!isNumber || !(value >= m_low && value <= m_high));
    if (!m_isWrong && value != m_value) {
        m_value = value;
        emit edited(value);
    }
}

void NumberEdit::markWrong(bool wrong)
{
    if (m_isWrong == wrong)
        return;
    m_isWrong = wrong;
    const QString red = QStringLiteral("color: %1").arg(Theme::instance().color(Theme::Role::Error).name());
    setStyleSheet(wrong ? red : QString());
    const bool isBounded = m_high < std::numeric_limits<double>::max();
    const QString reason =
        isBounded ? tr("A number from %1 to %2").arg(formatNumber(m_low), formatNumber(m_high)) : tr("A number");
    if (wrong && isVisible())
        QToolTip::showText(mapToGlobal(QPoint(0, height())), reason, this);
    else
        QToolTip::hideText();
}

void NumberEdit::nudge(int by)
{
    // By a tenth of what the number is in the order of, so that it never jumps.
    const double size = m_value == 0 ? 0.1 : std::pow(10, std::floor(std::log10(std::abs(m_value)))) / 10;
    const double next = std::round((m_value + by * size) / size) * size;
    if (!(next >= m_low && next <= m_high))
        return;
    setText(QString::number(next, 'g', 6));
    take();
}

void NumberEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        return nudge(event->key() == Qt::Key_Up ? 1 : -1);
    QLineEdit::keyPressEvent(event);
}

void NumberEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (m_isWrong) {
        markWrong(false);
        setText(QString::number(m_value, 'g', 6)); // what holds
    }
}

QSize NumberEdit::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("0.000000")) + 16, QLineEdit::sizeHint().height()};
}

} // namespace vitrine
