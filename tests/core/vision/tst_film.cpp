#include "core/vision/film/FilmWriter.h"
#include "core/vision/film/VideoFilm.h"
#include "core/vision/video/Mp4Colours.h"
#include "core/vision/video/VideoFile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cmath>

using namespace vitrine;

namespace {

constexpr int width = 160, height = 96;

/// A square that has moved on: few colours, or a ramp of more than a GIF's table holds.
Picture frame(int number, bool isColourful)
{
    std::vector<std::uint8_t> rgb;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const bool isSquare = x >= number * 10 && x < number * 10 + 8 && y >= 40 && y < 48;
            rgb.push_back(isSquare ? 255 : isColourful ? static_cast<std::uint8_t>(x) : 20);
            rgb.push_back(isSquare ? 200 : isColourful ? static_cast<std::uint8_t>(2 * y) : 40);
            rgb.push_back(isSquare ? 0 : isColourful ? static_cast<std::uint8_t>(x / 4 * 4) : 60);
        }
    return Picture::of(width, height, 3, std::move(rgb));
}

int worst(const QImage &image, const Picture &picture)
{
    int most = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const QRgb pixel = image.pixel(x, y);
            const int parts[] = {qRed(pixel), qGreen(pixel), qBlue(pixel)};
            for (int channel = 0; channel < 3; ++channel)
                most = qMax(most, qAbs(parts[channel] - qRound(picture.at(x, y, channel) * 255)));
        }
    return most;
}

} // namespace

class TestFilm : public QObject {
    Q_OBJECT

private slots:
    void gifComesBack_data()
    {
        QTest::addColumn<bool>("isColourful");
        QTest::addColumn<int>("tolerance");
        QTest::newRow("few colours are kept exactly") << false << 0;
        QTest::newRow("many colours get the nearest") << true << 24;
    }
    void gifComesBack()
    {
        QFETCH(bool, isColourful);
        QFETCH(int, tolerance);
        const QString file = m_folder.filePath(isColourful ? QStringLiteral("many.gif") : QStringLiteral("few.gif"));
        auto film = openFilm(file.toStdString(), width, height, 0.25);
        QVERIFY2(film.ok(), film ? "" : film.error().message.text().c_str());
        for (int i = 0; i < 8; ++i)
            QVERIFY((*film)->add(frame(i, isColourful), 0.25).ok());
        QVERIFY((*film)->add(frame(7, isColourful), 0.5).ok()); // the last one stays longer
        QVERIFY(!QFile::exists(file));
        QVERIFY((*film)->finish().ok());

        QImageReader reader(file);
        QCOMPARE(reader.size(), QSize(width, height));
        QCOMPARE(reader.imageCount(), 8);
        QCOMPARE(reader.loopCount(), -1); // for ever
        for (int i = 0; i < 8; ++i) {
            const QImage image = reader.read();
            QVERIFY2(worst(image, frame(i, isColourful)) <= tolerance,
                     qPrintable(QStringLiteral("%1: %2").arg(i).arg(worst(image, frame(i, isColourful)))));
            QCOMPARE(reader.nextImageDelay(), i == 7 ? 750 : 250);
        }
    }

    void gifWritesOnlyWhatChanges()
    {
        const QString still = m_folder.filePath(QStringLiteral("still.gif"));
        const QString moving = m_folder.filePath(QStringLiteral("moving.gif"));
        for (const QString &file : {still, moving}) {
            auto film = openFilm(file.toStdString(), width, height, 0.1);
            for (int i = 0; i < (file == still ? 1 : 12); ++i)
                QVERIFY((*film)->add(frame(i, true), 0.1).ok());
            QVERIFY((*film)->finish().ok());
        }
        QVERIFY2(QFileInfo(moving).size() < 2 * QFileInfo(still).size(),
                 qPrintable(QStringLiteral("%1, %2").arg(QFileInfo(moving).size()).arg(QFileInfo(still).size())));
    }

    void videoShowsEachPictureForItsTime()
    {
        const QString file = m_folder.filePath(QStringLiteral("film.mp4"));
        auto film = openFilm(file.toStdString(), width, height, 0.5);
        QVERIFY2(film.ok(), film ? "" : film.error().message.text().c_str());
        for (int i = 0; i < 6; ++i)
            QVERIFY((*film)->add(frame(i, false), 0.5).ok());
        QVERIFY((*film)->finish().ok());
        const auto video = openVideoFile(file.toStdString());
        QVERIFY(video.ok());
        QCOMPARE((*video)->info().framesPerSecond, 10.0);
        QCOMPARE((*video)->info().frameCount.value_or(0), 30);
        for (int i = 0; i < 30; ++i) {
            const auto read = (*video)->next();
            QVERIFY(read.ok() && read->has_value());
            // In the middle of the square, which is yellow.
            QVERIFY((*read)->picture.at(i / 5 * 10 + 4, 44, 0) > 0.7F);
        }
    }

    /// What comes back of a video is off by rounding alone, and the file says how its colours are to be read.
    void videoKeepsItsColours()
    {
        constexpr std::array<std::array<std::uint8_t, 3>, 8> colours{{{255, 255, 255},
                                                                      {128, 128, 128},
                                                                      {16, 16, 16},
                                                                      {255, 0, 0},
                                                                      {0, 255, 0},
                                                                      {0, 0, 255},
                                                                      {200, 120, 30},
                                                                      {0, 90, 170}}};
        constexpr int side = 160; // of a patch: 1280 × 720 in all, where players would take BT.709
        std::vector<std::uint8_t> rgb;
        for (int y = 0; y < 720; ++y)
            for (int x = 0; x < 8 * side; ++x)
                rgb.insert(rgb.end(), colours[static_cast<std::size_t>(x / side)].begin(),
                           colours[static_cast<std::size_t>(x / side)].end());
        const Picture picture = Picture::of(8 * side, 720, 3, std::move(rgb));
        const QString file = m_folder.filePath(QStringLiteral("colours.mp4"));
        auto film = openFilm(file.toStdString(), 8 * side, 720, 0.1);
        QVERIFY(film.ok());
        for (int i = 0; i < 5; ++i)
            QVERIFY((*film)->add(picture, 0.1).ok());
        QVERIFY((*film)->finish().ok());
        const auto video = openVideoFile(file.toStdString());
        QVERIFY(video.ok());
        const auto read = (*video)->next();
        QVERIFY(read.ok() && read->has_value());
        for (int patch = 0; patch < 8; ++patch)
            for (int channel = 0; channel < 3; ++channel) {
                const float value = (*read)->picture.at(patch * side + side / 2, 360, channel) * 255;
                const auto wanted =
                    static_cast<float>(colours[static_cast<std::size_t>(patch)][static_cast<std::size_t>(channel)]);
                // BT.709 in place of BT.601 would be off by 40 (green), the full range by 16 (white).
                QVERIFY2(std::abs(value - wanted) <= 6,
                         qPrintable(QStringLiteral("patch %1, channel %2: %3").arg(patch).arg(channel).arg(value)));
            }
        QFile bytes(file);
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        const QByteArray all = bytes.readAll();
        const qsizetype at = all.indexOf("colrnclx");
        QVERIFY(at > 0);
        QCOMPARE(all.mid(at + 8, 7), QByteArray("\0\1\0\15\0\6\0", 7)); // octal: 1, 13, 6, limited
        QCOMPARE(all.indexOf("colrnclx", at + 1), -1);
        // Once more changes nothing.
        QVERIFY(tagMp4Colours(file.toStdString()).ok());
        QFile again(file);
        QVERIFY(again.open(QIODevice::ReadOnly));
        QCOMPARE(again.size(), all.size());
    }

    /// What is no MP4, or is cut off, stays as it is.
    void onlyWhatIsKnownIsTagged()
    {
        const QByteArray files[] = {{},
                                    QByteArray("moov"),
                                    QByteArray("\0\0\0\10moov", 8),
                                    QByteArray("\0\0\0\377moov", 8),
                                    QByteArray("\0\0\0\20moov\0\0\0\10trak", 16),
                                    QByteArray("\0\0\0\1moov\0\0\0\0\0\0\0\0", 16)};
        for (const QByteArray &content : files) {
            const QString file = m_folder.filePath(QStringLiteral("odd.mp4"));
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            QCOMPARE(out.write(content), content.size());
            out.close();
            QVERIFY(tagMp4Colours(file.toStdString()).ok());
            QVERIFY(out.open(QIODevice::ReadOnly));
            QCOMPARE(out.readAll(), content);
            out.close();
        }
    }

    void rateFitsTheTime()
    {
        QCOMPARE(filmRate(0.5), 10.0);
        QCOMPARE(filmRate(0.3), 10.0);
        QCOMPARE(filmRate(0.04), 25.0);
        QCOMPARE(filmRate(0.7), 10.0);
        QVERIFY(qAbs(filmRate(0.25) * 0.25 - 3) < 1e-9);
        QCOMPARE(filmRate(0.001), 60.0);
    }

    void nothingIsLeftOfOneThatIsNotFinished()
    {
        for (const char *name : {"half.gif", "half.mp4"}) {
            auto film = openFilm(m_folder.filePath(QLatin1String(name)).toStdString(), width, height, 0.5);
            QVERIFY((*film)->add(frame(0, false), 0.5).ok());
        }
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("*half*")}, QDir::AllEntries | QDir::Hidden),
                 QStringList());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("no folder") << QStringLiteral("nowhere/film.gif");
        QTest::newRow("no folder, a video") << QStringLiteral("nowhere/film.mp4");
        QTest::newRow("no film") << QStringLiteral("film.txt");
    }
    void refuses()
    {
        QFETCH(QString, name);
        const auto film = openFilm(m_folder.filePath(name).toStdString(), width, height, 0.5);
        QVERIFY(!film.ok());
        QVERIFY(QString::fromStdString(film.error().message.text()).contains(name));
    }

    void otherSizesDoNotFit()
    {
        auto film = openFilm(m_folder.filePath(QStringLiteral("size.gif")).toStdString(), width + 1, height, 0.5);
        QVERIFY(!(*film)->add(frame(0, false), 0.5).ok());
        QVERIFY(!(*film)->finish().ok()); // no pictures
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestFilm)
#include "tst_film.moc"
