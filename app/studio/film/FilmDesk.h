#pragma once

#include "core/base/Result.h"
#include "widgets/film/FilmRun.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QMainWindow;

namespace vitrine {

class FilmDialog;
class FilmRecorder;
class RecordMark;
class Room;

/// Films of the studio: asks what is to be filmed, makes it, and records what the user does.
class FilmDesk : public QObject {
    Q_OBJECT

public:
    /// `room`: the one that is shown.
    FilmDesk(std::function<Room *()> room, QMainWindow *window);

    void setFolder(const QString &folder) { m_folder = folder; }
    FilmDialog *dialog() const; ///< null where none is open
    bool isRecording() const { return m_recorder != nullptr; }
    FilmRecorder *recorder() const { return m_recorder; } ///< null where nothing is recorded
    RecordMark *mark() const; ///< likewise
    double slowest() const { return m_slowest; } ///< milliseconds that a picture of the last film took at most

public slots:
    void ask();
    /// Stops recording, or asks what is to be recorded.
    void toggleRecording();

signals:
    void recordingChanged(bool on);
    void said(const QString &text);
    void failed(const vitrine::Error &error);

private:
    void make(const FilmPlan &plan);
    void record(const FilmPlan &plan);
    void endRecording();
    void tell(const QString &file);

    std::function<Room *()> m_room;
    QMainWindow *m_window;
    QString m_folder;
    QPointer<FilmDialog> m_dialog;
    FilmRun *m_run = nullptr;
    FilmRecorder *m_recorder = nullptr;
    QPointer<RecordMark> m_mark;
    double m_slowest = 0;
};

} // namespace vitrine
