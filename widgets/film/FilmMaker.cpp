#include "widgets/film/FilmMaker.h"

#include "core/base/Cancel.h"
#include "core/vision/film/FilmWriter.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

Picture pixelsOf(const QImage &image)
{
    const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
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
    m_thread->start(QThread::LowPriority);
}

FilmMaker::~FilmMaker()
{
    m_isStopped = true;
    m_belt.end();
    m_thread->wait();
    delete m_thread;
}

void FilmMaker::add(const QImage &picture, double seconds)
{
    Q_ASSERT(picture.size() == m_spec.size);
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

Result<void> FilmMaker::writeAll()
{
    auto film = openFilm(m_spec.file.toStdString(), m_spec.size.width(), m_spec.size.height(), m_spec.shortest);
    if (!film)
        return film.error();
    while (const auto job = m_belt.take()) {
        if (m_isStopped)
            break;
        if (job->picture.isNull())
            return (*film)->finish();
        if (auto written = (*film)->add(pixelsOf(job->picture), job->seconds); !written)
            return written;
        --m_waiting;
        emit roomMade();
    }
    return Cancel::error();
}

} // namespace vitrine
