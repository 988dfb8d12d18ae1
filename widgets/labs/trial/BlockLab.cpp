#include "widgets/labs/trial/BlockLab.h"

#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/board/LabSplit.h"
#include "widgets/labs/board/PlayBar.h"
#include "widgets/labs/trial/Apply.h"
#include "widgets/labs/trial/TrialRunner.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/training/FormParts.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

BlockLab::BlockLab(const LabTools &tools)
    : m_tools(tools), m_runner(new TrialRunner(tools.computeThread, this)), m_problem(new QLabel),
      m_formula(new QLabel), m_note(makeNote(nullptr)), m_apply(new QPushButton), m_reset(new QPushButton)
{
    setFocusPolicy(Qt::StrongFocus);
    connect(m_apply, &QPushButton::clicked, this, &BlockLab::apply);
    connect(m_reset, &QPushButton::clicked, this, [this] { tryOut(m_run->own()); });
    connect(m_runner, &TrialRunner::failed, this, &Lab::failed);
    connect(m_runner, &TrialRunner::ran, this, [this](const std::shared_ptr<const Trace> &trace) {
        m_run->setTrace(trace);
        showRun();
        showButtons();
    });
}

void BlockLab::build(QWidget *main, QWidget *form, PlayBar *bar)
{
    m_bar = bar;
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(form);
    for (QLabel *label : {m_problem, m_formula, m_note}) {
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
    for (QWidget *widget : std::initializer_list<QWidget *>{m_problem, m_formula, m_apply, m_reset, m_note})
        column->addWidget(widget);
    column->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new LabSplit(main, side, this));
    translated(this, [this] { setTexts(); });
}

void BlockLab::setTexts()
{
    m_apply->setText(tr("Apply to the network"));
    m_apply->setToolTip(tr("Gives the block these parameters; can be undone"));
    m_reset->setText(tr("Back to the network's own"));
    m_reset->setToolTip(tr("The parameters that the block has"));
    if (m_run)
        showButtons();
}

void BlockLab::setSubject(const LabSubject &subject)
{
    std::optional<BlockRun> run = BlockRun::of(subject);
    if (!run)
        return;
    // Another picture through the same block: what is tried stays.
    const bool isSame = m_run && m_run->path() == run->path() && m_run->own() == run->own()
        && m_run->input().shape() == run->input().shape();
    const Block tried = isSame ? m_run->setting() : run->own();
    m_runner->cancel();
    m_run = std::move(run);
    tryOut(tried);
}

void BlockLab::tryOut(const Block &setting)
{
    const Block wanted = setting; // may be a part of the run that changes
    const Result<void> result = m_run->setSetting(wanted);
    m_problem->setVisible(!result.ok());
    m_problem->setText(result.ok() ? QString() : toText(result.error().message));
    if (!result) {
        m_apply->setEnabled(false);
        m_reset->setEnabled(true);
        return;
    }
    if (!m_run->isKnown())
        m_runner->run(m_run->trial());
    showForm();
    showRun();
    showButtons();
}

void BlockLab::showButtons()
{
    m_formula->setText(formulaText());
    m_apply->setEnabled(!m_run->isOwn() && m_run->isKnown());
    m_apply->setVisible(m_run->isBlock());
    m_reset->setEnabled(!m_run->isOwn());
    m_note->setVisible(!m_run->isBlock());
    m_note->setText(tr("It is a part of a block, so that what is tried here can't be applied to the network."));
}

void BlockLab::apply()
{
    Network network = m_tools.document->network();
    Block *block = network.find(m_run->path());
    if (!block)
        return;
    block->type = m_run->setting().type;
    block->params = m_run->setting().params;
    TensorMap weights;
    for (const char *weight : {"weight", "bias"})
        if (const Snapshot tensor = m_run->weight(weight); tensor.valid())
            weights.insert_or_assign(m_run->path() + "." + weight, tensor);
    const QString path = QString::fromStdString(m_run->path());
    applyTrial(*m_tools.document, tr("Change %1").arg(path), std::move(network), weights);
    emit said(tr("%1 has the parameters that were tried").arg(path));
}

bool BlockLab::event(QEvent *event)
{
    // Its own Space and arrows come before those of the window.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier
            && (m_bar->takesKey(key->key()) || key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            event->accept();
            return true;
        }
    }
    return Lab::event(event);
}

void BlockLab::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isRow = key == Qt::Key_Up || key == Qt::Key_Down;
    if (event->modifiers() != Qt::NoModifier || !(isRow ? moveRow(key == Qt::Key_Up ? -1 : 1) : m_bar->handleKey(key)))
        Lab::keyPressEvent(event);
}

} // namespace vitrine
