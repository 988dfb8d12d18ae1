// The weights that a run keeps over its epochs: which they are, that an interrupted run leaves the same, and that they
// stay within bounds.

#include "core/io/Safetensors.h"
#include "core/training/TrainFolder.h"
#include "tests/core/training/TrainSamples.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::test;

namespace {

TrainSetup setup(int epochs)
{
    TrainSetup setup = setupOf(quarterSet(), normedNetwork());
    setup.epochs = epochs;
    setup.emaDecay = 0.9;
    setup.seed = 3;
    return setup;
}

TrainFolder folderIn(const QTemporaryDir &folder)
{
    return TrainFolder(folder.path().toStdString());
}

/// As `vitrine-cli train --keep-every` does it; stops where so many epochs are done.
void train(Trainer &trainer, const TrainFolder &folder, int every, std::size_t epochs)
{
    QVERIFY(folder.begin(trainer.setup().network).ok());
    QVERIFY(folder.beginSeries(trainer).ok());
    QVERIFY(folder.keepEpoch(trainer, every).ok());
    while (trainer.phase() != Trainer::Phase::Done && trainer.epochs().size() < epochs) {
        const auto advance = trainer.advance();
        QVERIFY(advance.ok());
        if (!advance->epoch)
            continue;
        QVERIFY(folder.keepEpoch(trainer, every).ok());
        QVERIFY(folder.keep(trainer).ok());
    }
}

std::vector<int> epochsOf(const std::vector<SeriesMember> &members)
{
    std::vector<int> epochs;
    for (const SeriesMember &member : members)
        epochs.push_back(member.epoch);
    return epochs;
}

TensorMap weightsAt(const TrainFolder &folder, int epoch)
{
    const auto members = folder.series().members();
    const auto found = std::ranges::find(members, epoch, &SeriesMember::epoch);
    if (found == members.end())
        return {};
    const auto read = readSafetensors(found->file);
    return read ? read->tensors : TensorMap();
}

QByteArray bytesOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QTemporaryDir &folder, const QString &name)
{
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
}

} // namespace

class TestWeightSeries : public QObject {
    Q_OBJECT

private slots:
    void keepsWhatValidates();
    void equalsShorterRuns();
    void keepsEverySoManyAndTheLast();
    void goesOnWhereItWasCutOff();
    void nothingInTheMidstOfAnEpoch();
    void nothingOfAnotherRunStays();
    void strideFollowsFromTheEpoch();
    void staysWithinItsLimit();
    void theSameInMemory();
    void comesAndGoesWithARun();
    void passesOverWhatIsNoMember();
};

void TestWeightSeries::keepsWhatValidates()
{
    const QTemporaryDir place;
    const TrainFolder folder = folderIn(place);
    const auto trainer = trainerOf(setup(3));
    const TensorMap before = trainer->judgedWeights();
    train(*trainer, folder, 1, 3);
    QCOMPARE(epochsOf(folder.series().members()), (std::vector<int>{0, 1, 2, 3}));
    QCOMPARE(folder.series().members()[2].file.filename().string(), std::string("epoch-0002.safetensors"));
    QVERIFY(isSame(weightsAt(folder, 0), before));
    QVERIFY(isSame(weightsAt(folder, 0), initWeights(*buildGraph(trainer->setup().network, 1).graph, 3)));
    QVERIFY(isSame(weightsAt(folder, 3), trainer->result()));
    QVERIFY(!isSame(weightsAt(folder, 3), trainer->model().tensors())); // it is the average
    QVERIFY(!isSame(weightsAt(folder, 2), weightsAt(folder, 3)));
}

void TestWeightSeries::equalsShorterRuns()
{
    const QTemporaryDir place;
    const TrainFolder folder = folderIn(place);
    const auto longRun = trainerOf(setup(3));
    train(*longRun, folder, 1, 3);
    for (const int epochs : {1, 2}) {
        const auto shortRun = trainerOf(setup(epochs));
        QVERIFY(run(*shortRun).ok());
        QVERIFY(isSame(weightsAt(folder, epochs), shortRun->result()));
    }
}

void TestWeightSeries::keepsEverySoManyAndTheLast()
{
    const QTemporaryDir place;
    const TrainFolder folder = folderIn(place);
    const auto trainer = trainerOf(setup(5));
    train(*trainer, folder, 2, 5);
    QCOMPARE(epochsOf(folder.series().members()), (std::vector<int>{0, 2, 4, 5}));
}

void TestWeightSeries::goesOnWhereItWasCutOff()
{
    const QTemporaryDir wholePlace, cutPlace;
    const TrainFolder whole = folderIn(wholePlace), cut = folderIn(cutPlace);
    train(*trainerOf(setup(4)), whole, 1, 4);
    train(*trainerOf(setup(4)), cut, 1, 2);
    // Killed after the weights of another epoch, before the checkpoint to go on from.
    QVERIFY(QFile::copy(cutPlace.filePath("checkpoints/epoch-0001.safetensors"),
                        cutPlace.filePath("checkpoints/epoch-0003.safetensors")));
    const auto again = trainerOf(setup(4));
    QVERIFY(cut.resume(*again).ok());
    QVERIFY(cut.beginSeries(*again).ok());
    QCOMPARE(epochsOf(cut.series().members()), (std::vector<int>{0, 1, 2}));
    train(*again, cut, 1, 4);
    QCOMPARE(epochsOf(cut.series().members()), (std::vector<int>{0, 1, 2, 3, 4}));
    for (const QString &name : QDir(wholePlace.filePath("checkpoints")).entryList(QDir::Files)) {
        const QString file = QStringLiteral("checkpoints/") + name;
        QVERIFY(!bytesOfFile(wholePlace.filePath(file)).isEmpty());
        QCOMPARE(bytesOfFile(cutPlace.filePath(file)), bytesOfFile(wholePlace.filePath(file)));
    }
}

void TestWeightSeries::nothingInTheMidstOfAnEpoch()
{
    const QTemporaryDir place;
    const TrainFolder folder = folderIn(place);
    const auto trainer = trainerOf(setup(2));
    QVERIFY(trainer->isBetweenEpochs());
    for (const std::int64_t steps : {std::int64_t(1), trainer->stepsPerEpoch() - 1}) { // the last are not judged yet
        QVERIFY(run(*trainer, steps).ok());
        QVERIFY(!trainer->isBetweenEpochs());
        QVERIFY(folder.keepEpoch(*trainer, 1).ok());
        QVERIFY(folder.series().members().empty());
    }
}

void TestWeightSeries::nothingOfAnotherRunStays()
{
    const QTemporaryDir place;
    const TrainFolder folder = folderIn(place);
    train(*trainerOf(setup(3)), folder, 1, 3);
    put(place, QStringLiteral("checkpoints/notes.txt"));
    TrainSetup other = setup(1);
    other.seed = 8;
    const auto trainer = trainerOf(std::move(other));
    train(*trainer, folder, 1, 1);
    QCOMPARE(epochsOf(folder.series().members()), (std::vector<int>{0, 1}));
    QVERIFY(isSame(weightsAt(folder, 1), trainer->result()));
    QVERIFY(QFile::exists(place.filePath("checkpoints/notes.txt")));
}

void TestWeightSeries::strideFollowsFromTheEpoch()
{
    QCOMPARE(seriesStride(0, 1, 10), 1);
    QCOMPARE(seriesStride(8, 1, 10), 1); // 0 … 8, and a place for the last
    QCOMPARE(seriesStride(9, 1, 10), 2);
    QCOMPARE(seriesStride(9, 3, 10), 3);
    QCOMPARE(seriesStride(1000000, 1, 10), 131072);
    QCOMPARE(seriesOnDisk.most(1000), std::size_t(200));
    QCOMPARE(seriesOnDisk.most(std::size_t(512) << 20), std::size_t(4));
    QCOMPARE(seriesOnDisk.most(std::size_t(8) << 30), std::size_t(3));
}

void TestWeightSeries::staysWithinItsLimit()
{
    const QTemporaryDir place;
    const TrainFolder folder = folderIn(place);
    TrainSetup many = setupOf(xorSet(50), perceptron());
    many.batchSize = 64; // a step an epoch
    many.epochs = 211;
    const auto trainer = trainerOf(std::move(many));
    QVERIFY(folder.keepEpoch(*trainer, 1).ok());
    std::size_t most = 0;
    while (trainer->phase() != Trainer::Phase::Done) {
        const auto advance = trainer->advance();
        QVERIFY(advance.ok());
        if (!advance->epoch)
            continue;
        QVERIFY(folder.keepEpoch(*trainer, 1).ok());
        most = std::max(most, folder.series().members().size());
    }
    QVERIFY2(most > 190 && most <= seriesOnDisk.members, qPrintable(QString::number(most)));
    std::vector<int> expected;
    for (int epoch = 0; epoch <= 210; epoch += 2)
        expected.push_back(epoch);
    expected.push_back(211);
    QCOMPARE(epochsOf(folder.series().members()), expected);
}

void TestWeightSeries::theSameInMemory()
{
    EpochWeights weights;
    for (int epoch = 0; epoch <= 211; ++epoch) {
        weights.add(epoch, {{"w", Snapshot::of(Shape{1}, std::vector<float>{static_cast<float>(epoch)})}},
                    epoch == 211);
        QVERIFY(weights.all().size() <= seriesInMemory.members);
    }
    QCOMPARE(weights.all().size(), std::size_t(54)); // 0, 4, … 208, and 211
    for (const auto &[epoch, tensors] : weights.all()) {
        QVERIFY(epoch % 4 == 0 || epoch == 211);
        QCOMPARE(tensors.at("w").toFloats().front(), static_cast<float>(epoch));
    }
    weights.dropAfter(100);
    QCOMPARE(weights.all().rbegin()->first, 100);
}

/// Into a folder and out of it again, but for what does not belong to the run.
void TestWeightSeries::comesAndGoesWithARun()
{
    const QTemporaryDir place;
    const TrainFolder folder = folderIn(place);
    const auto trainer = trainerOf(setup(2));
    EpochWeights weights;
    weights.add(0, trainer->judgedWeights(), false);
    QVERIFY(run(*trainer).ok());
    weights.add(2, trainer->judgedWeights(), true);
    put(place, QStringLiteral("unrelated"));
    QVERIFY(folder.writeSeries(weights, trainer->setup().network).ok());
    QCOMPARE(epochsOf(folder.series().members()), (std::vector<int>{0, 2}));
    put(place, QStringLiteral("checkpoints/epoch-0001.safetensors")); // damaged
    QVERIFY(WeightSeries(folder.series().folder()).write(7, trainer->judgedWeights(), {}).ok()); // beyond the run
    const EpochWeights read = folder.readSeries(*trainer);
    QCOMPARE(read.all().size(), std::size_t(2));
    for (const int epoch : {0, 2})
        QVERIFY(isSame(read.all().at(epoch), weights.all().at(epoch)));
    QVERIFY(folder.writeSeries(read, trainer->setup().network).ok());
    QCOMPARE(epochsOf(folder.series().members()), (std::vector<int>{0, 2}));
}

void TestWeightSeries::passesOverWhatIsNoMember()
{
    const QTemporaryDir place;
    QVERIFY(seriesIn(place.path().toStdString()).empty());
    QVERIFY(seriesIn(place.filePath("missing").toStdString()).empty());
    for (const char *name : {"epoch-3.safetensors", "epoch-000010.safetensors", "epoch-x.safetensors",
                             "epoch--1.safetensors", "epoch-.safetensors", "epoch-99999999999.safetensors",
                             "epoch-4.pth", "my-epoch-5.safetensors", "epoch-0003.safetensors"})
        put(place, QString::fromLatin1(name));
    QVERIFY(QDir(place.path()).mkdir(QStringLiteral("epoch-0006.safetensors")));
    QCOMPARE(epochsOf(seriesIn(place.path().toStdString())), (std::vector<int>{3, 10}));
    // Those of a run come first.
    QVERIFY(QDir(place.path()).mkdir(QStringLiteral("checkpoints")));
    put(place, QStringLiteral("checkpoints/epoch-0001.safetensors"));
    QCOMPARE(epochsOf(seriesIn(place.path().toStdString())), std::vector<int>{1});
}

QTEST_GUILESS_MAIN(TestWeightSeries)
#include "tst_weightseries.moc"
