#include "tests/widgets/support/SampleDetections.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/PictureView.h"
#include "widgets/detection/compare/ChangeMarks.h"
#include "widgets/detection/compare/CompareStage.h"
#include "widgets/detection/compare/ComparisonState.h"
#include "widgets/detection/compare/DifferenceModel.h"
#include "widgets/detection/compare/DifferencePanel.h"
#include "widgets/detection/compare/SideHeader.h"
#include "widgets/detection/compare/ThresholdLink.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

using namespace vitrine;

/// Two detectors that looked at the same picture, without a network.
class TestComparison : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DetectionState> m_a, m_b;
    std::unique_ptr<ThresholdLink> m_link;
    std::unique_ptr<ComparisonState> m_comparison;

    /// The same run with other names of classes.
    static std::shared_ptr<DetectionRun> renamed(const DetectionRun &run, const std::vector<std::string> &names)
    {
        auto other = std::make_shared<DetectionRun>(run);
        other->classNames = names;
        return other;
    }

private slots:
    void init()
    {
        m_a = std::make_unique<DetectionState>();
        m_b = std::make_unique<DetectionState>();
        m_link = std::make_unique<ThresholdLink>(m_a.get(), m_b.get());
        m_comparison = std::make_unique<ComparisonState>(m_a.get(), m_b.get());
    }

    void cleanup()
    {
        m_comparison.reset();
        m_link.reset();
        m_b.reset();
        m_a.reset();
    }

    void comparesOnlyTheSamePicture()
    {
        const auto run = test::smallRun();
        m_a->setRun(run);
        m_b->setRun(run);
        QVERIFY(!m_comparison->isReady());
        m_comparison->setOn(true);
        QVERIFY(m_comparison->isReady());
        QVERIFY(m_comparison->comparison().isIdentical());
        m_b->setRun(test::smallRun()); // another picture that looks the same
        QVERIFY(!m_comparison->isReady());
        QVERIFY(m_comparison->pairs().empty());
        m_b->setRun(run);
        QVERIFY(m_comparison->isReady());
        m_b->setRun(nullptr);
        QVERIFY(!m_comparison->isReady());
    }

    void followsTheThresholds()
    {
        const auto run = test::smallRun();
        m_a->setRun(run);
        m_b->setRun(run);
        m_comparison->setOn(true);
        DifferenceModel model(m_comparison.get());
        const QAbstractItemModelTester tester(&model);
        m_b->setConfidence(0.5F); // the cat goes
        QCOMPARE(m_comparison->differenceCount(), 1);
        QCOMPARE(m_comparison->pairs()[0].change, BoxChange::OnlyA);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, DifferenceModel::A).data().toString(), QStringLiteral("0.3"));
        QCOMPARE(model.index(1, DifferenceModel::Class).data().toString(), QStringLiteral("cat"));
        const int cat = m_a->result().kept[1];
        QCOMPARE(m_comparison->droppedFor(m_comparison->pairs()[0]), cat);
        QVERIFY2(model.index(1, DifferenceModel::Details).data().toString().startsWith(QStringLiteral("B: cat 0.4")),
                 qPrintable(model.index(1, DifferenceModel::Details).data().toString()));
        QCOMPARE(m_comparison->marks(CompareSide::A).at(cat), BoxChange::OnlyA);
        QCOMPARE(m_comparison->marks(CompareSide::B).size(), std::size_t(1));
        m_b->setIou(0.8F); // the worse dog stays
        QCOMPARE(m_comparison->comparison().count(BoxChange::OnlyB), 1);
        m_b->setSettings({});
        QVERIFY(m_comparison->comparison().isIdentical());
        QCOMPARE(model.rowCount(), 0);
    }

    void pointingGoesTogether()
    {
        const auto run = test::smallRun();
        m_a->setRun(run);
        m_b->setRun(run);
        m_comparison->setOn(true);
        const int dog = m_a->result().kept[0];
        m_a->hover(dog);
        QCOMPARE(m_b->hoveredCell(), dog);
        m_b->hover(-1);
        QCOMPARE(m_a->hoveredCell(), -1);
        m_b->select(dog);
        QCOMPARE(m_a->selectedCell(), dog);
        QSignalSpy changed(m_comparison.get(), &ComparisonState::selectionChanged);
        m_a->select(-1);
        QCOMPARE(m_b->selectedCell(), -1);
        QCOMPARE(changed.count(), 1);
        m_comparison->setOn(false);
        m_a->select(dog);
        QCOMPARE(m_b->selectedCell(), -1);
    }

    void hiddenClassesGoByName()
    {
        const auto run = test::smallRun();
        m_a->setRun(run);
        m_b->setRun(renamed(*run, {"owl", "cat", "dog"}));
        NmsSettings settings;
        settings.hiddenClasses = {false, true}; // dogs
        m_a->setSettings(settings);
        QCOMPARE(m_b->settings().hiddenClasses, (std::vector<bool>{false, false, true}));
        QVERIFY(m_link->thresholds().second.hiddenClasses.empty());
        m_b->setRun(run); // the same names again
        QCOMPARE(m_b->settings().hiddenClasses, settings.hiddenClasses);
    }

    void linkedThresholdsAreAlike()
    {
        QSignalSpy changed(m_link.get(), &ThresholdLink::changed);
        m_b->setIou(0.6F);
        QCOMPARE(m_a->settings().iou, 0.45F);
        m_link->setLinked(true);
        QCOMPARE(m_b->settings().iou, 0.45F);
        changed.clear();
        m_b->setConfidence(0.7F);
        QCOMPARE(m_a->settings().confidence, 0.7F);
        m_a->setIou(0.2F);
        QCOMPARE(m_b->settings().iou, 0.2F);
        QCOMPARE(changed.count(), 2);
        m_link->setLinked(false);
        m_a->setIou(0.3F);
        QCOMPARE(m_b->settings().iou, 0.2F);
    }

    void differencesAreSeen()
    {
        const auto run = test::smallRun();
        PictureView *view = new PictureView;
        view->setState(m_a.get());
        CompareStage stage(view, m_comparison.get(), m_link.get());
        stage.resize(900, 700);
        m_a->setRun(run);
        m_b->setRun(run);
        m_comparison->setOn(true);
        stage.setComparing(true);
        stage.show();
        QVERIFY(QTest::qWaitForWindowExposed(&stage));
        const int cat = m_a->result().kept[1];
        const auto edge = [&] {
            const QPointF corner =
                view->transform().map(QPointF(56, 96)); // the middle of the cat's left edge, 2 · (28, 48)
            const QImage seen = view->grab(QRect(corner.toPoint() - QPoint(3, 2), QSize(7, 5))).toImage();
            int count = 0;
            for (int y = 0; y < seen.height(); ++y) {
                for (int x = 0; x < seen.width(); ++x)
                    count += seen.pixelColor(x, y).rgb() == changeColour(BoxChange::OnlyA).rgb() ? 1 : 0;
            }
            return count;
        };
        QCOMPARE(edge(), 0);
        m_b->setConfidence(0.5F);
        QCOMPARE(m_comparison->marks(CompareSide::A).at(cat), BoxChange::OnlyA);
        QTRY_VERIFY(edge() > 0);
        QVERIFY(stage.header(CompareSide::B)->text().contains(QStringLiteral("0.5")));
        QVERIFY(stage.differences()->summary().contains(QStringLiteral("only in A: 1")));
        const ExportSource source = stage.exportSource();
        QVERIFY(source.size().width() > 2 * run->picture.width());
        QVERIFY(source.csv().contains(QStringLiteral("only in A,cat,")));
    }
};

QTEST_MAIN(TestComparison)
#include "tst_comparison.moc"
