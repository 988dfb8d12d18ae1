// vitrine-cli train as others run it: real digits are learnt, numbers repeat, and a killed run loses no finished epoch.

#include "tests/support/Cli.h"
#include "tests/support/Shared.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <csignal>
#include <sys/resource.h>

using Json = nlohmann::json;

namespace {

// Batch norm and dropout: states and random numbers that a resumed run must find again.
const QByteArray network = R"({"format":"vitrine-network","version":1,"name":"small","blocks":[
 {"id":"image","type":"Input","params":{"shape":[1,28,28]}},
 {"id":"conv","type":"Conv2d","params":{"out_channels":8,"kernel_size":5,"stride":2}},
 {"id":"bn","type":"BatchNorm2d"},{"id":"act","type":"ReLU"},{"id":"flat","type":"Flatten"},
 {"id":"drop","type":"Dropout","params":{"p":0.2}},{"id":"fc","type":"Linear","params":{"out_features":10}},
 {"id":"loss","type":"CrossEntropyLoss"}],
 "connections":[{"from":"image","to":"conv"},{"from":"conv","to":"bn"},{"from":"bn","to":"act"},
 {"from":"act","to":"flat"},{"from":"flat","to":"drop"},{"from":"drop","to":"fc"},{"from":"fc","to":"loss"}]})";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCliTrain : public QObject {
    Q_OBJECT

private slots:
    void init();
    void learnsMnistTwiceAlike();
    void leavesWhatTheContractSays();
    void resumesAfterKills();
    void foldsAreTrainedApart();
    void anEnsembleGrows();
    void notesRuns();
    void splits();
    void fullDisk();
    void refuses_data();
    void refuses();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void start(QProcess &process, const QStringList &arguments) const;
    /// The exit status; −1 where it did not end by itself.
    int run(const QStringList &arguments, QByteArray *output = nullptr, QByteArray *errors = nullptr) const;
    QStringList small(const QString &out, int epochs = 12) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliTrain::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QFile file(path(QStringLiteral("small.vitrine.json")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(network) == network.size());
}

void TestCliTrain::start(QProcess &process, const QStringList &arguments) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    process.setProcessEnvironment(environment);
    process.start(vitrine::test::cliFile(), arguments);
}

int TestCliTrain::run(const QStringList &arguments, QByteArray *output, QByteArray *errors) const
{
    QProcess process;
    start(process, arguments);
    const vitrine::test::Ended ended = vitrine::test::endOf(process);
    if (output)
        *output = ended.output;
    if (errors)
        *errors = ended.errors;
    return ended.status;
}

QStringList TestCliTrain::small(const QString &out, int epochs) const
{
    return {QStringLiteral("train"),
            path(QStringLiteral("small.vitrine.json")),
            QStringLiteral("--data"),
            QStringLiteral("digits:size=400"),
            QStringLiteral("--epochs"),
            QString::number(epochs),
            QStringLiteral("--device"),
            QStringLiteral("cpu"),
            QStringLiteral("--threads"),
            QStringLiteral("1"),
            QStringLiteral("--ema"),
            QStringLiteral("0.9"),
            QStringLiteral("--no-record"),
            QStringLiteral("--out"),
            path(out)};
}

void TestCliTrain::learnsMnistTwiceAlike()
{
    VITRINE_NEED_SHARED("datasets/mnist");
    QByteArray weights[2];
    for (const int i : {0, 1}) {
        const QString out = QStringLiteral("mnist%1").arg(i);
        QByteArray output, errors;
        const int status =
            run({QStringLiteral("train"), QStringLiteral(VITRINE_RESOURCE_DIR "/networks/lenet-5.vitrine.json"),
                 QStringLiteral("--data"),
                 QStringLiteral("mnist:") + vitrine::test::sharedPath(QStringLiteral("datasets/mnist")),
                 QStringLiteral("--epochs"), i == 0 ? QStringLiteral("10") : QStringLiteral("2"),
                 QStringLiteral("--seed"), QStringLiteral("3"), QStringLiteral("--device"), QStringLiteral("cpu"),
                 QStringLiteral("--no-record"), QStringLiteral("--json"), QStringLiteral("--out"), path(out)},
                &output, &errors);
        QVERIFY2(status == 0, errors.constData());
        const Json last = Json::parse(output.toStdString());
        if (i == 0)
            QVERIFY2(last.at("val_accuracy").get<double>() >= 0.97, output.constData());
        weights[i] = contentOf(path(out + QStringLiteral("/metrics.jsonl")));
    }
    // The second run is the beginning of the first one, to the last digit.
    const QList<QByteArray> first = weights[0].split('\n'), second = weights[1].split('\n');
    QCOMPARE(first.size(), 11);
    QCOMPARE(second.size(), 3);
    for (const int line : {0, 1}) {
        Json a = Json::parse(first[line].toStdString()), b = Json::parse(second[line].toStdString());
        a.erase("seconds");
        b.erase("seconds");
        QCOMPARE(QString::fromStdString(a.dump()), QString::fromStdString(b.dump()));
    }
}

void TestCliTrain::leavesWhatTheContractSays()
{
    QByteArray output, errors;
    QVERIFY2(run(small(QStringLiteral("out")) + QStringList{QStringLiteral("--json")}, &output, &errors) == 0,
             errors.constData());
    const Json last = Json::parse(output.toStdString());
    for (const char *key : {"epoch", "train_loss", "train_accuracy", "val_loss", "val_accuracy", "seconds"})
        QVERIFY2(last.contains(key), key);
    const QList<QByteArray> lines = contentOf(path(QStringLiteral("out/metrics.jsonl"))).trimmed().split('\n');
    QCOMPARE(lines.size(), 12);
    QCOMPARE(Json::parse(lines.last().toStdString()), last);
    // The network says what its input must be; it and the weights serve the other verbs.
    const Json trained = Json::parse(contentOf(path(QStringLiteral("out/network.vitrine.json"))).toStdString());
    QCOMPARE(trained.at("classes").size(), std::size_t(10));
    QVERIFY(trained.at("blocks")[0].at("params").contains("mean"));
    QCOMPARE(run({QStringLiteral("render"), path(QStringLiteral("out/network.vitrine.json")),
                  QStringLiteral("--weights"), path(QStringLiteral("out/weights.safetensors")),
                  QStringLiteral("--image"), QStringLiteral(VITRINE_RESOURCE_DIR "/models/digit.png"),
                  QStringLiteral("--out"), path(QStringLiteral("pictures"))}),
             0);
}

void TestCliTrain::resumesAfterKills()
{
    constexpr int epochs = 80; // enough for 20 kills on a quick machine
    QByteArray errors;
    QVERIFY2(run(small(QStringLiteral("whole"), epochs), nullptr, &errors) == 0, errors.constData());
    QRandomGenerator random(17);
    int kills = 0;
    for (bool done = false; !done;) {
        QStringList arguments = small(QStringLiteral("killed"), epochs);
        if (QFile::exists(path(QStringLiteral("killed/checkpoint.safetensors"))))
            arguments += QStringLiteral("--resume");
        QProcess process;
        start(process, arguments);
        const int patience = kills < 20 ? random.bounded(50, 700) : 240'000;
        done = process.waitForFinished(patience);
        if (done)
            QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                     process.readAllStandardError().constData());
        process.kill();
        process.waitForFinished();
        kills += done ? 0 : 1;
        // Whatever moment it was: no file is half written.
        const QByteArray metrics = contentOf(path(QStringLiteral("killed/metrics.jsonl")));
        for (const QByteArray &line : metrics.trimmed().split('\n'))
            QVERIFY(line.isEmpty() || Json::accept(line.toStdString()));
    }
    QVERIFY(kills > 0);
    QCOMPARE(contentOf(path(QStringLiteral("killed/weights.safetensors"))),
             contentOf(path(QStringLiteral("whole/weights.safetensors"))));
}

/// Each fold is a run of its own; mean and deviation are those of their last epochs. One that was cut off goes on.
void TestCliTrain::foldsAreTrainedApart()
{
    QByteArray output;
    const QStringList arguments = small(QStringLiteral("folds"), 2)
        + QStringList{QStringLiteral("--folds"), QStringLiteral("3"), QStringLiteral("--json")};
    QCOMPARE(run(arguments, &output), 0);
    const Json report = Json::parse(output.toStdString());
    QCOMPARE(report["folds"].size(), 3U);
    double sum = 0, squares = 0;
    for (const Json &fold : report["folds"]) {
        const QString folder = QStringLiteral("folds/fold-%1/").arg(fold["fold"].get<int>());
        const QByteArray lines = contentOf(path(folder + QStringLiteral("metrics.jsonl"))).trimmed();
        QCOMPARE(Json::parse(lines.split('\n').last().toStdString())["val_loss"], fold["val_loss"]);
        QVERIFY(QFile::exists(path(folder + QStringLiteral("weights.safetensors"))));
        sum += fold["val_loss"].get<double>();
    }
    const double mean = sum / 3;
    for (const Json &fold : report["folds"])
        squares += std::pow(fold["val_loss"].get<double>() - mean, 2);
    QVERIFY(std::abs(report["mean"]["val_loss"].get<double>() - mean) < 1e-12);
    QVERIFY(std::abs(report["std"]["val_loss"].get<double>() - std::sqrt(squares / 2)) < 1e-12);
    QCOMPARE(Json::parse(contentOf(path(QStringLiteral("folds/folds.json"))).toStdString()), report);
    // As if it had been cut off before the third fold.
    QVERIFY(QDir(path(QStringLiteral("folds/fold-3"))).removeRecursively());
    QCOMPARE(run(arguments + QStringList{QStringLiteral("--resume")}, &output), 0);
    QCOMPARE(Json::parse(output.toStdString())["mean"]["val_loss"], report["mean"]["val_loss"]);
}

void TestCliTrain::anEnsembleGrows()
{
    QByteArray output;
    const QStringList arguments = small(QStringLiteral("many"), 2);
    QCOMPARE(run(arguments
                     + QStringList{QStringLiteral("--ensemble"), QStringLiteral("2"), QStringLiteral("--seed"),
                                   QStringLiteral("5"), QStringLiteral("--json")},
                 &output),
             0);
    const Json report = Json::parse(output.toStdString());
    QCOMPARE(report["networks"].size(), 2U);
    QCOMPARE(report["networks"][1]["seed"], 6);
    QCOMPARE(report["ensemble"].size(), 2U);
    // The first alone is what its own run said, and the run that there is without an ensemble.
    QCOMPARE(report["ensemble"][0]["val_accuracy"], report["networks"][0]["val_accuracy"]);
    QCOMPARE(run(small(QStringLiteral("alone"), 2)
                     + QStringList{QStringLiteral("--seed"), QStringLiteral("5"), QStringLiteral("--json")},
                 &output),
             0);
    QCOMPARE(Json::parse(output.toStdString())["val_loss"], report["networks"][0]["val_loss"]);
    QByteArray errors;
    QVERIFY(run(arguments
                    + QStringList{QStringLiteral("--ensemble"), QStringLiteral("2"), QStringLiteral("--folds"),
                                  QStringLiteral("2")},
                nullptr, &errors)
            != 0);
    QVERIFY2(errors.contains("--folds"), errors.constData());
}

void TestCliTrain::notesRuns()
{
    QStringList arguments = small(QStringLiteral("noted"));
    arguments.removeAll(QStringLiteral("--no-record"));
    QCOMPARE(run(arguments), 0);
    QByteArray output;
    QCOMPARE(run({QStringLiteral("runs"), QStringLiteral("--json")}, &output), 0);
    const Json runs = Json::parse(output.toStdString()).at("runs");
    QCOMPARE(runs.size(), std::size_t(1));
    QCOMPARE(runs[0].at("status").get<std::string>(), std::string("done"));
    QCOMPARE(runs[0].at("epochs").size(), std::size_t(12));
    QCOMPARE(run({QStringLiteral("runs"), QStringLiteral("1"), QStringLiteral("--export"), QStringLiteral("steps-csv"),
                  QStringLiteral("--out"), path(QStringLiteral("steps.csv"))}),
             0);
    QCOMPARE(contentOf(path(QStringLiteral("steps.csv"))).count('\n'), 1 + 12 * 5); // 320 items by 64
    QCOMPARE(run({QStringLiteral("runs"), QStringLiteral("1"), QStringLiteral("--remove")}), 0);
    QCOMPARE(run({QStringLiteral("runs"), QStringLiteral("1")}), 1);
}

/// Without --split nothing is as it was not before; with it there is a test part, judged once, in the last line.
void TestCliTrain::splits()
{
    const auto last = [this](const QString &out, const QStringList &more) {
        QByteArray output;
        const QStringList arguments = small(out, 2) + QStringList{QStringLiteral("--json")} + more;
        return run(arguments, &output) == 0 ? Json::parse(output.toStdString()) : Json();
    };
    QVERIFY(!last(QStringLiteral("usual"), {}).contains("test_loss"));
    QVERIFY(!last(QStringLiteral("two"), {"--split", "80/20"}).contains("test_loss"));
    const Json three = last(QStringLiteral("three"), {"--split", "70/15/15", "--split-by", "stratified"});
    QVERIFY(three.contains("test_loss") && three.at("test_accuracy").get<double>() > 0.2);
    const QByteArrayList lines = contentOf(path(QStringLiteral("three/metrics.jsonl"))).trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(!lines.first().contains("test_"));
    QCOMPARE(Json::parse(lines.last().toStdString()), three);
    const auto lossOf = [&](const QString &out, const QString &seed) {
        return last(out, {"--split", "70/15/15", "--split-seed", seed}).at("test_loss").get<double>();
    };
    const double four = lossOf(QStringLiteral("a"), QStringLiteral("4"));
    QCOMPARE(lossOf(QStringLiteral("b"), QStringLiteral("4")), four);
    QVERIFY(lossOf(QStringLiteral("c"), QStringLiteral("5")) != four);
}

/// What was finished before the disk was full stays whole; the run says which file it could not write, and why.
void TestCliTrain::fullDisk()
{
    QCOMPARE(run(small(QStringLiteral("full"), 1)), 0);
    const QByteArray metrics = contentOf(path(QStringLiteral("full/metrics.jsonl")));
    const QByteArray weights = contentOf(path(QStringLiteral("full/weights.safetensors")));
    const QByteArray checkpoint = contentOf(path(QStringLiteral("full/checkpoint.safetensors")));
    QProcess process;
    process.setChildProcessModifier([] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{20'000, 20'000}; // bytes: the texts fit, the tensors don't
        setrlimit(RLIMIT_FSIZE, &small);
    });
    start(process, small(QStringLiteral("full"), 3) + QStringList{QStringLiteral("--resume")});
    QVERIFY(process.waitForFinished(240'000));
    QCOMPARE(process.exitCode(), 1);
    const QByteArray said = process.readAllStandardError().trimmed().split('\n').last();
    QVERIFY2(said.contains("full/weights.safetensors"), said.constData());
    QVERIFY2(said.contains("file size") || said.contains("too large") || said.contains("full"), said.constData());
    QVERIFY(contentOf(path(QStringLiteral("full/metrics.jsonl"))).startsWith(metrics.left(20)));
    QCOMPARE(contentOf(path(QStringLiteral("full/weights.safetensors"))), weights);
    QCOMPARE(contentOf(path(QStringLiteral("full/checkpoint.safetensors"))), checkpoint);
    QCOMPARE(QDir(path(QStringLiteral("full"))).entryList(QDir::Files | QDir::Hidden).size(),
             4); // nothing half written
    QCOMPARE(run(small(QStringLiteral("full"), 3) + QStringList{QStringLiteral("--resume")}), 0);
    QCOMPARE(contentOf(path(QStringLiteral("full/metrics.jsonl"))).count('\n'), 3);
}

void TestCliTrain::refuses_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const QStringList &more, int status, const char *says) {
        QTest::newRow(name) << more << status << QByteArray(says);
    };
    row("a setting that is none", {"--set", "lr"}, 2, "lr=0.01");
    row("a setting that Adam lacks", {"--set", "rho=0.5"}, 1, "rho");
    row("an unknown optimizer", {"--optimizer", "newton"}, 2, "adagrad");
    row("an unknown schedule", {"--schedule", "never"}, 2, "cosine");
    row("no shares", {"--split", "many"}, 2, "70/15/15");
    row("a negative seed of the split", {"--split", "80/20", "--split-seed", "-1"}, 2, "--split-seed");
    row("an unknown way to split", {"--split", "80/20", "--split-by", "luck"}, 2, "stratified");
    row("a way to split, but no split", {"--split-by", "stratified"}, 2, "requires --split");
    row("a seed for no split", {"--split-seed", "3"}, 2, "requires --split");
    row("NaN as weight decay", {"--l2", "nan"}, 2, "--l2");
    row("NaN as decay of an average", {"--ema", "nan"}, 2, "--ema");
    row("an unknown set", {"--data", "nothing"}, 1, "digits");
    row("a set of another shape", {"--data", "spiral"}, 1, "[2]");
    row("a folder without a set", {"--data", "mnist:/nonexistent"}, 1, "/nonexistent");
    row("no checkpoint to go on from", {"--resume"}, 1, "checkpoint.safetensors");
    row("a rate that explodes", {"--optimizer", "sgd", "--set", "lr=1e6", "--l2", "10"}, 1, "ran away");
}

void TestCliTrain::refuses()
{
    QFETCH(QStringList, more);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    QStringList arguments = small(QStringLiteral("refused"));
    if (more.contains(QStringLiteral("--data")))
        arguments.remove(arguments.indexOf(QStringLiteral("--data")), 2);
    QByteArray errors;
    QCOMPARE(run(arguments + more, nullptr, &errors), status);
    QVERIFY2(errors.contains(says), errors.constData());
    QCOMPARE(errors.trimmed().count('\n'), 0);
}

QTEST_GUILESS_MAIN(TestCliTrain)
#include "tst_clitrain.moc"
