#pragma once

#include "core/base/Result.h"
#include "widgets/film/FilmReel.h"
#include "widgets/film/FilmShot.h"

#include <QObject>

#include <optional>

namespace vitrine {

class FilmMaker;
class Stillness;

/// What is to be filmed, and how.
struct FilmPlan {
    FilmReel reel;
    FilmShot shot;
    int first = 0, last = 0; ///< steps of the reel
    int stride = 1;
    double seconds = 0.5; ///< that a picture stays
    QSize size; ///< of the film
    QString file;

    int pictures() const { return (last - first) / stride + 1 + ((last - first) % stride == 0 ? 0 : 1); }
    /// Of the i-th picture; the last step is always there.
    int step(int picture) const { return qMin(last, first + picture * stride); }
    /// The last picture stays a while: a GIF begins anew behind it.
    double secondsOf(int picture) const { return picture + 1 < pictures() ? seconds : qMax(seconds, 1.5); }
    double duration() const { return secondsOf(pictures() - 1) + seconds * (pictures() - 1); }
};

/// Makes a film of a reel: shows a step, waits until the window has settled, takes its picture, goes on. Each of it is
/// a turn of the event loop, and a picture that takes long is several, so that the window answers. In the end, and
/// whenever it ends before, everything is put back.
class FilmRun : public QObject {
    Q_OBJECT

public:
    /// `window`: whose stillness is awaited.
    FilmRun(FilmPlan plan, QWidget *window, QObject *parent = nullptr);
    ~FilmRun() override;

    void start();
    const FilmPlan &plan() const { return m_plan; }
    double slowest() const { return m_slowest; } ///< milliseconds that a turn of it has taken the window's thread

public slots:
    void cancel(); ///< nothing is left of the film

signals:
    void progress(int done, int count); ///< pictures
    void done(const QString &file);
    void failed(const vitrine::Error &error);

private:
    void showNext();
    void takePicture();
    void end();

    FilmPlan m_plan;
    Stillness *m_stillness;
    FilmMaker *m_maker = nullptr; ///< null before the start and after the end
    int m_taken = 0;
    bool m_isSettled = false; ///< the step is shown, and its picture waits for room
    std::optional<FilmPicture> m_picture; ///< that is being painted
    int m_pieces = 1; ///< in which pictures are painted
    double m_slowest = 0;
};

} // namespace vitrine
