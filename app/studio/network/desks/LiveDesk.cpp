#include "app/studio/network/desks/LiveDesk.h"

#include "app/studio/documents/History.h"
#include "core/vision/video/MirroredSource.h"
#include "core/vision/video/VideoFile.h"
#include "widgets/common/Format.h"
#include "widgets/input/LivePage.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"
#include "widgets/video/CameraChoice.h"
#include "widgets/video/FramePump.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QScopedValueRollback>
#include <QSettings>

#include <utility>

namespace vitrine {

namespace {

const QString mirrorKey = QStringLiteral("live/mirror"), loopKey = QStringLiteral("live/loop");
constexpr int settleTime = 500; // milliseconds
constexpr qint64 numbersInterval = 250; // milliseconds

QString videoWildcards()
{
    QStringList patterns;
    for (const std::string &suffix : videoSuffixes())
        patterns += QStringLiteral("*.") + QString::fromStdString(suffix);
    return patterns.join(QLatin1Char(' '));
}

} // namespace

LiveDesk::LiveDesk(const Parts &parts, QWidget *window)
    : QObject(window), m_parts(parts), m_window(window), m_pump(new FramePump(this)),
      m_isMirrored(std::make_shared<std::atomic<bool>>(QSettings().value(mirrorKey, true).toBool()))
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settleTime);
    connect(&m_settling, &QTimer::timeout, this, &LiveDesk::settle);
    m_pump->setLooping(QSettings().value(loopKey, true).toBool());
    parts.page->setPump(m_pump);
    parts.page->setMirrored(*m_isMirrored);
    connect(parts.page, &LivePage::fileWanted, this, &LiveDesk::askFile);
    connect(parts.page, &LivePage::cameraWanted, this, &LiveDesk::askCamera);
    connect(parts.page, &LivePage::closeWanted, this, &LiveDesk::close);
    connect(parts.page, &LivePage::mirrorWanted, this, &LiveDesk::setMirrored);
    connectPump();
    Session *session = parts.session;
    connect(session, &Session::asked, this, &LiveDesk::followAsked);
    // Once all that show the outcome have done so.
    connect(session, &Session::outcomeChanged, this, &LiveDesk::followOutcome, Qt::QueuedConnection);
    connect(session, &Session::failed, this, &LiveDesk::followFailure);
    // A run that was cancelled gives no outcome: the next frame is wanted all the same.
    connect(session, &Session::busyChanged, this, &LiveDesk::goOn, Qt::QueuedConnection);
    connect(session, &Session::outcomeChanged, this, [this] { m_seen = m_parts.session->trace(); });
    connect(parts.cursor, &StepCursor::currentChanged, this, &LiveDesk::followStep);
}

void LiveDesk::connectPump()
{
    connect(m_pump, &FramePump::opened, this, [this] {
        emit openChanged(true);
        if (const QString file = std::exchange(m_file, {}); !file.isEmpty() && !m_pump->info().live)
            emit opened(file);
    });
    connect(m_pump, &FramePump::closed, this, [this] { emit openChanged(false); });
    connect(m_pump, &FramePump::frameReady, this, &LiveDesk::show);
    connect(m_pump, &FramePump::playingChanged, this, &LiveDesk::changeLive);
    connect(m_pump, &FramePump::sought, this, [this] {
        m_isSought = true;
        m_pump->wantNext();
    });
    connect(m_pump, &FramePump::loopingChanged, this, [](bool on) { QSettings().setValue(loopKey, on); });
    connect(m_pump, &FramePump::ended, this, [this] {
        emit said(tr("%1 has ended; its last frame stays. F plays it again.").arg(m_pump->description()));
    });
    connect(m_pump, &FramePump::failed, this, &LiveDesk::failed);
    connect(m_pump, &FramePump::stalledChanged, this, [this](bool isStalled) {
        if (isStalled)
            emit said(tr("The source gives no pictures."));
    });
}

bool LiveDesk::isLive() const
{
    return m_pump->isPlaying();
}

bool LiveDesk::isFreezing() const
{
    return isFrameAsked() && m_parts.session->isBusy() && !isLive();
}

void LiveDesk::openFile(const QString &file)
{
    m_folder = QFileInfo(file).absolutePath();
    m_file = file;
    open([path = file.toStdString()] { return openVideoFile(path); });
}

void LiveDesk::askFile()
{
    const QString file = QFileDialog::getOpenFileName(m_window, tr("Open a Video"), m_folder,
                                                      tr("Videos (%1)").arg(videoWildcards()) + QStringLiteral(";;")
                                                          + tr("All files (%1)").arg(QStringLiteral("*")));
    if (!file.isEmpty())
        openFile(file);
}

void LiveDesk::askCamera()
{
    const auto camera = vitrine::askCamera(m_window);
    if (!camera)
        emit failed(camera.error());
    else if (*camera)
        open([camera = **camera] { return openCamera(camera); });
}

bool LiveDesk::canLook()
{
    const auto outcome = m_parts.session->outcome();
    if (!outcome || !outcome->picture.isNull())
        return true;
    emit failed(
        fail(VITRINE_TEXT("core",
                          "This network takes no picture, so it can't look at a video. Open one whose Input has "
                          "the shape [1, height, width] or [3, height, width].")));
    return false;
}

void LiveDesk::open(FrameSourceOpener opener)
{
    if (!canLook())
        return;
    m_frame.reset();
    m_pump->open([opener = std::move(opener), isMirrored = m_isMirrored]() -> Result<std::unique_ptr<FrameSource>> {
        auto source = opener();
        if (!source || !(*source)->info().live)
            return source;
        return std::unique_ptr<FrameSource>(std::make_unique<MirroredSource>(*std::move(source), isMirrored));
    });
    m_pump->wantNext();
}

void LiveDesk::close()
{
    freeze();
    settle();
    m_frame.reset();
    m_pump->close();
}

void LiveDesk::setLive(bool on)
{
    m_pump->setPlaying(on);
}

void LiveDesk::setMirrored(bool on)
{
    if (m_isMirrored->exchange(on) == on)
        return;
    m_parts.page->setMirrored(on);
    QSettings().setValue(mirrorKey, on);
    emit mirrorChanged(on);
}

void LiveDesk::whenFixed(std::function<void()> work)
{
    Session *session = m_parts.session;
    const auto outcome = session->outcome();
    if (!isLive() && !session->isFleeting() && !(outcome && outcome->isFleeting)) {
        work();
        return;
    }
    m_waiting.push_back(std::move(work));
    if (isLive())
        freeze();
    else if (!session->isBusy() && m_frame)
        askFrame(false); // its run has failed before
}

void LiveDesk::show(const std::shared_ptr<const VideoFrame> &frame)
{
    // One that was on its way when everything was frozen is left out.
    if (!std::exchange(m_isSought, false) && !isLive())
        return;
    // What the user asked for comes first, and the next frame after it.
    if (isLive() && m_parts.session->isBusy() && !m_parts.session->isFleeting())
        return;
    m_frame = frame;
    askFrame(isLive());
    if (!isLive())
        m_settling.start();
}

void LiveDesk::askFrame(bool isFleeting)
{
    const QScopedValueRollback asking(m_isAsking, true);
    m_parts.session->showFrame(m_frame->image, m_pump->description(), m_frame->index, isFleeting);
}

bool LiveDesk::isFrameAsked() const
{
    const PictureSource &picture = m_parts.session->question().picture;
    return m_frame && picture.kind == PictureSource::Kind::Frame
        && picture.image.cacheKey() == m_frame->image.cacheKey();
}

void LiveDesk::goOn()
{
    if (isLive() && !m_parts.session->isBusy())
        m_pump->wantNext();
}

/// Frozen, the frame is run in full, and can be gone back to.
void LiveDesk::changeLive(bool isLive)
{
    if (isLive) {
        if (!canLook()) {
            freeze();
            return;
        }
        m_pump->wantNext();
    } else {
        if (m_pump->isAtEnd()) { // the last frame may still be waiting
            m_isSought = true;
            m_pump->wantNext();
            m_isSought = false;
        }
        m_pump->wantNone();
        if (isFrameAsked()) {
            askFrame(false);
            settle();
            if (!m_isQuiet)
                emit said(tr("Frozen: %1. F goes on.").arg(frameName()));
        }
    }
    emit liveChanged(isLive);
}

QString LiveDesk::frameName() const
{
    return tr("%1, frame %2").arg(m_pump->description(), formatCount(m_frame->index + 1));
}

void LiveDesk::settle()
{
    m_settling.stop();
    if (isFrameAsked())
        m_parts.history->settle();
}

/// Something else than a frame: it is not to be lost under the next one.
void LiveDesk::followAsked()
{
    m_wasFrame = m_isAsking;
    if (m_isAsking || isFrameAsked())
        return;
    const QScopedValueRollback quiet(m_isQuiet, true);
    m_settling.stop();
    m_frame.reset();
    freeze();
}

/// Where a frame could not be run, the next ones can't be either.
void LiveDesk::followFailure()
{
    m_waiting.clear();
    if (m_wasFrame)
        freeze();
}

void LiveDesk::followOutcome()
{
    goOn();
    const auto outcome = m_parts.session->outcome();
    if (!outcome || outcome->isFleeting || m_parts.session->isBusy())
        return;
    for (const auto &work : std::exchange(m_waiting, {}))
        work();
}

/// Nobody reads numbers as fast as frames come.
bool LiveDesk::isTurnOfNumbers()
{
    const auto outcome = m_parts.session->outcome();
    if (outcome && outcome->isFleeting && m_sinceNumbers.isValid() && m_sinceNumbers.elapsed() < numbersInterval)
        return false;
    m_sinceNumbers.start();
    return true;
}

/// A step that the user takes is one of this frame.
void LiveDesk::followStep()
{
    if (isLive() && m_parts.cursor->trace() == m_seen)
        freeze();
}

} // namespace vitrine
