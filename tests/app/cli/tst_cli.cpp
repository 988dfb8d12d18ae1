// vitrine-cli as others run it: what it prints, what it leaves behind, how it ends.

#include "core/io/Safetensors.h"
#include "tests/support/Cli.h"
#include "tests/support/Shared.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;

namespace {

QString preset(const char *name)
{
    return QStringLiteral(VITRINE_RESOURCE_DIR "/networks/%1.vitrine.json").arg(QLatin1String(name));
}

} // namespace

class TestCli : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void wrongUsageEndsWithTwo_data();
    void wrongUsageEndsWithTwo();
    void failedWorkEndsWithOneAndOneLine_data();
    void failedWorkEndsWithOneAndOneLine();
    void everyVerbHasHelp();

    void shapesAsJson();
    void traceHoldsWhatTheContractLists();
    void explanationAgreesWithTheTrace();
    void probabilitiesAreChecked();
    void exportWritesBothFormats();
    void doctorKnowsTheDataSets();
    void doctorSaysWhichModelsAreThere();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    void write(const char *name, const QByteArray &text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QTemporaryDir m_folder;
};

void TestCli::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit()); // nobody's downloaded models
    write("net.vitrine.json", R"({"format": "vitrine-network", "version": 1, "name": "small", "blocks": [
        {"id": "image", "type": "Input", "params": {"shape": [3, 16, 16]}},
        {"id": "conv", "type": "Conv2d", "params": {"out_channels": 4, "kernel_size": 3, "padding": 1, "bias": false}},
        {"id": "bn", "type": "BatchNorm2d"},
        {"id": "csp", "type": "CSPLayer", "params": {"out_channels": 4}},
        {"id": "flat", "type": "Flatten"},
        {"id": "fc", "type": "Linear", "params": {"out_features": 3}},
        {"id": "loss", "type": "CrossEntropyLoss"}], "connections": [
        {"from": "image", "to": "conv"}, {"from": "conv", "to": "bn"}, {"from": "bn", "to": "csp"},
        {"from": "csp", "to": "flat"}, {"from": "flat", "to": "fc"}, {"from": "fc", "to": "loss"}]})");
    const Ended init = runCli({"init", path("net.vitrine.json"), "--seed", "3", "--out", path("w.safetensors")});
    QVERIFY2(init.status == 0, init.errors.constData());

    std::vector<float> pixels(2 * 3 * 16 * 16);
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = static_cast<float>(i % 17) / 17.0F;
    TensorMap inputs;
    inputs.emplace("image", Snapshot::of({2, 3, 16, 16}, pixels));
    inputs.emplace("loss", Snapshot::of({2}, std::vector<std::int64_t>{2, 0}));
    QVERIFY(writeSafetensors(path("x.safetensors").toStdString(), inputs).ok());
}

void TestCli::wrongUsageEndsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QStringList explain = {"explain", path("net.vitrine.json"), "--weights", path("w.safetensors"),
                                 "--input", path("x.safetensors"),    "--block",   "conv",
                                 "--index"};
    QTest::newRow("no verb") << QStringList{};
    QTest::newRow("unknown verb") << QStringList{"dance"};
    QTest::newRow("unknown option") << QStringList{"doctor", "--loud"};
    QTest::newRow("missing argument") << QStringList{"shapes"};
    QTest::newRow("batch of nothing") << QStringList{"shapes", path("net.vitrine.json"), "--batch", "0"};
    QTest::newRow("negative seed") << QStringList{"init",  path("net.vitrine.json"), "--seed", "-1",
                                                  "--out", path("none.safetensors")};
    QTest::newRow("no such device") << explain + QStringList{"0,0,0,0", "--device", "abacus"};
    QTest::newRow("no such mode") << explain + QStringList{"0,0,0,0", "--mode", "dream"};
    for (const char *index : {"0,,1", "a", "0,", ",0", "1.5", "0;1"})
        QTest::newRow(QByteArray("index ").append(index).constData()) << explain + QStringList{QLatin1String(index)};
}

void TestCli::wrongUsageEndsWithTwo()
{
    QFETCH(QStringList, arguments);
    const Ended ended = runCli(arguments);
    QCOMPARE(ended.status, 2);
    QVERIFY(ended.output.isEmpty());
    QVERIFY(ended.errors.startsWith("vitrine-cli: "));
    QCOMPARE(ended.errors.count('\n'), 1);
    QVERIFY(!QFileInfo::exists(path("none.safetensors")));
}

void TestCli::failedWorkEndsWithOneAndOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    write("torn.vitrine.json", R"({"format": "vitrine-net)");
    write("torn.safetensors", "\xff\xff\xff\xff\xff\xff\xff\x7f{}");
    const QStringList trace = {"trace", path("net.vitrine.json")};
    const QStringList out = {"--out", path("t.safetensors")};
    const QStringList explain = {"explain", path("net.vitrine.json"), "--weights", path("w.safetensors"),
                                 "--input", path("x.safetensors")};
    QTest::newRow("no file") << QStringList{"shapes", path("gone.vitrine.json")} << QByteArray("gone.vitrine.json");
    QTest::newRow("torn network") << QStringList{"shapes", path("torn.vitrine.json")}
                                  << QByteArray("torn.vitrine.json");
    QTest::newRow("torn weights") << trace
            + QStringList{"--weights", path("torn.safetensors"), "--input", path("x.safetensors")}
            + out << QByteArray("torn.safetensors");
    QTest::newRow("inputs as weights") << trace
            + QStringList{"--weights", path("x.safetensors"), "--input", path("x.safetensors")}
            + out << QByteArray("conv.weight");
    QTest::newRow("weights as inputs") << trace
            + QStringList{"--weights", path("w.safetensors"), "--input", path("w.safetensors")}
            + out << QByteArray("image");
    QTest::newRow("no such block") << explain + QStringList{"--block", "nobody", "--index", "0"}
                                   << QByteArray("nobody");
    QTest::newRow("outside") << explain + QStringList{"--block", "conv", "--index", "0,9,0,0"}
                             << QByteArray("[2, 4, 16, 16]");
    QTest::newRow("no such output") << explain + QStringList{"--block", "conv", "--index", "0,0,0,0", "--output", "1"}
                                    << QByteArray("no output 1");
    QTest::newRow("no such folder") << QStringList{"init",  path("net.vitrine.json"),  "--seed", "1",
                                                   "--out", path("gone/w.safetensors")}
                                    << QByteArray("gone/w.safetensors");
    const QStringList detect = {"detect", path("none.png"), "--model"};
    QTest::newRow("a known model that is not there") << detect + QStringList{"yolox_nano"}
                                                     << "https://github.com/Megvii-BaseDetection/YOLOX/releases/"
                                                        "download/0.1.1rc0/yolox_nano.pth and put the file into "
                                                        "the folder "
            + path("vitrine/models").toLocal8Bit();
    QTest::newRow("an unknown model") << detect + QStringList{"yolox-huge"} << QByteArray("nano, tiny, s, m, l, x");
    QTest::newRow("a model's file that is not there")
        << detect + QStringList{path("gone.pth")} << QByteArray("gone.pth");
}

void TestCli::failedWorkEndsWithOneAndOneLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const Ended ended = runCli(arguments);
    QCOMPARE(ended.status, 1);
    QVERIFY(ended.output.isEmpty());
    QVERIFY2(ended.errors.contains(says), ended.errors.constData());
    QCOMPARE(ended.errors.count('\n'), 1);
}

void TestCli::everyVerbHasHelp()
{
    for (const char *verb : {"shapes", "init", "trace", "explain", "render", "export", "doctor", "bench"}) {
        const Ended ended = runCli({QLatin1String(verb), "--help"});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.output.contains(verb), verb);
    }
}

void TestCli::shapesAsJson()
{
    const Ended ended = runCli({"shapes", path("net.vitrine.json"), "--batch", "5", "--json"});
    QCOMPARE(ended.status, 0);
    const auto json = nlohmann::json::parse(ended.output.toStdString());
    const auto &conv = json.at("blocks").at(1);
    QCOMPARE(conv.at("id").get<std::string>(), std::string("conv"));
    QCOMPARE(conv.at("output_shape").get<std::vector<int>>(), (std::vector<int>{5, 4, 16, 16}));
    QCOMPARE(conv.at("parameters").get<int>(), 4 * 3 * 9);
    QCOMPARE(conv.at("macs").get<int>(), 4 * 3 * 9 * 16 * 16);
    int parameters = 0;
    for (const auto &block : json.at("blocks"))
        parameters += block.at("parameters").get<int>();
    QCOMPARE(json.at("parameters").get<int>(), parameters);
}

void TestCli::traceHoldsWhatTheContractLists()
{
    const Ended ended = runCli({"trace", path("net.vitrine.json"), "--weights", path("w.safetensors"), "--input",
                                path("x.safetensors"), "--mode", "train", "--out", path("t.safetensors")});
    QVERIFY2(ended.status == 0, ended.errors.constData());
    const auto trace = readSafetensors(path("t.safetensors").toStdString());
    QVERIFY(trace.ok());
    for (const char *name : {"forward/image", "grad/image", "forward/csp", "grad/csp", "forward/loss", "grad/loss",
                             "grad/conv.weight", "grad/bn.weight", "grad/csp.conv1.conv.weight", "stats/bn.mean",
                             "stats/bn.var", "stats/bn.running_mean", "stats/bn.running_var"})
        QVERIFY2(trace->tensors.contains(name), name);
    const Snapshot &root = trace->tensors.find("grad/loss")->second;
    QVERIFY(root.shape().empty());
    QCOMPARE(root.flat(0), 1.0);
}

void TestCli::explanationAgreesWithTheTrace()
{
    // The composite's last layer is an activation of a part: its terms are that part's.
    for (const char *block : {"conv", "bn", "csp", "flat", "fc", "loss"})
        for (const char *pass : {"forward", "backward"}) {
            const QByteArray text(block);
            const QString index = text == "loss" ? "0" : text == "fc" || text == "flat" ? "1,2" : "1,2,3,4";
            const Ended ended = runCli({"explain", path("net.vitrine.json"), "--weights", path("w.safetensors"),
                                        "--input", path("x.safetensors"), "--block", QLatin1String(block), "--index",
                                        index, "--pass", QLatin1String(pass), "--json"});
            QVERIFY2(ended.status == 0, ended.errors.constData());
            const auto json = nlohmann::json::parse(ended.output.toStdString());
            const double value = json.at("value").get<double>();
            const double recomputed = json.at("recomputed").get<double>();
            QVERIFY2(std::abs(value - recomputed) <= 1e-5 * std::max(1.0, std::abs(value)), block);
            const std::string expression = json.at("expression").get<std::string>();
            QVERIFY(!json.at("terms").empty());
            for (const auto &term : json.at("terms"))
                QVERIFY2(expression.find(term.at("name").get<std::string>()) != std::string::npos,
                         "a term that the expression does not use");
        }
}

void TestCli::probabilitiesAreChecked()
{
    write("bce.vitrine.json", R"({"format": "vitrine-network", "version": 1, "name": "bce", "blocks": [
        {"id": "x", "type": "Input", "params": {"shape": [3]}}, {"id": "bce", "type": "BCELoss"}],
        "connections": [{"from": "x", "to": "bce"}]})");
    TensorMap inputs;
    inputs.emplace("x", Snapshot::of({1, 3}, std::vector<float>{0.5F, 1.5F, 0.25F}));
    inputs.emplace("bce", Snapshot::of({1, 3}, std::vector<float>{0.0F, 1.0F, 1.0F}));
    QVERIFY(writeSafetensors(path("bce.safetensors").toStdString(), inputs).ok());
    QVERIFY(writeSafetensors(path("none-needed.safetensors").toStdString(), {}).ok());
    const Ended ended = runCli({"trace", path("bce.vitrine.json"), "--weights", path("none-needed.safetensors"),
                                "--input", path("bce.safetensors"), "--out", path("bce-trace.safetensors")});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.errors.contains("bce: the prediction holds 1.5"), ended.errors.constData());
    QVERIFY(!QFileInfo::exists(path("bce-trace.safetensors")));
}

void TestCli::exportWritesBothFormats()
{
    const QStringList start = {"export", preset("lenet-5"), "--weights",
                               QStringLiteral(VITRINE_RESOURCE_DIR "/models/lenet-5.safetensors")};
    const Ended python = runCli(start + QStringList{"--format", "pytorch", "--out", path("lenet.py")});
    QVERIFY2(python.status == 0, python.errors.constData());
    QFile file(path("lenet.py"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("def build(weights=None)"));
    // Neither a folder nor the weights themselves are overwritten.
    for (const QString &out : {m_folder.path(), start.back()})
        QCOMPARE(runCli(start + QStringList{"--format", "pytorch", "--out", out}).status, 1);
    const Ended onnx = runCli(start + QStringList{"--format", "onnx", "--out", path("lenet.onnx")});
    if (onnx.status != 0)
        QVERIFY2(onnx.errors.contains("libonnx-dev"), onnx.errors.constData()); // built without it
    else
        QVERIFY(QFileInfo(path("lenet.onnx")).size() > 200'000);
}

void TestCli::doctorKnowsTheDataSets()
{
    const Ended ended = runCli({"doctor", "--json"});
    QCOMPARE(ended.status, 0);
    const auto json = nlohmann::json::parse(ended.output.toStdString());
    std::string datasets;
    for (const auto &check : json.at("checks"))
        if (check.at("name").get<std::string>() == "datasets")
            datasets = check.at("value").get<std::string>();
    QVERIFY2(datasets.find("digits") != std::string::npos && datasets.find("mnist") != std::string::npos,
             datasets.c_str());
}

void TestCli::doctorSaysWhichModelsAreThere()
{
    QVERIFY(QDir(m_folder.path()).mkpath("vitrine/models"));
    write("vitrine/models/yolox_tiny.pth", "<html>sign in</html>");
    const Ended ended = runCli({"doctor", "--json"});
    QCOMPARE(ended.status, 0);
    std::map<std::string, nlohmann::json> checks;
    const auto json = nlohmann::json::parse(ended.output.toStdString());
    for (const auto &check : json.at("checks"))
        checks[check.at("name").get<std::string>()] = check;
    for (const char *name :
         {"YOLOX-Nano", "YOLOX-Tiny", "YOLOX-S", "YOLOX-M", "YOLOX-L", "YOLOX-X", "YOLOX-Darknet53"}) {
        QVERIFY2(checks.contains(name), name);
        QVERIFY(!checks[name].at("found").get<bool>());
    }
    const std::string nano = checks["YOLOX-Nano"].at("advice").get<std::string>();
    QVERIFY2(nano.ends_with("/yolox_nano.pth"), nano.c_str());
    QCOMPARE(checks["models"].at("value").get<std::string>(), path("vitrine/models").toStdString());
    const std::string tiny = checks["YOLOX-Tiny"].at("advice").get<std::string>();
    QVERIFY2(tiny.find("damaged") != std::string::npos, tiny.c_str());
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
