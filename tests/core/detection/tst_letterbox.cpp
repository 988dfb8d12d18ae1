// vitrine-test: LIBS vitrine_vision
// Pictures as YOLOX's reference prepares them, against checksums of what OpenCV made of them.

#include "core/detection/Letterbox.h"
#include "core/vision/PictureReader.h"
#include "tests/support/Shared.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace vitrine;

class TestLetterbox : public QObject {
    Q_OBJECT

private slots:
    void agreesWithOpenCv_data();
    void agreesWithOpenCv();
    void fillsTheRest();
    void greyAndSixteenBits();
    void thinPictures();
    void oldNormalisation();
};

void TestLetterbox::agreesWithOpenCv_data()
{
    QTest::addColumn<QString>("picture");
    QTest::addColumn<QJsonObject>("expected");
    QDirIterator files(test::sharedPath("yolox/reference"), {"*.json"}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        if (json.contains("letterbox_sha256"))
            QTest::newRow(file.fileName().section('/', -1).toUtf8().constData())
                << test::sharedPath("yolox/images/" + json["image"].toString()) << json;
    }
}

void TestLetterbox::agreesWithOpenCv()
{
    VITRINE_NEED_SHARED("yolox/reference");
    QFETCH(QString, picture);
    QFETCH(QJsonObject, expected);
    const auto read = readPicture(std::filesystem::path(picture.toStdString()));
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.text().c_str());
    const LetterboxedPicture made = letterbox(*read, 416, 416);
    QCOMPARE(made.geometry.ratio, expected["ratio"].toDouble());
    QCOMPARE(made.geometry.resizedWidth, expected["resized"].toArray()[0].toInt());
    QCOMPARE(made.geometry.resizedHeight, expected["resized"].toArray()[1].toInt());

    // Back to OpenCV's layout: rows of blue, green, red.
    const std::span<const float> values = made.input.floats();
    const std::size_t plane = 416 * 416;
    QByteArray bytes(3 * plane, '\0');
    for (std::size_t i = 0; i < plane; ++i)
        for (std::size_t channel = 0; channel < 3; ++channel)
            bytes[static_cast<qsizetype>(3 * i + channel)] = static_cast<char>(values[channel * plane + i]);
    QCOMPARE(QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()),
             expected["letterbox_sha256"].toString());
}

void TestLetterbox::fillsTheRest()
{
    const Picture white = Picture::of(20, 10, 3, std::vector<std::uint8_t>(600, 255));
    const LetterboxedPicture made = letterbox(white, 64, 32);
    QCOMPARE(made.geometry.ratio, 3.2);
    QCOMPARE(made.input.shape(), (Shape{1, 3, 32, 64}));
    QCOMPARE(made.input.at({0, 0, 31, 63}), 255.0);
    const LetterboxedPicture square = letterbox(white, 64, 64);
    QCOMPARE(square.input.at({0, 2, 31, 63}), 255.0);
    QCOMPARE(square.input.at({0, 2, 32, 0}), 114.0);
    const Box box = square.geometry.toPicture({0, 0, 64, 32});
    QCOMPARE(box, (Box{0, 0, 20, 10}));
    QCOMPARE(square.geometry.toInput(box), (Box{0, 0, 64, 32}));
}

void TestLetterbox::greyAndSixteenBits()
{
    const Picture grey = Picture::of(1, 1, 1, std::vector<std::uint8_t>{77});
    const LetterboxedPicture made = letterbox(grey, 32, 32);
    for (std::int64_t channel = 0; channel < 3; ++channel)
        QCOMPARE(made.input.at({0, channel, 5, 5}), 77.0);
    const Picture deep = Picture::of(1, 1, 3, std::vector<std::uint16_t>{0x1234, 0x5678, 0x9abc});
    const LetterboxedPicture cut = letterbox(deep, 32, 32);
    QCOMPARE(cut.input.at({0, 0, 0, 0}), double(0x9a)); // blue first
    QCOMPARE(cut.input.at({0, 2, 0, 0}), double(0x12));
}

void TestLetterbox::thinPictures()
{
    const Picture thin = Picture::of(2000, 1, 1, std::vector<std::uint8_t>(2000, 9));
    const LetterboxedPicture made = letterbox(thin, 32, 32);
    QCOMPARE(made.geometry.resizedHeight, 1);
    QCOMPARE(made.input.at({0, 0, 0, 31}), 9.0);
}

void TestLetterbox::oldNormalisation()
{
    const Picture red = Picture::of(1, 1, 3, std::vector<std::uint8_t>{255, 0, 0});
    const LetterboxedPicture made = letterbox(red, 32, 32, YoloxNormalisation::ImageNet);
    QVERIFY(std::abs(made.input.at({0, 0, 0, 0}) - (1 - 0.485) / 0.229) < 1e-5); // red first
    QVERIFY(std::abs(made.input.at({0, 2, 0, 0}) + 0.406 / 0.225) < 1e-5);
}

QTEST_GUILESS_MAIN(TestLetterbox)
#include "tst_letterbox.moc"
