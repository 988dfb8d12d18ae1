// The list of runs: what goes in comes out, also after a program was killed or the file was damaged.

#include "core/runs/RunStore.h"
#include "core/runs/TensorBoard.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <cstring>

using namespace vitrine;

namespace {

RunDescription description(const std::string &name)
{
    return {name,    R"({"format":"vitrine-network"})", "digits", R"({"optimizer":"adam"})", 18446744073709551615ULL,
            "/tmp/x"};
}

EpochRecord epochOf(int number)
{
    return {number, 1.0 / number, 0.5, 0.25 * number, none, 2.5};
}

template <typename T>
T valueOf(Result<T> result)
{
    if (!result)
        qFatal("%s", result.error().message.text().c_str());
    return *std::move(result);
}

void require(const Result<void> &result)
{
    if (!result)
        qFatal("%s", result.error().message.text().c_str());
}

} // namespace

class TestRunStore : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void keepsWhatItGot();
    void keepsEpochsOfAKilledProgram();
    void movesADamagedFileAside_data();
    void movesADamagedFileAside();
    void newerVersion();
    void placeThatCannotBeWritten();
    void checksum();
    void tensorBoard();
    void csv();

private:
    std::filesystem::path file() const { return m_folder->filePath("data/runs.db").toStdString(); }
    std::unique_ptr<RunStore> open() const { return valueOf(RunStore::open(file())); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRunStore::keepsWhatItGot()
{
    std::int64_t first = 0, second = 0;
    {
        const auto store = open();
        first = valueOf(store->begin(description("first")));
        second = valueOf(store->begin(description("second ' 名")));
        require(store->addEpoch(second, epochOf(1)));
        require(store->addEpoch(second, epochOf(2)));
        const StepRecord steps[] = {{1, 0.5, 2.25, none, 0.01, 3, 0.1}, {2, 1, 2, 0.75, 0.01, 4, 0.2}};
        require(store->addSteps(second, steps));
        require(store->end(first, RunStatus::Failed, "the numbers ran away"));
    }
    const auto store = open();
    QVERIFY(store->movedAside().empty());
    const auto runs = valueOf(store->list());
    QCOMPARE(runs.size(), 2U);
    QCOMPARE(runs[0].id, second);
    QCOMPARE(runs[0].description.name, std::string("second ' 名"));
    QCOMPARE(runs[0].description.seed, 18446744073709551615ULL);
    QCOMPARE(runs[0].status, RunStatus::Running);
    QCOMPARE(runs[0].epochs.size(), 2U);
    QCOMPARE(runs[0].epochs[1].validationLoss, 0.5);
    QVERIFY(std::isnan(runs[0].epochs[1].validationAccuracy));
    QCOMPARE(runs[1].status, RunStatus::Failed);
    QCOMPARE(runs[1].note, std::string("the numbers ran away"));
    const auto steps = valueOf(store->steps(second));
    QCOMPARE(steps.size(), 2U);
    QVERIFY(std::isnan(steps[0].accuracy));
    QCOMPARE(steps[1].gradientNorm, 4.0);
    require(store->remove(second));
    QVERIFY(!store->run(second).ok());
    QVERIFY(!store->remove(second).ok());
    QVERIFY(valueOf(store->steps(second)).empty());
    QCOMPARE(valueOf(store->list()).size(), 1U);
}

void TestRunStore::keepsEpochsOfAKilledProgram()
{
    int ends[2];
    QCOMPARE(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        auto store = RunStore::open(file());
        const auto run = store.ok() ? (*store)->begin(description("killed")) : store.error();
        for (int epoch = 1; run.ok() && epoch <= 3; ++epoch)
            if (!(*store)->addEpoch(*run, epochOf(epoch)))
                _exit(1);
        (void)!write(ends[1], "x", 1);
        pause();
        _exit(2);
    }
    char told = 0;
    QCOMPARE(read(ends[0], &told, 1), 1);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    ::close(ends[0]);
    ::close(ends[1]);
    const auto runs = valueOf(open()->list());
    QCOMPARE(runs.size(), 1U);
    QCOMPARE(runs[0].status, RunStatus::CutOff);
    QCOMPARE(runs[0].epochs.size(), 3U);
}

void TestRunStore::movesADamagedFileAside_data()
{
    QTest::addColumn<int>("from");
    QTest::newRow("not a database") << 0;
    QTest::newRow("its pages overwritten") << 4096;
}

void TestRunStore::movesADamagedFileAside()
{
    QFETCH(int, from);
    {
        const auto store = open();
        const auto run = valueOf(store->begin(description("lost")));
        for (int epoch = 1; epoch <= 400; ++epoch)
            require(store->addEpoch(run, epochOf(epoch)));
    }
    QFile damaged(QString::fromStdString(file().string()));
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    QVERIFY(damaged.size() > 3 * 4096);
    damaged.seek(from);
    damaged.write(QByteArray(static_cast<qsizetype>(damaged.size() - from), '#'));
    damaged.close();
    const auto store = open();
    QVERIFY(!store->movedAside().empty());
    QVERIFY(std::filesystem::exists(store->movedAside()));
    QVERIFY(valueOf(store->list()).empty());
    require(store->addEpoch(valueOf(store->begin(description("new"))), epochOf(1)));
}

void TestRunStore::newerVersion()
{
    open();
    QFile later(QString::fromStdString(file().string()));
    QVERIFY(later.open(QIODevice::ReadWrite));
    later.seek(60); // the user version of SQLite's header, big-endian
    later.write(QByteArray("\0\0\0\x09", 4));
    later.close();
    const auto refused = RunStore::open(file());
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().message.text().find("newer version") != std::string::npos);
    QVERIFY(std::filesystem::exists(file()));
}

void TestRunStore::placeThatCannotBeWritten()
{
    QFile taken(m_folder->filePath("data"));
    QVERIFY(taken.open(QIODevice::WriteOnly));
    const auto refused = RunStore::open(file());
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().message.text().find("data") != std::string::npos);
}

void TestRunStore::checksum()
{
    QCOMPARE(crc32c("123456789"), 0xe3069283U); // the check value of RFC 3720
    QCOMPARE(crc32c(std::string(32, '\0')), 0x8a9136aaU);
}

void TestRunStore::tensorBoard()
{
    RunInfo run;
    run.started = 1000;
    run.epochs = {epochOf(1)};
    const StepRecord steps[] = {{7, 0.5, 2.25, none, 0.01, 3, 0.1}};
    const std::string file = tensorBoardEvents(run, steps);
    std::size_t at = 0;
    int records = 0;
    while (at < file.size()) {
        std::uint64_t length = 0;
        std::uint32_t lengthSum = 0, dataSum = 0;
        QVERIFY(at + 12 <= file.size());
        std::memcpy(&length, file.data() + at, 8);
        std::memcpy(&lengthSum, file.data() + at + 8, 4);
        QVERIFY(at + 16 + length <= file.size());
        std::memcpy(&dataSum, file.data() + at + 12 + length, 4);
        const auto unmasked = [](std::uint32_t masked) {
            const std::uint32_t rotated = masked - 0xa282ead8U;
            return rotated >> 17 | rotated << 15;
        };
        QCOMPARE(unmasked(lengthSum), crc32c(std::string_view(file).substr(at, 8)));
        QCOMPARE(unmasked(dataSum), crc32c(std::string_view(file).substr(at + 12, length)));
        at += 16 + length;
        ++records;
    }
    QCOMPARE(records, 3); // the version, a step, an epoch
    QVERIFY(file.find("brain.Event:2") != std::string::npos);
    QVERIFY(file.find("validation/loss") != std::string::npos);
    QVERIFY(file.find("validation/accuracy") == std::string::npos); // NaN is left out
}

void TestRunStore::csv()
{
    const std::vector<EpochRecord> epochs{epochOf(2)};
    QCOMPARE(epochsCsv(epochs),
             std::string("epoch,train_loss,train_accuracy,val_loss,val_accuracy,seconds\r\n2,0.5,0.5,0.5,,2.5\r\n"));
}

QTEST_GUILESS_MAIN(TestRunStore)
#include "tst_runstore.moc"
