#include "widgets/playground/WeightCard.h"

#include "widgets/common/Format.h"
#include "widgets/common/NumberField.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

#include <algorithm>

namespace vitrine {

WeightCard::WeightCard(Playground *playground, QWidget *parent)
    : QFrame(parent), m_playground(playground), m_text(new QLabel(this)), m_field(new NumberField(false, this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_text);
    layout->addWidget(m_field);
    m_text->setTextFormat(Qt::PlainText);
    m_field->setRange(-1e6, 1e6);
    m_field->setSingleStep(0.1);
    m_field->installEventFilter(this);
    m_field->hide();
    hide();
    connect(playground, &Playground::weightsChanged, this, &WeightCard::refresh);
    connect(playground, &Playground::networkChanged, this, &WeightCard::close);
}

bool WeightCard::isEditing() const
{
    return !m_field->isHidden();
}

void WeightCard::show(const WeightRef &weight, QPoint at)
{
    if (isEditing())
        return;
    m_weight = weight;
    setAttribute(Qt::WA_TransparentForMouseEvents); // so that it does not take the mouse from what it is about
    refresh();
    adjustSize();
    const QRect room = parentWidget()->rect().adjusted(4, 4, -4 - width(), -4 - height());
    move(std::clamp(at.x() + 16, room.left(), std::max(room.left(), room.right())),
         std::clamp(at.y() + 16, room.top(), std::max(room.top(), room.bottom())));
    setVisible(true);
    raise();
}

void WeightCard::edit()
{
    const auto value = m_weight ? m_playground->value(*m_weight) : std::nullopt;
    if (!value)
        return;
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
    m_field->setValue(static_cast<double>(*value));
    m_field->setAccessibleName(m_playground->tensorOf(*m_weight));
    m_field->show();
    refresh();
    adjustSize();
    m_field->setFocus();
    m_field->selectAll();
}

void WeightCard::leave()
{
    if (!isEditing())
        close();
}

void WeightCard::close()
{
    const bool hadFocus = m_field->hasFocus();
    m_field->hide();
    m_weight.reset();
    hide();
    if (hadFocus)
        parentWidget()->setFocus();
}

void WeightCard::refresh()
{
    const auto value = m_weight ? m_playground->value(*m_weight) : std::nullopt;
    if (!value)
        return;
    const QString name = QStringLiteral("%1[%2]").arg(
        m_playground->tensorOf(*m_weight),
        m_weight->from < 0 ? QString::number(m_weight->neuron)
                           : QStringLiteral("%1, %2").arg(m_weight->neuron).arg(m_weight->from));
    QString text = isEditing() ? QStringLiteral("%1 =").arg(name)
                               : QStringLiteral("%1 = %2").arg(name, formatNumber(static_cast<double>(*value)));
    const auto gradient = m_playground->gradient(*m_weight);
    if (gradient && !isEditing())
        text += QLatin1Char('\n') + tr("gradient %1").arg(formatNumber(static_cast<double>(*gradient)));
    if (!isEditing())
        text += QLatin1Char('\n') + tr("Click to change");
    m_text->setText(text);
}

bool WeightCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::FocusOut)
        close();
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape) {
        close();
        return true;
    }
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return QFrame::eventFilter(watched, event);
    m_field->interpretText();
    const WeightRef weight = *m_weight;
    const auto value = static_cast<float>(m_field->value());
    close();
    emit committed(weight, value);
    return true;
}

} // namespace vitrine
