// vitrine-cli augment as others run it: pictures and boxes into a folder, the same for the same seed.

#include "core/detection/Annotations.h"
#include "core/detection/augment/Pixels.h"
#include "core/io/PngWriter.h"
#include "tests/support/Cli.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace vitrine;
using namespace vitrine::test;
using Json = nlohmann::json;

namespace {

Ended run(const QStringList &arguments)
{
    return runCli(QStringList{QStringLiteral("augment")} + arguments);
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCliAugment : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void writesPicturesAndBoxes();
    void sameSeedSameFiles();
    void refuses_data();
    void refuses();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Both pictures with the options given.
    Ended augment(const QString &out, const QStringList &more) const
    {
        return run(QStringList{path(QStringLiteral("a.png")), path(QStringLiteral("b.png")),
                               QStringLiteral("--annotations"), path(QStringLiteral("truth.json")),
                               QStringLiteral("--out"), path(out), QStringLiteral("--size"), QStringLiteral("128")}
                   + more);
    }

    QTemporaryDir m_folder;
};

void TestCliAugment::initTestCase()
{
    for (const auto &[name, grey] : {std::pair{"a.png", 30}, {"b.png", 220}})
        QVERIFY(writePng(path(QLatin1String(name)).toStdString(), greyImage(90, 60, static_cast<std::uint8_t>(grey))));
    QFile truth(path(QStringLiteral("truth.json")));
    QVERIFY(truth.open(QIODevice::WriteOnly));
    truth.write(R"({"images":[{"id":1,"file_name":"a.png","width":90,"height":60},
        {"id":2,"file_name":"b.png","width":90,"height":60}],
        "categories":[{"id":3,"name":"thing"},{"id":7,"name":"other"}],
        "annotations":[{"id":1,"image_id":1,"category_id":3,"bbox":[10,10,40,30],"area":1200,"iscrowd":0},
        {"id":2,"image_id":2,"category_id":7,"bbox":[0,0,90,60],"area":5400,"iscrowd":0},
        {"id":3,"image_id":2,"category_id":3,"bbox":[0,0,90,60],"area":5400,"iscrowd":1}]})");
}

void TestCliAugment::writesPicturesAndBoxes()
{
    const Ended ended = augment(QStringLiteral("out"),
                                {QStringLiteral("--count"), QStringLiteral("6"), QStringLiteral("--seed"),
                                 QStringLiteral("4"), QStringLiteral("--json")});
    QVERIFY2(ended.status == 0, ended.errors.constData());
    const Json json = Json::parse(ended.output.toStdString());
    QCOMPARE(json["images"].size(), 12UL);
    const auto read = readCocoAnnotations(json["annotations"].get<std::string>());
    QVERIFY(read.ok());
    QCOMPARE(read->classes, (std::vector<std::string>{"thing", "other"}));
    QCOMPARE(read->pictures.size(), 12UL);
    std::size_t kept = 0, dropped = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        const Json &entry = json["images"][i];
        const QByteArray png = contentsOf(QString::fromStdString(entry["file"].get<std::string>()));
        QCOMPARE(png.mid(16, 8), QByteArray::fromHex("0000008000000080")); // 128 × 128
        std::size_t own = 0;
        for (const Json &box : entry["boxes"]) {
            own += box["kept"].get<bool>();
            QCOMPARE(box.contains("reason"), !box["kept"].get<bool>());
            QVERIFY(box["class"] == (box["picture"].get<std::string>().ends_with("a.png") ? "thing" : "other"));
        }
        QCOMPARE(read->pictures[i].objects.size(), own);
        for (const Annotation &object : read->pictures[i].objects)
            QVERIFY(object.box.x1 >= 0 && object.box.y1 >= 0 && object.box.x2 <= 128.001F && object.box.y2 <= 128.001F
                    && object.box.width() > 1 && object.box.height() > 1);
        kept += own;
        dropped += entry["boxes"].size() - own;
    }
    QVERIFY(kept > 12 && dropped > 0);
}

void TestCliAugment::sameSeedSameFiles()
{
    const auto files = [this](const QString &out, const QString &seed) {
        if (augment(out, {QStringLiteral("--seed"), seed}).status != 0)
            qFatal("augment failed");
        return contentsOf(path(out + QStringLiteral("/a-0.png")))
            + contentsOf(path(out + QStringLiteral("/annotations.json")));
    };
    const QByteArray first = files(QStringLiteral("first"), QStringLiteral("1"));
    QVERIFY(first.size() > 1000);
    QCOMPARE(files(QStringLiteral("again"), QStringLiteral("1")), first);
    QVERIFY(files(QStringLiteral("other"), QStringLiteral("2")) != first);
    // In the last epochs a picture is only fitted, coloured and flipped.
    QVERIFY(augment(QStringLiteral("plain"), {QStringLiteral("--no-mosaic")}).status == 0);
    const auto plain = readCocoAnnotations(path(QStringLiteral("plain/annotations.json")).toStdString());
    QCOMPARE(plain->pictures[1].objects.size(), 1UL);
    QVERIFY(std::abs(plain->pictures[1].objects[0].box.width() - 128) < 1);
}

void TestCliAugment::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    const QString truth = path(QStringLiteral("truth.json")), out = path(QStringLiteral("none"));
    const auto with = [&](const QString &picture, const QString &annotations) {
        return QStringList{picture, QStringLiteral("--annotations"), annotations, QStringLiteral("--out"), out};
    };
    QTest::newRow("not annotated") << with(QStringLiteral("c.png"), truth) << 1 << QStringLiteral("c.png");
    QTest::newRow("no picture") << with(QStringLiteral("nowhere/a.png"), truth) << 1 << QStringLiteral("nowhere/a.png");
    QTest::newRow("no annotations") << with(path(QStringLiteral("a.png")), path(QStringLiteral("x.json"))) << 1
                                    << QStringLiteral("x.json");
    QTest::newRow("no folder") << QStringList{path(QStringLiteral("a.png")), QStringLiteral("--annotations"), truth}
                               << 2 << QStringLiteral("--out");
}

void TestCliAugment::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, message);
    const Ended ended = run(arguments);
    QCOMPARE(ended.status, status);
    QVERIFY2(ended.errors.contains(message.toUtf8()), ended.errors.constData());
}

QTEST_GUILESS_MAIN(TestCliAugment)
#include "tst_cliaugment.moc"
