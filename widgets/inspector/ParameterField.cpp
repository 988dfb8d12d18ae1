#include "widgets/inspector/ParameterField.h"

#include "core/edit/ParamText.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace vitrine {

namespace {

using Type = ParameterSpec::Type;

int bounded(double value)
{
    constexpr double most = std::numeric_limits<int>::max();
    return static_cast<int>(std::clamp(value, -most, most));
}

} // namespace

ParameterField::ParameterField(const ParameterSpec &spec, QWidget *parent)
    : QWidget(parent), m_spec(spec), m_reset(new QToolButton(this)), m_problem(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    makeControl();
    row->addWidget(control(), m_switch ? 0 : 1);
    if (m_switch)
        row->addStretch(1);
    if (!spec.unit.empty())
        row->addWidget(new QLabel(QString::fromStdString(spec.unit), this));
    m_reset->setText(QStringLiteral("↺"));
    m_reset->setAutoRaise(true);
    QSizePolicy keepsItsPlace = m_reset->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsItsPlace);
    row->addWidget(m_reset);
    column->addLayout(row);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    column->addWidget(m_problem);
    setFocusProxy(control());
    connect(m_reset, &QToolButton::clicked, this, &ParameterField::defaultWanted);
    translated(this, [this] { setTexts(); });
}

void ParameterField::makeControl()
{
    switch (m_spec.type) {
    case Type::Boolean:
        if (m_spec.nullable)
            break;
        m_switch = new QCheckBox(this);
        connect(m_switch, &QCheckBox::clicked, this, [this](bool on) { emit edited(on); });
        return;
    case Type::Choice:
        m_choice = new QComboBox(this);
        for (const std::string &choice : m_spec.choices)
            m_choice->addItem(QString::fromStdString(choice));
        connect(m_choice, &QComboBox::activated, this,
                [this](int index) { emit edited(m_choice->itemText(index).toStdString()); });
        return;
    case Type::Integer:
        if (m_spec.nullable)
            break;
        m_number = new QSpinBox(this);
        m_number->setRange(bounded(m_spec.min), bounded(m_spec.max));
        m_number->setKeyboardTracking(false);
        connect(m_number, &QSpinBox::valueChanged, this,
                [this](int value) { emit edited(static_cast<std::int64_t>(value)); });
        return;
    default:
        break;
    }
    m_text = new QLineEdit(this);
    connect(m_text, &QLineEdit::editingFinished, this, &ParameterField::takeText);
}

QWidget *ParameterField::control() const
{
    if (m_switch)
        return m_switch;
    if (m_choice)
        return m_choice;
    return m_number ? static_cast<QWidget *>(m_number) : m_text;
}

void ParameterField::takeText()
{
    if (!m_text->isModified())
        return;
    const auto value = edit::readParam(m_spec, m_text->text().toStdString());
    if (!value) {
        setProblem(toText(value.error().message));
        return;
    }
    m_text->setModified(false);
    setProblem({});
    emit edited(*value);
}

void ParameterField::setValue(const ParamValue &value, bool isGiven)
{
    const QString text = QString::fromStdString(edit::paramText(value));
    m_reset->setVisible(isGiven && !m_spec.required);
    if (m_switch) {
        const bool *on = std::get_if<bool>(&value);
        m_switch->setChecked(on && *on);
    } else if (m_choice) {
        m_choice->setCurrentText(text);
    } else if (m_number) {
        const QSignalBlocker blocker(m_number);
        if (const auto *number = std::get_if<std::int64_t>(&value)) {
            // A number beyond the range, from a file, is shown as it is: the reason stands below.
            const auto shown = static_cast<double>(*number);
            m_number->setRange(bounded(std::min(m_spec.min, shown)), bounded(std::max(m_spec.max, shown)));
            m_number->setValue(bounded(shown));
        }
    } else if (!isBeingWritten() && m_text->text() != text) {
        m_text->setText(text);
        m_text->setModified(false);
    }
}

/// What is written and could not be read stays, with its reason, until the user goes on elsewhere.
bool ParameterField::isBeingWritten() const
{
    return m_text && m_text->isModified() && m_text->hasFocus();
}

void ParameterField::setProblem(const QString &problem)
{
    if (problem.isEmpty() && isBeingWritten())
        return;
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    const QString colour = Theme::instance().color(Theme::Role::Error).name();
    m_problem->setStyleSheet(QStringLiteral("color: %1").arg(colour));
    control()->setStyleSheet(problem.isEmpty() || m_switch ? QString()
                                                           : QStringLiteral("border: 1px solid %1").arg(colour));
}

bool ParameterField::hasProblem() const
{
    return !m_problem->isHidden();
}

void ParameterField::setTexts()
{
    const QString name = QString::fromStdString(m_spec.name), help = toText(m_spec.help);
    QStringList lines{help};
    if (m_spec.min > -1e300 && m_spec.max < 1e300)
        lines += tr("From %1 to %2").arg(m_spec.min).arg(m_spec.max);
    else if (m_spec.min > -1e300)
        lines += tr("At least %1").arg(m_spec.min);
    if (!m_spec.required)
        lines += m_spec.nullable && std::holds_alternative<std::monostate>(m_spec.defaultValue)
            ? tr("Default: not set")
            : tr("Default: %1").arg(QString::fromStdString(toString(m_spec.defaultValue)));
    setToolTip(lines.join(QLatin1Char('\n')));
    control()->setAccessibleName(name);
    control()->setAccessibleDescription(help);
    m_reset->setToolTip(tr("Back to the default"));
    m_reset->setAccessibleName(tr("%1: back to the default").arg(name));
    if (m_text && m_spec.nullable)
        m_text->setPlaceholderText(tr("not set"));
}

} // namespace vitrine
