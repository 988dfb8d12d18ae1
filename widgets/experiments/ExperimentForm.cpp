#include "widgets/experiments/ExperimentForm.h"

#include "widgets/common/Format.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <cmath>

namespace vitrine {

namespace {

constexpr double manyDecades = 1000; ///< a range that is this wide is gone through in thirds of a decade
constexpr int columns = 3;

bool isLogarithmic(const NumberSpec &spec)
{
    return !spec.isWhole && spec.min > 0 && spec.max / spec.min >= manyDecades;
}

} // namespace

ExperimentForm::ExperimentForm(QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_seedCaption(makeCaption(this)), m_seed(new QSpinBox(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(4);
    m_seed->setRange(1, 1'000'000);
    m_seed->setKeyboardTracking(false);
    m_seed->setAlignment(Qt::AlignRight);
    passWheel(m_seed);
    connect(m_seed, &QSpinBox::valueChanged, this, &ExperimentForm::edited);
    translated(this, [this] { retranslate(); });
}

void ExperimentForm::setExperiment(const ExperimentKind *kind, const ExperimentRequest &request)
{
    if (kind != m_kind) {
        for (const Entry &entry : m_entries) {
            delete entry.caption;
            delete entry.field;
        }
        m_entries.clear();
        m_kind = kind;
        for (const NumberSpec &spec : kind->parameters()) {
            auto *field = new NumberField(isLogarithmic(spec), this);
            field->setRange(spec.min, spec.max);
            field->setSingleStep(spec.isWhole ? 1 : (spec.max - spec.min) / 100);
            if (spec.isWhole)
                field->setDecimals(0);
            connect(field, &QDoubleSpinBox::valueChanged, this, &ExperimentForm::edited);
            m_entries.push_back({&spec, makeCaption(this), field});
        }
        const auto place = [this](std::size_t index, QLabel *caption, QWidget *field) {
            const int row = 2 * (static_cast<int>(index) / columns), column = static_cast<int>(index) % columns;
            m_grid->addWidget(caption, row, column, Qt::AlignBottom);
            m_grid->addWidget(field, row + 1, column);
        };
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            place(i, m_entries[i].caption, m_entries[i].field);
        place(m_entries.size(), m_seedCaption, m_seed);
        retranslate();
        QWidget *before = nullptr;
        for (const Entry &entry : m_entries) {
            if (before)
                setTabOrder(before, entry.field);
            before = entry.field;
        }
        setTabOrder(before, m_seed);
    }
    for (const Entry &entry : m_entries) {
        const QSignalBlocker quiet(entry.field);
        entry.field->setValue(request.at(entry.spec->name));
    }
    const QSignalBlocker quiet(m_seed);
    m_seed->setValue(static_cast<int>(request.seed));
}

ExperimentRequest ExperimentForm::request() const
{
    ExperimentRequest request;
    for (const Entry &entry : m_entries)
        request.parameters[entry.spec->name] =
            entry.spec->isWhole ? std::round(entry.field->value()) : entry.field->value();
    request.seed = static_cast<std::uint64_t>(m_seed->value());
    return request;
}

NumberField *ExperimentForm::field(const std::string &name) const
{
    for (const Entry &entry : m_entries)
        if (entry.spec->name == name)
            return entry.field;
    return nullptr;
}

void ExperimentForm::retranslate()
{
    for (const Entry &entry : m_entries) {
        const QString text = toText(entry.spec->help);
        entry.caption->setText(text);
        entry.caption->setWordWrap(true);
        entry.field->setAccessibleName(text);
        entry.field->setToolTip(
            tr("%1, from %2 to %3").arg(text, formatNumber(entry.spec->min), formatNumber(entry.spec->max)));
    }
    m_seedCaption->setText(tr("Seed"));
    m_seed->setAccessibleName(m_seedCaption->text());
    m_seed->setToolTip(tr("Of weights, data, order and noise: the same seed gives the same numbers"));
}

} // namespace vitrine
