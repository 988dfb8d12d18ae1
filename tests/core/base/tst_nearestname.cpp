#include "core/base/NearestName.h"

#include <QtTest>

#include <vector>

using namespace vitrine;

class TestNearestName : public QObject {
    Q_OBJECT

private slots:
    void nearest_data();
    void nearest();
    void longNamesAreNotCompared();
};

void TestNearestName::nearest_data()
{
    QTest::addColumn<std::string>("wrong");
    QTest::addColumn<std::string>("meant");
    QTest::newRow("case") << std::string("conv2D") << std::string("Conv2d");
    QTest::newRow("letter left out") << std::string("Linar") << std::string("Linear");
    QTest::newRow("letter too many") << std::string("Conv22d") << std::string("Conv2d");
    QTest::newRow("letter replaced") << std::string("Conv3d") << std::string("Conv2d");
    QTest::newRow("letters exchanged") << std::string("Lniear") << std::string("Linear");
    QTest::newRow("only the beginning") << std::string("kernel") << std::string("kernel_size");
    QTest::newRow("the case decides between equals") << std::string("RELU") << std::string("ReLU");
    QTest::newRow("too far") << std::string("Attention") << std::string();
    QTest::newRow("short and far") << std::string("x") << std::string();
    QTest::newRow("empty") << std::string() << std::string();
}

void TestNearestName::nearest()
{
    QFETCH(std::string, wrong);
    QFETCH(std::string, meant);
    const std::vector<std::string> names = {"Linear", "Conv2d", "kernel_size", "ReLU", "PReLU"};
    QCOMPARE(nearestName(wrong, names), meant);
}

void TestNearestName::longNamesAreNotCompared()
{
    const std::vector<std::string> names = {std::string(1000, 'a')};
    QCOMPARE(nearestName(std::string(1000, 'a'), names), std::string());
}

QTEST_GUILESS_MAIN(TestNearestName)
#include "tst_nearestname.moc"
