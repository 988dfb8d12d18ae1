#include "app/studio/room/Room.h"

#include "app/studio/room/Docks.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/room/StageFiles.h"
#include "app/studio/room/StatusArea.h"
#include "widgets/film/FilmReel.h"
#include "widgets/film/FilmShot.h"

#include <QAction>
#include <QEvent>
#include <QHideEvent>
#include <QShowEvent>
#include <QUndoStack>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

Room::Room(const QString &name, QWidget *parent)
    : QMainWindow(parent), m_banner(new ErrorBanner(this)), m_status(new StatusArea(this)),
      m_docks(new Docks(this, name))
{
    // Else Qt makes a window of its own of it.
    setWindowFlags(Qt::Widget);
    setObjectName(name + QStringLiteral("Room"));
}

void Room::setStage(QWidget *stage, QWidget *below)
{
    auto *middle = new QWidget(this);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(stage, 1);
    if (below)
        layout->addWidget(below);
    setCentralWidget(middle);
}

void Room::perform(Command command, bool checked)
{
    if (!isEnabled(command))
        return;
    stateOf(command).isChecked = checked;
    stateOf(command).run(checked);
}

void Room::handle(Command command, std::function<void(bool)> run)
{
    stateOf(command).run = std::move(run);
}

void Room::enable(Command command, bool enabled)
{
    if (std::exchange(stateOf(command).isEnabled, enabled) != enabled)
        emit commandChanged(command);
}

void Room::check(Command command, bool checked)
{
    stateOf(command).isChecked = checked;
    emit commandChanged(command);
}

void Room::handle(Command command, QAction *action)
{
    handle(command, [action](bool) { action->trigger(); });
    connect(action, &QAction::changed, m_links.get(),
            [this, command, action] { enable(command, action->isEnabled()); });
    enable(command, action->isEnabled());
}

void Room::handleTransport(const Transport &bar)
{
    handle(Command::First, bar.first);
    handle(Command::StepBack, bar.back);
    handle(Command::StepForward, bar.forward);
    handle(Command::Last, bar.last);
    handle(Command::Play, [this, play = bar.play](bool on) {
        play->setChecked(on && play->isEnabled());
        check(Command::Play, play->isChecked()); // also where there is nothing to play yet
    });
    connect(bar.play, &QAction::toggled, m_links.get(), [this](bool on) { check(Command::Play, on); });
}

void Room::handleUndo(QUndoStack *stack)
{
    handle(Command::Undo, [stack](bool) { stack->undo(); });
    handle(Command::Redo, [stack](bool) { stack->redo(); });
    connect(stack, &QUndoStack::canUndoChanged, m_links.get(), [this](bool can) { enable(Command::Undo, can); });
    connect(stack, &QUndoStack::canRedoChanged, m_links.get(), [this](bool can) { enable(Command::Redo, can); });
    enable(Command::Undo, stack->canUndo());
    enable(Command::Redo, stack->canRedo());
}

void Room::handleExports(StageFiles *files)
{
    handle(Command::CopyView, [files](bool) { files->copyView(); });
    handle(Command::SaveView, [files](bool) { files->saveView(); });
    handle(Command::SaveNumbers, [files](bool) { files->saveNumbers(); });
    connect(files, &StageFiles::failed, m_banner, &ErrorBanner::showError);
    connect(files, &StageFiles::saved, this, [this](const QString &file) { emit said(tr("Saved %1").arg(file)); });
}

std::vector<FilmReel> Room::filmReels()
{
    return {};
}

std::vector<FilmShot> Room::filmShots()
{
    return {};
}

void Room::save()
{
    m_docks->save();
}

void Room::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!event->spontaneous())
        m_docks->enter();
}

void Room::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous())
        m_docks->leave();
    QMainWindow::hideEvent(event);
}

void Room::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_docks->retranslate();
        emit titleChanged();
    }
    QMainWindow::changeEvent(event);
}

} // namespace vitrine
