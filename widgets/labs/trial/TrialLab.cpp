#include "widgets/labs/trial/TrialLab.h"

#include "widgets/common/OwnKeys.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/board/LabSplit.h"
#include "widgets/labs/board/PlayBar.h"
#include "widgets/labs/trial/TrialRunner.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/training/FormParts.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

TrialLab::TrialLab(const LabTools &tools)
    : m_tools(tools), m_runner(new TrialRunner(tools.computeThread, this)), m_problem(new QLabel),
      m_formula(new QLabel), m_note(makeNote(nullptr)), m_apply(new QPushButton), m_reset(new QPushButton)
{
    setFocusPolicy(Qt::StrongFocus);
    connect(m_runner, &TrialRunner::failed, this, &Lab::failed);
}

void TrialLab::build(QWidget *main, QWidget *form, PlayBar *bar)
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

void TrialLab::setTexts()
{
    m_apply->setText(tr("Apply to the network"));
    m_apply->setToolTip(tr("Gives the block these parameters; can be undone"));
    m_reset->setText(tr("Back to the network's own"));
    m_reset->setToolTip(tr("The parameters that the block has"));
}

bool TrialLab::showResult(const Result<void> &result)
{
    m_problem->setVisible(!result.ok());
    m_problem->setText(result.ok() ? QString() : toText(result.error().message));
    return result.ok();
}

void TrialLab::setNote(const QString &text)
{
    m_note->setVisible(!text.isEmpty());
    m_note->setText(text);
}

QString TrialLab::noteOnParts() const
{
    return tr("It is a part of a block, so that what is tried here can't be applied to the network.");
}

void TrialLab::applyToNetwork(const std::string &path, const Block &tried, const TensorMap &weights)
{
    Network network = m_tools.document->network();
    Block *block = network.find(path);
    if (!block)
        return;
    block->type = tried.type;
    block->params = tried.params;
    const QString name = QString::fromStdString(path);
    // Parameters and weights are one step of undo, by a key of its own each time: two trials are two steps.
    static int key = 0x7a00'0000;
    ++key;
    m_tools.document->apply(tr("Change %1").arg(name), std::move(network), key);
    m_tools.document->applyWeights(tr("Change %1").arg(name), weights, key);
    emit said(tr("%1 has the parameters that were tried").arg(name));
}

bool TrialLab::event(QEvent *event)
{
    // Its own Space and arrows come before those of the window.
    const auto isOwn = [this](const QKeyEvent &key) {
        return key.modifiers() == Qt::NoModifier
            && (m_bar->takesKey(key.key()) || key.key() == Qt::Key_Up || key.key() == Qt::Key_Down);
    };
    return keepsKey(event, isOwn) || Lab::event(event);
}

void TrialLab::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isRow = key == Qt::Key_Up || key == Qt::Key_Down;
    if (event->modifiers() != Qt::NoModifier || !(isRow ? moveRow(key == Qt::Key_Up ? -1 : 1) : m_bar->handleKey(key)))
        Lab::keyPressEvent(event);
}

} // namespace vitrine
