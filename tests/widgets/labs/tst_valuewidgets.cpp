// The parts that the activation, softmax and loss laboratories are made of.

#include "tests/widgets/support/SampleRun.h"
#include "widgets/labs/activation/ActivationStage.h"
#include "widgets/labs/activation/ActivationStudy.h"
#include "widgets/labs/activation/FitRunner.h"
#include "widgets/labs/curves/LabPlot.h"
#include "widgets/labs/loss/LossStage.h"
#include "widgets/labs/softmax/SoftmaxModel.h"
#include "widgets/labs/softmax/SoftmaxStage.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <qcustomplot.h>

#include <cmath>

using namespace vitrine;

namespace {

constexpr int patience = 30000; // milliseconds

LabSubject subjectOf(const char *json, const QString &path)
{
    auto outcome = std::make_shared<Outcome>();
    outcome->network = test::network(json);
    outcome->trace = test::run(outcome->network, Mode::Eval, 1);
    outcome->isSummarised = true;
    return {outcome, path};
}

} // namespace

class TestValueWidgets : public QObject {
    Q_OBJECT

private slots:
    void laboratoriesTakeWhatTheyAreMadeFor()
    {
        const auto taken = [](const QString &path) {
            const LabSubject subject = subjectOf(test::smallNetwork, path);
            return QList<bool>{ActivationStage::nodeOf(subject) >= 0, SoftmaxStage::nodeOf(subject) >= 0,
                               LossStage::nodeOf(subject) >= 0};
        };
        QCOMPARE(taken(QStringLiteral("relu")), (QList<bool>{true, false, false}));
        QCOMPARE(taken(QStringLiteral("conv")), (QList<bool>{false, false, false}));
        QCOMPARE(taken(QStringLiteral("loss")), (QList<bool>{false, true, true}));
        QCOMPARE(taken(QStringLiteral("fc")), (QList<bool>{false, true, true})); // what feeds the loss
        QCOMPARE(taken(QString()), (QList<bool>{true, true, true})); // nothing selected: the first of the run
        QVERIFY(ActivationStage::nodeOf({}) < 0);
    }

    void aStudyHasEveryActivationAndOneOwn()
    {
        const LabSubject subject = subjectOf(test::smallNetwork, QStringLiteral("relu"));
        const auto study = studyActivations({subject.outcome->trace, ActivationStage::nodeOf(subject)}, {});
        QCOMPARE(study->rows.size(), elementwiseKinds().size());
        QCOMPARE(study->own()->kind->type(), std::string("ReLU"));
        QCOMPARE(study->own()->figures.units, 4);
        QVERIFY(study->signs && study->signs->share == 1);
        QVERIFY(study->low <= study->before.min && study->high >= study->before.max);
        Cancel cancel;
        cancel.request();
        QVERIFY(!studyActivations({subject.outcome->trace, ActivationStage::nodeOf(subject)}, cancel));
    }

    void theCrossHairReadsAllCurves()
    {
        LabPlot plot(2, QStringLiteral("test"));
        plot.setTitles(QStringLiteral("Plot"), QStringLiteral("x"), {QStringLiteral("a"), QStringLiteral("b")});
        plot.setCurves({{QStringLiteral("line"), {0, 2}, {0, 4}, Qt::red},
                        {QStringLiteral("slope"), {0, 2}, {2, 2}, Qt::red, 1},
                        {QStringLiteral("untold"), {0, 2}, {9, 9}, Qt::red, 1, 1, Qt::SolidLine, false, false, false}});
        plot.setBars({QStringLiteral("many"), {0.5, 1.5}, {7, 8}, 1});
        QCOMPARE(plot.describe(0.5), QStringLiteral("x: 0.5\nline: 1\nslope: 2\nmany: 7"));
        QCOMPARE(plot.describe(3), QStringLiteral("x: 3"));
        // Both panels show the same x.
        plot.setRange(0, 2);
        plot.plot()->axisRect(0)->axis(QCPAxis::atBottom)->setRange(0.5, 1);
        QCOMPARE(plot.plot()->axisRect(1)->axis(QCPAxis::atBottom)->range().upper, 1.0);
    }

    void softmaxIsATable()
    {
        SoftmaxModel model;
        const QAbstractItemModelTester tester(&model);
        model.setScores({1, 2, 3}, std::size_t{2}, {QStringLiteral("cat"), QStringLiteral("d\"og")});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.nameOf(1), QStringLiteral("d\"og"));
        QCOMPARE(model.nameOf(2), QStringLiteral("2"));
        QSignalSpy worked(&model, &SoftmaxModel::worked);
        QVERIFY(model.setData(model.index(0, SoftmaxModel::Score), QStringLiteral("−4"), Qt::EditRole));
        QCOMPARE(model.scores()[0], -4.0);
        QVERIFY(!model.setData(model.index(0, SoftmaxModel::Score), QStringLiteral("nan"), Qt::EditRole));
        QVERIFY(!model.setData(model.index(0, SoftmaxModel::Probability), QStringLiteral("1"), Qt::EditRole));
        QCOMPARE(worked.count(), 1);
        QVERIFY(model.csv().contains(QStringLiteral("\"d\"\"og\",2,")));
        model.setScores(std::vector<double>(3, 0), std::nullopt, {});
        QCOMPARE(model.columnCount(), static_cast<int>(SoftmaxModel::Gradient)); // nothing to compare with
    }

    void manyClassesStandFromTheLikeliestDown()
    {
        std::vector<double> scores(30);
        for (std::size_t i = 0; i < scores.size(); ++i)
            scores[i] = std::sin(static_cast<double>(i));
        SoftmaxModel model;
        model.setScores(scores, std::nullopt, {});
        QCOMPARE(model.classOf(0), descending(scores).front());
        QCOMPARE(model.rowOf(model.classOf(17)), 17);
    }

    void aStoppedFitTellsNothingMore()
    {
        FitRunner runner;
        QSignalSpy finished(&runner, &FitRunner::finished), running(&runner, &FitRunner::runningChanged);
        FitRequest request;
        request.targets = targetsOf("sine", 65);
        request.steps = 100000000;
        runner.start(request);
        QTRY_VERIFY_WITH_TIMEOUT(runner.isRunning(), patience);
        runner.cancel();
        QVERIFY(!runner.isRunning());
        request.steps = 10;
        runner.start(request);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
        QCOMPARE(finished[0][0].value<FitState>().step, 10);
    }
};

QTEST_MAIN(TestValueWidgets)
#include "tst_valuewidgets.moc"
