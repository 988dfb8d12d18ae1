// vitrine-test: LABELS slow soak
#include "core/vision/video/ScriptedSource.h"
#include "core/vision/video/VideoFile.h"
#include "core/vision/video/VideoLibrary.h"
#include "core/vision/video/VideoWriter.h"
#include "widgets/video/FramePump.h"

#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

#include <fstream>

using namespace vitrine;

namespace {

constexpr int width = 640, height = 360;
constexpr std::int64_t frames = 10000;

qint64 residentBytes()
{
    std::ifstream file("/proc/self/statm");
    qint64 size = 0, resident = 0;
    file >> size >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

/// Gives a source's frames round and round, so many of them.
class Repeated : public FrameSource {
public:
    Repeated(std::unique_ptr<FrameSource> source, std::int64_t count) : m_source(std::move(source)), m_left(count)
    {
        m_info = m_source->info();
        m_info.live = true; // as fast as they come
        m_info.seekable = false;
    }

    const VideoInfo &info() const override { return m_info; }
    std::string description() const override { return m_source->description(); }
    bool isGone() const override { return m_source->isGone(); }
    Result<void> seek(std::int64_t frame) override { return m_source->seek(frame); }
    Result<std::optional<Frame>> next() override
    {
        if (m_left-- <= 0)
            return std::optional<Frame>();
        auto frame = m_source->next();
        if (!frame.ok() || *frame)
            return frame;
        if (const auto done = m_source->seek(0); !done.ok())
            return done.error();
        return m_source->next();
    }

private:
    std::unique_ptr<FrameSource> m_source;
    VideoInfo m_info;
    std::int64_t m_left;
};

} // namespace

/// Memory stays flat over 10,000 frames, shown and dropped.
class TestFramePumpMemory : public QObject {
    Q_OBJECT

private slots:
    void camera();
    void file();

private:
    void measure(const std::function<FrameSourceOpener(std::int64_t)> &source);
};

void TestFramePumpMemory::measure(const std::function<FrameSourceOpener(std::int64_t)> &source)
{
    FramePump pump;
    const QSignalSpy ended(&pump, &FramePump::ended);
    connect(&pump, &FramePump::frameReady, &pump, &FramePump::wantNext);
    pump.wantNext();
    pump.open(source(frames / 10)); // what is allocated once
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 120000);
    const qint64 before = residentBytes();
    pump.open(source(frames));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, 280000);
    const qint64 growth = residentBytes() - before;
    const VideoStatistics statistics = pump.statistics();
    QVERIFY(statistics.shown + statistics.dropped >= frames - 1); // the last may still wait to be taken
    QVERIFY(statistics.shown > 100);
    QVERIFY2(growth < 8 << 20, qPrintable(QStringLiteral("%1 KiB more").arg(growth / 1024)));
}

void TestFramePumpMemory::camera()
{
    measure([](std::int64_t count) -> FrameSourceOpener {
        return [count]() -> Result<std::unique_ptr<FrameSource>> {
            VideoInfo info;
            info.width = width;
            info.height = height;
            info.live = true;
            return std::unique_ptr<FrameSource>(std::make_unique<ScriptedSource>(
                info, std::vector<ScriptStep>{{ScriptStep::Kind::Frame, static_cast<int>(count), 1}}));
        };
    });
}

void TestFramePumpMemory::file()
{
    if (const auto library = videoLibrary(); !library.ok())
        QSKIP(library.error().message.text().c_str());
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("a.mp4")).toStdString();
    auto writer = VideoWriter::open(path, 25, width, height);
    QVERIFY(writer.ok());
    for (int i = 0; i < 100; ++i)
        QVERIFY((*writer)
                    ->write(Picture::of(
                        width, height, 3,
                        std::vector<std::uint8_t>(std::size_t{width} * height * 3, static_cast<std::uint8_t>(2 * i))))
                    .ok());
    QVERIFY((*writer)->finish().ok());
    measure([&path](std::int64_t count) -> FrameSourceOpener {
        return [path, count]() -> Result<std::unique_ptr<FrameSource>> {
            auto video = openVideoFile(path);
            if (!video)
                return video.error();
            return std::unique_ptr<FrameSource>(std::make_unique<Repeated>(std::move(*video), count));
        };
    });
}

QTEST_MAIN(TestFramePumpMemory)
#include "tst_framepumpmemory.moc"
