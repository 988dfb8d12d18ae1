#include "widgets/optimizers/CompetitorForm.h"

#include "core/training/ScheduleKind.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/HyperparameterField.h"
#include "widgets/optimizers/RosterState.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

/// The curve that one draws is a matter of training.
std::vector<const ScheduleKind *> offeredSchedules()
{
    std::vector<const ScheduleKind *> offered;
    for (const auto &kind : scheduleKinds())
        if (kind->name() != "drawn")
            offered.push_back(kind.get());
    std::stable_partition(offered.begin(), offered.end(),
                          [](const ScheduleKind *kind) { return kind->name() == "constant"; });
    return offered;
}

Hyperparameters defaultsOf(const std::vector<HyperparameterSpec> &specs)
{
    Hyperparameters settings;
    for (const HyperparameterSpec &spec : specs)
        settings[spec.name] = spec.defaultValue;
    return settings;
}

QVBoxLayout *addColumn(QVBoxLayout *layout)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    layout->addLayout(column);
    return column;
}

void setValues(const QList<HyperparameterField *> &fields, const Hyperparameters &settings)
{
    for (HyperparameterField *field : fields)
        field->setValue(settings.find(field->spec().name)->second);
}

} // namespace

CompetitorForm::CompetitorForm(RosterState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_on(new QCheckBox(this)), m_optimizer(new QComboBox(this)),
      m_schedule(new QComboBox(this)), m_colour(new QComboBox(this)), m_line(new QComboBox(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *look = new QHBoxLayout;
    look->setSpacing(8);
    look->addWidget(m_on, 1);
    look->addWidget(m_colour);
    look->addWidget(m_line);
    layout->addLayout(look);
    layout->addWidget(m_optimizer);
    m_fieldColumn = addColumn(layout);
    layout->addWidget(m_schedule);
    m_scheduleColumn = addColumn(layout);
    for (QComboBox *box : {m_optimizer, m_schedule, m_colour, m_line})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_colour->setFixedWidth(64);
    m_line->setFixedWidth(64);
    fillCombos();
    connect(m_on, &QCheckBox::clicked, state,
            [state](bool on) { state->editSelected([on](Competitor &one) { one.isOn = on; }); });
    connect(m_optimizer, &QComboBox::activated, this, &CompetitorForm::chooseOptimizer);
    connect(m_schedule, &QComboBox::activated, this, &CompetitorForm::chooseSchedule);
    connect(m_colour, &QComboBox::activated, state,
            [state](int colour) { state->editSelected([colour](Competitor &one) { one.colour = colour; }); });
    connect(m_line, &QComboBox::activated, state,
            [state](int line) { state->editSelected([line](Competitor &one) { one.line = line; }); });
    connect(state, &RosterState::setupChanged, this, &CompetitorForm::showCompetitor);
    connect(state, &RosterState::selectionChanged, this, &CompetitorForm::showCompetitor);
    translated(this, [this] { retranslate(); });
    showCompetitor();
}

void CompetitorForm::fillCombos()
{
    for (const auto &kind : optimizerKinds())
        m_optimizer->addItem(optimizerTitle(*kind));
    for (std::size_t i = 0; i < offeredSchedules().size(); ++i)
        m_schedule->addItem(QString());
    for (int colour = 0; colour < competitorColours; ++colour) {
        Competitor sample;
        sample.colour = colour;
        m_colour->addItem(competitorIcon(sample), QString());
    }
    for (int line = 0; line < competitorLines; ++line) {
        Competitor sample;
        sample.colour = 6;
        sample.line = line;
        m_line->addItem(competitorIcon(sample), QString());
    }
}

void CompetitorForm::retranslate()
{
    m_on->setText(tr("Takes part"));
    m_on->setToolTip(tr("Whether it runs in the race"));
    m_optimizer->setAccessibleName(tr("Optimizer"));
    m_schedule->setAccessibleName(tr("Schedule of the learning rate"));
    m_colour->setAccessibleName(tr("Colour"));
    m_colour->setToolTip(tr("Colour of the trail"));
    m_line->setAccessibleName(tr("Line"));
    m_line->setToolTip(tr("Line of the trail"));
    const auto schedules = offeredSchedules();
    for (std::size_t i = 0; i < schedules.size(); ++i) {
        m_schedule->setItemText(static_cast<int>(i), tr("Schedule: %1").arg(toText(schedules[i]->title())));
        m_schedule->setItemData(static_cast<int>(i), toText(schedules[i]->summary()), Qt::ToolTipRole);
    }
    for (int i = 0; i < m_optimizer->count(); ++i) {
        m_optimizer->setItemText(i, optimizerTitle(*optimizerKinds()[static_cast<std::size_t>(i)]));
        m_optimizer->setItemData(i, toText(optimizerKinds()[static_cast<std::size_t>(i)]->summary()), Qt::ToolTipRole);
    }
}

void CompetitorForm::showCompetitor()
{
    const Competitor *competitor = m_state->selectedCompetitor();
    setEnabled(competitor != nullptr);
    if (!competitor)
        return;
    const auto &optimizers = optimizerKinds();
    for (std::size_t i = 0; i < optimizers.size(); ++i)
        if (optimizers[i]->name() == competitor->optimizer)
            m_optimizer->setCurrentIndex(static_cast<int>(i));
    const auto schedules = offeredSchedules();
    for (std::size_t i = 0; i < schedules.size(); ++i)
        if (schedules[i]->name() == competitor->schedule)
            m_schedule->setCurrentIndex(static_cast<int>(i));
    m_on->setChecked(competitor->isOn);
    m_colour->setCurrentIndex(competitor->colour);
    m_line->setCurrentIndex(competitor->line);
    if (m_shownOptimizer != competitor->optimizer || m_shownSchedule != competitor->schedule)
        rebuildFields();
    setValues(m_fields, competitor->settings);
    setValues(m_scheduleFields, competitor->scheduleSettings);
}

void CompetitorForm::rebuildFields()
{
    const Competitor &competitor = *m_state->selectedCompetitor();
    m_shownOptimizer = competitor.optimizer;
    m_shownSchedule = competitor.schedule;
    qDeleteAll(m_fields);
    qDeleteAll(m_scheduleFields);
    m_fields.clear();
    m_scheduleFields.clear();
    const auto add = [this](const HyperparameterSpec &spec, QVBoxLayout *column, QList<HyperparameterField *> &fields,
                            Hyperparameters Competitor::*settings) {
        auto *field = new HyperparameterField(spec, this);
        column->addWidget(field);
        fields += field;
        connect(field, &HyperparameterField::edited, m_state, [this, settings, name = spec.name](double value) {
            m_state->editSelected([&](Competitor &one) { (one.*settings)[name] = value; });
        });
    };
    for (const HyperparameterSpec &spec : findOptimizerKind(m_shownOptimizer)->hyperparameters())
        add(spec, m_fieldColumn, m_fields, &Competitor::settings);
    for (const HyperparameterSpec &spec : findScheduleKind(m_shownSchedule)->settings())
        add(spec, m_scheduleColumn, m_scheduleFields, &Competitor::scheduleSettings);
}

HyperparameterField *CompetitorForm::field(const std::string &name) const
{
    for (HyperparameterField *field : m_fields)
        if (field->spec().name == name)
            return field;
    return nullptr;
}

void CompetitorForm::chooseOptimizer(int index)
{
    const OptimizerKind &kind = *optimizerKinds()[static_cast<std::size_t>(index)];
    const Competitor fresh = m_state->fresh(kind);
    m_state->editSelected([&fresh](Competitor &one) {
        if (one.optimizer == fresh.optimizer)
            return;
        one.optimizer = fresh.optimizer;
        one.settings = fresh.settings;
    });
}

void CompetitorForm::chooseSchedule(int index)
{
    const ScheduleKind &kind = *offeredSchedules()[static_cast<std::size_t>(index)];
    m_state->editSelected([&kind](Competitor &one) {
        if (one.schedule == kind.name())
            return;
        one.schedule = kind.name();
        one.scheduleSettings = defaultsOf(kind.settings());
    });
}

} // namespace vitrine
