#include "widgets/video/FramePump.h"

#include "core/vision/video/VideoFile.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int watchInterval = 250;
constexpr unsigned long endPatience = 500; ///< for threads when the pump goes; one that hangs is left alone

} // namespace

FramePump::FramePump(QObject *parent) : QObject(parent)
{
    m_watch.setInterval(watchInterval);
    connect(&m_watch, &QTimer::timeout, this, &FramePump::watch);
    m_clock.start();
}

FramePump::~FramePump()
{
    stop();
    for (const QPointer<QThread> &thread : std::as_const(m_threads))
        if (thread && thread->wait(endPatience))
            delete thread;
}

void FramePump::open(FrameSourceOpener opener, bool playing)
{
    auto previous = m_loop ? m_loop->finished() : std::shared_future<void>();
    close();
    m_loop = std::make_shared<PumpLoop>(std::move(opener), std::move(previous));
    connectLoop();
    m_loop->setLooping(m_looping);
    m_loop->setSpeed(m_speed);
    m_loop->seek(0); // the first frame, in any case
    m_playing = playing;
    m_loop->setPlaying(playing);

    // The thread holds the loop: one that hangs in a driver outlives this object.
    QThread *thread = QThread::create([loop = m_loop] { loop->run(); });
    thread->setObjectName(QStringLiteral("video"));
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    m_threads.removeIf([](const QPointer<QThread> &each) { return !each || each->isFinished(); });
    m_threads.append(thread);
    thread->start();
    m_watch.start();
    emit playingChanged(playing);
}

void FramePump::openFile(const QString &file, bool playing)
{
    open([path = file.toStdString()] { return openVideoFile(path); }, playing);
}

void FramePump::stop()
{
    m_watch.stop();
    ++m_number;
    if (!m_loop)
        return;
    m_loop->disconnect(this);
    m_loop->stop();
    m_loop.reset();
}

void FramePump::close()
{
    stop();
    m_info = {};
    m_description.clear();
    m_shownAt.clear();
    m_shown = 0;
    m_position = -1;
    m_atEnd = false;
    if (std::exchange(m_stalled, false))
        emit stalledChanged(false);
    if (std::exchange(m_playing, false))
        emit playingChanged(false);
    if (std::exchange(m_isOpen, false))
        emit closed();
}

/// What the loop of a source that was closed meanwhile still had to say is nobody's business. Told apart by number: a
/// new loop may lie where the old one lay.
void FramePump::connectLoop()
{
    const auto ifStillOpen = [this](auto work) {
        return [this, work, number = m_number](const auto &...arguments) {
            if (number == m_number)
                (this->*work)(arguments...);
        };
    };
    connect(m_loop.get(), &PumpLoop::opened, this, ifStillOpen(&FramePump::accept));
    connect(m_loop.get(), &PumpLoop::frameWaiting, this, ifStillOpen(&FramePump::deliver));
    connect(m_loop.get(), &PumpLoop::ended, this, ifStillOpen(&FramePump::showEnd));
    connect(m_loop.get(), &PumpLoop::failed, this, ifStillOpen(&FramePump::showFailure));
}

void FramePump::accept(const VideoInfo &info, const QString &description)
{
    m_info = info;
    m_description = description;
    m_isOpen = true;
    emit opened();
}

void FramePump::wantNext()
{
    m_wanted = true;
    deliver();
}

/// A frame may lie there before it was told what it is of: that comes first.
void FramePump::deliver()
{
    const auto frame = m_wanted && m_isOpen && m_loop ? m_loop->take() : nullptr;
    if (!frame)
        return;
    m_wanted = false;
    ++m_shown;
    m_shownAt.enqueue(m_clock.elapsed());
    m_position = frame->index;
    emit frameReady(frame);
    emit positionChanged(frame->index, frame->milliseconds);
}

void FramePump::setPlaying(bool playing)
{
    if (!m_loop || playing == m_playing)
        return;
    if (playing && std::exchange(m_atEnd, false) && m_info.seekable)
        m_loop->seek(0);
    m_playing = playing;
    m_loop->setPlaying(playing);
    emit playingChanged(playing);
}

void FramePump::step(int by)
{
    pause();
    const qint64 last = m_info.frameCount.value_or(m_position + 2) - 1;
    const qint64 target = std::clamp<qint64>(m_position + by, 0, last);
    if (target != m_position)
        seek(target);
}

void FramePump::stepForward()
{
    step(1);
}

void FramePump::stepBack()
{
    step(-1);
}

void FramePump::seek(qint64 frame)
{
    if (!m_loop || !m_info.seekable)
        return;
    m_atEnd = false;
    m_loop->seek(frame);
    emit sought();
}

void FramePump::setLooping(bool looping)
{
    if (std::exchange(m_looping, looping) == looping)
        return;
    if (m_loop)
        m_loop->setLooping(looping);
    emit loopingChanged(looping);
}

void FramePump::setSpeed(double speed)
{
    if (qFuzzyCompare(std::exchange(m_speed, speed), speed))
        return;
    if (m_loop)
        m_loop->setSpeed(speed);
    emit speedChanged(speed);
}

void FramePump::showEnd()
{
    m_atEnd = true;
    if (std::exchange(m_playing, false))
        emit playingChanged(false);
    emit ended();
}

void FramePump::showFailure(const Error &error)
{
    m_atEnd = true;
    if (std::exchange(m_playing, false))
        emit playingChanged(false);
    emit failed(error);
}

void FramePump::setStallTime(int milliseconds)
{
    m_stallTime = milliseconds;
    m_watch.setInterval(std::clamp(milliseconds / 4, 10, watchInterval));
}

void FramePump::watch()
{
    const bool stalled = m_loop && m_loop->waiting().count() > m_stallTime;
    if (std::exchange(m_stalled, stalled) != stalled)
        emit stalledChanged(stalled);
    if (m_clock.elapsed() - m_lastTold >= watchInterval) {
        m_lastTold = m_clock.elapsed();
        while (!m_shownAt.isEmpty() && m_shownAt.head() + 1000 < m_lastTold)
            m_shownAt.dequeue();
        emit statisticsChanged();
    }
}

VideoStatistics FramePump::statistics() const
{
    VideoStatistics statistics;
    statistics.shown = m_shown;
    if (m_loop) {
        statistics.dropped = m_loop->dropped();
        statistics.lost = m_loop->lost();
        statistics.decodeMilliseconds = m_loop->decodeMilliseconds();
    }
    const qint64 now = m_clock.elapsed();
    statistics.shownPerSecond = static_cast<double>(
        std::count_if(m_shownAt.begin(), m_shownAt.end(), [now](qint64 at) { return at + 1000 >= now; }));
    return statistics;
}

} // namespace vitrine
