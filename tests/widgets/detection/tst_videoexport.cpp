#include "core/vision/video/ScriptedSource.h"
#include "core/vision/video/VideoFile.h"
#include "core/vision/video/VideoLibrary.h"
#include "core/vision/video/VideoWriter.h"
#include "tests/widgets/support/SampleDetections.h"
#include "widgets/detection/video/VideoExport.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>

#include <csignal>

using namespace vitrine;
using namespace vitrine::test;
using Kind = ScriptStep::Kind;

namespace {

constexpr int width = 128, height = 96, rate = 20;
constexpr int patience = 60000; // milliseconds

/// Finds one dog of 40 × 40 at (24, 24) in every picture, whatever that shows. Notes the thread that ran it.
class OneDog : public Engine {
public:
    Result<RawOutput> run(const Snapshot &input) override
    {
        ++runs;
        thread = QThread::currentThread();
        if (runs == failAt)
            return fail(VITRINE_TEXT("core", "Cancelled."));
        const auto side = static_cast<int>(input.shape()[3]);
        return rawOutput(side, static_cast<int>(input.shape()[2]), 2,
                         {{{1, 16, 2, 2}, {24, 24, 64, 64}, 0.9F, {0.05F, 0.9F}}});
    }
    const EngineReport &report() const override { return m_report; }
    void setDifference(double) override { }

    int runs = 0;
    int failAt = -1;
    QThread *thread = nullptr;

private:
    EngineReport m_report;
};

Picture ground(int index)
{
    return Picture::of(
        width, height, 3,
        std::vector<std::uint8_t>(std::size_t{width} * height * 3, static_cast<std::uint8_t>(20 + index % 60)));
}

QString textOf(const Error &error)
{
    return QString::fromStdString(error.message.text());
}

/// What an export said, in the test's own thread: a QSignalSpy would be written to by the export's threads.
class Listener : public QObject {
public:
    explicit Listener(VideoExport &work)
    {
        connect(&work, &VideoExport::progress, this, [this](const VideoExportProgress &each) { told += each; });
        connect(&work, &VideoExport::done, this, [this](const VideoExportReport &each) { report = each; });
        connect(&work, &VideoExport::failed, this, [this](const Error &each) { error = each; });
    }

    bool isOver() const { return report || error; }

    QList<VideoExportProgress> told;
    std::optional<VideoExportReport> report;
    std::optional<Error> error;
};

/// How many of the pixels on the dog's outline differ from the ground.
int outlinePixels(const Picture &picture, const Picture &ground)
{
    int count = 0;
    for (int i = 30; i < 60; ++i)
        for (const auto &[x, y] : {std::pair{i, 64}, std::pair{24, i}, std::pair{64, i}}) {
            float most = 0;
            for (int channel = 0; channel < 3; ++channel)
                most = std::max(most, std::abs(picture.at(x, y, channel) - ground.at(x, y, channel)));
            count += most > 0.2F ? 1 : 0;
        }
    return count;
}

} // namespace

class TestVideoExport : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void everyFrameWithItsBoxes_data();
    void everyFrameWithItsBoxes();
    void tablesBesideIt();
    void otherWorkComesBetween();
    void cancelLeavesNothing();
    void destroyedHalfWay();
    void damageIsSaidAndTheRestWritten();
    void garbageAtTheEndOfAFile();
    void nothingReadableIsRefused();
    void networkThatFails();
    void targetsThatAreRefused_data();
    void targetsThatAreRefused();
    void theVideoItselfIsKept();
    void fullDisk();
    void sizeThatChanges();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    QString writeVideo(const QString &name, int frames) const;
    std::unique_ptr<VideoExport> exportOf(const VideoExportRequest &request, FrameSourceOpener opener);
    void verifyRefused(const VideoExportRequest &request, FrameSourceOpener opener, const QString &says);
    static FrameSourceOpener script(const std::vector<ScriptStep> &steps, std::optional<std::int64_t> count = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    OneDog *m_engine = nullptr; ///< of the last exportOf()
};

void TestVideoExport::initTestCase()
{
    const auto library = videoLibrary();
    if (!library && qEnvironmentVariableIntValue("VITRINE_REQUIRE_VIDEO") == 0)
        QSKIP(library.error().message.text().c_str());
    QVERIFY2(library.ok(), library.ok() ? "" : library.error().detail.c_str());
}

void TestVideoExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString TestVideoExport::writeVideo(const QString &name, int frames) const
{
    auto writer = VideoWriter::open(path(name).toStdString(), rate, width, height);
    if (!writer.ok())
        qFatal("%s", writer.error().message.text().c_str());
    for (int i = 0; i < frames; ++i)
        if (!(*writer)->write(ground(i)).ok())
            qFatal("a frame can't be written");
    if (const auto done = (*writer)->finish(); !done.ok())
        qFatal("%s", done.error().message.text().c_str());
    return path(name);
}

FrameSourceOpener TestVideoExport::script(const std::vector<ScriptStep> &steps, std::optional<std::int64_t> count)
{
    VideoInfo info;
    info.width = width;
    info.height = height;
    info.framesPerSecond = rate;
    info.frameCount = count;
    return [info, steps]() -> Result<std::unique_ptr<FrameSource>> {
        return std::unique_ptr<FrameSource>(std::make_unique<ScriptedSource>(info, steps));
    };
}

std::unique_ptr<VideoExport> TestVideoExport::exportOf(const VideoExportRequest &request, FrameSourceOpener opener)
{
    auto detector = std::make_shared<LoadedDetector>();
    detector->model = std::make_shared<const YoloxModel>();
    auto engine = std::make_unique<OneDog>();
    m_engine = engine.get();
    detector->engine = std::move(engine);
    DetectorFacts facts;
    facts.name = "YOLOX-Nano";
    facts.width = facts.height = 128;
    facts.classNames = {"cat", "dog"};
    detector->facts = std::make_shared<const DetectorFacts>(facts);
    return std::make_unique<VideoExport>(request, detector, std::move(opener));
}

void TestVideoExport::everyFrameWithItsBoxes_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("mp4") << QStringLiteral("out.mp4");
    QTest::newRow("avi") << QStringLiteral("out.avi");
    QTest::newRow("capitals, blanks and Chinese") << QStringLiteral("视频 of a day.AVI");
}

void TestVideoExport::everyFrameWithItsBoxes()
{
    QFETCH(QString, name);
    constexpr int frames = 40;
    VideoExportRequest request;
    request.file = writeVideo(QStringLiteral("in.avi"), frames);
    request.target = path(name);
    const auto work = exportOf(request, [&] { return openVideoFile(request.file.toStdString()); });
    Listener listener(*work);
    work->start();
    QTRY_VERIFY_WITH_TIMEOUT(listener.isOver(), patience);
    QVERIFY2(!listener.error, listener.error ? qPrintable(textOf(*listener.error)) : "");
    const VideoExportReport report = *listener.report;
    QCOMPARE(report.frames, frames);
    QCOMPARE(report.objects, frames);
    QVERIFY(!report.damage && !report.cancelled);
    QCOMPARE(names().size(), 2); // what was read, and what was written
    QVERIFY(!listener.told.isEmpty());
    QCOMPARE(listener.told.last().done, frames);
    QCOMPARE(listener.told.last().count, frames);

    QCOMPARE(m_engine->runs, frames);
    QCOMPARE(m_engine->thread, QThread::currentThread()); // the export's own, not one of its workers
    const auto video = openVideoFile(request.target.toStdString());
    QVERIFY(video.ok());
    QCOMPARE((*video)->info().framesPerSecond, rate);
    QCOMPARE((*video)->info().width, width);
    QCOMPARE((*video)->info().height, height);
    for (int i = 0; i < frames; ++i) {
        const auto frame = (*video)->next();
        QVERIFY(frame.ok() && frame->has_value());
        QVERIFY2(outlinePixels((*frame)->picture, ground(i)) > 80, qPrintable(QString::number(i)));
        // The frame itself is the one that was read.
        QVERIFY(std::abs((*frame)->picture.at(100, 80) - ground(i).at(100, 80)) < 0.03F);
    }
    const auto end = (*video)->next();
    QVERIFY(end.ok() && !end->has_value());
}

void TestVideoExport::tablesBesideIt()
{
    VideoExportRequest request;
    request.file = QStringLiteral("/somewhere/clip.mov");
    request.target = path(QStringLiteral("out.v2.avi"));
    request.csv = request.coco = true;
    QCOMPARE(request.csvFile(), path(QStringLiteral("out.v2.csv")));
    const auto work = exportOf(request, script({{Kind::Frame, 10}}));
    Listener listener(*work);
    work->start();
    QTRY_VERIFY_WITH_TIMEOUT(listener.report, patience);
    QFile table(request.csvFile());
    QVERIFY(table.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = table.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 11);
    QVERIFY2(lines[3].startsWith("2,0.1,1,dog,0.8099"), lines[3].constData());
    QFile text(request.cocoFile());
    QVERIFY(text.open(QIODevice::ReadOnly));
    const auto set = nlohmann::json::parse(text.readAll().toStdString());
    QCOMPARE(set["images"].size(), std::size_t(10));
    QCOMPARE(set["annotations"].size(), std::size_t(10));
    QCOMPARE(set["videos"][0]["name"].get<std::string>(), std::string("clip.mov"));
    QCOMPARE(names().size(), 3);
}

void TestVideoExport::otherWorkComesBetween()
{
    VideoExportRequest request;
    request.target = path(QStringLiteral("out.avi"));
    const auto work = exportOf(request, script({{Kind::Frame, 60}}));
    Listener listener(*work);
    // Somebody who asks again and again gets an answer after one more run at most.
    QList<int> runsAtAnswers;
    QTimer asking;
    QObject receiver;
    connect(&asking, &QTimer::timeout, &receiver, [&] {
        const int before = m_engine->runs;
        QMetaObject::invokeMethod(
            &receiver, [&, before] { runsAtAnswers += m_engine->runs - before; }, Qt::QueuedConnection);
    });
    asking.start(0);
    work->start();
    QTRY_VERIFY_WITH_TIMEOUT(listener.report, patience);
    QVERIFY(runsAtAnswers.size() > 10);
    QVERIFY(*std::max_element(runsAtAnswers.begin(), runsAtAnswers.end()) <= 1);
}

void TestVideoExport::cancelLeavesNothing()
{
    QFile old(path(QStringLiteral("out.avi")));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("what was there") > 0);
    old.close();
    VideoExportRequest request;
    request.target = old.fileName();
    request.csv = request.coco = true;
    const auto work = exportOf(request, script({{Kind::Frame, 100000}}, 100000));
    Listener listener(*work);
    work->start();
    QTRY_VERIFY_WITH_TIMEOUT(!listener.told.isEmpty(), patience);
    QVERIFY(names().size() > 1);
    request.cancel.request();
    QTRY_VERIFY_WITH_TIMEOUT(listener.report, patience);
    QVERIFY(listener.report->cancelled);
    QCOMPARE(names(), QStringList(QStringLiteral("out.avi")));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("what was there"));
}

void TestVideoExport::destroyedHalfWay()
{
    for (const bool isUnderWay : {false, true}) {
        VideoExportRequest request;
        request.target = path(QStringLiteral("out.mp4"));
        auto work = exportOf(request, script({{Kind::Frame, 100000}}));
        Listener listener(*work);
        work->start();
        if (isUnderWay)
            QTRY_VERIFY_WITH_TIMEOUT(!listener.told.isEmpty(), patience);
        work.reset();
        QCOMPARE(names(), QStringList());
    }
    // One that never began.
    VideoExportRequest request;
    exportOf(request, script({})).reset();
}

void TestVideoExport::damageIsSaidAndTheRestWritten()
{
    VideoExportRequest request;
    request.target = path(QStringLiteral("out.avi"));
    const auto work = exportOf(request, script({{Kind::Frame, 25}, {Kind::Unplug}}, 60));
    Listener listener(*work);
    work->start();
    QTRY_VERIFY_WITH_TIMEOUT(listener.report, patience);
    const auto report = *listener.report;
    QCOMPARE(report.frames, 25);
    QVERIFY(report.damage && !textOf(*report.damage).isEmpty());
    const auto video = openVideoFile(request.target.toStdString());
    QVERIFY(video.ok());
    QCOMPARE((*video)->info().frameCount, std::optional<std::int64_t>(25));
}

void TestVideoExport::garbageAtTheEndOfAFile()
{
    VideoExportRequest request;
    request.file = writeVideo(QStringLiteral("in.avi"), 40);
    request.target = path(QStringLiteral("out.mp4"));
    QFile file(request.file);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    for (qsizetype i = bytes.size() / 2; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>((i * 2654435761U) >> 13);
    QVERIFY(file.seek(0) && file.write(bytes) == bytes.size());
    file.close();
    const auto work = exportOf(request, [&] { return openVideoFile(request.file.toStdString()); });
    Listener listener(*work);
    work->start();
    QTRY_VERIFY_WITH_TIMEOUT(listener.report, patience);
    const auto report = *listener.report;
    QVERIFY(report.frames > 5 && report.frames < 40);
    QVERIFY(report.damage);
    QVERIFY2(textOf(*report.damage).contains(QStringLiteral("up to frame %1 of 40").arg(report.frames)),
             qPrintable(textOf(*report.damage)));
    const auto video = openVideoFile(request.target.toStdString());
    QVERIFY(video.ok());
    QCOMPARE((*video)->info().frameCount, std::optional<std::int64_t>(report.frames));
}

void TestVideoExport::verifyRefused(const VideoExportRequest &request, FrameSourceOpener opener, const QString &says)
{
    const QStringList before = names();
    const auto work = exportOf(request, std::move(opener));
    Listener listener(*work);
    work->start();
    QTRY_VERIFY_WITH_TIMEOUT(listener.error, patience);
    const QString text = textOf(*listener.error);
    QVERIFY2(text.contains(says), qPrintable(text));
    QCOMPARE(names(), before);
}

void TestVideoExport::nothingReadableIsRefused()
{
    VideoExportRequest request;
    request.file = path(QStringLiteral("none.mp4"));
    request.target = path(QStringLiteral("out.mp4"));
    verifyRefused(
        request, [&] { return openVideoFile(request.file.toStdString()); }, QStringLiteral("none.mp4"));
    verifyRefused(request, script({}), QStringLiteral("has no frames"));
    verifyRefused(request, script({{Kind::Unplug}}), QStringLiteral("unplugged"));
}

void TestVideoExport::networkThatFails()
{
    VideoExportRequest request;
    request.target = path(QStringLiteral("out.mp4"));
    request.csv = true;
    const auto work = exportOf(request, script({{Kind::Frame, 1000}}));
    m_engine->failAt = 7;
    Listener listener(*work);
    work->start();
    QTRY_VERIFY_WITH_TIMEOUT(listener.error, patience);
    QCOMPARE(m_engine->runs, 7);
    QCOMPARE(names(), QStringList());
}

void TestVideoExport::targetsThatAreRefused_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such folder") << QStringLiteral("none/out.mp4")
                                    << QStringLiteral("there is no such file or folder");
    QTest::newRow("a folder") << QStringLiteral("folder.mp4") << QStringLiteral("it is a folder");
    QTest::newRow("a file as folder") << QStringLiteral("file/out.mp4") << QStringLiteral("is not a folder");
    QTest::newRow("another ending") << QStringLiteral("out.mkv") << QStringLiteral("as .mp4 or .avi");
    QTest::newRow("table is a folder") << QStringLiteral("folder.avi") << QStringLiteral("folder.csv");
}

void TestVideoExport::targetsThatAreRefused()
{
    QFETCH(QString, target);
    QFETCH(QString, says);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder.mp4")));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder.csv")));
    QFile file(path(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    VideoExportRequest request;
    request.target = path(target);
    request.csv = true;
    verifyRefused(request, script({{Kind::Frame, 1000}}), says);
}

void TestVideoExport::theVideoItselfIsKept()
{
    VideoExportRequest request;
    request.file = writeVideo(QStringLiteral("in.avi"), 5);
    QVERIFY(QFile::link(request.file, path(QStringLiteral("link.avi"))));
    for (const char *name : {"in.avi", "./in.avi", "link.avi"}) {
        request.target = path(QLatin1String(name));
        verifyRefused(request, script({{Kind::Frame, 10}}), QStringLiteral("is the video itself"));
    }
    QVERIFY(openVideoFile(request.file.toStdString()).ok());
}

/// A limit on the size of files stands for a full disk: OpenCV's writers notice neither.
void TestVideoExport::fullDisk()
{
    struct rlimit before { };
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit small {
        20000, before.rlim_max
    };
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    VideoExportRequest request;
    request.target = path(QStringLiteral("out.avi"));
    verifyRefused(request, script({{Kind::Frame, 300}}), QStringLiteral("Is the disk full?"));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
}

void TestVideoExport::sizeThatChanges()
{
    /// Twice as large from the third frame on.
    class Growing : public FrameSource {
    public:
        const VideoInfo &info() const override { return m_info; }
        std::string description() const override { return "Growing"; }
        bool isGone() const override { return false; }
        Result<void> seek(std::int64_t) override { return {}; }
        Result<std::optional<Frame>> next() override
        {
            if (m_next == 6)
                return std::optional<Frame>();
            const int by = m_next < 2 ? 1 : 2;
            Frame frame;
            frame.index = m_next++;
            frame.picture =
                Picture::of(width * by, height * by, 3,
                            std::vector<std::uint8_t>(std::size_t{width} * height * 3 * std::size_t(by * by)));
            return std::optional<Frame>(std::move(frame));
        }

    private:
        VideoInfo m_info;
        std::int64_t m_next = 0;
    };
    VideoExportRequest request;
    request.target = path(QStringLiteral("out.avi"));
    const auto work = exportOf(request, []() -> Result<std::unique_ptr<FrameSource>> {
        return std::unique_ptr<FrameSource>(std::make_unique<Growing>());
    });
    Listener listener(*work);
    work->start();
    QTRY_VERIFY_WITH_TIMEOUT(listener.report, patience);
    const auto video = openVideoFile(request.target.toStdString());
    QVERIFY(video.ok());
    QCOMPARE((*video)->info().width, width);
    QCOMPARE((*video)->info().frameCount, std::optional<std::int64_t>(6));
    QCOMPARE((*video)->info().framesPerSecond, 25.0); // which it did not say
}

QTEST_MAIN(TestVideoExport)
#include "tst_videoexport.moc"
