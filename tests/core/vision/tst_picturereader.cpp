#include "core/vision/PictureReader.h"

#include "core/base/Rng.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <array>

using namespace vitrine;

namespace {

QByteArray encode(const QImage &image, const char *format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    return writer.write(image) ? bytes : QByteArray();
}

Result<Picture> read(const QByteArray &bytes, const std::string &name = "test file")
{
    return readPicture(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))), name);
}

/// Left half one colour, right half another.
QImage halves(QImage::Format format, QColor left, QColor right, int width = 16, int height = 8)
{
    QImage image(width, height, QImage::Format_RGBA64);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixelColor(x, y, x < width / 2 ? left : right);
    }
    return image.convertToFormat(format);
}

QByteArray bigEndian(quint32 number)
{
    const quint32 swapped = qToBigEndian(number);
    return QByteArray(reinterpret_cast<const char *>(&swapped), 4);
}

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffffu;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xedb88320u : 0);
    }
    return ~crc;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(static_cast<quint32>(data.size())) + type + data + bigEndian(crc32(type + data));
}

/// A complete and correct PNG of one bit a pixel, all black: a few kilobytes that would become a gigabyte.
QByteArray blackPng(quint32 width, quint32 height)
{
    const QByteArray rows(static_cast<qsizetype>(width / 8 + 1) * static_cast<qsizetype>(height), '\0');
    return QByteArray("\x89PNG\r\n\x1a\n")
        + chunk("IHDR", bigEndian(width) + bigEndian(height) + QByteArray("\x01\x00\x00\x00\x00", 5))
        + chunk("IDAT", qCompress(rows, 9).mid(4)) + chunk("IEND", {});
}

QByteArray baseMedia(const QByteArray &brands)
{
    return bigEndian(static_cast<quint32>(8 + brands.size())) + "ftyp" + brands + QByteArray(200, 'x');
}

/// The JPEG with an EXIF block that gives its orientation.
QByteArray oriented(const QByteArray &jpeg, char orientation)
{
    const QByteArray tiff =
        QByteArray("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19) + orientation + QByteArray("\0\0\0\0\0\0", 6);
    const QByteArray exif = QByteArray("Exif\0\0", 6) + tiff;
    const quint16 length = qToBigEndian(static_cast<quint16>(exif.size() + 2));
    return jpeg.left(2) + QByteArray("\xff\xe1") + QByteArray(reinterpret_cast<const char *>(&length), 2) + exif
        + jpeg.mid(2);
}

QString rgb(const Picture &picture, int x, int y)
{
    QStringList values;
    for (int channel = 0; channel < picture.channels(); ++channel)
        values << QString::number(qRound(picture.at(x, y, channel) * 255));
    return values.join(u' ');
}

bool close(const Picture &picture, int x, int y, std::array<int, 3> wanted, int tolerance)
{
    for (int channel = 0; channel < 3; ++channel) {
        const float value = picture.at(x, y, picture.channels() == 1 ? 0 : channel) * 255;
        if (qAbs(value - static_cast<float>(wanted[static_cast<std::size_t>(channel)])) > static_cast<float>(tolerance))
            return false;
    }
    return true;
}

} // namespace

class TestPictureReader : public QObject {
    Q_OBJECT

private slots:
    void formats_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("tolerance");
        const QImage image = halves(QImage::Format_RGB888, QColor(200, 40, 30), QColor(20, 90, 220));
        for (const char *format : {"png", "bmp", "tiff", "ppm"})
            QTest::newRow(format) << encode(image, format) << 0;
        QTest::newRow("jpeg") << encode(image, "jpeg", 100) << 4;
        QTest::newRow("webp") << encode(image, "webp", 100) << 4;
        QTest::newRow("indexed png") << encode(image.convertToFormat(QImage::Format_Indexed8), "png") << 0;
    }
    void formats()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, tolerance);
        QVERIFY(!bytes.isEmpty());
        const auto picture = read(bytes);
        QVERIFY2(picture.ok(), picture ? "" : picture.error().message.text().c_str());
        QCOMPARE(picture->width(), 16);
        QCOMPARE(picture->height(), 8);
        QCOMPARE(picture->channels(), 3);
        QCOMPARE(picture->bits(), 8);
        QVERIFY2(close(*picture, 2, 4, {200, 40, 30}, tolerance), qPrintable(rgb(*picture, 2, 4)));
        QVERIFY2(close(*picture, 13, 4, {20, 90, 220}, tolerance), qPrintable(rgb(*picture, 13, 4)));
    }

    void grey_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("bits");
        const QImage image = halves(QImage::Format_Grayscale8, QColor(51, 51, 51), QColor(255, 255, 255));
        const QImage deep = halves(QImage::Format_Grayscale16, QColor(51, 51, 51), QColor(255, 255, 255));
        QTest::newRow("png") << encode(image, "png") << 8;
        QTest::newRow("jpeg") << encode(image, "jpeg", 100) << 8;
        QTest::newRow("tiff") << encode(image, "tiff") << 8;
        QTest::newRow("pgm") << encode(image, "pgm") << 8;
        QTest::newRow("pgm of 4 bits") << QByteArray("P5 16 8 15\n")
                + QByteArray(QByteArray(8, 3) + QByteArray(8, 15)).repeated(8)
                                       << 8;
        QTest::newRow("pgm as text") << QByteArray("P2 16 8 5\n")
                + QByteArray("1 1 1 1 1 1 1 1 5 5 5 5 5 5 5 5\n").repeated(8)
                                     << 8;
        QTest::newRow("png 16 bit") << encode(deep, "png") << 16;
        QTest::newRow("tiff 16 bit") << encode(deep, "tiff") << 16;
    }
    void grey()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, bits);
        const auto picture = read(bytes);
        QVERIFY2(picture.ok(), picture ? "" : picture.error().message.text().c_str());
        QCOMPARE(picture->channels(), 1);
        QCOMPARE(picture->bits(), bits);
        QVERIFY2(qAbs(picture->at(3, 3) - 0.2f) < 0.005f, qPrintable(rgb(*picture, 3, 3)));
        QVERIFY2(picture->at(12, 3) > 0.99f, qPrintable(rgb(*picture, 12, 3)));
    }

    void blackAndWhite()
    {
        const auto picture = read("P1 4 1\n1 0 1 0\n");
        QVERIFY(picture.ok());
        QCOMPARE(picture->channels(), 1);
        QCOMPARE(picture->at(0, 0), 0.0f);
        QCOMPARE(picture->at(1, 0), 1.0f);
    }

    void sixteenBitsKeepTheirPrecision_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QImage image(2, 1, QImage::Format_RGBX64);
        image.setPixelColor(0, 0, QColor::fromRgba64(1000, 1001, 65535));
        image.setPixelColor(1, 0, QColor::fromRgba64(0, 32768, 257));
        QTest::newRow("png") << encode(image, "png");
        QTest::newRow("tiff") << encode(image, "tiff");
        QTest::newRow("ppm") << QByteArray("P6 2 1 65535\n\x03\xe8\x03\xe9\xff\xff\x00\x00\x80\x00\x01\x01", 25);
    }
    void sixteenBitsKeepTheirPrecision()
    {
        QFETCH(QByteArray, bytes);
        const auto picture = read(bytes);
        QVERIFY2(picture.ok(), picture ? "" : picture.error().message.text().c_str());
        QCOMPARE(picture->bits(), 16);
        const std::vector<std::uint16_t> words(picture->words().begin(), picture->words().end());
        QCOMPARE(words, (std::vector<std::uint16_t>{1000, 1001, 65535, 0, 32768, 257}));
    }

    void transparencyLiesOnWhite_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QColor half(200, 0, 0, 128);
        const QColor none(0, 0, 0, 0);
        QTest::newRow("png") << encode(halves(QImage::Format_RGBA8888, half, none), "png");
        QTest::newRow("png 16 bit") << encode(halves(QImage::Format_RGBA64, half, none), "png");
        QTest::newRow("tiff") << encode(halves(QImage::Format_RGBA8888, half, none), "tiff");
        QImage palette(16, 8, QImage::Format_Indexed8);
        palette.setColorTable({half.rgba(), none.rgba()});
        for (int y = 0; y < 8; ++y) {
            for (int x = 0; x < 16; ++x)
                palette.setPixel(x, y, x < 8 ? 0 : 1);
        }
        QTest::newRow("indexed png") << encode(palette, "png");
    }
    void transparencyLiesOnWhite()
    {
        QFETCH(QByteArray, bytes);
        const auto picture = read(bytes);
        QVERIFY2(picture.ok(), picture ? "" : picture.error().message.text().c_str());
        QCOMPARE(picture->channels(), 3);
        QVERIFY2(close(*picture, 12, 2, {255, 255, 255}, 0), qPrintable(rgb(*picture, 12, 2)));
        QVERIFY2(close(*picture, 2, 2, {227, 127, 127}, 1), qPrintable(rgb(*picture, 2, 2)));
    }

    void cmykBecomesRgb_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("jpeg") << "cmyk-red.jpg";
        QTest::newRow("tiff") << "cmyk-red.tiff";
    }
    void cmykBecomesRgb()
    {
        QFETCH(QString, file);
        const QString path = QStringLiteral(VITRINE_SOURCE_DIR "/tests/core/vision/data/") + file;
        const auto picture = readPicture(std::filesystem::path(path.toStdString()));
        QVERIFY2(picture.ok(), picture ? "" : picture.error().message.text().c_str());
        QVERIFY2(close(*picture, 8, 8, {255, 0, 0}, 3), qPrintable(rgb(*picture, 8, 8)));
    }

    void onePixel()
    {
        QImage image(1, 1, QImage::Format_RGB888);
        image.fill(QColor(1, 2, 3));
        const auto picture = read(encode(image, "png"));
        QVERIFY(picture.ok());
        QCOMPARE(picture->width() * picture->height(), 1);
        QCOMPARE(rgb(*picture, 0, 0), QStringLiteral("1 2 3"));
    }

    void firstFrameOfGif()
    {
        const QByteArray gif = QByteArray::fromHex(
            "474946383961020001008000000000ffff000021f90400000000002c0000000002000100000202440a002c000000000200010000"
            "02024c0a003b");
        const auto picture = read(gif);
        QVERIFY2(picture.ok(), picture ? "" : picture.error().message.text().c_str());
        QCOMPARE(picture->width(), 2);
        QVERIFY2(close(*picture, 0, 0, {0, 0, 255}, 0), qPrintable(rgb(*picture, 0, 0)));
        QVERIFY2(close(*picture, 1, 0, {255, 0, 0}, 0), qPrintable(rgb(*picture, 1, 0)));
    }

    void exifOrientation_data()
    {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<int>("redX");
        QTest::addColumn<int>("redY");
        QTest::newRow("upright") << 1 << 4 << 8;
        QTest::newRow("upside down") << 3 << 28 << 8;
        QTest::newRow("turned right") << 6 << 8 << 4;
        QTest::newRow("turned left") << 8 << 8 << 28;
    }
    void exifOrientation()
    {
        QFETCH(int, orientation);
        QFETCH(int, redX);
        QFETCH(int, redY);
        const QImage image = halves(QImage::Format_RGB888, QColor(255, 0, 0), QColor(0, 0, 255), 32, 16);
        const auto picture = read(oriented(encode(image, "jpeg", 100), static_cast<char>(orientation)));
        QVERIFY2(picture.ok(), picture ? "" : picture.error().message.text().c_str());
        QCOMPARE(picture->width(), orientation > 4 ? 16 : 32);
        QVERIFY2(close(*picture, redX, redY, {255, 0, 0}, 12), qPrintable(rgb(*picture, redX, redY)));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << QByteArray() << "x.jpg is empty (0 bytes).";
        const QString unknown = QStringLiteral(
            "x.jpg is not a picture that Vitrine knows (PNG, JPEG, BMP, TIFF, WebP, GIF, PPM, PGM or PBM).");
        QTest::newRow("text") << QByteArray("Dear diary, today…") << unknown;
        QTest::newRow("one byte") << QByteArray("B") << unknown;
        QTest::newRow("mp4") << baseMedia("isom\0\0\2\0isomiso2avc1mp41") << unknown;
        const QString heic = QStringLiteral(
            "x.jpg is a HEIC photo, which Vitrine can't read. On the phone choose “Most compatible” in the camera's "
            "format settings, or convert it to JPEG.");
        QTest::newRow("HEIC") << baseMedia("heic____mif1heic") << heic;
        QTest::newRow("HEIC, generic brand first") << baseMedia("mif1____mif1heicmiaf") << heic;
        const QString avif = QStringLiteral(
            "x.jpg is an AVIF picture, which Vitrine can't read. On the phone choose “Most compatible” or JPEG in the "
            "camera's format settings, or convert it to JPEG or PNG.");
        QTest::newRow("AVIF") << baseMedia("avif____avifmif1miaf") << avif;
        QTest::newRow("AVIF, generic brand first") << baseMedia("mif1____avif") << avif;
        QTest::newRow("SVG") << QByteArray("<?xml version='1.0'?><svg width='5' height='5'/>")
                             << "x.jpg is an SVG drawing, which has no pixels of its own. Export it as PNG first.";
        const QString large = QStringLiteral(
            "x.jpg is too large: %1 pixels. A picture may have up to 16384 pixels a side and 64 megapixels; make it "
            "smaller first.");
        QTest::newRow("bomb") << blackPng(30000, 30000) << large.arg(QStringLiteral("30000 × 30000"));
        QTest::newRow("a side too long") << blackPng(16385, 1) << large.arg(QStringLiteral("16385 × 1"));
        QTest::newRow("too many pixels") << blackPng(8192, 8193) << large.arg(QStringLiteral("8192 × 8193"));
        QTest::newRow("pgm bomb") << QByteArray("P5 30000 30000 255\n0") << large.arg(QStringLiteral("30000 × 30000"));
    }
    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, message);
        QElapsedTimer timer;
        timer.start();
        const auto picture = read(bytes, "x.jpg");
        QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!picture.ok());
        QCOMPARE(QString::fromStdString(picture.error().message.text()), message);
    }

    void truncated_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QImage noise(40, 30, QImage::Format_RGB888);
        for (int y = 0; y < 30; ++y) {
            for (int x = 0; x < 40; ++x)
                noise.setPixelColor(x, y, QColor(x * 37 % 256, (x * y * 11) % 256, y * 71 % 256));
        }
        for (const char *format : {"png", "jpeg", "bmp", "tiff", "webp", "ppm"})
            QTest::newRow(format) << encode(noise, format);
        QTest::newRow("pgm") << encode(noise.convertToFormat(QImage::Format_Grayscale8), "pgm");
        QTest::newRow("pbm") << encode(noise.convertToFormat(QImage::Format_Mono), "pbm");
        QTest::newRow("gif") << QByteArray::fromHex(
            "474946383961020001008000000000ffff00002c0000000002000100000202440a003b");
    }
    void truncated()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(read(bytes).ok());
        // The last bytes of some formats are no part of the picture: GIF's end mark, JPEG's padding.
        for (const double share : {0.97, 0.9, 0.7, 0.5, 0.2}) {
            const auto picture =
                read(bytes.left(static_cast<qsizetype>(static_cast<double>(bytes.size() - 2) * share)), "half.png");
            QVERIFY2(!picture.ok(), qPrintable(QString::number(share)));
            const QString text = QString::fromStdString(picture.error().message.text());
            QVERIFY2(text.startsWith(QStringLiteral("half.png is ")), qPrintable(text));
        }
    }

    /// Bytes changed at random: a picture, or a message that names the file, and in bounded time.
    void mutants_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QImage image = halves(QImage::Format_RGB888, QColor(200, 40, 30), QColor(20, 90, 220));
        for (const char *format : {"png", "jpeg", "bmp", "tiff", "webp", "ppm"})
            QTest::newRow(format) << encode(image, format);
        QTest::newRow("jpeg with EXIF") << oriented(encode(image, "jpeg"), 6);
        QTest::newRow("16 bit tiff") << encode(halves(QImage::Format_RGBA64, Qt::red, Qt::blue), "tiff");
        QTest::newRow("gif") << QByteArray::fromHex(
            "474946383961020001008000000000ffff00002c0000000002000100000202440a003b");
    }
    void mutants()
    {
        QFETCH(QByteArray, bytes);
        Rng rng(5);
        int refused = 0;
        for (int mutant = 0; mutant < 100; ++mutant) {
            QByteArray changed = bytes;
            for (int change = 0; change < 1 + mutant % 4; ++change)
                changed[static_cast<qsizetype>(rng.below(static_cast<std::uint64_t>(bytes.size())))] =
                    static_cast<char>(rng.below(256));
            const auto picture = read(changed, "x");
            refused += !picture.ok();
            if (picture)
                QVERIFY(picture->width() <= Picture::maxSide && picture->height() <= Picture::maxSide);
            else
                QVERIFY(picture.error().message.text().starts_with("x "));
        }
        QVERIFY(refused > 0);
    }

    void damaged()
    {
        QByteArray png = encode(halves(QImage::Format_RGB888, Qt::red, Qt::blue), "png");
        png[png.indexOf("IDAT") + 6] = 'x';
        const auto picture = read(png, "x.png");
        QVERIFY(!picture.ok());
        QCOMPARE(QString::fromStdString(picture.error().message.text()),
                 QStringLiteral("x.png is damaged or incomplete and can't be decoded. Copy or download it again."));
    }

    void files()
    {
        QTemporaryDir folder;
        const std::string path = folder.path().toStdString();
        const auto text = [](const Result<Picture> &picture) {
            return picture ? std::string("ok") : picture.error().message.text();
        };
        QCOMPARE(text(readPicture(std::filesystem::path(path))),
                 "The file " + path + " can't be read: it is a folder.");
        QCOMPARE(text(readPicture(path + "/missing.png")),
                 "The file " + path + "/missing.png can't be read: there is no such file or folder.");
        QCOMPARE(text(readPicture(std::filesystem::path("/dev/null"))),
                 "The file /dev/null can't be read: it is not a regular file.");
        QFile file(folder.filePath(QStringLiteral("naïve 图.jpg"))); // named wrongly, and not in ASCII
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(encode(halves(QImage::Format_RGB888, Qt::red, Qt::blue), "png"));
        file.close();
        QCOMPARE(text(readPicture(std::filesystem::path(file.fileName().toStdString()))), "ok");
    }
};

QTEST_GUILESS_MAIN(TestPictureReader)
#include "tst_picturereader.moc"
