#include "core/detection/ClassMapping.h"

#include <QtTest>

using namespace vitrine;
using Names = std::vector<std::string>;

class TestClassMapping : public QObject {
    Q_OBJECT

private slots:
    void byName()
    {
        const auto mapping = mapClasses({"cat", "dog", "dining table"}, {"Dining_Table", "dog"}, "a.json");
        QVERIFY(mapping);
        QCOMPARE(mapping->truthOf, (std::vector<int>{-1, 1, 0}));
        QVERIFY(mapping->unknown.empty());
        QVERIFY(!mapping->byOrder);
        QCOMPARE(mapping->modelOf(0), 2);
        QCOMPARE(mapping->modelOf(7), -1);
    }

    void vocNames()
    {
        const auto mapping = mapClasses({"airplane", "motorcycle", "couch", "tv", "potted plant", "bus"},
                                        {"aeroplane", "motorbike", "pottedplant", "sofa", "tvmonitor"}, "voc");
        QVERIFY(mapping);
        QCOMPARE(mapping->truthOf, (std::vector<int>{0, 1, 3, 4, 2, -1}));
        QVERIFY(mapping->unknown.empty());
    }

    void saysWhatIsUnknown()
    {
        const auto mapping = mapClasses({"cat", "dog", "bird"}, {"dog", "unicorn"}, "a.json");
        QVERIFY(mapping);
        QCOMPARE(mapping->unknown, Names{"unicorn"});
        QCOMPARE(mapping->modelOf(1), -1);
    }

    void byOrder()
    {
        const auto mapping = mapClasses({"cat", "dog"}, {"Katze", "Hund"}, "a.json");
        QVERIFY(mapping);
        QVERIFY(mapping->byOrder);
        QCOMPARE(mapping->truthOf, (std::vector<int>{0, 1}));
    }

    void nothingInCommon()
    {
        const auto mapping = mapClasses({"cat", "dog"}, {"ship"}, "ships.json");
        QVERIFY(!mapping);
        QVERIFY(mapping.error().message.text().find("ships.json") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestClassMapping)
#include "tst_classmapping.moc"
