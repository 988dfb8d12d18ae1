#include "widgets/labs/board/LabForm.h"

#include "widgets/training/FormParts.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int mostDimensions = 3;
constexpr int cells = mostDimensions + 3; ///< of a row: name, fields, link, air
constexpr int wideEnough = 464; ///< for two columns

} // namespace

LabForm::LabForm(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

QList<QWidget *> LabForm::Row::widgets() const
{
    if (box)
        return {box};
    QList<QWidget *> all = {name};
    for (QSpinBox *field : fields)
        all += field;
    return all += link;
}

void LabForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int columns = event->size().width() >= wideEnough ? 2 : 1;
    if (std::exchange(m_columns, columns) != columns)
        arrange();
}

/// The rows that are shown, column by column.
void LabForm::arrange()
{
    QStringList shown;
    for (const QString &key : m_order)
        if (m_rows.value(key).isShown)
            shown += key;
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    const auto lines = std::max<qsizetype>((shown.size() + m_columns - 1) / m_columns, 1);
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const int line = static_cast<int>(i % lines), first = static_cast<int>(i / lines) * cells;
        const Row row = m_rows.value(shown[i]);
        if (row.box) {
            m_grid->addWidget(row.box, line, first, 1, cells - 1);
            continue;
        }
        int cell = first;
        for (QWidget *widget : row.widgets())
            m_grid->addWidget(widget, line, cell++);
    }
    for (int column = 0; column < 2; ++column)
        m_grid->setColumnStretch(column * cells, column < m_columns ? 1 : 0);
    m_grid->setColumnMinimumWidth(cells - 1, m_columns > 1 ? 16 : 0);
}

void LabForm::addNumbers(const QString &key, int min, int max)
{
    Row row;
    row.name = new QLabel(this);
    row.name->setTextFormat(Qt::PlainText);
    for (int d = 0; d < mostDimensions; ++d) {
        auto *field = new QSpinBox(this);
        field->setRange(min, max);
        field->setKeyboardTracking(false);
        field->setMinimumWidth(56);
        passWheel(field);
        connect(field, &QSpinBox::valueChanged, this, [this, key, d] { follow(m_rows[key], d); });
        row.fields += field;
    }
    row.link = new QToolButton(this);
    row.link->setText(QStringLiteral("="));
    row.link->setCheckable(true);
    row.link->setAutoRaise(true);
    m_rows.insert(key, row);
    m_order += key;
    arrange();
    connect(row.link, &QToolButton::toggled, this, [this, key] { follow(m_rows[key], 0); });
    show(row);
}

void LabForm::addSwitch(const QString &key)
{
    Row row;
    row.box = new QCheckBox(this);
    connect(row.box, &QCheckBox::toggled, this, &LabForm::edited);
    m_rows.insert(key, row);
    m_order += key;
    arrange();
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
    arrange();
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
