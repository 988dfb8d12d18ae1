#include "widgets/labs/convolution/ConvolutionLab.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/TablePicture.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/board/PlayBar.h"
#include "widgets/labs/convolution/ConvForm.h"
#include "widgets/labs/convolution/ConvView.h"
#include "widgets/labs/convolution/CostTable.h"
#include "widgets/labs/trial/TrialRunner.h"

#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace vitrine {

ConvolutionLab::ConvolutionLab(const LabTools &tools)
    : TrialLab(tools), m_tabs(new QTabWidget), m_stages(new SegmentedControl(2)), m_view(new ConvView),
      m_costs(new CostTable), m_form(new ConvForm)
{
    auto *work = new QWidget;
    auto *column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_stages, 0, Qt::AlignHCenter);
    column->addWidget(m_view, 1);
    m_tabs->addTab(work, QString());
    m_tabs->addTab(m_costs, QString());
    m_tabs->setDocumentMode(true);
    build(m_tabs, m_form, m_view->bar());
    m_stages->setCurrent(0);
    connect(m_stages, &SegmentedControl::chosen, this, [this](int index) {
        m_stage = index;
        showStage();
    });
    connect(m_form, &ConvForm::edited, this, &ConvolutionLab::tryOut);
    connect(m_costs, &CostTable::chosen, this, &ConvolutionLab::tryOut);
    connect(applyButton(), &QPushButton::clicked, this, &ConvolutionLab::apply);
    connect(resetButton(), &QPushButton::clicked, this, [this] { tryOut(m_run->own()); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &ConvolutionLab::measure);
    connect(runner(), &TrialRunner::ran, this, [this](const std::shared_ptr<const Trace> &trace) {
        m_run->setTrace(trace);
        showStage();
        showTrial();
    });
    connect(runner(), &TrialRunner::timed, m_costs, &CostTable::setTime);
    translated(this, [this] { setTexts(); });
}

void ConvolutionLab::setTexts()
{
    m_tabs->setTabText(0, tr("Step through it"));
    m_tabs->setTabText(1, tr("Compare kinds"));
    m_tabs->setTabToolTip(1, tr("What each kind of convolution costs on the same input"));
    m_stages->setTexts({tr("1. Depthwise"), tr("2. Pointwise")},
                       {tr("Each channel is convolved by itself"), tr("1×1 kernels mix the channels")});
    if (m_run)
        showTrial();
}

void ConvolutionLab::setSubject(const LabSubject &subject)
{
    std::optional<ConvRun> run = ConvRun::of(subject);
    if (!run)
        return;
    // Another picture through the same block: what is tried stays.
    const bool isSame = m_run && m_run->path() == run->path() && m_run->own() == run->own()
        && m_run->input().shape() == run->input().shape();
    const ConvSetting tried = isSame ? m_run->setting() : run->own();
    runner()->cancel();
    m_run = std::move(run);
    m_form->setSetting(tried, m_run->input().shape()[1]);
    tryOut(tried);
}

void ConvolutionLab::tryOut(const ConvSetting &setting)
{
    const Result<void> result = m_run->setSetting(setting);
    m_form->setSetting(setting, m_run->input().shape()[1]);
    applyButton()->setEnabled(false);
    resetButton()->setEnabled(!(setting == m_run->own()));
    if (!showResult(result)) {
        setNote(tr("Shown is what worked last."));
        return;
    }
    if (!m_run->isKnown())
        runner()->run(m_run->trial());
    m_stage = std::min(m_stage, m_run->stageCount() - 1);
    m_stages->setVisible(m_run->stageCount() > 1);
    m_stages->setCurrent(m_stage);
    showStage();
    showTrial();
    m_costs->setSetting(setting, m_run->input().shape());
    measure();
}

void ConvolutionLab::showStage()
{
    m_view->setStage(m_run->stage(m_stage));
}

void ConvolutionLab::showTrial()
{
    showFormula();
    const bool hasBlock = !blockOf(m_run->setting(), {}).type.empty();
    applyButton()->setEnabled(!m_run->isOwn() && m_run->isKnown() && m_run->isBlock() && hasBlock);
    applyButton()->setVisible(m_run->isBlock());
    QString note;
    if (!m_run->isBlock())
        note = noteOnParts();
    else if (!hasBlock)
        note = tr("There is no block for this; two convolutions one after the other do it.");
    else if (!m_run->isOwn() && m_run->hasFreshWeights())
        note = tr("The kernels have another shape: what fits is kept, the rest is drawn fresh.");
    setNote(note);
}

void ConvolutionLab::showFormula()
{
    const ConvSetting &setting = m_run->setting();
    QStringList lines = {QString::fromStdString(sizeFormula(setting))};
    QString last;
    static const QStringList names = {QStringLiteral("D"), QStringLiteral("H"), QStringLiteral("W")};
    for (std::size_t d = 0; d < setting.dimensions(); ++d) {
        const auto at = static_cast<qsizetype>(d + 3 - setting.dimensions());
        const QString name = setting.dimensions() == 1 ? QStringLiteral("L") : names[at];
        lines += QStringLiteral("%1: %2").arg(
            name, QString::fromStdString(sizeInNumbers(setting, d, m_run->input().shape()[d + 2])));
    }
    formula()->setText(tr("Size of the output") + QLatin1Char('\n') + lines.join(QLatin1Char('\n')));
}

void ConvolutionLab::measure()
{
    if (!m_run || m_tabs->currentIndex() != 1)
        return;
    std::vector<Trial> trials;
    for (const ConvSetting &setting : m_costs->settings())
        trials.push_back(m_run->trial(setting));
    runner()->measure(std::move(trials));
}

void ConvolutionLab::apply()
{
    const std::string path = m_run->path();
    TensorMap weights;
    for (int index = 0; index < m_run->stageCount(); ++index) {
        const ConvStage stage = m_run->stage(index);
        const std::string part = m_run->stageCount() > 1 ? path + "." + stage.node->path : path;
        weights.insert_or_assign(part + ".weight", stage.weight);
        if (stage.bias.valid())
            weights.insert_or_assign(part + ".bias", stage.bias);
    }
    applyToNetwork(path, blockOf(m_run->setting(), path), weights);
}

ExportSource ConvolutionLab::exportSource() const
{
    if (m_tabs->currentIndex() == 1)
        return tableSource(m_costs, QStringLiteral("convolution-costs"), [this] { return m_costs->csv(); });
    const auto name = [this] {
        return m_run ? QString::fromStdString(m_run->path()) + QStringLiteral("-convolution")
                     : QStringLiteral("convolution");
    };
    return m_view->board()->exportSource(name);
}

bool ConvolutionLab::moveRow(int rows)
{
    return m_view->moveRow(rows);
}

} // namespace vitrine
