// CIFAR-10 and CIFAR-100 in their binary files.

#include "core/data/Cifar.h"
#include "core/data/DataSplit.h"
#include "core/data/Labels.h"
#include "tests/core/data/SetSamples.h"

#include <QTemporaryDir>

#include <numeric>

using namespace vitrine;
using namespace vitrine::test;

namespace {

/// A record whose planes hold one value each.
QByteArray record(QByteArray labels, int red, int green, int blue)
{
    for (const int value : {red, green, blue})
        labels += QByteArray(1024, static_cast<char>(value));
    return labels;
}

} // namespace

class TestCifar : public QObject {
    Q_OBJECT

private slots:
    void ten();
    void hundred();
    void damaged_data();
    void damaged();
    void damagedLabel();
    void becomesShorter();
    void names();
};

void TestCifar::ten()
{
    QTemporaryDir folder;
    const QString spec = QStringLiteral("cifar10:") + folder.path();
    QCOMPARE(refusal(spec),
             QStringLiteral("There is no CIFAR-10 in the folder %1: it should hold data_batch_1.bin or test_batch.bin, "
                            "the binary version.")
                 .arg(folder.path()));
    // As it comes out of the archive: one folder further in.
    const QString inner = folder.filePath(QStringLiteral("cifar-10-batches-bin/"));
    writeFile(inner + QStringLiteral("test_batch.bin"), record("\x03", 0, 51, 255));
    const auto test = opened(spec);
    QCOMPARE(test->size(), 1);
    QVERIFY(!test->trainingCount());
    QCOMPARE(test->classes()[3], std::string("cat"));

    writeFile(inner + QStringLiteral("data_batch_1.bin"), record("\x09", 1, 2, 3) + record("\x08", 4, 5, 6));
    writeFile(inner + QStringLiteral("data_batch_4.bin"), record("\x07", 7, 8, 9));
    writeFile(inner + QStringLiteral("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");
    const auto set = opened(spec);
    QCOMPARE(set->name(), std::string("CIFAR-10"));
    QCOMPARE(set->size(), 4);
    QCOMPARE(set->trainingCount(), std::optional<std::int64_t>(3));
    QCOMPARE(set->itemShape(), (Shape{3, 32, 32}));
    QCOMPARE(set->classes()[9], std::string("j"));
    QCOMPARE(splitInOrder(*set).validation, std::vector<std::int64_t>{3});
    const std::int64_t labels[] = {9, 8, 7, 3};
    for (std::int64_t i = 0; i < 4; ++i) {
        QCOMPARE(set->item(i)->label, labels[i]);
        QCOMPARE(*set->label(i), labels[i]);
    }
    const auto item = set->item(3);
    QCOMPARE(item->input.at({0, 0, 0}), 0.0);
    QVERIFY(std::abs(item->input.at({1, 31, 31}) - 0.2) < 1e-6);
    QCOMPARE(item->input.at({2, 5, 6}), 1.0);
}

void TestCifar::hundred()
{
    QTemporaryDir folder;
    const QByteArray labels("\x05\x63", 2); // coarse 5, fine 99
    writeFile(folder.filePath(QStringLiteral("train.bin")), record(labels, 1, 2, 3));
    const auto set = opened(QStringLiteral("cifar100:") + folder.path());
    QCOMPARE(set->size(), 1);
    QCOMPARE(set->classes().size(), std::size_t{100});
    QCOMPARE(set->item(0)->label, 99);
    QVERIFY(std::abs(set->item(0)->input.at({2, 31, 31}) - 3 / 255.0) < 1e-6);
}

void TestCifar::damaged_data()
{
    QTest::addColumn<int>("bytes");
    QTest::newRow("empty") << 0;
    QTest::newRow("cut") << 3072;
    QTest::newRow("CIFAR-100's records") << 3074;
    QTest::newRow("one byte more") << 2 * 3073 + 1;
}

void TestCifar::damaged()
{
    QFETCH(int, bytes);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("data_batch_1.bin"));
    writeFile(file, QByteArray(bytes, '\1'));
    QCOMPARE(refusal(QStringLiteral("cifar10:") + folder.path()),
             QStringLiteral("%1 has the wrong length: CIFAR-10 is made of records of 3073 bytes, and %2 bytes are no "
                            "whole number of them. Copy or download it again, in the binary version.")
                 .arg(file)
                 .arg(bytes));
}

void TestCifar::damagedLabel()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("data_batch_1.bin"));
    writeFile(file, record("\x01", 1, 2, 3) + record("\x0a", 1, 2, 3));
    const auto set = opened(QStringLiteral("cifar10:") + folder.path());
    QVERIFY(set->item(0).ok());
    QCOMPARE(messageOf(set->item(1).error()),
             file + QStringLiteral(" is damaged: record 1 is of class 10, and CIFAR-10 has the classes 0 to 9."));
    const std::vector<std::int64_t> both{0, 1};
    const auto counts = countLabels(*set, both);
    QCOMPARE(counts->unreadable, 1);
    QCOMPARE(counts->total(), 1);
    Cancel cancel;
    cancel.request();
    QVERIFY(countLabels(*set, both, cancel).error().cancelled);
}

void TestCifar::becomesShorter()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("data_batch_1.bin"));
    writeFile(file, record("\x01", 1, 2, 3) + record("\x02", 1, 2, 3));
    const auto set = opened(QStringLiteral("cifar10:") + folder.path());
    QVERIFY(QFile::resize(file, 4000));
    QVERIFY(set->item(0).ok());
    QVERIFY(messageOf(set->item(1).error()).contains(QStringLiteral("it became shorter while it was read")));
}

void TestCifar::names()
{
    QVERIFY(parseCifarNames("a\nb", cifar10, "x").error().message.text().find("10 classes") != std::string::npos);
    QVERIFY(!parseCifarNames("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n", cifar10, "x").ok());
    QVERIFY(!parseCifarNames("1\n2\n3\n4\n5\n6\n7\n8\n9\n\xff\n", cifar10, "x").ok());
    QCOMPARE(parseCifarNames("1\r\n2\n3\n4\n5\n\n6\n7\n8\n9\nten", cifar10, "x")->back(), std::string("ten"));
}

QTEST_GUILESS_MAIN(TestCifar)
#include "tst_cifar.moc"
