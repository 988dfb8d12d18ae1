#pragma once

#include "core/base/Result.h"
#include "widgets/film/FilmShot.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace vitrine {

class FilmMaker;

/// Films what the user does: looks some times a second whether anything in sight was painted, and takes a picture where
/// it was: the window's own pixels, which all that is done to them leaves to the film's thread. Where there are none to
/// be had, it is painted, in pieces. Each picture stays as long as nothing else was seen.
class FilmRecorder : public QObject {
    Q_OBJECT

public:
    static constexpr int picturesPerSecond = 10;

    FilmRecorder(FilmShot shot, QSize size, QString file, QWidget *window, QObject *parent = nullptr);
    ~FilmRecorder() override;

    double seconds() const; ///< since it began
    int pictures() const { return m_pictures; } ///< taken
    double slowest() const { return m_slowest; } ///< milliseconds that a turn of it has taken the window's thread

public slots:
    void stop(); ///< done() follows
    void cancel(); ///< nothing is left of the film

signals:
    void ticked(); ///< about ten times a second
    void done(const QString &file);
    void failed(const vitrine::Error &error);

private:
    void notice(const QRegion &painted, const QWidget *window);
    void look();
    void take();
    void paintOn();
    void spend(double milliseconds);
    void see(const QImage &picture);
    void keep(double until);

    FilmShot m_shot;
    QSize m_size;
    QString m_file;
    FilmMaker *m_maker;
    QTimer m_timer;
    QElapsedTimer m_clock;
    bool m_hasPainted = true; ///< since the last look
    bool m_isPainting = false; ///< what is painted is the picture
    std::optional<FilmPicture> m_painted; ///< that is being painted
    int m_pieces = 1;
    QImage m_picture; ///< that was seen last, and is not written yet
    double m_seen = 0; ///< when
    double m_began = 0; ///< when the one that is taken was begun
    double m_cost = 0; ///< milliseconds of the picture that is taken
    double m_slowest = 0;
    int m_pictures = 0;
};

} // namespace vitrine
