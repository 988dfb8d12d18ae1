// vitrine-cli evaluate as others run it: COCO's figures of the reference model on the reference photos.

#include "tests/support/Cli.h"
#include "tests/support/Shared.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace vitrine::test;
using Json = nlohmann::json;

namespace {

Ended run(const QStringList &arguments)
{
    return runCli(QStringList{QStringLiteral("evaluate")} + arguments);
}

QString shared(const char *name)
{
    return vitrine::test::sharedPath(QStringLiteral("yolox/") + QLatin1String(name));
}

} // namespace

class TestCliEvaluate : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheReference_data();
    void agreesWithTheReference();
    void eachClassOnRequest();
    void refuses_data();
    void refuses();

private:
    QString write(const QByteArray &text) const
    {
        QFile file(m_folder.filePath(QStringLiteral("truth.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("can't write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void TestCliEvaluate::agreesWithTheReference_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("mode");
    QTest::newRow("ONNX, within each class") << QStringLiteral("yolox_nano.onnx") << QStringLiteral("aware");
    QTest::newRow("checkpoint, over all classes")
        << QStringLiteral("yolox_nano_unfused.pth") << QStringLiteral("agnostic");
}

void TestCliEvaluate::agreesWithTheReference()
{
    VITRINE_NEED_SHARED("yolox/reference/map.json");
    QFETCH(QString, model);
    QFETCH(QString, mode);
    QStringList arguments{QStringLiteral("--model"),  shared("models/") + model,  QStringLiteral("--annotations"),
                          shared("instances.json"),   QStringLiteral("--images"), shared("images"),
                          QStringLiteral("--device"), QStringLiteral("cpu"),      QStringLiteral("--json")};
    if (mode == QStringLiteral("agnostic"))
        arguments += QStringLiteral("--class-agnostic");
    const Ended ended = run(arguments);
    QVERIFY2(ended.status == 0, ended.errors.constData());
    QVERIFY(ended.errors.contains("20 of 20 pictures"));
    const Json figures = Json::parse(ended.output.toStdString());
    QCOMPARE(figures.size(), std::size_t(7));
    QFile file(shared("reference/map.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Json expected = Json::parse(file.readAll().toStdString()).at(mode.toStdString());
    for (const auto &[ours, theirs] :
         {std::pair("AP", "AP"), std::pair("AP50", "AP50"), std::pair("AP75", "AP75"), std::pair("AP_small", "APs"),
          std::pair("AP_medium", "APm"), std::pair("AP_large", "APl"), std::pair("AR_100", "AR100")}) {
        const double difference = std::abs(figures.at(ours).get<double>() - expected.at(theirs).get<double>());
        QVERIFY2(difference < 0.001, ours);
    }
}

void TestCliEvaluate::eachClassOnRequest()
{
    VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
    // One picture, three classes of the model's eighty, one of which nobody marked.
    const QString truth = write(R"({"images": [{"id": 1, "file_name": "000000005001.jpg"}],
        "annotations": [{"image_id": 1, "category_id": 4, "bbox": [173, 204, 108, 239]}],
        "categories": [{"id": 9, "name": "zebra"}, {"id": 4, "name": "person"}, {"id": 7, "name": "unheard-of"}]})");
    const Ended ended =
        run({QStringLiteral("--model"), shared("models/yolox_nano.onnx"), QStringLiteral("--annotations"), truth,
             QStringLiteral("--images"), shared("images"), QStringLiteral("--per-class"), QStringLiteral("--json")});
    QVERIFY2(ended.status == 0, ended.errors.constData());
    QVERIFY(ended.errors.contains("the model doesn't know the class \"unheard-of\""));
    const Json figures = Json::parse(ended.output.toStdString());
    const Json &classes = figures.at("classes");
    QCOMPARE(classes.size(), std::size_t(3));
    QCOMPARE(classes[0].at("class").get<std::string>(), std::string("person"));
    QCOMPARE(classes[0].at("AP").get<double>(), figures.at("AP").get<double>());
    QCOMPARE(classes[1].at("AP").get<double>(), -1.0);
    QCOMPARE(classes[2].at("AP").get<double>(), -1.0);
}

void TestCliEvaluate::refuses_data()
{
    QTest::addColumn<QByteArray>("truth");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("truth.json is not valid JSON: line 1");
    QTest::newRow("no pictures") << QByteArray(R"({"images": [], "annotations": [], "categories": []})")
                                 << QByteArray("truth.json names no pictures.");
    QTest::newRow("picture that is missing")
        << QByteArray(R"({"images": [{"id": 1, "file_name": "none.jpg"}], "annotations": [], "categories": []})")
        << QByteArray("none.jpg is missing; ");
}

void TestCliEvaluate::refuses()
{
    QFETCH(QByteArray, truth);
    QFETCH(QByteArray, message);
    const Ended ended = run({QStringLiteral("--model"), QStringLiteral("none.onnx"), QStringLiteral("--annotations"),
                             write(truth), QStringLiteral("--images"), m_folder.path()});
    QCOMPARE(ended.status, 1);
    QVERIFY(ended.output.isEmpty());
    QVERIFY2(ended.errors.contains(message), ended.errors.constData());
    QCOMPARE(ended.errors.count('\n'), 1);
}

QTEST_GUILESS_MAIN(TestCliEvaluate)
#include "tst_clievaluate.moc"
