#include "widgets/video/ScreenSource.h"

#include "widgets/video/VideoFrame.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QScreen>

#include <thread>
#include <utility>

namespace vitrine {

namespace {

using namespace std::chrono_literals;

constexpr double framesPerSecond = 15;
constexpr auto interval = std::chrono::microseconds(static_cast<int>(1e6 / framesPerSecond));
constexpr auto grabPatience = 2s;

} // namespace

ScreenGrabber::ScreenGrabber()
{
    moveToThread(QCoreApplication::instance()->thread());
}

QImage ScreenGrabber::grab()
{
    std::unique_lock lock(m_mutex);
    m_image.reset();
    QMetaObject::invokeMethod(this, &ScreenGrabber::take, Qt::QueuedConnection);
    m_wake.wait_for(lock, grabPatience, [this] { return m_image || m_interrupted; });
    m_interrupted = false;
    return m_image ? std::move(*m_image) : QImage();
}

void ScreenGrabber::interrupt()
{
    const std::lock_guard lock(m_mutex);
    m_interrupted = true;
    m_wake.notify_all();
}

void ScreenGrabber::take()
{
    QScreen *screen = QGuiApplication::primaryScreen();
    QImage image = screen ? screen->grabWindow(0).toImage() : QImage();
    const std::lock_guard lock(m_mutex);
    m_image = std::make_unique<QImage>(std::move(image));
    m_wake.notify_all();
}

ScreenSource::ScreenSource()
    : m_description(QCoreApplication::translate("vitrine", "Screen").toStdString()), m_grabber(new ScreenGrabber)
{
    m_info.framesPerSecond = framesPerSecond;
    m_info.live = true;
}

ScreenSource::~ScreenSource()
{
    m_grabber->deleteLater();
}

Result<std::optional<Frame>> ScreenSource::next()
{
    std::this_thread::sleep_until(m_last + interval);
    m_last = Clock::now();
    if (m_next == 0)
        m_start = m_last;
    const QImage image = m_grabber->grab();
    m_gone = image.isNull();
    if (m_gone)
        return fail(VITRINE_TEXT("core",
                                 "The screen can't be seen: the system does not let programs capture it. Under X11 it "
                                 "does; under Wayland take a screenshot and paste it."));
    Frame frame;
    frame.picture = rgbPicture(image);
    frame.index = m_next++;
    const auto now = Clock::now();
    frame.milliseconds = std::chrono::duration<double, std::milli>(m_last - m_start).count();
    frame.decodeMilliseconds = std::chrono::duration<double, std::milli>(now - m_last).count();
    return std::optional<Frame>(std::move(frame));
}

Result<void> ScreenSource::seek(std::int64_t)
{
    return fail(VITRINE_TEXT("core", "The screen has only what it shows now."));
}

} // namespace vitrine
