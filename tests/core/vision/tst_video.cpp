#include "core/vision/video/Camera.h"
#include "core/vision/video/ScriptedSource.h"
#include "core/vision/video/VideoFile.h"
#include "core/vision/video/VideoLibrary.h"
#include "core/vision/video/VideoWriter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <fstream>
#include <numeric>

using namespace vitrine;

namespace {

constexpr int width = 64, height = 48, frameCount = 30;
constexpr double rate = 25;

/// One grey a frame: what comes back tells which frame it is, whatever the codec made of it.
Picture pictureOf(int index)
{
    return Picture::of(
        width, height, 3,
        std::vector<std::uint8_t>(std::size_t{width} * height * 3, static_cast<std::uint8_t>(20 + 7 * index)));
}

int indexIn(const Picture &picture)
{
    const auto bytes = picture.bytes();
    const double mean =
        static_cast<double>(std::accumulate(bytes.begin(), bytes.end(), 0LL)) / static_cast<double>(bytes.size());
    return static_cast<int>(std::lround((mean - 20) / 7));
}

QString textOf(const Error &error)
{
    return QString::fromStdString(error.message.text());
}

} // namespace

class TestVideo : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFrameComesBack_data();
    void everyFrameComesBack();
    void coloursKeepTheirPlaces();
    void seeksToSingleFrames_data() { everyFrameComesBack_data(); }
    void seeksToSingleFrames();
    void goesRoundAgain();
    void truncatedGivesWhatThereIs();
    void garbageAtTheEnd();
    void garbageAppendedChangesNothing_data() { everyFrameComesBack_data(); }
    void garbageAppendedChangesNothing();
    void truncatedAnywhereNeverHangs();
    void refusals_data();
    void refusals();
    void aPipeIsNotWaitedFor();
    void nothingIsLeftOfAnUnfinishedVideo();
    void leftoversOfAKilledProcessAreRemoved();
    void writerRefuses();
    void greyPicturesAreWritten();
    void moduleIsMissed();
    void moduleThatIsNone();
    void camerasByName();
    void scriptDoesWhatItSays();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QByteArray bytesOf(const QString &name) const;
    QString withBytes(const QString &name, const QByteArray &bytes) const;
    QString write(const QString &name) const;
    static std::unique_ptr<FrameSource> open(const QString &file);
    /// Reads on until the end or an error; the indices seen in the pictures.
    static QList<int> readAll(FrameSource &source, Result<std::optional<Frame>> *last = nullptr);

    QTemporaryDir m_folder;
};

void TestVideo::initTestCase()
{
    const auto library = videoLibrary();
    if (!library && qEnvironmentVariableIntValue("VITRINE_REQUIRE_VIDEO") == 0)
        QSKIP(library.error().message.text().c_str());
    QVERIFY2(library.ok(), library.ok() ? "" : library.error().detail.c_str());
    write(QStringLiteral("a.mp4"));
    write(QStringLiteral("a.avi"));
}

QByteArray TestVideo::bytesOf(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString TestVideo::withBytes(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the temporary folder can't be written to");
    return file.fileName();
}

QString TestVideo::write(const QString &name) const
{
    auto writer = VideoWriter::open(path(name).toStdString(), rate, width, height);
    if (!writer.ok())
        qFatal("%s", writer.error().message.text().c_str());
    for (int i = 0; i < frameCount; ++i)
        if (!(*writer)->write(pictureOf(i)).ok())
            qFatal("a frame can't be written");
    if (const auto done = (*writer)->finish(); !done.ok())
        qFatal("%s", done.error().message.text().c_str());
    return path(name);
}

std::unique_ptr<FrameSource> TestVideo::open(const QString &file)
{
    auto video = openVideoFile(file.toStdString());
    if (!video.ok())
        qFatal("%s", video.error().message.text().c_str());
    return std::move(*video);
}

QList<int> TestVideo::readAll(FrameSource &source, Result<std::optional<Frame>> *last)
{
    QList<int> seen;
    for (;;) {
        auto frame = source.next();
        if (frame.ok() && *frame) {
            seen.append(indexIn((*frame)->picture));
            continue;
        }
        if (last)
            *last = std::move(frame);
        return seen;
    }
}

void TestVideo::everyFrameComesBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("mp4") << QStringLiteral("a.mp4");
    QTest::newRow("avi") << QStringLiteral("a.avi");
}

void TestVideo::everyFrameComesBack()
{
    QFETCH(QString, name);
    const auto video = open(path(name));
    QCOMPARE(video->info().width, width);
    QCOMPARE(video->info().height, height);
    QCOMPARE(video->info().framesPerSecond, rate);
    QCOMPARE(video->info().frameCount, std::optional<std::int64_t>(frameCount));
    QVERIFY(video->info().seekable);
    QVERIFY(!video->info().live);
    QCOMPARE(QString::fromStdString(video->description()), name);
    for (int i = 0; i < frameCount; ++i) {
        const auto frame = video->next();
        QVERIFY(frame.ok() && frame->has_value());
        QCOMPARE((*frame)->index, i);
        QCOMPARE(indexIn((*frame)->picture), i);
        QVERIFY(std::abs((*frame)->milliseconds - 1000 / rate * i) < 1);
    }
    const auto end = video->next();
    QVERIFY(end.ok() && !end->has_value());
    QVERIFY(!video->isGone());
}

void TestVideo::coloursKeepTheirPlaces()
{
    const QString file = path(QStringLiteral("red.avi"));
    auto writer = VideoWriter::open(file.toStdString(), rate, width, height);
    QVERIFY(writer.ok());
    std::vector<std::uint8_t> values(std::size_t{width} * height * 3, 0);
    for (std::size_t i = 0; i < values.size(); i += 3)
        values[i] = 200;
    QVERIFY((*writer)->write(Picture::of(width, height, 3, std::move(values))).ok());
    QVERIFY((*writer)->finish().ok());
    const auto frame = open(file)->next();
    QVERIFY(frame.ok() && frame->has_value());
    const Picture &picture = (*frame)->picture;
    QVERIFY(picture.at(30, 20, 0) > 0.7F);
    QVERIFY(picture.at(30, 20, 1) < 0.1F);
    QVERIFY(picture.at(30, 20, 2) < 0.1F);
}

void TestVideo::seeksToSingleFrames()
{
    QFETCH(QString, name);
    const auto video = open(path(name));
    for (const int wanted : {17, 3, 29, 0, 12, 11, 10, 13}) {
        QVERIFY(video->seek(wanted).ok());
        const auto frame = video->next();
        QVERIFY(frame.ok() && frame->has_value());
        QCOMPARE((*frame)->index, wanted);
        QCOMPARE(indexIn((*frame)->picture), wanted);
    }
    QVERIFY(!video->seek(frameCount).ok());
    QVERIFY(!video->seek(-1).ok());
    QVERIFY(textOf(video->seek(frameCount).error()).contains(QStringLiteral("no frame 31")));
}

void TestVideo::goesRoundAgain()
{
    const auto video = open(path(QStringLiteral("a.mp4")));
    QList<int> all(frameCount);
    std::iota(all.begin(), all.end(), 0);
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(readAll(*video), all);
        QVERIFY(video->seek(0).ok());
    }
}

void TestVideo::truncatedGivesWhatThereIs()
{
    const QByteArray whole = bytesOf(QStringLiteral("a.avi"));
    const auto video = open(withBytes(QStringLiteral("cut.avi"), whole.left(whole.size() * 6 / 10)));
    Result<std::optional<Frame>> last{std::optional<Frame>()};
    const QList<int> seen = readAll(*video, &last);
    QVERIFY(seen.size() > 5 && seen.size() < frameCount - 5);
    QCOMPARE(seen.last(), int(seen.size()) - 1);
    QVERIFY(!last.ok());
    QVERIFY(video->isGone());
    const QString text = textOf(last.error());
    QVERIFY2(text.contains(QStringLiteral("cut.avi")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("up to frame %1 of %2.").arg(seen.size()).arg(frameCount)), qPrintable(text));
    // What lies before the damage can be gone to again.
    QVERIFY(video->seek(2).ok());
    QVERIFY(!video->isGone());
    const auto frame = video->next();
    QVERIFY(frame.ok() && frame->has_value());
    QCOMPARE(indexIn((*frame)->picture), 2);
}

void TestVideo::garbageAtTheEnd()
{
    QByteArray bytes = bytesOf(QStringLiteral("a.avi"));
    for (qsizetype i = bytes.size() / 2; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>((i * 2654435761U) >> 13);
    const auto video = open(withBytes(QStringLiteral("garbage.avi"), bytes));
    Result<std::optional<Frame>> last{std::optional<Frame>()};
    const QList<int> seen = readAll(*video, &last);
    QVERIFY(seen.size() > 5 && seen.size() < frameCount);
    QVERIFY(!last.ok());
    QVERIFY(textOf(last.error()).contains(QStringLiteral("of %1.").arg(frameCount)));
}

void TestVideo::garbageAppendedChangesNothing()
{
    QFETCH(QString, name);
    QByteArray bytes = bytesOf(name);
    for (int i = 0; i < 20000; ++i)
        bytes.append(static_cast<char>((static_cast<unsigned>(i) * 2654435761U) >> 11));
    const auto video = open(withBytes(QStringLiteral("more-") + name, bytes));
    Result<std::optional<Frame>> last{std::optional<Frame>()};
    QCOMPARE(readAll(*video, &last).size(), frameCount);
    QVERIFY(last.ok());
}

void TestVideo::truncatedAnywhereNeverHangs()
{
    for (const QString &name : {QStringLiteral("a.mp4"), QStringLiteral("a.avi")}) {
        const QByteArray whole = bytesOf(name);
        for (int i = 0; i < 20; ++i) {
            const auto video = openVideoFile(
                withBytes(QStringLiteral("t-") + name, whole.left(1 + (whole.size() - 2) * i / 20)).toStdString());
            if (!video.ok()) {
                QVERIFY(textOf(video.error()).contains(QStringLiteral("t-") + name));
                continue;
            }
            Result<std::optional<Frame>> last{std::optional<Frame>()};
            const QList<int> seen = readAll(**video, &last);
            QVERIFY(seen.size() <= frameCount);
            if (seen.size() < frameCount - 2)
                QVERIFY2(!last.ok(), qPrintable(QStringLiteral("%1 of 20: %2 frames").arg(i).arg(seen.size())));
        }
    }
}

void TestVideo::refusals_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message");
    QTest::newRow("missing") << QStringLiteral("none.mp4") << QByteArray() << QStringLiteral("There is no file ");
    QTest::newRow("empty") << QStringLiteral("empty.mp4") << QByteArray("") << QStringLiteral("is empty");
    QTest::newRow("text") << QStringLiteral("text.mp4") << QByteArray("This is no video at all.\n").repeated(100)
                          << QStringLiteral("is not a video");
    QTest::newRow("folder") << QString() << QByteArray() << QStringLiteral("is not a file");
    QTest::newRow("list of addresses") << QStringLiteral("list.m3u8")
                                       << QByteArray("#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/a.ts\n")
                                       << QStringLiteral("is not a video");
}

void TestVideo::refusals()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    const QString file = bytes.isNull() ? path(name) : withBytes(name, bytes);
    const auto video = openVideoFile(file.toStdString());
    QVERIFY(!video.ok());
    QVERIFY2(textOf(video.error()).contains(message), qPrintable(textOf(video.error())));
    QVERIFY(textOf(video.error()).contains(file));
}

void TestVideo::aPipeIsNotWaitedFor()
{
    const QString file = path(QStringLiteral("pipe.mp4"));
    QCOMPARE(mkfifo(qPrintable(file), 0600), 0);
    const auto video = openVideoFile(file.toStdString());
    QVERIFY(!video.ok());
    QVERIFY(textOf(video.error()).contains(QStringLiteral("is not a file")));
}

void TestVideo::nothingIsLeftOfAnUnfinishedVideo()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("b.mp4"));
    QFile old(file);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("what was there");
    old.close();
    {
        auto writer = VideoWriter::open(file.toStdString(), rate, width, height);
        QVERIFY(writer.ok());
        QVERIFY((*writer)->write(pictureOf(1)).ok());
        QCOMPARE((*writer)->written(), 1);
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList(QStringLiteral("b.mp4")));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("what was there"));
}

void TestVideo::leftoversOfAKilledProcessAreRemoved()
{
    QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("b.mp4")).toStdString();
    const QStringList others{QStringLiteral(".b.vitrine-1-0.avi"), QStringLiteral(".c.vitrine-1-0.mp4")};
    for (const QString &name : QStringList{QStringLiteral(".b.vitrine-1-0.mp4")} + others) {
        QFile stray(folder.filePath(name));
        QVERIFY(stray.open(QIODevice::WriteOnly) && stray.write("half a video") > 0);
    }
    auto first = VideoWriter::open(file, rate, width, height);
    QVERIFY(first.ok());
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral(".b.vitrine-1-0.mp4"))));
    // One that is being written is no leftover.
    auto second = VideoWriter::open(file, rate, width, height);
    QVERIFY(second.ok());
    QVERIFY((*first)->write(pictureOf(1)).ok() && (*first)->finish().ok());
    second->reset();
    first->reset();
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), others + QStringList(QStringLiteral("b.mp4")));
}

void TestVideo::writerRefuses()
{
    const auto suffix = VideoWriter::open(path(QStringLiteral("a.xyz")).toStdString(), rate, width, height);
    QVERIFY(!suffix.ok());
    QVERIFY(textOf(suffix.error()).contains(QStringLiteral("a.xyz is neither")));
    const auto folder = VideoWriter::open("/nowhere/at/all/a.mp4", rate, width, height);
    QVERIFY(!folder.ok());
    QVERIFY(textOf(folder.error()).contains(QStringLiteral("/nowhere/at/all/a.mp4")));
    auto writer = VideoWriter::open(path(QStringLiteral("size.avi")).toStdString(), rate, width, height);
    QVERIFY(writer.ok());
    const auto small = Picture::of(8, 8, 3, std::vector<std::uint8_t>(8 * 8 * 3));
    QVERIFY(textOf((*writer)->write(small).error()).contains(QStringLiteral("8 × 8 does not fit")));
    QVERIFY(textOf((*writer)->finish().error()).contains(QStringLiteral("has no frames")));
}

void TestVideo::greyPicturesAreWritten()
{
    const QString file = path(QStringLiteral("grey.avi"));
    auto writer = VideoWriter::open(file.toStdString(), rate, width, height);
    QVERIFY(writer.ok());
    const auto grey = Picture::of(width, height, 1, std::vector<std::uint8_t>(std::size_t{width} * height, 20 + 7 * 9));
    QVERIFY((*writer)->write(grey).ok());
    QVERIFY((*writer)->finish().ok());
    QCOMPARE(readAll(*open(file)), QList<int>{9});
}

void TestVideo::moduleIsMissed()
{
    const auto library = loadVideoLibrary({m_folder.path().toStdString()});
    QVERIFY(!library.ok());
    QVERIFY(textOf(library.error()).contains(QStringLiteral("libvitrine_videoio.so")));
}

void TestVideo::moduleThatIsNone()
{
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("broken")));
    withBytes(QStringLiteral("broken/libvitrine_videoio.so"), "no library");
    const auto library = loadVideoLibrary({path(QStringLiteral("broken")).toStdString()});
    QVERIFY(!library.ok());
    QVERIFY(textOf(library.error()).contains(QStringLiteral("libopencv-videoio-dev")));
    QVERIFY(!library.error().detail.empty());
}

void TestVideo::camerasByName()
{
    const auto add = [this](const QString &device, const QByteArray &name, const QByteArray &index) {
        const QString folder = QStringLiteral("v4l/") + device;
        QVERIFY(QDir(m_folder.path()).mkpath(folder));
        if (!name.isNull())
            withBytes(folder + QStringLiteral("/name"), name + '\n');
        withBytes(folder + QStringLiteral("/index"), index + '\n');
    };
    add(QStringLiteral("video10"), "USB camera", "0");
    add(QStringLiteral("video0"), "Integrated Camera", "0");
    add(QStringLiteral("video1"), "Integrated Camera", "1");
    add(QStringLiteral("video2"), QByteArray(), "0");
    add(QStringLiteral("vbi0"), "Teletext", "0");
    const std::vector<CameraEntry> expected{{0, "Integrated Camera"}, {2, "/dev/video2"}, {10, "USB camera"}};
    QCOMPARE(listCameras(path(QStringLiteral("v4l")).toStdString()), expected);
    QVERIFY(listCameras(path(QStringLiteral("nothing")).toStdString()).empty());
    const auto camera = openCamera({4711, "No such camera"});
    QVERIFY(!camera.ok());
    QVERIFY(textOf(camera.error()).contains(QStringLiteral("No such camera is not plugged in")));
}

void TestVideo::scriptDoesWhatItSays()
{
    using Kind = ScriptStep::Kind;
    VideoInfo info;
    info.width = info.height = 4;
    info.live = true;
    ScriptedSource source(
        info, {{Kind::Frame, 2}, {Kind::Loss, 3}, {Kind::Frame}, {Kind::Garbage}, {Kind::Frame}, {Kind::Unplug}});
    const auto index = [&source] {
        const auto frame = source.next();
        return frame.ok() && *frame ? (*frame)->index : -1;
    };
    QCOMPARE(index(), 0);
    QCOMPARE(index(), 1);
    QCOMPARE(index(), 5); // three were lost
    QVERIFY(!source.next().ok());
    QVERIFY(!source.isGone());
    QCOMPARE(index(), 6);
    QVERIFY(!source.next().ok());
    QVERIFY(source.isGone());
    QVERIFY(!source.next().ok()); // for good
}

QTEST_GUILESS_MAIN(TestVideo)
#include "tst_video.moc"
