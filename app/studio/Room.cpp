#include "app/studio/Room.h"

#include "app/studio/Docks.h"
#include "app/studio/ErrorBanner.h"
#include "app/studio/StatusArea.h"
#include "widgets/film/FilmReel.h"
#include "widgets/film/FilmShot.h"

#include <QEvent>
#include <QHideEvent>
#include <QShowEvent>
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
