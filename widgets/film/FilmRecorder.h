#pragma once

#include "core/base/Result.h"
#include "widgets/film/FilmShot.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace vitrine {

class FilmMaker;

/// Films what the user does: looks some times a second whether the window has painted anything, and takes a picture
/// where it has. Each stays as long as nothing else was seen.
class FilmRecorder : public QObject {
    Q_OBJECT

public:
    static constexpr int picturesPerSecond = 10;

    FilmRecorder(FilmShot shot, QSize size, QString file, QWidget *window, QObject *parent = nullptr);
    ~FilmRecorder() override;

    double seconds() const; ///< since it began
    int pictures() const { return m_pictures; } ///< seen

public slots:
    void stop(); ///< done() follows
    void cancel(); ///< nothing is left of the film

signals:
    void ticked(); ///< about ten times a second
    void done(const QString &file);
    void failed(const vitrine::Error &error);

private:
    void look();
    void keep(double until);

    FilmShot m_shot;
    QSize m_size;
    QString m_file;
    FilmMaker *m_maker;
    QTimer m_timer;
    QElapsedTimer m_clock;
    bool m_hasPainted = true; ///< since the last look
    QImage m_picture; ///< that was seen last, and is not written yet
    double m_seen = 0; ///< when
    int m_pictures = 0;
};

} // namespace vitrine
