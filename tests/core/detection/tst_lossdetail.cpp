// What a cell's loss is made of adds up to what detectionLoss() says, and the gradient of the encoded box is that of
// differences.

#include "core/detection/loss/LossDetail.h"

#include "core/base/Rng.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;

class TestLossDetail : public QObject {
    Q_OBJECT

private slots:
    void detailsAddUp_data();
    void detailsAddUp();
    void encodedGradient();
    void encodedOfTheTargetIsZero();
    void cellAroundAPoint();
};

void TestLossDetail::detailsAddUp_data()
{
    QTest::addColumn<bool>("giou");
    QTest::newRow("IoU") << false;
    QTest::newRow("GIoU") << true;
}

void TestLossDetail::detailsAddUp()
{
    QFETCH(bool, giou);
    constexpr int classes = 3;
    const CellGrid grid{96, 64};
    Rng rng(4);
    std::vector<float> rows(static_cast<std::size_t>(grid.count()) * (5 + classes));
    for (float &value : rows)
        value = static_cast<float>(rng.normal());
    const std::vector<std::vector<TruthBox>> truths{{{{30, 30, 40, 30}, 1}, {{70, 20, 20, 24}, 2}}};
    const DetectionBatch batch{grid, classes, rows, truths};
    DetectionLossSettings settings;
    settings.box = giou ? BoxLossKind::Giou : BoxLossKind::Iou;
    settings.usesL1 = true;
    const std::vector<Assignment> assignments = assignBatch(batch);
    const DetectionLoss loss = detectionLoss(batch, assignments, settings, {}, true);
    QVERIFY(loss.positives >= 2);
    int positives = 0;
    for (int i = 0; i < grid.count(); ++i) {
        const CellLoss cell = cellLoss(batch, 0, assignments[0], i, settings.box);
        const DetectionLossTerms &share = loss.shares[static_cast<std::size_t>(i)];
        const auto agrees = [&](double own, double weight, double term) {
            return std::abs(own * weight / loss.positives - term) <= 1e-9 * std::max(1.0, std::abs(term));
        };
        QVERIFY(agrees(cell.object, settings.objectWeight, share.object));
        QVERIFY(agrees(cell.isPositive ? cell.box.loss : 0, settings.boxWeight, share.box));
        QVERIFY(agrees(cell.classSum, settings.classWeight, share.classes));
        QVERIFY(agrees(cell.encoded.loss, settings.l1Weight, share.l1));
        positives += cell.isPositive;
        if (cell.isPositive)
            QCOMPARE(
                cell.classes[static_cast<std::size_t>(truths[0][static_cast<std::size_t>(cell.truth)].classId)].target,
                cell.iou);
    }
    QCOMPARE(positives, loss.positives);
}

void TestLossDetail::encodedGradient()
{
    const Cell cell{1, 16, 3, 2};
    const CenterBox truth{60, 40, 50, 30};
    const std::array<double, 4> at{66, 33, 40, 45};
    const auto lossAt = [&](std::array<double, 4> v) {
        return encodedLoss(cell,
                           {static_cast<float>(v[0]), static_cast<float>(v[1]), static_cast<float>(v[2]),
                            static_cast<float>(v[3])},
                           truth)
            .loss;
    };
    const std::array<double, 4> gradient = encodedLoss(cell, {66, 33, 40, 45}, truth).gradient;
    for (std::size_t i = 0; i < 4; ++i) {
        constexpr double step = 0.25;
        std::array<double, 4> up = at, down = at;
        up[i] += step;
        down[i] -= step;
        QVERIFY2(std::abs((lossAt(up) - lossAt(down)) / (2 * step) - gradient[i]) < 1e-5,
                 qPrintable(QString::number(i)));
    }
}

void TestLossDetail::encodedOfTheTargetIsZero()
{
    const CenterBox truth{60, 40, 50, 30};
    QVERIFY(encodedLoss({0, 8, 7, 5}, truth, truth).loss < 1e-6);
}

void TestLossDetail::cellAroundAPoint()
{
    const CellGrid grid{96, 64};
    const Cell cell = cellAround(grid, 1, 47.9, 16);
    QCOMPARE(cell.stride, 16);
    QCOMPARE(cell.column, 2);
    QCOMPARE(cell.row, 1);
    QCOMPARE(cellAround(grid, 2, 500, -3).column, 2); // the nearest there is
    QCOMPARE(cellAround(grid, 2, 500, -3).row, 0);
}

QTEST_APPLESS_MAIN(TestLossDetail)

#include "tst_lossdetail.moc"
