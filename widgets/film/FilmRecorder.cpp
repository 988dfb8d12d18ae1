#include "widgets/film/FilmRecorder.h"

#include "core/base/Cancel.h"
#include "widgets/common/Theme.h"
#include "widgets/film/FilmMaker.h"
#include "widgets/film/PaintWatch.h"
#include "widgets/film/WindowPixels.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr double shareOfTime = 8; ///< times what a picture takes, until the next one
constexpr double longestTurn = 8; ///< milliseconds of painting, where it can be had in pieces
constexpr int mostPieces = 16; ///< of a picture
constexpr double lastStays = 1; ///< seconds at least, of the last picture

} // namespace

FilmRecorder::FilmRecorder(FilmShot shot, QSize size, QString file, QWidget *window, QObject *parent)
    : QObject(parent), m_shot(std::move(shot)), m_size(size), m_file(std::move(file)),
      m_maker(new FilmMaker({m_file, size, 1.0 / picturesPerSecond, Theme::instance().color(Theme::Role::Window), true},
                            this))
{
    connect(new PaintWatch(window, this), &PaintWatch::painted, this,
            [this, window](const QRegion &part) { notice(part, window); });
    connect(m_maker, &FilmMaker::done, this, [this] { emit done(m_file); });
    connect(m_maker, &FilmMaker::failed, this, [this](const Error &error) {
        m_timer.stop();
        emit failed(error);
    });
    m_maker->start();
    m_timer.setInterval(1000 / picturesPerSecond);
    connect(&m_timer, &QTimer::timeout, this, &FilmRecorder::look);
    m_timer.start();
    m_clock.start();
}

FilmRecorder::~FilmRecorder() = default;

double FilmRecorder::seconds() const
{
    return static_cast<double>(m_clock.elapsed()) / 1000;
}

/// Beside what is filmed, the mark's seconds for one, anything may be painted.
void FilmRecorder::notice(const QRegion &painted, const QWidget *window)
{
    const QWidget *widget = m_shot.widget;
    const auto isOfShot = [&] {
        return !widget || widget == window || widget->window() != window
            || painted.intersects(QRect(widget->mapTo(window, QPoint()), widget->size()));
    };
    if (!m_isPainting && !m_hasPainted)
        m_hasPainted = isOfShot();
}

void FilmRecorder::look()
{
    // Where the writing has fallen behind, what is seen now is seen a little later.
    if (!m_painted && m_maker->hasRoom() && std::exchange(m_hasPainted, false)) {
        m_began = seconds();
        m_cost = 0;
        take();
    }
    emit ticked();
}

void FilmRecorder::take()
{
    if (m_shot.widget && !m_shot.widget->isVisible() && !m_picture.isNull())
        return; // another room
    QElapsedTimer timer;
    timer.start();
    const QImage pixels = m_shot.widget ? shownPixels(m_shot.widget) : QImage();
    spend(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    if (!pixels.isNull())
        return see(pixels);
    m_painted.emplace(m_shot, m_size, m_pieces);
    paintOn();
}

/// A piece a turn of the event loop.
void FilmRecorder::paintOn()
{
    if (!m_painted)
        return;
    QElapsedTimer timer;
    timer.start();
    m_isPainting = true;
    const bool hasMore = m_painted->paintNext();
    m_isPainting = false;
    const double cost = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
    spend(cost);
    if (cost > longestTurn) // the next ones
        m_pieces = std::min(2 * m_pieces, mostPieces);
    if (hasMore)
        QTimer::singleShot(0, this, &FilmRecorder::paintOn);
    else
        see(std::exchange(m_painted, std::nullopt)->image());
}

/// What is done in the window must stay quick: of a slow picture there are fewer.
void FilmRecorder::spend(double milliseconds)
{
    m_cost += milliseconds;
    m_slowest = std::max(m_slowest, milliseconds);
    m_timer.setInterval(std::max(1000 / picturesPerSecond, static_cast<int>(shareOfTime * m_cost)));
}

void FilmRecorder::see(const QImage &picture)
{
    keep(m_began);
    m_picture = picture;
    m_seen = m_began;
    ++m_pictures;
}

void FilmRecorder::keep(double until)
{
    if (!m_picture.isNull())
        m_maker->add(m_picture, until - m_seen);
}

void FilmRecorder::stop()
{
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    m_painted.reset(); // it was not seen whole
    if (const QImage last = m_hasPainted && m_shot.widget ? shownPixels(m_shot.widget) : QImage(); !last.isNull()) {
        m_began = seconds();
        see(last);
    }
    if (m_picture.isNull())
        m_picture = pictureOf(m_shot, m_size);
    keep(qMax(seconds(), m_seen + lastStays));
    m_maker->finish();
}

void FilmRecorder::cancel()
{
    m_timer.stop();
    m_painted.reset();
    delete std::exchange(m_maker, nullptr);
    emit failed(Cancel::error());
}

} // namespace vitrine
