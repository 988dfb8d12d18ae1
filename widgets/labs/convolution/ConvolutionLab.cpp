#include "widgets/labs/convolution/ConvolutionLab.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/board/LabSplit.h"
#include "widgets/labs/board/PlayBar.h"
#include "widgets/labs/convolution/ConvForm.h"
#include "widgets/labs/convolution/ConvView.h"
#include "widgets/labs/convolution/CostTable.h"
#include "widgets/labs/trial/Apply.h"
#include "widgets/labs/trial/TrialRunner.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/training/FormParts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace vitrine {

ConvolutionLab::ConvolutionLab(const LabTools &tools)
    : m_tools(tools), m_runner(new TrialRunner(tools.computeThread, this)), m_tabs(new QTabWidget),
      m_stages(new SegmentedControl(2)), m_view(new ConvView), m_costs(new CostTable), m_form(new ConvForm),
      m_formula(new QLabel), m_problem(new QLabel), m_note(makeNote(nullptr)), m_apply(new QPushButton),
      m_reset(new QPushButton)
{
    setFocusPolicy(Qt::StrongFocus);
    auto *work = new QWidget;
    auto *column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_stages, 0, Qt::AlignHCenter);
    column->addWidget(m_view, 1);
    m_tabs->addTab(work, QString());
    m_tabs->addTab(m_costs, QString());
    m_tabs->setDocumentMode(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new LabSplit(m_tabs, makeSide(), this));
    m_stages->setCurrent(0);
    connect(m_stages, &SegmentedControl::chosen, this, [this](int index) {
        m_stage = index;
        showStage();
    });
    connect(m_form, &ConvForm::edited, this, &ConvolutionLab::tryOut);
    connect(m_costs, &CostTable::chosen, this, &ConvolutionLab::tryOut);
    connect(m_apply, &QPushButton::clicked, this, &ConvolutionLab::apply);
    connect(m_reset, &QPushButton::clicked, this, [this] { tryOut(m_run->own()); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &ConvolutionLab::measure);
    connect(m_runner, &TrialRunner::ran, this, [this](const std::shared_ptr<const Trace> &trace) {
        m_run->setTrace(trace);
        showStage();
        showTrial();
    });
    connect(m_runner, &TrialRunner::failed, this, &Lab::failed);
    connect(m_runner, &TrialRunner::timed, m_costs, &CostTable::setTime);
    translated(this, [this] { setTexts(); });
}

QWidget *ConvolutionLab::makeSide()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    for (QLabel *label : {m_formula, m_problem, m_note}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_formula->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const auto showColours = [this] {
        QPalette palette = m_problem->palette();
        palette.setColor(QPalette::WindowText, Theme::instance().color(Theme::Role::Error));
        m_problem->setPalette(palette);
    };
    showColours();
    connect(&Theme::instance(), &Theme::changed, this, showColours);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_apply);
    buttons->addWidget(m_reset);
    column->addWidget(m_form);
    column->addWidget(m_problem);
    column->addWidget(m_formula);
    column->addLayout(buttons);
    column->addWidget(m_note);
    column->addStretch();
    return side;
}

void ConvolutionLab::setTexts()
{
    m_tabs->setTabText(0, tr("Step through it"));
    m_tabs->setTabText(1, tr("Compare kinds"));
    m_tabs->setTabToolTip(1, tr("What each kind of convolution costs on the same input"));
    m_stages->setTexts({tr("1. Depthwise"), tr("2. Pointwise")},
                       {tr("Each channel is convolved by itself"), tr("1×1 kernels mix the channels")});
    m_apply->setText(tr("Apply to the network"));
    m_apply->setToolTip(tr("Gives the block these parameters and the weights seen here; can be undone"));
    m_reset->setText(tr("Back to the network's own"));
    m_reset->setToolTip(tr("The parameters that the block has"));
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
    m_runner->cancel();
    m_run = std::move(run);
    m_form->setSetting(tried, m_run->input().shape()[1]);
    tryOut(tried);
}

void ConvolutionLab::tryOut(const ConvSetting &setting)
{
    const Result<void> result = m_run->setSetting(setting);
    m_form->setSetting(setting, m_run->input().shape()[1]);
    m_problem->setVisible(!result.ok());
    m_problem->setText(result.ok() ? QString() : toText(result.error().message));
    m_apply->setEnabled(false);
    m_reset->setEnabled(!(setting == m_run->own()));
    if (!result) {
        m_note->setText(tr("Shown is what worked last."));
        return;
    }
    if (!m_run->isKnown())
        m_runner->run(m_run->trial());
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
    m_apply->setEnabled(!m_run->isOwn() && m_run->isKnown() && m_run->isBlock() && hasBlock);
    m_apply->setVisible(m_run->isBlock());
    QString note;
    if (!m_run->isBlock())
        note = tr("It is a part of a block, so that what is tried here can't be applied to the network.");
    else if (!hasBlock)
        note = tr("There is no block for this; two convolutions one after the other do it.");
    else if (!m_run->isOwn() && m_run->hasFreshWeights())
        note = tr("The kernels have another shape: what fits is kept, the rest is drawn fresh.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
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
    m_formula->setText(tr("Size of the output") + QLatin1Char('\n') + lines.join(QLatin1Char('\n')));
}

void ConvolutionLab::measure()
{
    if (!m_run || m_tabs->currentIndex() != 1)
        return;
    std::vector<Trial> trials;
    for (const ConvSetting &setting : m_costs->settings())
        trials.push_back(m_run->trial(setting));
    m_runner->measure(std::move(trials));
}

void ConvolutionLab::apply()
{
    const std::string path = m_run->path();
    Network network = m_tools.document->network();
    Block *block = network.find(path);
    if (!block)
        return;
    const Block tried = blockOf(m_run->setting(), path);
    block->type = tried.type;
    block->params = tried.params;
    TensorMap weights;
    for (int index = 0; index < m_run->stageCount(); ++index) {
        const ConvStage stage = m_run->stage(index);
        const std::string part = m_run->stageCount() > 1 ? path + "." + stage.node->path : path;
        weights.insert_or_assign(part + ".weight", stage.weight);
        if (stage.bias.valid())
            weights.insert_or_assign(part + ".bias", stage.bias);
    }
    applyTrial(*m_tools.document, tr("Change %1").arg(QString::fromStdString(path)), std::move(network), weights);
    emit said(tr("%1 has the parameters that were tried").arg(QString::fromStdString(path)));
}

ExportSource ConvolutionLab::exportSource() const
{
    const auto name = [this] {
        return m_run ? QString::fromStdString(m_run->path()) + QStringLiteral("-convolution")
                     : QStringLiteral("convolution");
    };
    ExportSource source = m_view->board()->exportSource(name);
    source.csv = [this, board = source.csv] { return m_tabs->currentIndex() == 1 ? m_costs->csv() : board(); };
    return source;
}

bool ConvolutionLab::event(QEvent *event)
{
    // Its own Space and arrows come before those of the window.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier
            && (m_view->bar()->takesKey(key->key()) || key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            event->accept();
            return true;
        }
    }
    return Lab::event(event);
}

void ConvolutionLab::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isRow = key == Qt::Key_Up || key == Qt::Key_Down;
    if (event->modifiers() != Qt::NoModifier
        || !(isRow ? m_view->moveRow(key == Qt::Key_Up ? -1 : 1) : m_view->bar()->handleKey(key)))
        Lab::keyPressEvent(event);
}

} // namespace vitrine
