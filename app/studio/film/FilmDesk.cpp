#include "app/studio/film/FilmDesk.h"

#include "app/studio/film/FilmDialog.h"
#include "app/studio/film/RecordMark.h"
#include "app/studio/room/Room.h"
#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/film/FilmRecorder.h"

#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QMainWindow>

#include <utility>

namespace vitrine {

FilmDesk::FilmDesk(std::function<Room *()> room, QMainWindow *window)
    : QObject(window), m_room(std::move(room)), m_window(window)
{
}

FilmDialog *FilmDesk::dialog() const
{
    return m_dialog;
}

RecordMark *FilmDesk::mark() const
{
    return m_mark;
}

void FilmDesk::ask()
{
    if (m_dialog || m_recorder)
        return;
    Room *room = m_room();
    FilmOffer offer{room->filmReels(), {{tr("Whole window"), m_window}, {tr("Without menus and status"), room}}};
    for (FilmShot &shot : room->filmShots())
        offer.shots.push_back(std::move(shot));
    for (const QDockWidget *dock : room->findChildren<QDockWidget *>())
        if (dock->widget() && !dock->visibleRegion().isEmpty())
            offer.shots.push_back({dock->windowTitle(), dock->widget()});
    m_dialog = new FilmDialog(std::move(offer), m_folder.isEmpty() ? QDir::homePath() : m_folder, m_window);
    connect(m_dialog, &FilmDialog::filmWanted, this, &FilmDesk::make);
    connect(m_dialog, &FilmDialog::recordingWanted, this, &FilmDesk::record);
    m_dialog->open();
}

void FilmDesk::make(const FilmPlan &plan)
{
    m_folder = QFileInfo(plan.file).path();
    m_run = new FilmRun(plan, m_window, this);
    const auto end = [this] {
        m_slowest = m_run->slowest();
        std::exchange(m_run, nullptr)->deleteLater();
    };
    connect(m_dialog, &FilmDialog::cancelWanted, m_run, &FilmRun::cancel);
    connect(m_run, &FilmRun::progress, m_dialog, &FilmDialog::setProgress);
    connect(m_run, &FilmRun::done, this, [this, end](const QString &file) {
        end();
        m_dialog->end();
        tell(file);
    });
    connect(m_run, &FilmRun::failed, this, [this, end](const Error &error) {
        end();
        m_dialog->refuse(error.cancelled ? tr("Cancelled. No film was written.") : toText(error.message));
    });
    m_run->start();
}

void FilmDesk::toggleRecording()
{
    if (m_recorder) {
        m_recorder->stop();
        return;
    }
    ask();
    if (m_dialog)
        m_dialog->form()->chooseRecording();
}

void FilmDesk::record(const FilmPlan &plan)
{
    m_folder = QFileInfo(plan.file).path();
    m_recorder = new FilmRecorder(plan.shot, plan.size, plan.file, m_window, this);
    m_mark = new RecordMark(m_window);
    connect(m_mark, &RecordMark::clicked, m_recorder, &FilmRecorder::stop);
    connect(m_recorder, &FilmRecorder::ticked, m_mark, [this] { m_mark->setSeconds(m_recorder->seconds()); });
    connect(m_recorder, &FilmRecorder::done, this, [this](const QString &file) {
        endRecording();
        tell(file);
    });
    connect(m_recorder, &FilmRecorder::failed, this, [this](const Error &error) {
        endRecording();
        emit failed(error);
    });
    emit recordingChanged(true);
}

void FilmDesk::endRecording()
{
    std::exchange(m_recorder, nullptr)->deleteLater();
    delete m_mark;
    emit recordingChanged(false);
}

void FilmDesk::tell(const QString &file)
{
    emit said(tr("Saved %1: %2").arg(file, formatBytes(QFileInfo(file).size())));
}

} // namespace vitrine
