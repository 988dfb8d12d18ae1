// vitrine-test: SOURCES ../../app/studio/ClippedTexts.cpp
// The seventh station of the YOLOX room: two boxes with their losses live, and the shares of the picture's loss.

#include "tests/widgets/yolox/YoloxSample.h"

#include "tests/support/ClippedTexts.h"
#include "tests/support/Screenshot.h"
#include "tests/support/Shared.h"
#include "tests/widgets/yolox/NanoSample.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/yolox/losses/LossPair.h"
#include "widgets/yolox/losses/LossSession.h"
#include "widgets/yolox/losses/LossesStation.h"
#include "widgets/yolox/losses/PairPad.h"
#include "widgets/yolox/losses/PairPage.h"
#include "widgets/yolox/losses/PicturePage.h"
#include "widgets/yolox/losses/SharesTable.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace vitrine;

namespace {

constexpr int patience = 20'000;

} // namespace

class TestLossesStation : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void boxesAreDragged();
    void numbersFollow();
    void downhillLowersEachLoss();
    void boxesAreBounded();
    void lossIsThatOfTheReference();
    void weightsAreUndone();
    void tableFollowsTheCell();
    void placesFindTheirCells();
    void truthMovesTheLoss();
    void boxesFromThePicture();
    void boxesFollowThePicture();
    void theTableShowsAllColumns();
    void ofRealWeights();
    void exportsAll();
    void looksWhole();

private:
    /// Boxes with room around them, as if somebody had drawn them.
    void putBoxes() const { m_station->pairSession()->setPair({{400, 260, 200, 220}, {300, 320, 240, 200}}, {}); }
    const LossPair &pair() const { return m_station->pairSession()->pair(); }
    std::shared_ptr<const PictureLoss> shown() const { return m_station->lossSession()->shown(); }

    std::unique_ptr<YoloxState> m_state;
    std::unique_ptr<LossesStation> m_station;
};

void TestLossesStation::init()
{
    m_state = std::make_unique<YoloxState>();
    fillSample(*m_state);
    m_station = std::make_unique<LossesStation>(StationTools{m_state.get(), nullptr});
    m_station->resize(800, 600);
    m_station->show();
    QTRY_VERIFY_WITH_TIMEOUT(shown(), patience);
}

void TestLossesStation::cleanup()
{
    m_station.reset();
    m_state.reset();
}

void TestLossesStation::boxesAreDragged()
{
    PairPad *pad = m_station->pairPage()->pad();
    putBoxes();
    const LossPair before = pair();
    const auto at = [pad](float x, float y) {
        return pad->transform().map(QPointF(static_cast<double>(x), static_cast<double>(y))).toPoint();
    };
    const CenterBox box = before.predicted;
    QTest::mousePress(pad, Qt::LeftButton, {}, at(box.x, box.y));
    QTest::mouseMove(pad, at(box.x - 20, box.y));
    QTest::mouseMove(pad, at(box.x - 40, box.y + 30));
    QTest::mouseRelease(pad, Qt::LeftButton, {}, at(box.x - 40, box.y + 30));
    const float reach = static_cast<float>(2 / pad->transform().scale) + 1;
    QVERIFY(std::abs(pair().predicted.x - (box.x - 40)) <= reach);
    QVERIFY(std::abs(pair().predicted.y - (box.y + 30)) <= reach);
    QCOMPARE(pair().predicted.width, box.width);
    m_state->undoStack()->undo();
    QVERIFY(pair() == before);
    // At its right side it is resized, the left one staying where it is.
    const float right = box.x + box.width / 2;
    QTest::mousePress(pad, Qt::LeftButton, {}, at(right, box.y));
    QTest::mouseMove(pad, at(right + 40, box.y));
    QTest::mouseRelease(pad, Qt::LeftButton, {}, at(right + 40, box.y));
    QVERIFY(std::abs(pair().predicted.width - (box.width + 40)) <= reach);
    QVERIFY(std::abs(pair().predicted.corners().x1 - box.corners().x1) < 0.01F);
    QTest::keyClick(pad, Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(pair().predicted.height > box.height);
}

void TestLossesStation::numbersFollow()
{
    PairPage *page = m_station->pairPage();
    LossPair changed = pair();
    changed.truth = {100, 100, 100, 100};
    changed.predicted = {150, 100, 100, 100};
    m_station->pairSession()->setPair(changed, {});
    // Half of each box is common: I = 5000, U = 15000, C = 15000.
    QVERIFY(page->formula()->text().contains(QStringLiteral("5000 / 15000 = 0.3333")));
    QCOMPARE(page->table()->item(0, 0)->text(), QStringLiteral("0.889")); // 1 − 1/9
    QCOMPARE(page->table()->item(1, 0)->text(), QStringLiteral("0.667"));
    page->which()->segment(2)->click();
    QVERIFY(page->formula()->text().contains(QStringLiteral("L1 = ")));
    emit page->field(0, 0)->edited(100);
    QCOMPARE(pair().predicted.x, 100.0F);
    QCOMPARE(page->table()->item(0, 0)->text(), QStringLiteral("0"));
}

void TestLossesStation::downhillLowersEachLoss()
{
    PairSession *session = m_station->pairSession();
    putBoxes();
    for (const PairLoss which : {PairLoss::Iou, PairLoss::Giou, PairLoss::L1}) {
        session->setWhich(which);
        const double before = session->figures().loss(which);
        m_station->pairPage()->downhill()->click();
        QVERIFY(session->figures().loss(which) < before);
        m_state->undoStack()->undo();
    }
    LossPair apart = pair();
    apart.predicted = {550, 550, 60, 60};
    session->setPair(apart, {});
    session->setWhich(PairLoss::Iou); // no way downhill
    m_station->pairPage()->downhill()->click();
    QVERIFY(pair() == apart);
    session->setWhich(PairLoss::Giou);
    m_station->pairPage()->downhill()->click();
    QVERIFY(pair() != apart);
}

void TestLossesStation::boxesAreBounded()
{
    LossPair wild = pair();
    wild.predicted = {-50, 9000, 0, -3};
    m_station->pairSession()->setPair(wild, {});
    QCOMPARE(pair().predicted.x, 0.0F);
    QCOMPARE(pair().predicted.y, static_cast<float>(pair().side));
    QCOMPARE(pair().predicted.width, PairSession::smallest);
}

void TestLossesStation::lossIsThatOfTheReference()
{
    const auto loss = shown();
    const YoloxRun &run = *m_state->run();
    const std::vector<std::vector<TruthBox>> truths{truthsFor(m_state->scene(), run).boxes};
    const DetectionBatch batch{{run.size(), run.size()}, run.spec.classes, run.rows, truths};
    const std::vector<Assignment> assignments = assignBatch(batch, m_state->assignSettings());
    const DetectionLoss expected = detectionLoss(batch, assignments);
    QVERIFY(expected.positives > 0);
    QCOMPARE(loss->loss.terms.total(), expected.terms.total());
    QCOMPARE(m_station->picturePage()->table()->rowCount(), expected.positives);
    QVERIFY(m_station->picturePage()->value(LossTerm::L1)->text() == QStringLiteral("0"));
}

void TestLossesStation::weightsAreUndone()
{
    const double before = shown()->loss.terms.box;
    QCOMPARE(m_station->picturePage()->weight(LossTerm::Box)->value(), 5.0);
    emit m_station->picturePage()->weight(LossTerm::Box)->edited(10);
    QTRY_VERIFY_WITH_TIMEOUT(shown()->settings.boxWeight == 10, patience);
    QVERIFY(std::abs(shown()->loss.terms.box - 2 * before) < 1e-9);
    m_state->undoStack()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(shown()->settings.boxWeight == 5, patience);
    QCOMPARE(m_station->picturePage()->weight(LossTerm::Box)->value(), 5.0);
}

void TestLossesStation::tableFollowsTheCell()
{
    m_station->pages()->segment(1)->click();
    PicturePage *page = m_station->picturePage();
    // The largest share stands first.
    double last = 1e9;
    for (int row = 0; row < page->table()->rowCount(); ++row) {
        const double share = shown()->share(page->table()->cellOf(row)).total();
        QVERIFY(share <= last);
        last = share;
    }
    const int cell = page->table()->cellOf(0);
    m_state->selectCell(cell);
    QCOMPARE(page->table()->currentRow(), 0);
    QVERIFY(page->detail()->text().contains(QStringLiteral("1 − IoU²")));
    page->table()->setCurrentCell(1, 0);
    QCOMPARE(m_state->selectedCell(), page->table()->cellOf(1));
}

void TestLossesStation::placesFindTheirCells()
{
    PicturePage *page = m_station->picturePage();
    const CellGrid grid = shown()->batch().grid;
    for (const Positive &positive : shown()->assignment().positives) {
        const int found = page->cellAt(SceneView::toRect(grid.cell(positive.cell).square()).center());
        QVERIFY(shown()->detail(found).isPositive); // that one, or a positive of another map there
    }
    QCOMPARE(page->cellAt({-5, 5}), -1);
}

void TestLossesStation::truthMovesTheLoss()
{
    const auto before = shown();
    m_state->setBoxes({}, {});
    QTRY_VERIFY_WITH_TIMEOUT(shown() && shown() != before, patience);
    QCOMPARE(shown()->loss.positives, 0);
    QCOMPARE(shown()->loss.terms.box, 0.0);
    QVERIFY(shown()->loss.terms.object > 0);
    QVERIFY(!m_station->pairPage()->take()->isEnabled());
    m_state->setRun(nullptr);
    QVERIFY(!shown()); // nothing stale is shown
}

void TestLossesStation::boxesFromThePicture()
{
    const Positive positive = shown()->assignment().positives.front();
    m_state->selectCell(positive.cell);
    m_station->pairPage()->take()->click();
    QCOMPARE(pair().side, m_state->run()->size());
    const CellLoss detail = shown()->detail(positive.cell);
    QVERIFY(std::abs(m_station->pairSession()->figures().iou.iou - detail.box.iou) < 1e-4);
}

void TestLossesStation::boxesFollowThePicture()
{
    // They are the picture's from the beginning, and those of the cell that is chosen anywhere.
    PairSession *session = m_station->pairSession();
    QVERIFY(session->isOfPicture() && !session->picture().isNull());
    const int steps = m_state->undoStack()->count();
    for (const Positive &positive : shown()->assignment().positives) {
        m_state->selectCell(positive.cell);
        QVERIFY(pair().truth == shown()->truths.boxes[static_cast<std::size_t>(positive.truth)].box);
        QVERIFY(std::abs(session->figures().iou.iou - shown()->detail(positive.cell).box.iou) < 1e-4);
        QVERIFY(m_station->pairPage()->origin()->text().contains(shown()->truthName(positive.truth)));
    }
    QCOMPARE(m_state->undoStack()->count(), steps); // looking is no edit
    // What somebody moved stays, until it is taken back.
    const LossPair ofPicture = pair();
    LossPair moved = ofPicture;
    moved.predicted.x += 4;
    session->setPair(moved, {});
    QVERIFY(!session->isOfPicture());
    m_state->selectCell(shown()->assignment().positives.front().cell);
    QVERIFY(pair() == moved);
    QVERIFY(m_station->pairPage()->origin()->text().contains(QStringLiteral("by hand")));
    m_state->undoStack()->undo();
    QVERIFY(pair() == ofPicture);
    m_station->pairPage()->take()->click();
    QVERIFY(session->isOfPicture());
}

void TestLossesStation::theTableShowsAllColumns()
{
    m_station->resize(920, 600); // what a window of 1280 leaves
    m_station->pages()->segment(1)->click();
    QCoreApplication::processEvents();
    const SharesTable *table = m_station->picturePage()->table();
    QVERIFY(table->rowCount() > 0);
    QVERIFY2(table->horizontalHeader()->length() <= table->viewport()->width(),
             qPrintable(
                 QStringLiteral("%1 in %2").arg(table->horizontalHeader()->length()).arg(table->viewport()->width())));
}

void TestLossesStation::ofRealWeights()
{
    VITRINE_NEED_SHARED("yolox/models/yolox_nano_unfused.pth");
    VITRINE_NEED_SHARED("yolox/images/000000005001.jpg");
    NanoSample nano = nanoSample(unfusedNano, peoplePhoto);
    QVERIFY(nano.run);
    // What the network is surest of is taken for the truth, with its box as it decodes it.
    const YoloxRun &made = *nano.run;
    int best = 0;
    const auto objectness = [&made](int cell) { return made.raw.row(cell)[4]; };
    for (int cell = 1; cell < made.raw.cells(); ++cell)
        if (objectness(cell) > objectness(best))
            best = cell;
    const auto scores = made.raw.row(best).subspan(5);
    const auto classId = static_cast<int>(std::ranges::max_element(scores) - scores.begin());
    nano.scene.boxes = {{made.geometry.toPicture(made.decoded->predictions().box(best).corners()), classId}};
    fillNano(*m_state, nano);
    QTRY_VERIFY_WITH_TIMEOUT(shown() && shown()->run == nano.run, patience);
    const CellLoss detail = shown()->detail(best);
    QVERIFY(detail.isPositive);
    QVERIFY(detail.box.iou > 0.999 && detail.box.loss < 0.002);
    QVERIFY(detail.encoded.loss < 1e-3);
    QCOMPARE(detail.classes.size(), std::size_t(80));
    m_station->pages()->segment(1)->click();
    m_state->selectCell(best);
    test::saveScreenshot(*m_station, QStringLiteral("yolox-losses-photo"));
}

void TestLossesStation::exportsAll()
{
    QVERIFY(m_station->exportSource().csv().contains(QStringLiteral("1 - GIoU")));
    m_station->pages()->segment(1)->click();
    const QString csv = m_station->exportSource().csv();
    QCOMPARE(csv.count(QLatin1Char('\n')), shown()->batch().grid.count() + 1);
}

void TestLossesStation::looksWhole()
{
    QVERIFY(m_station->layout()->heightForWidth(800) <= 560); // the room's stage need not scroll
    QVERIFY2(test::clippedTexts(*m_station).isEmpty(),
             qPrintable(test::clippedTexts(*m_station).join(QLatin1Char(0x0a))));
    test::saveScreenshot(*m_station, QStringLiteral("yolox-losses-boxes"));
    m_station->pages()->segment(1)->click();
    m_state->selectCell(m_station->picturePage()->table()->cellOf(0));
    QVERIFY2(test::clippedTexts(*m_station).isEmpty(),
             qPrintable(test::clippedTexts(*m_station).join(QLatin1Char(0x0a))));
    test::saveScreenshot(*m_station, QStringLiteral("yolox-losses-picture"));
}

QTEST_MAIN(TestLossesStation)

#include "tst_lossesstation.moc"
