#include "widgets/common/NumberField.h"
#include "widgets/training/ClassMatrix.h"
#include "widgets/training/DistributionPlot.h"
#include "widgets/training/HyperparameterForm.h"
#include "widgets/training/LayersView.h"
#include "widgets/training/MomentSlider.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/training/SamplesView.h"
#include "widgets/training/TrainHistory.h"

#include "core/training/OptimizerKind.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

#include <cmath>

using namespace vitrine;

namespace {

std::shared_ptr<const ReadingReport> report()
{
    ReadingReport report;
    report.classes = {"cat", "dog", "owl"};
    report.readings.push_back({7, 0, {0, 1, 2}, {0.9F, 0.08F, 0.02F}, 0.9F});
    report.readings.push_back({8, 1, {2, 1, 0}, {0.6F, 0.3F, 0.1F}, 0.3F});
    return std::make_shared<const ReadingReport>(std::move(report));
}

} // namespace

class TestTrainViews : public QObject {
    Q_OBJECT

private slots:
    void layersAreAModel()
    {
        TrainHistory history;
        LayersModel model(&history);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        history.tensorNames = {"a.weight", "a.bias"};
        model.restart();
        QCOMPARE(model.rowCount(), 2);
        TrainUpdate update;
        update.tensors.push_back({1, 0.1, {{2, 0.5, 0.002}, {0, 0.1, 0.01}}});
        history.add(update);
        model.refresh();
        QCOMPARE(model.index(0, LayersModel::Ratio).data().toString(), QStringLiteral("0.001"));
        QCOMPARE(model.index(0, LayersModel::Name).data().toString(), QStringLiteral("a.weight"));
        // Weights that are all 0 have no ratio.
        QVERIFY(std::isnan(model.series(1, LayersModel::Ratio)[0]));
        QCOMPARE(history.updateRatio(), 0.001);
    }

    /// At the right end it goes along; put back, it stays at its moment, or the nearest one that is left.
    void aSliderStaysAtItsMoment()
    {
        MomentSlider slider;
        const QSignalSpy moved(&slider, &QSlider::valueChanged);
        QVERIFY(!slider.isEnabled());
        slider.setMoments({10, 20, 30});
        QCOMPARE(slider.value(), 2);
        slider.setMoments({10, 20, 30, 40, 50});
        QCOMPARE(slider.value(), 4);
        QVERIFY(moved.isEmpty() && slider.isEnabled() && slider.goesAlong());
        slider.setValue(1);
        slider.setMoments({10, 20, 30, 40, 50, 60});
        QCOMPARE(slider.value(), 1);
        slider.setMoments({10, 31, 50, 70}); // thinned
        QCOMPARE(slider.value(), 0);
        slider.setMoments({});
        slider.setMoments({5});
        QVERIFY(slider.goesAlong() && !slider.isEnabled());
    }

    void aClickOnAHistogramAsksForItsMoment_data()
    {
        QTest::addColumn<int>("form");
        QTest::newRow("ridges") << static_cast<int>(DistributionPlot::Form::Ridges);
        QTest::newRow("map") << static_cast<int>(DistributionPlot::Form::Map);
    }
    void aClickOnAHistogramAsksForItsMoment()
    {
        QFETCH(int, form);
        DistributionSeries series;
        for (int i = 0; i < 10; ++i) {
            const auto at = static_cast<float>(i);
            series.add({10 * i, i + 0.5, {Distribution(), Distribution::of(std::vector<float>{at, at + 1, at + 2})}});
        }
        DistributionPlot plot;
        plot.resize(500, 300);
        plot.setForm(static_cast<DistributionPlot::Form>(form));
        const QImage empty = plot.grab().toImage();
        plot.setSeries(&series, 1);
        QVERIFY(plot.grab().toImage() != empty);
        QSignalSpy moment(&plot, &DistributionPlot::momentWanted);
        // The newest stands at the bottom, or to the right.
        const QPoint newest = form == 0 ? QPoint(200, 270) : QPoint(475, 100);
        QVERIFY(plot.describe(newest).contains(QStringLiteral("Step 90")));
        QVERIFY(plot.describe(newest).contains(QStringLiteral("From 9 to 11")));
        QTest::mouseClick(&plot, Qt::LeftButton, {}, newest);
        QCOMPARE(moment.count(), 1);
        QCOMPARE(moment[0][0].toDouble(), 9.5);
        QVERIFY(plot.describe(QPoint(2, 2)).isEmpty());
        QCOMPARE(plot.csv().count(QLatin1Char('\n')), 1 + 30);
        plot.setSeries(&series, 0); // nothing finite was there
        QVERIFY(plot.describe(newest).contains(QStringLiteral("no finite")));
    }

    void samplesAreAModel()
    {
        SamplesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setReadings(report(), {1, 0});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.items(), (std::vector<std::int64_t>{8, 7}));
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("dog → owl\n60 %"));
        QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("30.00 %")));
        QVERIFY(model.picture(model.index(0)).isNull());
        QImage picture(4, 4, QImage::Format_Grayscale8);
        picture.fill(3);
        model.setPictures({{8, picture}});
        QCOMPARE(model.picture(model.index(0)), picture);
    }

    void theMatrixIsReachedByKeys()
    {
        ClassMatrix matrix;
        matrix.resize(300, 300);
        matrix.setReport(report());
        QSignalSpy chosen(&matrix, &ClassMatrix::cellChosen);
        matrix.choose(0, 0);
        QTest::keyClick(&matrix, Qt::Key_Down);
        QTest::keyClick(&matrix, Qt::Key_PageDown);
        QTest::keyClick(&matrix, Qt::Key_PageDown);
        QCOMPARE(chosen.count(), 4);
        QCOMPARE(chosen.back(), (QList<QVariant>{1, 2}));
        QTest::keyClick(&matrix, Qt::Key_PageDown); // there is no class to the right
        QCOMPARE(chosen.count(), 4);
    }

    void formsFollowTheirSpecs()
    {
        HyperparameterForm form;
        QSignalSpy changed(&form, &HyperparameterForm::changed);
        for (const auto &kind : optimizerKinds()) {
            form.setSpecs(kind->hyperparameters());
            form.setValues({});
            for (const HyperparameterSpec &spec : kind->hyperparameters()) {
                QWidget *row = form.row(spec.name);
                QVERIFY2(row, spec.name.c_str());
                if (const auto *slider = qobject_cast<NumberSlider *>(row))
                    QVERIFY2(std::abs(slider->value() - spec.defaultValue) <= 1e-9 * std::abs(spec.defaultValue),
                             spec.name.c_str());
                else
                    QCOMPARE(qobject_cast<QCheckBox *>(row)->isChecked(), spec.defaultValue != 0);
            }
        }
        QCOMPARE(changed.count(), 0);
        form.setSpecs(findOptimizerKind("adam")->hyperparameters());
        auto *rate = qobject_cast<NumberSlider *>(form.row("lr"));
        rate->slider()->setValue(rate->slider()->maximum());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].value<std::string>(), std::string("lr"));
        QVERIFY(changed[0][1].toDouble() > 0.1);
    }

    void numbersOfAnySizeAreWritten()
    {
        NumberField field(true);
        field.setRange(0, 10);
        field.setValue(1e-8);
        QCOMPARE(field.text(), QStringLiteral("1e-08"));
        field.setValue(0.001);
        field.stepBy(1);
        QVERIFY(std::abs(field.value() - 0.002) < 1e-12);
        field.stepBy(-2);
        QVERIFY(std::abs(field.value() - 0.0005) < 1e-12);
        QString text = QStringLiteral("abc");
        int position = 0;
        QCOMPARE(field.validate(text, position), QValidator::Invalid);
        text = QStringLiteral("11");
        QCOMPARE(field.validate(text, position), QValidator::Intermediate);
    }
};

QTEST_MAIN(TestTrainViews)
#include "tst_trainviews.moc"
