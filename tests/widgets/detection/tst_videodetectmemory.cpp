// vitrine-test: LABELS slow soak; TIMEOUT 1500
#include "core/vision/video/ScriptedSource.h"
#include "tests/support/Shared.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/video/FramePump.h"

#include <QThread>
#include <QtTest>

#include <unistd.h>

#include <fstream>

using namespace vitrine;

namespace {

constexpr int warmUp = 500, frames = 10000;

qint64 residentBytes()
{
    std::ifstream file("/proc/self/statm");
    qint64 size = 0, resident = 0;
    file >> size >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

} // namespace

/// Memory stays flat while 10,000 frames of a camera go through the network, at a small input so that it ends some day.
class TestVideoDetectMemory : public QObject {
    Q_OBJECT

private slots:
    void tenThousandFramesThroughNano()
    {
        VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
        QThread compute;
        compute.start();
        qint64 before = 0, after = 0;
        int answers = 0;
        QString failure;
        {
            DetectSession session(&compute);
            FramePump pump;
            connect(&session, &DetectSession::failed, this,
                    [&failure](const Error &error) { failure = QString::fromStdString(error.message.text()); });
            session.ask({{test::sharedPath(QStringLiteral("yolox/models/yolox_nano.onnx")), 96}, {}});
            QTRY_VERIFY_WITH_TIMEOUT(session.outcome() || !failure.isEmpty(), 60000);
            QVERIFY2(failure.isEmpty(), qPrintable(failure));
            connect(&pump, &FramePump::frameReady, &session, [&](const std::shared_ptr<const VideoFrame> &frame) {
                session.openImage(frame->image, pump.description());
            });
            connect(&session, &DetectSession::outcomeChanged, &pump, [&] {
                if (++answers == warmUp)
                    before = residentBytes();
                if (answers == warmUp + frames)
                    after = residentBytes();
                pump.wantNext();
            });
            VideoInfo info;
            info.width = 640;
            info.height = 360;
            info.live = true;
            pump.open([info]() -> Result<std::unique_ptr<FrameSource>> {
                return std::unique_ptr<FrameSource>(std::make_unique<ScriptedSource>(
                    info, std::vector<ScriptStep>{{ScriptStep::Kind::Frame, 1 << 22, 1}}));
            });
            pump.wantNext();
            QTRY_VERIFY_WITH_TIMEOUT(after > 0 || !failure.isEmpty(), 1400000);
            QVERIFY2(failure.isEmpty(), qPrintable(failure));
        }
        compute.quit();
        compute.wait();
        const QString figures = QStringLiteral("resident: %1 MiB after %2 frames, %3 MiB after %4 more")
                                    .arg(before >> 20)
                                    .arg(warmUp)
                                    .arg(after >> 20)
                                    .arg(frames);
        qInfo("%s", qPrintable(figures));
        QVERIFY2(after - before < 16 << 20, qPrintable(figures));
    }
};

QTEST_MAIN(TestVideoDetectMemory)
#include "tst_videodetectmemory.moc"
