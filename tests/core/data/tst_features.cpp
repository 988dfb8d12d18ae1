// Points of the plane seen as features.

#include "core/data/PointSet.h"
#include "tests/core/data/SetSamples.h"

#include <QTemporaryDir>

#include <cmath>
#include <numbers>

using namespace vitrine;
using namespace vitrine::test;

namespace {

const PointTable &tableOf(const std::shared_ptr<const Dataset> &set)
{
    return dynamic_cast<const PointSet &>(*set).table();
}

} // namespace

class TestFeatures : public QObject {
    Q_OBJECT

private slots:
    void whatTheyAre()
    {
        FeatureList all;
        for (int i = 0; i < static_cast<int>(planeFeatures().size()); ++i)
            all.push_back(i);
        std::vector<float> values(all.size());
        computeFeatures(all, 0.3F, -0.7F, values);
        const double x = 0.3, y = -0.7, wave = 2 * std::numbers::pi;
        const std::vector<double> wanted{x, y, x * x, y * y, x * y, std::sin(wave * x), std::sin(wave * y)};
        for (std::size_t i = 0; i < wanted.size(); ++i)
            QVERIFY2(std::abs(static_cast<double>(values[i]) - wanted[i]) < 1e-5, planeFeatures()[i].name);
    }

    void names()
    {
        QCOMPARE(*parseFeatures("x,y,xy"), (FeatureList{0, 1, 4}));
        QCOMPARE(*parseFeatures("xy,x"), (FeatureList{0, 4})); // always in one order
        QCOMPARE(toString(FeatureList{0, 2, 6}), std::string("x,x2,siny"));
        for (const char *wrong : {"", "z", "x,x", "x,", "x y"})
            QVERIFY2(!parseFeatures(wrong), wrong);
        QVERIFY(messageOf(parseFeatures("z").error()).contains(QStringLiteral("sinx")));
    }

    void inTheNameOfASet()
    {
        const auto plain = opened(QStringLiteral("spiral:noise=0.1,size=50"), 3);
        for (const char *spec : {"spiral:features=x,y,xy,noise=0.1,size=50", "spiral:noise=0.1,features=x,y,xy,size=50",
                                 "spiral:noise=0.1,size=50,features=x,y,xy"}) {
            const auto set = opened(QString::fromLatin1(spec), 3);
            QCOMPARE(set->itemShape(), Shape{3});
            QCOMPARE(tableOf(set).plane, tableOf(plain).inputs);
            QCOMPARE(tableOf(set).labels, tableOf(plain).labels);
            const Snapshot item = set->item(7)->input;
            QCOMPARE(item.flat(2),
                     static_cast<double>(static_cast<float>(item.flat(0)) * static_cast<float>(item.flat(1))));
        }
        QCOMPARE(opened(QStringLiteral("xor:features=x"))->itemShape(), Shape{1});
        QVERIFY(refusal(QStringLiteral("spiral:features=z")).contains(QStringLiteral("sinx")));
        QVERIFY(refusal(QStringLiteral("digits:features=x")).contains(QStringLiteral("plane")));
        QVERIFY(refusal(QStringLiteral("function:sine,features=x")).contains(QStringLiteral("plane")));
    }

    void ofATable()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a.csv"));
        writeFile(file, "x,y,label\n0.5,2,0\n-1,3,1\n");
        const auto set = opened(QStringLiteral("points:%1,features=x2,xy").arg(file));
        QCOMPARE(tableOf(set).inputs, (std::vector<float>{0.25F, 1, 1, -3}));
    }

    void ofAnInput()
    {
        InputParams params;
        QCOMPARE(*readFeatures(params), plainFeatures());
        writeFeatures({1, 4}, params);
        QCOMPARE(params.at("shape"), ParamValue(std::vector<std::int64_t>{2}));
        QCOMPARE(*readFeatures(params), (FeatureList{1, 4}));
        writeFeatures(plainFeatures(), params);
        QVERIFY(!params.contains("features"));
        params["features"] = 3.0;
        QVERIFY(!readFeatures(params));
    }

    void numbersOnThePlane()
    {
        for (const char *name : {"slope", "hills"}) {
            const auto set = opened(QString::fromLatin1(name), 1), again = opened(QString::fromLatin1(name), 1);
            QVERIFY(set->answer() == AnswerKind::Number);
            QCOMPARE(set->itemShape(), Shape{2});
            QCOMPARE(tableOf(set).targets, tableOf(again).targets);
            QVERIFY(tableOf(opened(QString::fromLatin1(name) + QStringLiteral(":draw=1"), 1)).inputs
                    != tableOf(set).inputs);
        }
        const auto set = opened(QStringLiteral("slope:noise=0"), 1);
        const PointTable &slope = tableOf(set);
        for (std::size_t i = 0; i < slope.targets.size(); ++i)
            QVERIFY(std::abs(slope.targets[i] - (slope.inputs[2 * i] + slope.inputs[2 * i + 1]) / 2) < 1e-4F);
    }
};

QTEST_GUILESS_MAIN(TestFeatures)
#include "tst_features.moc"
