// vitrine-cli train for detectors: with few words, twice alike, on every kind of annotation, and going on from the
// weights of other classes with a backbone that is left alone.

#include "core/detection/YoloxModel.h"
#include "core/io/Safetensors.h"
#include "tests/core/data/SetSamples.h"
#include "tests/support/Shared.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::test;

namespace {

QByteArray networkOf(int side, double width, int classes, bool isDepthwise = false)
{
    const nlohmann::json network{
        {"format", "vitrine-network"},
        {"version", 1},
        {"name", "small"},
        {"blocks",
         {{{"id", "images"},
           {"type", "Input"},
           {"params", {{"shape", {3, side, side}}, {"range", {0, 255}}, {"channels", "BGR"}, {"fit", "letterbox"}}}},
          {{"id", "backbone"},
           {"type", "YOLOPAFPN"},
           {"params", {{"depth", 0.33}, {"width", width}, {"depthwise", isDepthwise}}}},
          {{"id", "head"},
           {"type", "YOLOXHead"},
           {"params", {{"num_classes", classes}, {"width", width}, {"depthwise", isDepthwise}}}},
          {{"id", "loss"}, {"type", "YOLOXLoss"}}}},
        {"connections",
         {{{"from", "images"}, {"to", "backbone"}},
          {{"from", "backbone"}, {"to", "head"}},
          {{"from", "backbone"}, {"output", 1}, {"to", "head"}, {"input", 1}},
          {{"from", "backbone"}, {"output", 2}, {"to", "head"}, {"input", 2}},
          {{"from", "head"}, {"to", "loss"}}}}};
    return QByteArray::fromStdString(network.dump());
}

} // namespace

class TestCliDetector : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void learnsShapesTwiceAlike();
    void leavesFrozenBlocksAlone();
    void givesTheHeadOtherClasses();
    void goesOnFromNano();
    void keepsTheWeightsOfItsEpochs();
    void learnsFromAnnotations_data();
    void learnsFromAnnotations();
    void refuses();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString network(const QString &name, int side, double width, int classes, bool isDepthwise = false) const;
    /// The exit status.
    int run(const QStringList &arguments, QByteArray *output = nullptr, QByteArray *errors = nullptr) const;
    QStringList training(const QString &network, const QString &data, const QString &out,
                         const QStringList &more = {}) const;
    TensorMap weights(const QString &out) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

QString TestCliDetector::network(const QString &name, int side, double width, int classes, bool isDepthwise) const
{
    writeFile(path(name), networkOf(side, width, classes, isDepthwise));
    return path(name);
}

int TestCliDetector::run(const QStringList &arguments, QByteArray *output, QByteArray *errors) const
{
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/vitrine-cli"), arguments);
    const bool ended = process.waitForFinished(240'000) && process.exitStatus() == QProcess::NormalExit;
    if (output)
        *output = process.readAllStandardOutput();
    if (errors)
        *errors = process.readAllStandardError();
    return ended ? process.exitCode() : -1;
}

QStringList TestCliDetector::training(const QString &network, const QString &data, const QString &out,
                                      const QStringList &more) const
{
    return QStringList{QStringLiteral("train"),        network,
                       QStringLiteral("--data"),       data,
                       QStringLiteral("--out"),        path(out),
                       QStringLiteral("--epochs"),     QStringLiteral("2"),
                       QStringLiteral("--batch-size"), QStringLiteral("4"),
                       QStringLiteral("--device"),     QStringLiteral("cpu"),
                       QStringLiteral("--threads"),    QStringLiteral("1"),
                       QStringLiteral("--seed"),       QStringLiteral("3"),
                       QStringLiteral("--no-record")}
    + more;
}

TensorMap TestCliDetector::weights(const QString &out) const
{
    const auto read = readSafetensors(path(out).toStdString() + "/weights.safetensors");
    return read ? read->tensors : TensorMap();
}

void TestCliDetector::learnsShapesTwiceAlike()
{
    QByteArray made[2];
    for (const int i : {0, 1}) {
        const QString out = QStringLiteral("out%1").arg(i);
        QByteArray output, errors;
        const QStringList json = i == 0 ? QStringList() : QStringList{QStringLiteral("--json")};
        const int status =
            run(training(QStringLiteral("yolox-pico"), QStringLiteral("shapes:side=64,objects=2,size=20"), out, json),
                &output, &errors);
        QVERIFY2(status == 0, errors);
        for (const QByteArray &text : {output, errors})
            QVERIFY2(!text.contains("nan") && !text.contains("accuracy ") && !text.contains("NaN"), text);
        QVERIFY2(errors.contains("AP50") && (i == 1 || output.contains("AP50")), output + errors);
        if (i == 1) {
            const auto report = nlohmann::json::parse(output.toStdString());
            QVERIFY(report.at("val_ap50").is_number() && report.at("val_accuracy").is_null());
        }
        QFile file(path(out + QStringLiteral("/weights.safetensors")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        made[i] = file.readAll();
    }
    QCOMPARE(made[0], made[1]);
    const auto model = openYolox(path(QStringLiteral("out0/weights.safetensors")).toStdString());
    QVERIFY(model.ok());
    QCOMPARE(model->width, 160);
    QCOMPARE(model->classNames, (std::vector<std::string>{"circle", "square", "triangle", "star", "ring", "cross"}));
}

void TestCliDetector::leavesFrozenBlocksAlone()
{
    const QString net = network(QStringLiteral("small.vitrine.json"), 64, 0.0625, 6);
    const QString data = QStringLiteral("shapes:side=64,objects=2,size=20");
    QCOMPARE(run(training(net, data, QStringLiteral("first"))), 0);
    QByteArray errors;
    const QStringList frozen{QStringLiteral("--weights"), path(QStringLiteral("first/weights.safetensors")),
                             QStringLiteral("--freeze"), QStringLiteral("backbone")};
    QVERIFY2(run(training(net, data, QStringLiteral("second"), frozen), nullptr, &errors) == 0, errors);
    const TensorMap before = weights(QStringLiteral("first")), after = weights(QStringLiteral("second"));
    QCOMPARE(before.size(), after.size());
    int changed = 0;
    for (const auto &[name, tensor] : before) {
        const bool isSame = tensor.toFloats() == after.at(name).toFloats();
        QVERIFY2(isSame || name.starts_with("head."), name.c_str());
        changed += isSame ? 0 : 1;
    }
    QVERIFY(changed > 50);
    QFile written(path(QStringLiteral("second/network.vitrine.json")));
    QVERIFY(written.open(QIODevice::ReadOnly) && written.readAll().contains("\"frozen\": true"));
}

void TestCliDetector::givesTheHeadOtherClasses()
{
    const QString many = network(QStringLiteral("many.vitrine.json"), 64, 0.0625, 9);
    const QString few = network(QStringLiteral("few.vitrine.json"), 64, 0.0625, 6);
    const QString data = QStringLiteral("shapes:side=64,objects=2,size=20");
    QCOMPARE(run(training(many, data, QStringLiteral("many"))), 0);
    const QStringList from{QStringLiteral("--weights"), path(QStringLiteral("many/weights.safetensors"))};
    const QStringList unchanged{QStringLiteral("--set"), QStringLiteral("lr=0"), QStringLiteral("--ema"),
                                QStringLiteral("0")};
    QByteArray errors;
    QVERIFY2(run(training(few, data, QStringLiteral("few"), from + unchanged), nullptr, &errors) == 0, errors);
    QVERIFY2(errors.contains("6 have another shape") && errors.contains("head.cls_preds.0.weight"), errors);
    const TensorMap trained = weights(QStringLiteral("many")), adopted = weights(QStringLiteral("few"));
    QCOMPARE(adopted.at("head.cls_preds.0.weight").shape()[0], 6);
    QCOMPARE(adopted.at("head.reg_preds.0.weight").toFloats(), trained.at("head.reg_preds.0.weight").toFloats());
    QCOMPARE(adopted.at("backbone.C3_p4.conv1.conv.weight").toFloats(),
             trained.at("backbone.C3_p4.conv1.conv.weight").toFloats());
}

void TestCliDetector::goesOnFromNano()
{
    VITRINE_NEED_SHARED("yolox/models");
    const QString net = network(QStringLiteral("nano.vitrine.json"), 64, 0.25, 6, true);
    QByteArray errors;
    const QStringList arguments =
        training(net, QStringLiteral("shapes:side=64,objects=2,size=10"), QStringLiteral("nano"),
                 {QStringLiteral("--weights"), sharedPath(QStringLiteral("yolox/models/yolox_nano_unfused.pth")),
                  QStringLiteral("--freeze"), QStringLiteral("backbone")});
    QVERIFY2(run(arguments, nullptr, &errors) == 0, errors);
    QVERIFY2(errors.contains("head.cls_preds.2.bias"), errors);
    const auto official = openYolox(sharedPath(QStringLiteral("yolox/models/yolox_nano_unfused.pth")).toStdString());
    QVERIFY(official.ok());
    const TensorMap after = weights(QStringLiteral("nano"));
    for (const auto &[name, tensor] : official->weights)
        if (name.starts_with("backbone."))
            QVERIFY2(tensor.toFloats() == after.at(name).toFloats(), name.c_str());
}

void TestCliDetector::keepsTheWeightsOfItsEpochs()
{
    const QString net = network(QStringLiteral("small.vitrine.json"), 64, 0.0625, 6);
    const QString data = QStringLiteral("shapes:side=64,objects=2,size=20");
    const QDir kept(path(QStringLiteral("out/checkpoints")));
    const auto names = [&kept] { return QDir(kept.path()).entryList(QDir::Files, QDir::Name); };
    const QStringList every{QStringLiteral("--keep-every"), QStringLiteral("2")};
    QCOMPARE(run(training(net, data, QStringLiteral("out"), every)), 0);
    const QStringList expected{QStringLiteral("epoch-0000.safetensors"), QStringLiteral("epoch-0002.safetensors")};
    QCOMPARE(names(), expected);
    // Detectors, and the last of them is what the run comes to.
    for (const QString &name : expected) {
        const auto model = openYolox(kept.filePath(name).toStdString());
        QVERIFY(model.ok());
        QCOMPARE(model->width, 64);
        QCOMPARE(model->classNames.front(), std::string("circle"));
    }
    const auto last = readSafetensors(kept.filePath(expected.last()).toStdString());
    const TensorMap result = weights(QStringLiteral("out"));
    QVERIFY(last.ok() && !result.empty() && last->tensors.size() == result.size());
    for (const auto &[name, tensor] : result)
        QVERIFY2(last->tensors.at(name).toFloats() == tensor.toFloats(), name.c_str());
    // It goes on, and there is nothing to do: all stays.
    QCOMPARE(run(training(net, data, QStringLiteral("out"), every + QStringList{QStringLiteral("--resume")})), 0);
    QCOMPARE(names(), expected);
    // A run that keeps none does not stand beside those of another.
    QCOMPARE(run(training(net, data, QStringLiteral("out"))), 0);
    QCOMPARE(names(), QStringList());
    QVERIFY(run(training(net, data, QStringLiteral("out"), {QStringLiteral("--keep-every"), QStringLiteral("0")})) > 0);
}

void TestCliDetector::learnsFromAnnotations_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"coco", "voc", "yolo"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

/// Eight pictures with a bright square each, whose place the annotations give.
void TestCliDetector::learnsFromAnnotations()
{
    QFETCH(QString, kind);
    QDir().mkpath(path(QStringLiteral("set")));
    const auto within = [this](const QString &name) { return path(QStringLiteral("set/") + name); };
    nlohmann::json coco{{"images", nlohmann::json::array()},
                        {"annotations", nlohmann::json::array()},
                        {"categories", {{{"id", 1}, {"name", "thing"}}}}};
    for (int i = 0; i < 8; ++i) {
        const QString name = QStringLiteral("p%1").arg(i);
        const int x = 4 + 4 * i, y = 20, side = 24;
        writeFile(within(name + QStringLiteral(".ppm")), ppm(64, 48, 200, 30, 30));
        if (kind == QStringLiteral("coco")) {
            const std::string file = name.toStdString() + ".ppm";
            coco["images"].push_back({{"id", i}, {"file_name", file}, {"width", 64}, {"height", 48}});
            coco["annotations"].push_back({{"id", i},
                                           {"image_id", i},
                                           {"category_id", 1},
                                           {"bbox", {x, y, side, side}},
                                           {"area", side * side},
                                           {"iscrowd", 0}});
        } else if (kind == QStringLiteral("voc")) {
            writeFile(within(name + QStringLiteral(".xml")),
                      QStringLiteral("<annotation><filename>%1.ppm</filename><size><width>64</width><height>48</height>"
                                     "<depth>3</depth></size><object><name>thing</name><bndbox><xmin>%2</xmin><ymin>%3"
                                     "</ymin><xmax>%4</xmax><ymax>%5</ymax></bndbox></object></annotation>")
                          .arg(name)
                          .arg(x + 1)
                          .arg(y + 1)
                          .arg(x + side)
                          .arg(y + side)
                          .toUtf8());
        } else {
            writeFile(within(name + QStringLiteral(".txt")),
                      QStringLiteral("0 %1 %2 %3 %4\n")
                          .arg((x + side / 2.0) / 64)
                          .arg((y + side / 2.0) / 48)
                          .arg(side / 64.0)
                          .arg(side / 48.0)
                          .toUtf8());
        }
    }
    writeFile(within(QStringLiteral("classes.txt")), "thing\n");
    writeFile(within(QStringLiteral("boxes.json")), QByteArray::fromStdString(coco.dump()));
    const QString data = kind == QStringLiteral("coco")
        ? QStringLiteral("coco:%1:%2").arg(within(QStringLiteral("boxes.json")), path(QStringLiteral("set")))
        : kind + QLatin1Char(':') + path(QStringLiteral("set"));
    QByteArray output, errors;
    const QString net = network(QStringLiteral("one.vitrine.json"), 64, 0.0625, 1);
    QVERIFY2(run(training(net, data, QStringLiteral("out"), {QStringLiteral("--json")}), &output, &errors) == 0,
             errors);
    const auto report = nlohmann::json::parse(output.toStdString());
    QVERIFY2(report.at("val_ap").get<double>() >= 0, output); // −1 where there is nothing to find
    QVERIFY(report.at("train_loss").get<double>() > 0);
}

void TestCliDetector::refuses()
{
    const QString data = QStringLiteral("shapes:side=64,objects=2,size=20");
    const QString net = network(QStringLiteral("small.vitrine.json"), 64, 0.0625, 6);
    QByteArray errors;
    QCOMPARE(run(training(net, data, QStringLiteral("a"), {QStringLiteral("--freeze"), QStringLiteral("spine")}),
                 nullptr, &errors),
             1);
    QVERIFY2(errors.contains("spine") && errors.contains("backbone"), errors);
    QCOMPARE(run(training(net, data, QStringLiteral("b"),
                          {QStringLiteral("--freeze"), QStringLiteral("backbone"), QStringLiteral("--freeze"),
                           QStringLiteral("head")}),
                 nullptr, &errors),
             1);
    QVERIFY2(errors.contains("frozen"), errors);
    QCOMPARE(run(training(net, data, QStringLiteral("c"), {QStringLiteral("--detector"), QStringLiteral("mosiac=1")}),
                 nullptr, &errors),
             2);
    // Weights of another network are no other classes.
    QCOMPARE(run(training(net, data, QStringLiteral("d"))), 0);
    const QString wide = network(QStringLiteral("wide.vitrine.json"), 64, 0.125, 6);
    const QStringList from{QStringLiteral("--weights"), path(QStringLiteral("d/weights.safetensors"))};
    QCOMPARE(run(training(wide, data, QStringLiteral("e"), from), nullptr, &errors), 1);
    QVERIFY2(errors.contains("another network"), errors);
}

QTEST_GUILESS_MAIN(TestCliDetector)
#include "tst_clidetector.moc"
