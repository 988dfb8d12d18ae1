#include "widgets/training/OptimizerForm.h"

#include "core/training/ScheduleKind.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/HyperparameterForm.h"
#include "widgets/training/ScheduleView.h"
#include "widgets/training/TrainState.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace vitrine {

OptimizerForm::OptimizerForm(TrainState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_optimizerCaption(makeCaption(this)), m_scheduleCaption(makeCaption(this)),
      m_optimizer(makeNarrowBox(this)), m_schedule(makeNarrowBox(this)),
      m_hyperparameters(new HyperparameterForm(this)), m_scheduleSettings(new HyperparameterForm(this)),
      m_curve(new ScheduleView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QWidget *part : {static_cast<QWidget *>(m_optimizerCaption), static_cast<QWidget *>(m_optimizer),
                          static_cast<QWidget *>(m_hyperparameters), static_cast<QWidget *>(m_scheduleCaption),
                          static_cast<QWidget *>(m_schedule), static_cast<QWidget *>(m_curve),
                          static_cast<QWidget *>(m_scheduleSettings)})
        layout->addWidget(part);
    connect(m_optimizer, &QComboBox::activated, this, [this](int index) {
        m_state->edit([name = m_optimizer->itemData(index).toString()](TrainSettings &s) { s.optimizer = name; });
    });
    connect(m_schedule, &QComboBox::activated, this, [this](int index) {
        m_state->edit([name = m_schedule->itemData(index).toString()](TrainSettings &s) { s.schedule = name; });
    });
    connect(m_hyperparameters, &HyperparameterForm::changed, this, [this](const std::string &name, double value) {
        m_state->edit([&](TrainSettings &s) { s.hyperparameters[s.optimizer][name] = value; });
    });
    connect(m_scheduleSettings, &HyperparameterForm::changed, this, [this](const std::string &name, double value) {
        m_state->edit([&](TrainSettings &s) { s.scheduleSettings[s.schedule][name] = value; });
    });
    connect(m_curve, &ScheduleView::curveDrawn, this, [this](const std::vector<double> &curve) {
        m_state->edit([&curve](TrainSettings &s) { s.curve = curve; });
    });
    connect(state, &TrainState::changed, this, &OptimizerForm::showSettings);
    translated(this, [this] {
        m_optimizerCaption->setText(tr("Optimizer"));
        m_scheduleCaption->setText(tr("Schedule of the learning rate"));
        m_optimizer->setAccessibleName(m_optimizerCaption->text());
        m_schedule->setAccessibleName(m_scheduleCaption->text());
        fill();
        showSettings();
    });
}

void OptimizerForm::fill()
{
    const QSignalBlocker quietOptimizer(m_optimizer), quietSchedule(m_schedule);
    m_optimizer->clear();
    for (const auto &kind : optimizerKinds()) {
        m_optimizer->addItem(QString::fromStdString(kind->title()), QString::fromStdString(kind->name()));
        m_optimizer->setItemData(m_optimizer->count() - 1,
                                 toText(kind->summary()) + QLatin1Char('\n') + QString::fromStdString(kind->paper()),
                                 Qt::ToolTipRole);
    }
    m_schedule->clear();
    for (const auto &kind : scheduleKinds()) {
        m_schedule->addItem(toText(kind->title()), QString::fromStdString(kind->name()));
        m_schedule->setItemData(m_schedule->count() - 1, toText(kind->summary()), Qt::ToolTipRole);
    }
}

void OptimizerForm::showSettings()
{
    const TrainSettings &settings = m_state->settings();
    m_optimizer->setCurrentIndex(m_optimizer->findData(settings.optimizer));
    m_schedule->setCurrentIndex(m_schedule->findData(settings.schedule));
    if (const OptimizerKind *kind = findOptimizerKind(settings.optimizer.toStdString())) {
        m_hyperparameters->setSpecs(kind->hyperparameters());
        m_hyperparameters->setValues(settings.optimizerSettings());
        m_optimizer->setToolTip(toText(kind->summary()));
    }
    if (const ScheduleKind *kind = findScheduleKind(settings.schedule.toStdString())) {
        m_scheduleSettings->setSpecs(kind->settings());
        m_scheduleSettings->setValues(settings.controls().scheduleSettings);
        m_schedule->setToolTip(toText(kind->summary()));
    }
    m_curve->setSettings(settings);
    m_curve->setVisible(settings.schedule != QLatin1String("constant"));
}

} // namespace vitrine
