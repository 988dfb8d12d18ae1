#include "widgets/detection/video/VideoExport.h"

#include "core/detection/Nms.h"
#include "widgets/detection/KeptBoxes.h"
#include "widgets/detection/PicturePaint.h"
#include "widgets/detection/video/VideoExportFiles.h"
#include "widgets/video/VideoFrame.h"

#include <QFileInfo>
#include <QThread>

#include <utility>

namespace vitrine {

namespace {

constexpr int onTheWay = 4; ///< frames: one with each thread, and one that waits
constexpr int tellInterval = 100; // milliseconds

} // namespace

VideoExport::VideoExport(VideoExportRequest request, std::shared_ptr<LoadedDetector> detector, FrameSourceOpener opener,
                         QObject *parent)
    : QObject(parent), m_request(std::move(request)), m_detector(std::move(detector)), m_opener(std::move(opener)),
      m_room(onTheWay), m_prepared(onTheWay + 1), m_detected(onTheWay + 1)
{
    connect(this, &VideoExport::frameWaiting, this, &VideoExport::step, Qt::QueuedConnection);
}

void VideoExport::start()
{
    m_reader = startThread(QStringLiteral("video reader"), &VideoExport::readAll);
    m_writer = startThread(QStringLiteral("video writer"), &VideoExport::writeAll);
}

QThread *VideoExport::startThread(const QString &name, void (VideoExport::*work)())
{
    QThread *thread = QThread::create([this, work] { (this->*work)(); });
    thread->setObjectName(name);
    thread->start();
    return thread;
}

VideoExport::~VideoExport()
{
    m_stopped = true;
    m_room.release();
    m_detected.end();
    for (QThread *thread : {m_reader, m_writer}) {
        if (thread)
            thread->wait();
        delete thread;
    }
}

void VideoExport::refuse(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_error)
        m_error = error;
    m_stopped = true;
}

void VideoExport::readAll()
{
    readFrames();
    hand(nullptr);
}

void VideoExport::readFrames()
{
    const auto source = m_opener();
    if (!source)
        return refuse(source.error());
    m_info = (*source)->info();
    const QString name = QFileInfo(m_request.file).fileName();
    for (;;) {
        m_room.acquire();
        if (isStopping())
            return;
        auto frame = (*source)->next();
        if (!frame)
            m_damage = frame.error();
        if (!frame || !*frame)
            return;
        auto job = std::make_unique<Job>();
        const QImage image = imageOver((*frame)->picture);
        job->index = (*frame)->index;
        job->milliseconds = (*frame)->milliseconds;
        job->picture = {std::move((*frame)->picture), image, name};
        QElapsedTimer timer;
        timer.start();
        job->input = letterbox(job->picture.pixels, m_detector->facts->width, m_detector->facts->height);
        job->preprocessMilliseconds = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
        hand(std::move(job));
    }
}

/// At most one frameWaiting() is on its way: others' requests need not stand in line behind several.
void VideoExport::hand(JobPointer job)
{
    m_prepared.put(std::move(job));
    if (m_waiting.fetch_add(1) == 0)
        emit frameWaiting();
}

void VideoExport::step()
{
    auto job = m_prepared.tryTake();
    if (!job)
        return;
    if (*job && !isStopping()) {
        auto run = detectIn(*m_detector, (*job)->picture, (*job)->input, (*job)->preprocessMilliseconds);
        if (run)
            (*job)->run = *std::move(run);
        else
            refuse(run.error());
    }
    m_detected.put(*std::move(job));
    if (m_waiting.fetch_sub(1) > 1)
        emit frameWaiting();
}

void VideoExport::writeAll()
{
    std::unique_ptr<VideoExportFiles> files;
    m_report.target = m_request.target;
    m_sinceTold.start();
    while (auto job = m_detected.take()) {
        if (!*job)
            break;
        if (!isStopping()) {
            if (!files)
                files = std::make_unique<VideoExportFiles>(m_request, m_detector->facts->classNames,
                                                           m_info.framesPerSecond);
            if (auto written = write(**job, *files); !written)
                refuse(written.error());
        }
        m_room.release();
    }
    const auto report = conclude(files.get());
    files.reset(); // what was not finished is gone when it is told
    if (report)
        emit done(*report);
    else
        emit failed(report.error());
}

Result<void> VideoExport::write(const Job &job, VideoExportFiles &files)
{
    const NmsResult result = suppress(job.run->candidates, m_request.settings);
    const ExportedFrame found{job.index, job.milliseconds, keptOf(*job.run, result).objects};
    QImage image = annotatedPicture(*job.run, result);
    if (m_size.isEmpty())
        m_size = image.size();
    if (image.size() != m_size) // a stream may change its size, a file that is written can't
        image = image.scaled(m_size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (auto written = files.add(rgbPicture(image), found); !written)
        return written;
    ++m_report.frames;
    m_report.objects += static_cast<qint64>(found.objects.size());
    if (m_report.frames == 1 || m_sinceTold.elapsed() >= tellInterval) {
        m_sinceTold.restart();
        emit progress({m_report.frames, m_info.frameCount.value_or(0)});
    }
    return {};
}

Result<VideoExportReport> VideoExport::conclude(VideoExportFiles *files)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_error)
            return *m_error;
    }
    m_report.cancelled = isStopping();
    if (m_report.cancelled)
        return m_report;
    m_report.damage = m_damage;
    if (!files)
        return m_damage ? *m_damage
                        : fail(VITRINE_TEXT("core", "The video %1 has no frames."), m_request.file.toStdString());
    if (auto done = files->finish(); !done)
        return done.error();
    emit progress({m_report.frames, m_report.frames});
    return m_report;
}

} // namespace vitrine
