// vitrine-test: LIBS vitrine_vision; TIMEOUT 600
// YOLOX-Nano's real weights on real photos, against what the reference pipeline finds there.

#include "core/detection/Detector.h"
#include "core/detection/Nms.h"
#include "core/io/Safetensors.h"
#include "core/vision/PictureReader.h"
#include "tests/support/Shared.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>
#include <map>

using namespace vitrine;

namespace {

constexpr double boxTolerance = 0.5, scoreTolerance = 1e-3, rawTolerance = 5e-4;

struct Found {
    Box box;
    float score = 0;
    int classId = 0;
};

double distance(const Box &box, const QJsonArray &expected)
{
    const float sides[] = {box.x1, box.y1, box.x2, box.y2};
    double largest = 0;
    for (int i = 0; i < 4; ++i)
        largest = std::max(largest, std::abs(double(sides[i]) - expected[i].toDouble()));
    return largest;
}

} // namespace

class TestDetections : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { VITRINE_NEED_SHARED("yolox/reference"); }
    void agreesWithTheReference_data();
    void agreesWithTheReference();
    void rawOutput_data() { models(); }
    void rawOutput();

private:
    static void models();
    Engine &engineOf(const QString &model);
    static void compare(std::vector<Found> found, const QJsonArray &expected, const QByteArray &where);

    std::map<QString, std::unique_ptr<Engine>> m_engines;
};

void TestDetections::models()
{
    QTest::addColumn<QString>("model");
    QTest::newRow("pth") << test::sharedPath("yolox/models/yolox_nano_unfused.pth");
#ifdef VITRINE_HAS_ONNX
    QTest::newRow("onnx") << test::sharedPath("yolox/models/yolox_nano.onnx");
#endif
}

Engine &TestDetections::engineOf(const QString &file)
{
    auto &engine = m_engines[file];
    if (engine)
        return *engine;
    const auto model = openYolox(file.toStdString());
    if (!model)
        qFatal("%s", model.error().message.text().c_str());
    if (model->spec.name() != "YOLOX-Nano" || model->width != 416 || model->classNames[79] != "toothbrush")
        qFatal("not recognised as YOLOX-Nano");
    auto made = makeEngine(*model, {EngineChoice::Plan, Precision::Float32, DeviceChoice::Cpu});
    if (!made)
        qFatal("%s", made.error().message.text().c_str());
    engine = std::move(*made);
    return *engine;
}

void TestDetections::agreesWithTheReference_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("reference");
    for (const char *model : {"yolox_nano_unfused.pth", "yolox_nano.onnx"}) {
#ifndef VITRINE_HAS_ONNX
        if (QByteArray(model).endsWith("onnx"))
            continue;
#endif
        QDirIterator files(test::sharedPath("yolox/reference"), {"*.json"}, QDir::Files);
        while (files.hasNext()) {
            const QString file = files.next();
            const QByteArray name = QFileInfo(file).completeBaseName().toUtf8();
            if (name != "map")
                QTest::newRow((QByteArray(model) + ' ' + name).constData())
                    << test::sharedPath(QStringLiteral("yolox/models/") + QLatin1String(model)) << file;
        }
    }
}

void TestDetections::agreesWithTheReference()
{
    QFETCH(QString, model);
    QFETCH(QString, reference);
    QFile file(reference);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject expected = QJsonDocument::fromJson(file.readAll()).object();
    const QString path = test::sharedPath(QStringLiteral("yolox/images/") + expected["image"].toString());
    const auto picture = readPicture(std::filesystem::path(path.toStdString()));
    QVERIFY(picture.ok());
    const LetterboxedPicture input = letterbox(*picture, 416, 416);
    const auto raw = engineOf(model).run(input.input);
    QVERIFY(raw.ok());
    const Candidates candidates = decode(*raw);
    const QJsonObject settings = expected["detections"].toObject();
    QCOMPARE(settings.size(), 6);
    for (auto each = settings.begin(); each != settings.end(); ++each) {
        const QStringList words = each.key().split('_'); // "aware_0.3_0.45"
        const NmsResult result =
            suppress(candidates, {words[1].toFloat(), words[2].toFloat(), words[0] == "agnostic", 0, {}});
        std::vector<Found> found;
        for (const int cell : result.kept) {
            const auto at = std::size_t(cell);
            found.push_back(
                {input.geometry.toPicture(candidates.boxes[at]), candidates.scores[at], candidates.classes[at]});
        }
        compare(std::move(found), each.value().toArray(), each.key().toUtf8());
        if (QTest::currentTestFailed())
            return;
    }
}

void TestDetections::compare(std::vector<Found> found, const QJsonArray &expected, const QByteArray &where)
{
    QVERIFY2(qsizetype(found.size()) == expected.size(),
             where + ": " + QByteArray::number(found.size()) + " instead of " + QByteArray::number(expected.size()));
    for (const QJsonValue &value : expected) {
        const QJsonObject wanted = value.toObject();
        const QJsonArray box = wanted["box"].toArray();
        const auto nearest = std::min_element(found.begin(), found.end(), [&](const Found &a, const Found &b) {
            const auto cost = [&](const Found &each) {
                return distance(each.box, box) + (each.classId == wanted["class_id"].toInt() ? 0 : 1e9);
            };
            return cost(a) < cost(b);
        });
        QCOMPARE(nearest->classId, wanted["class_id"].toInt());
        QVERIFY2(distance(nearest->box, box) <= boxTolerance, where);
        QVERIFY2(std::abs(double(nearest->score) - wanted["score"].toDouble()) <= scoreTolerance, where);
        found.erase(nearest);
    }
}

void TestDetections::rawOutput()
{
    QFETCH(QString, model);
    for (const char *name : {"dog", "000000397133"}) {
        const auto reference = readSafetensors(
            test::sharedPath(QStringLiteral("yolox/reference/%1.raw.safetensors").arg(QLatin1String(name)))
                .toStdString());
        QVERIFY(reference.ok());
        const Snapshot &pixels = reference->tensors.find("letterbox_bgr_u8")->second;
        std::vector<float> values(3 * 416 * 416);
        for (std::int64_t y = 0; y < 416; ++y)
            for (std::int64_t x = 0; x < 416; ++x)
                for (std::int64_t channel = 0; channel < 3; ++channel)
                    values[std::size_t((channel * 416 + y) * 416 + x)] = float(pixels.at({y, x, channel}));
        const auto raw = engineOf(model).run(Snapshot::of({1, 3, 416, 416}, std::move(values)));
        QVERIFY(raw.ok());
        const std::vector<double> expected = reference->tensors.find("raw")->second.toDoubles();
        QCOMPARE(raw->values().size(), expected.size());
        double worst = 0;
        for (std::size_t i = 0; i < expected.size(); ++i)
            worst = std::max(worst, std::abs(double(raw->values()[i]) - expected[i]));
        qInfo("%s: raw output differs by at most %.2e", name, worst);
        QVERIFY(worst <= rawTolerance);
    }
}

QTEST_GUILESS_MAIN(TestDetections)
#include "tst_detections.moc"
