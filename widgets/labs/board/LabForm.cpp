#include "widgets/labs/board/LabForm.h"

#include "widgets/training/FormParts.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int mostDimensions = 3;

} // namespace

LabForm::LabForm(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(0, 1);
}

void LabForm::addNumbers(const QString &key, int min, int max)
{
    Row row;
    const int line = m_grid->rowCount();
    row.name = new QLabel(this);
    row.name->setTextFormat(Qt::PlainText);
    m_grid->addWidget(row.name, line, 0);
    for (int d = 0; d < mostDimensions; ++d) {
        auto *field = new QSpinBox(this);
        field->setRange(min, max);
        field->setKeyboardTracking(false);
        field->setMinimumWidth(56);
        passWheel(field);
        m_grid->addWidget(field, line, d + 1);
        connect(field, &QSpinBox::valueChanged, this, [this, key, d] { follow(m_rows[key], d); });
        row.fields += field;
    }
    row.link = new QToolButton(this);
    row.link->setText(QStringLiteral("="));
    row.link->setCheckable(true);
    row.link->setAutoRaise(true);
    m_grid->addWidget(row.link, line, mostDimensions + 1);
    m_rows.insert(key, row);
    connect(row.link, &QToolButton::toggled, this, [this, key] { follow(m_rows[key], 0); });
    show(row);
}

void LabForm::addSwitch(const QString &key)
{
    Row row;
    row.box = new QCheckBox(this);
    m_grid->addWidget(row.box, m_grid->rowCount(), 0, 1, mostDimensions + 2);
    connect(row.box, &QCheckBox::toggled, this, &LabForm::edited);
    m_rows.insert(key, row);
}

void LabForm::setTexts(const QString &key, const QString &name, const QString &tip)
{
    const Row &row = m_rows[key];
    if (row.box) {
        row.box->setText(name);
        row.box->setToolTip(tip);
        return;
    }
    row.name->setText(name);
    row.name->setToolTip(tip);
    row.link->setToolTip(tr("The same in all dimensions"));
    row.link->setAccessibleName(row.link->toolTip());
    for (qsizetype d = 0; d < row.fields.size(); ++d) {
        row.fields[d]->setToolTip(tip);
        row.fields[d]->setAccessibleName(row.dimensions > 1 ? QStringLiteral("%1 %2").arg(name).arg(d + 1) : name);
    }
}

void LabForm::setRange(const QString &key, int min, int max)
{
    for (QSpinBox *field : m_rows[key].fields) {
        const QSignalBlocker quiet(field);
        field->setRange(min, max);
    }
}

void LabForm::setRowVisible(const QString &key, bool isVisible)
{
    m_rows[key].isShown = isVisible;
    show(m_rows[key]);
}

void LabForm::setRowEnabled(const QString &key, bool isEnabled)
{
    const Row &row = m_rows[key];
    for (QSpinBox *field : row.fields)
        field->setEnabled(isEnabled);
    if (row.box)
        row.box->setEnabled(isEnabled);
}

void LabForm::setNumbers(const QString &key, const std::vector<std::int64_t> &numbers)
{
    Row &row = m_rows[key];
    row.dimensions = static_cast<int>(numbers.size());
    for (int d = 0; d < row.dimensions; ++d) {
        const QSignalBlocker quiet(row.fields[d]);
        row.fields[d]->setValue(static_cast<int>(numbers[static_cast<std::size_t>(d)]));
    }
    const QSignalBlocker quiet(row.link);
    const bool areEqual = std::equal(numbers.begin() + 1, numbers.end(), numbers.begin());
    // Who set them apart goes on doing so, though they meet by chance.
    if (!areEqual || !row.link->isVisibleTo(this))
        row.link->setChecked(areEqual);
    show(row);
}

void LabForm::setOn(const QString &key, bool isOn)
{
    const QSignalBlocker quiet(m_rows[key].box);
    m_rows[key].box->setChecked(isOn);
}

std::vector<std::int64_t> LabForm::numbers(const QString &key) const
{
    const Row row = m_rows.value(key);
    std::vector<std::int64_t> result;
    for (int d = 0; d < row.dimensions; ++d)
        result.push_back(row.fields[d]->value());
    return result;
}

bool LabForm::isOn(const QString &key) const
{
    return m_rows.value(key).box->isChecked();
}

QSpinBox *LabForm::field(const QString &key, int dimension) const
{
    return m_rows.value(key).fields.value(dimension);
}

QCheckBox *LabForm::box(const QString &key) const
{
    return m_rows.value(key).box;
}

void LabForm::show(const Row &row)
{
    if (row.box) {
        row.box->setVisible(row.isShown);
        return;
    }
    row.name->setVisible(row.isShown);
    const int count = row.link->isChecked() ? 1 : row.dimensions;
    for (int d = 0; d < mostDimensions; ++d)
        row.fields[d]->setVisible(row.isShown && d < count);
    row.link->setVisible(row.isShown && row.dimensions > 1);
}

void LabForm::follow(Row &row, int changed)
{
    if (row.link->isChecked())
        for (int d = 0; d < row.dimensions; ++d) {
            const QSignalBlocker quiet(row.fields[d]);
            row.fields[d]->setValue(row.fields[changed]->value());
        }
    show(row);
    emit edited();
}

} // namespace vitrine
