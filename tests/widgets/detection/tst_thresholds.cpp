#include "tests/widgets/support/SampleDetections.h"
#include "widgets/detection/ClassList.h"
#include "widgets/detection/ClassListModel.h"
#include "widgets/detection/DetectionModel.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/DetectionTable.h"
#include "widgets/detection/HistogramSlider.h"
#include "widgets/detection/ThresholdSlider.h"
#include "widgets/detection/TimesBar.h"

#include <QAbstractItemModelTester>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

#include <numeric>

using namespace vitrine;

class TestThresholds : public QObject {
    Q_OBJECT

private slots:
    void init();
    void keysStep();
    void draggingAppliesAtOnce();
    void numberIsEdited();
    void followsTheSettings();
    void histogramsAreOfWhatIsCut();
    void classesAreSwitched();
    void filterLimitsAllAndNone();
    void tableAndStateAreLinked();
    void tableSortsAndCopies();
    void timesAreTold();

private:
    std::shared_ptr<DetectionRun> m_run;
    std::unique_ptr<DetectionState> m_state;
};

void TestThresholds::init()
{
    m_run = test::smallRun();
    m_state = std::make_unique<DetectionState>();
    m_state->setRun(m_run);
}

void TestThresholds::keysStep()
{
    ThresholdSlider slider(ThresholdSlider::Kind::Confidence);
    slider.setState(m_state.get());
    QTest::keyClick(slider.slider(), Qt::Key_Right);
    QCOMPARE(m_state->settings().confidence, 0.31F);
    QTest::keyClick(slider.slider(), Qt::Key_PageUp);
    QCOMPARE(m_state->settings().confidence, 0.41F);
    QCOMPARE(m_state->result().kept.size(), std::size_t{1}); // the cat has 0.4
    QTest::keyClick(slider.slider(), Qt::Key_PageDown);
    QTest::keyClick(slider.slider(), Qt::Key_Left);
    QCOMPARE(m_state->settings().confidence, 0.3F);
    QCOMPARE(slider.spinBox()->text(), QStringLiteral("0.30"));
    QCOMPARE(slider.slider()->accessibleName(), QStringLiteral("Confidence"));
    QCOMPARE(slider.slider()->accessibleDescription(), QStringLiteral("0.30"));
}

void TestThresholds::draggingAppliesAtOnce()
{
    ThresholdSlider slider(ThresholdSlider::Kind::Iou);
    slider.setState(m_state.get());
    slider.resize(300, 80);
    slider.show();
    HistogramSlider *handle = slider.slider();
    const QSignalSpy results(m_state.get(), &DetectionState::resultChanged);
    const auto at = [&](double position) { return QPoint(handle->xOf(position), 10); };
    QTest::mousePress(handle, Qt::LeftButton, {}, at(0.5));
    QVERIFY(qAbs(m_state->settings().iou - 0.5F) < 0.01F);
    QTest::mouseMove(handle, at(0.9));
    QVERIFY(qAbs(m_state->settings().iou - 0.9F) < 0.01F);
    QTest::mouseMove(handle, at(0.2));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, at(0.2));
    QVERIFY(qAbs(m_state->settings().iou - 0.2F) < 0.01F);
    QCOMPARE(results.count(), 3);
    QVERIFY(qAbs(slider.value() - 0.2) < 0.01);
}

void TestThresholds::numberIsEdited()
{
    ThresholdSlider slider(ThresholdSlider::Kind::Confidence);
    slider.setState(m_state.get());
    slider.spinBox()->selectAll();
    QTest::keyClicks(slider.spinBox(), QStringLiteral("0.125"));
    QCOMPARE(m_state->settings().confidence, 0.3F); // not yet entered
    QTest::keyClick(slider.spinBox(), Qt::Key_Return);
    QCOMPARE(m_state->settings().confidence, 0.125F);
    QCOMPARE(slider.slider()->value(), 125);
    QCOMPARE(slider.spinBox()->text(), QStringLiteral("0.125"));
}

void TestThresholds::followsTheSettings()
{
    ThresholdSlider slider(ThresholdSlider::Kind::Iou);
    slider.setState(m_state.get());
    const QSignalSpy changed(m_state.get(), &DetectionState::settingsChanged);
    m_state->setIou(0.12345F);
    QCOMPARE(changed.count(), 1); // shown rounded, but not written back
    QCOMPARE(m_state->settings().iou, 0.12345F);
    QCOMPARE(slider.slider()->value(), 123);
}

void TestThresholds::histogramsAreOfWhatIsCut()
{
    ThresholdSlider confidence(ThresholdSlider::Kind::Confidence), iou(ThresholdSlider::Kind::Iou);
    confidence.setState(m_state.get());
    iou.setState(m_state.get());
    const auto total = [](const ThresholdSlider &slider) {
        const std::vector<int> &counts = slider.slider()->counts();
        return std::accumulate(counts.begin(), counts.end(), 0);
    };
    QCOMPARE(total(confidence), m_run->raw.cells());
    const auto bin = [](float value) { return static_cast<std::size_t>(value * HistogramSlider::bins); };
    const int dog = m_run->raw.indexOf({1, 16, 2, 2}), worse = m_run->raw.indexOf({1, 16, 3, 2});
    QCOMPARE(confidence.slider()->counts()[bin(m_run->candidates.scores[static_cast<std::size_t>(dog)])], 1);
    QCOMPARE(total(iou), 1);
    QCOMPARE(iou.slider()->counts()[bin(m_state->result().verdicts[static_cast<std::size_t>(worse)].iou)], 1);
    m_state->setIou(0.95F);
    QCOMPARE(total(iou), 0);
}

void TestThresholds::classesAreSwitched()
{
    ClassList list;
    list.setState(m_state.get());
    ClassListModel *model = list.model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->classes(), (std::vector<int>{0, 1, 2}));
    QCOMPARE(model->index(1, ClassListModel::Kept).data().toString(), QStringLiteral("1"));
    QVERIFY(model->setData(model->index(1, ClassListModel::Name), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(m_state->result().kept, std::vector<int>{m_run->raw.indexOf({0, 8, 4, 4})});
    QCOMPARE(model->index(1, ClassListModel::Kept).data().toString(), QStringLiteral("0"));
    list.noneButton()->click();
    QVERIFY(m_state->result().kept.empty());
    list.allButton()->click();
    QCOMPARE(m_state->result().kept.size(), std::size_t{2});
    QCOMPARE(m_state->settings(), NmsSettings());
}

void TestThresholds::filterLimitsAllAndNone()
{
    ClassList list;
    list.setState(m_state.get());
    list.filter()->setText(QStringLiteral("DO"));
    QCOMPARE(list.list()->model()->rowCount(), 1);
    list.noneButton()->click();
    QVERIFY(!list.model()->isShown(1));
    QVERIFY(list.model()->isShown(0));
    list.allButton()->click();
    QCOMPARE(m_state->settings(), NmsSettings());
}

void TestThresholds::tableAndStateAreLinked()
{
    DetectionTable table;
    table.setState(m_state.get());
    const QAbstractItemModelTester tester(table.detections(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(table.model()->rowCount(), 2);
    const int dog = m_state->result().kept[0], cat = m_state->result().kept[1];
    table.selectRow(1);
    QCOMPARE(m_state->selectedCell(), cat);
    m_state->select(dog);
    QCOMPARE(table.selectionModel()->selectedRows().size(), qsizetype{1});
    QCOMPARE(table.selectionModel()->selectedRows().front().row(), 0);
    m_state->setConfidence(0.31F); // the rows are made anew, the selection stays
    QCOMPARE(table.selectionModel()->selectedRows().front().data(DetectionModel::cellRole).toInt(), dog);
    m_state->hover(cat);
    QVERIFY(table.model()->index(1, 0).data(Qt::BackgroundRole).isValid());
    QVERIFY(!table.model()->index(0, 0).data(Qt::BackgroundRole).isValid());
    emit table.entered(table.model()->index(0, 0));
    QCOMPARE(m_state->hoveredCell(), dog);
    m_state->select(-1);
    QVERIFY(table.selectionModel()->selectedRows().isEmpty());
    m_state->setRun(nullptr);
    QCOMPARE(table.model()->rowCount(), 0);
}

void TestThresholds::tableSortsAndCopies()
{
    DetectionTable table;
    table.setState(m_state.get());
    table.sortByColumn(DetectionModel::Width, Qt::AscendingOrder);
    QCOMPARE(table.model()->index(0, DetectionModel::Class).data().toString(), QStringLiteral("cat"));
    QCOMPARE(table.model()->index(0, DetectionModel::Rank).data().toString(), QStringLiteral("2"));
    QCOMPARE(table.model()->index(0, DetectionModel::X).data().toString(), QStringLiteral("56.0"));
    QCOMPARE(table.model()->index(0, DetectionModel::Height).data().toString(), QStringLiteral("40.0"));
    const QStringList lines = table.exportSource().csv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), qsizetype{3});
    QCOMPARE(lines[0], QStringLiteral("rank,class_id,class,score,x,y,width,height"));
    QVERIFY2(lines[1].startsWith(QStringLiteral("1,1,\"dog\",0.8")), qPrintable(lines[1]));
    QCOMPARE(lines[1].count(QLatin1Char(',')), qsizetype{7});
}

void TestThresholds::timesAreTold()
{
    TimesBar bar;
    bar.setState(m_state.get());
    const QString text = bar.text().replace(QChar::Nbsp, QLatin1Char(' '));
    for (const char *part : {"YOLOX-Nano", "CPU", "FP32", "preprocess 1.00 ms", "network 8.00 ms", "decode 0.50 ms"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    m_state->setRun(nullptr);
    QCOMPARE(bar.text().trimmed(), QString());
}

QTEST_MAIN(TestThresholds)
#include "tst_thresholds.moc"
