#include "widgets/stepping/ConditionsForm.h"

#include "widgets/common/NumberField.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/stepping/Breakpoints.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>

namespace vitrine {

namespace {

enum Row { NotFinite, GradientBelow, GradientAbove, DeadAbove };

QString stageName(Stage stage)
{
    switch (stage) {
    case Stage::Backward:
        return ConditionsForm::tr("backward");
    case Stage::Update:
        return ConditionsForm::tr("the optimizer's step");
    case Stage::Forward:
        break;
    }
    return ConditionsForm::tr("forward");
}

} // namespace

ConditionsForm::ConditionsForm(Breakpoints *breakpoints, QWidget *parent)
    : QWidget(parent), m_breakpoints(breakpoints), m_title(new QLabel(this)), m_marks(new QLabel(this)),
      m_clear(new QPushButton(this))
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(8);
    m_title->setProperty("caption", true);
    layout->addWidget(m_title, 0, 0, 1, 2);
    for (int row = 0; row < count; ++row) {
        m_boxes[static_cast<std::size_t>(row)] = new QCheckBox(this);
        layout->addWidget(box(row), row + 1, 0);
        connect(box(row), &QCheckBox::toggled, this, &ConditionsForm::tell);
        if (row == NotFinite)
            continue;
        auto *number = new NumberField(row != DeadAbove, this);
        number->setRange(row == DeadAbove ? 0 : 1e-30, row == DeadAbove ? 100 : 1e30);
        number->setCompact();
        m_fields[static_cast<std::size_t>(row)] = number;
        layout->addWidget(number, row + 1, 1);
        connect(number, &NumberField::edited, this, &ConditionsForm::tell);
    }
    field(GradientBelow)->setValue(1e-5);
    field(GradientAbove)->setValue(10);
    field(DeadAbove)->setValue(50);
    m_marks->setWordWrap(true);
    m_marks->setTextFormat(Qt::PlainText);
    m_marks->setProperty("muted", true);
    layout->addWidget(m_marks, count + 1, 0, 1, 2);
    layout->addWidget(m_clear, count + 2, 0, 1, 2);
    connect(m_clear, &QPushButton::clicked, breakpoints, &Breakpoints::clearMarks);
    connect(breakpoints, &Breakpoints::changed, this, &ConditionsForm::follow);
    translated(this, [this] { setTexts(); });
}

void ConditionsForm::setTexts()
{
    m_title->setText(tr("Playing and running stop where"));
    box(NotFinite)->setText(tr("NaN or an infinite number appears"));
    box(GradientBelow)->setText(tr("the gradient of a layer is shorter than"));
    box(GradientAbove)->setText(tr("the gradient of a layer is longer than"));
    box(DeadAbove)->setText(tr("more units of a ReLU are dead than (%)"));
    const QString length = tr("Length of the gradient of a layer's weights and biases, in the backward pass");
    for (const Row row : {GradientBelow, GradientAbove}) {
        box(row)->setToolTip(length);
        field(row)->setToolTip(length);
        field(row)->setAccessibleName(box(row)->text());
    }
    const QString dead = tr("A unit is dead for a batch when it answers 0 to all of it: nothing goes through it");
    box(DeadAbove)->setToolTip(dead);
    field(DeadAbove)->setToolTip(dead);
    field(DeadAbove)->setAccessibleName(box(DeadAbove)->text());
    m_clear->setText(tr("Remove All Breakpoints"));
    follow();
}

void ConditionsForm::follow()
{
    const QScopedValueRollback following(m_isFollowing, true);
    const Conditions &now = m_breakpoints->conditions();
    box(NotFinite)->setChecked(now.notFinite);
    const auto show = [this](Row row, std::optional<double> value, double factor) {
        box(row)->setChecked(value.has_value());
        if (value)
            field(row)->setValue(*value * factor);
    };
    show(GradientBelow, now.gradientBelow, 1);
    show(GradientAbove, now.gradientAbove, 1);
    show(DeadAbove, now.deadAbove, 100);
    QStringList marks;
    for (const auto &[path, stage] : m_breakpoints->marks())
        marks += tr("%1, %2").arg(path, stageName(stage));
    m_marks->setText(marks.isEmpty()
                         ? tr("A step is marked by its menu in the list of steps; the selected block by Shift+B.")
                         : tr("Breakpoints: %1").arg(marks.join(QStringLiteral("; "))));
    m_clear->setEnabled(!marks.isEmpty());
}

void ConditionsForm::tell()
{
    if (m_isFollowing)
        return;
    Conditions conditions;
    const auto take = [this](Row row, double factor) {
        return box(row)->isChecked() ? std::optional(field(row)->value() * factor) : std::nullopt;
    };
    conditions.notFinite = box(NotFinite)->isChecked();
    conditions.gradientBelow = take(GradientBelow, 1);
    conditions.gradientAbove = take(GradientAbove, 1);
    conditions.deadAbove = take(DeadAbove, 0.01);
    m_breakpoints->setConditions(conditions);
}

} // namespace vitrine
