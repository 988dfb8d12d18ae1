#include "widgets/film/FilmRecorder.h"

#include "core/base/Cancel.h"
#include "widgets/film/FilmMaker.h"
#include "widgets/film/PaintWatch.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr double shareOfTime = 8; ///< times what a picture takes, until the next one
constexpr double lastStays = 1; ///< seconds at least, of the last picture

} // namespace

FilmRecorder::FilmRecorder(FilmShot shot, QSize size, QString file, QWidget *window, QObject *parent)
    : QObject(parent), m_shot(std::move(shot)), m_size(size), m_file(std::move(file)),
      m_maker(new FilmMaker({m_file, size, 1.0 / picturesPerSecond}, this))
{
    connect(new PaintWatch(window, this), &PaintWatch::painted, this, [this] { m_hasPainted = true; });
    connect(m_maker, &FilmMaker::done, this, [this] { emit done(m_file); });
    connect(m_maker, &FilmMaker::failed, this, [this](const Error &error) {
        m_timer.stop();
        emit failed(error);
    });
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

void FilmRecorder::look()
{
    // Where the writing has fallen behind, what is seen now is seen a little later.
    if (m_maker->hasRoom() && m_hasPainted) {
        const double now = seconds();
        const QImage picture = pictureOf(m_shot, m_size);
        // What is done in the window must stay quick: of a slow picture there are fewer.
        const double cost = seconds() - now;
        m_timer.setInterval(std::max(1000 / picturesPerSecond, static_cast<int>(shareOfTime * cost * 1000)));
        m_hasPainted = false; // what was painted just now was the picture
        if (picture != m_picture) {
            keep(now);
            m_picture = picture;
            m_seen = now;
            ++m_pictures;
        }
    }
    emit ticked();
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
    if (m_picture.isNull())
        m_picture = pictureOf(m_shot, m_size);
    keep(qMax(seconds(), m_seen + lastStays));
    m_maker->finish();
}

void FilmRecorder::cancel()
{
    m_timer.stop();
    delete std::exchange(m_maker, nullptr);
    emit failed(Cancel::error());
}

} // namespace vitrine
