#include "widgets/film/FilmMaker.h"

#include "core/base/Cancel.h"
#include "core/vision/film/FilmWriter.h"

#include <QPainter>
#include <QThread>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

Picture pixelsOf(const QImage &rgb)
{
    const auto row = static_cast<std::size_t>(rgb.width()) * 3;
    std::vector<std::uint8_t> values(row * static_cast<std::size_t>(rgb.height()));
    for (int y = 0; y < rgb.height(); ++y)
        std::copy_n(rgb.constScanLine(y), row, values.data() + static_cast<std::size_t>(y) * row);
    return Picture::of(rgb.width(), rgb.height(), 3, std::move(values));
}

} // namespace

FilmMaker::FilmMaker(Spec spec, QObject *parent)
    : QObject(parent), m_spec(std::move(spec)), m_belt(mostWaiting + 3), m_thread(QThread::create([this] { work(); }))
{
    m_thread->setObjectName(QStringLiteral("film"));
}

FilmMaker::~FilmMaker()
{
    m_isStopped = true;
    m_belt.end();
    m_thread->wait();
    delete m_thread;
}

void FilmMaker::start()
{
    m_thread->start(QThread::LowPriority);
}

void FilmMaker::add(const QImage &picture, double seconds)
{
    ++m_waiting;
    m_belt.put({picture, seconds});
}

void FilmMaker::finish()
{
    m_belt.put({});
}

void FilmMaker::work()
{
    const auto outcome = writeAll();
    m_belt.end();
    if (outcome)
        emit done();
    else if (!m_isStopped)
        emit failed(outcome.error());
}

/// As large as fits, in the middle.
QImage FilmMaker::fitted(const QImage &picture) const
{
    if (picture.size() == m_spec.size)
        return picture.convertToFormat(QImage::Format_RGB888);
    QImage whole(m_spec.size, QImage::Format_RGB888);
    whole.fill(m_spec.ground);
    const QImage scaled = picture.scaled(m_spec.size, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QPainter(&whole).drawImage((whole.width() - scaled.width()) / 2, (whole.height() - scaled.height()) / 2, scaled);
    return whole;
}

Result<void> FilmMaker::writeAll()
{
    auto film = openFilm(m_spec.file.toStdString(), m_spec.size.width(), m_spec.size.height(), m_spec.shortest);
    if (!film)
        return film.error();
    Job last; // may be shown a while longer
    while (auto job = m_belt.take()) {
        if (m_isStopped)
            break;
        const bool isEnd = job->picture.isNull();
        if (!isEnd)
            job->picture = fitted(job->picture);
        if (!isEnd && m_spec.joinsEqual && job->picture == last.picture)
            job->seconds += last.seconds;
        else if (!last.picture.isNull())
            if (auto written = (*film)->add(pixelsOf(last.picture), last.seconds); !written)
                return written;
        if (isEnd)
            return (*film)->finish();
        last = std::move(*job);
        --m_waiting;
        emit roomMade();
    }
    return Cancel::error();
}

} // namespace vitrine
