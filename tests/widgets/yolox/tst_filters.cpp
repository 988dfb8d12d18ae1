#include "tests/support/Screenshot.h"
#include "tests/widgets/yolox/NanoSample.h"
#include "tests/widgets/yolox/YoloxSample.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/DetectionText.h"
#include "widgets/detection/FunnelStrip.h"
#include "widgets/detection/ThresholdSlider.h"
#include "widgets/detection/truth/TruthLegend.h"
#include "widgets/yolox/filters/FilterRun.h"
#include "widgets/yolox/filters/FilterSteps.h"
#include "widgets/yolox/filters/FiltersStation.h"
#include "widgets/yolox/filters/SceneTruth.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUndoStack>
#include <QtTest>

#include <cmath>

using namespace vitrine;

class TestFilters : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void whatIsKeptIsWhatCoreKeeps();
    void anUnsureNetworkSaysSo();
    void sentencesGoThroughTheMoves();
    void aThresholdLeavesTheStageOrEnds();
    void theRestOfManyMovesIsOneStep();
    void funnelLeadsTheSteps();
    void aChosenBoxIsTheRoomsCell();
    void truthIsFoundAtHalfOverlap();
    void withoutTruthNothingIsJudged();
    void aChosenObjectLeadsToItsBox();
    void thresholdsAreStepsOfUndo();
    void thresholdsBeginWhereTheDetectRoomLeftThem();
    void numbersHoldEveryCell();
    void nothingIsDoneUnseen();
    void nanoFindsTheDog();

private:
    /// The sample's output with these boxes at these cells, sure of themselves, and nothing else.
    void showBoxes(const std::vector<std::pair<Box, int>> &boxesAndClasses);
    const NmsResult &result() const { return m_station->detections()->result(); }

    QTemporaryDir m_folder;
    std::unique_ptr<YoloxState> m_state;
    std::unique_ptr<FiltersStation> m_station;
};

void TestFilters::initTestCase()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
}

void TestFilters::init()
{
    QSettings().clear();
    m_state = std::make_unique<YoloxState>();
    fillSample(*m_state);
    m_station = std::make_unique<FiltersStation>(StationTools{m_state.get(), nullptr});
    m_station->resize(800, 600);
    m_station->show();
}

void TestFilters::cleanup()
{
    m_station.reset();
    m_state.reset();
}

void TestFilters::showBoxes(const std::vector<std::pair<Box, int>> &boxesAndClasses)
{
    auto run = std::make_shared<YoloxRun>(*m_state->run());
    const int length = 5 + run->spec.classes;
    std::vector<float> values(run->raw.values().size(), 0.0F);
    int next = 0;
    for (const auto &[inPicture, classId] : boxesAndClasses) {
        const Box box = run->geometry.toInput(inPicture);
        // Any cell may say any box: each takes one of its own.
        const int index = next++;
        const Cell cell = run->raw.cell(index);
        const auto stride = static_cast<float>(cell.stride);
        float *row = values.data() + static_cast<std::size_t>(index) * static_cast<std::size_t>(length);
        row[0] = (box.x1 + box.x2) / 2 / stride - static_cast<float>(cell.column);
        row[1] = (box.y1 + box.y2) / 2 / stride - static_cast<float>(cell.row);
        row[2] = std::log(box.width() / stride);
        row[3] = std::log(box.height() / stride);
        row[4] = 0.9F - 0.01F * static_cast<float>(index);
        row[5 + classId] = 1;
    }
    run->raw = RawOutput(run->raw.width(), run->raw.height(), run->spec.classes, std::move(values));
    m_state->setRun(run);
}

void TestFilters::whatIsKeptIsWhatCoreKeeps()
{
    DetectionState *state = m_station->detections();
    state->setConfidence(scoreOfBest(*state->run(), 60));
    state->setIou(0.05F); // boxes of a fresh network are as large as their cells
    const NmsResult expected = suppress(decode(m_state->run()->raw), state->settings());
    QVERIFY(expected.confident >= 60);
    QVERIFY(expected.kept.size() < 60);
    QCOMPARE(result().kept, expected.kept);
    QCOMPARE(m_station->funnel()->countOf(FunnelStrip::Cells), 2100);
    QCOMPARE(m_station->funnel()->countOf(FunnelStrip::Confident), expected.confident);
    test::saveScreenshot(*m_station, QStringLiteral("yolox-filters"));
}

void TestFilters::anUnsureNetworkSaysSo()
{
    QCOMPARE(result().confident, 0);
    QVERIFY(m_station->lowerButton()->isVisible());
    m_station->lowerButton()->click();
    QVERIFY(result().confident >= 20);
    QVERIFY(result().confident < 30);
    QVERIFY(!m_station->lowerButton()->isVisible());
}

void TestFilters::sentencesGoThroughTheMoves()
{
    DetectionState *state = m_station->detections();
    state->setConfidence(scoreOfBest(*state->run(), 40));
    const std::vector<NmsMove> moves = nmsMoves(result());
    StationSteps *steps = m_station->steps();
    QCOMPARE(steps->count(), FilterSteps::FirstMove + static_cast<int>(moves.size()) + 1);
    QCOMPARE(steps->current(), steps->count() - 1);
    for (std::size_t i = 0; i < moves.size(); ++i)
        QCOMPARE(steps->sentences()[FilterSteps::FirstMove + static_cast<int>(i)],
                 moveText(*state->run(), result(), state->settings(), moves[i]));
    steps->go(FilterSteps::Decode);
    QCOMPARE(state->layers().map, DetectionLayers::Map::Objectness);
    steps->go(FilterSteps::Confidence);
    QVERIFY(state->layers().candidates);
    steps->go(FilterSteps::Sort);
    QCOMPARE(state->move(), 0);
    QVERIFY(!state->layers().candidates);
    steps->go(FilterSteps::FirstMove + 6);
    QCOMPARE(state->move(), 7);
    steps->go(steps->count() - 1);
    QCOMPARE(state->move(), -1);
}

void TestFilters::aThresholdLeavesTheStageOrEnds()
{
    DetectionState *state = m_station->detections();
    StationSteps *steps = m_station->steps();
    state->setConfidence(scoreOfBest(*state->run(), 40));
    steps->go(FilterSteps::Confidence);
    state->setConfidence(scoreOfBest(*state->run(), 60));
    QCOMPARE(steps->current(), static_cast<int>(FilterSteps::Confidence));
    QVERIFY(state->layers().candidates);
    steps->go(FilterSteps::FirstMove + 2);
    state->setConfidence(scoreOfBest(*state->run(), 30));
    QCOMPARE(steps->current(), steps->count() - 1);
    QCOMPARE(state->move(), -1);
}

void TestFilters::theRestOfManyMovesIsOneStep()
{
    DetectionState *state = m_station->detections();
    state->setConfidence(0);
    QCOMPARE(nmsMoves(result()).size(), std::size_t(2100));
    StationSteps *steps = m_station->steps();
    QCOMPARE(steps->count(), FilterSteps::FirstMove + FilterSteps::mostMoves + 2);
    steps->go(steps->count() - 2);
    QCOMPARE(state->move(), 2100);
    steps->go(steps->count() - 3);
    QCOMPARE(state->move(), FilterSteps::mostMoves);
}

void TestFilters::funnelLeadsTheSteps()
{
    DetectionState *state = m_station->detections();
    m_station->funnel()->button(FunnelStrip::Cells)->click();
    QCOMPARE(m_station->steps()->current(), static_cast<int>(FilterSteps::Decode));
    m_station->funnel()->button(FunnelStrip::Unsuppressed)->click();
    QVERIFY(state->layers().ghosts);
    QCOMPARE(m_station->steps()->current(), m_station->steps()->count() - 1);
    m_station->funnel()->button(FunnelStrip::Confident)->click();
    QCOMPARE(m_station->steps()->current(), static_cast<int>(FilterSteps::Confidence));
    QVERIFY(!m_station->funnel()->button(FunnelStrip::Shown)->isVisible());
}

void TestFilters::aChosenBoxIsTheRoomsCell()
{
    m_station->detections()->select(1234);
    QCOMPARE(m_state->selectedCell(), 1234);
    m_state->selectCell(77);
    QCOMPARE(m_station->detections()->selectedCell(), 77);
    // Another run of the same picture: the room's cell is still that.
    m_state->setRun(std::make_shared<YoloxRun>(*m_state->run()));
    showBoxes({});
    QCOMPARE(m_state->selectedCell(), 77);
    QCOMPARE(m_station->detections()->selectedCell(), 77);
    QVERIFY(m_station->climb());
    QCOMPARE(m_state->selectedCell(), -1);
    QVERIFY(!m_station->climb());
}

void TestFilters::truthIsFoundAtHalfOverlap()
{
    const std::vector<LabelledBox> boxes = {{{20, 20, 120, 120}, 1}, {{200, 40, 280, 140}, 2}};
    m_state->setBoxes(boxes, {});
    // The first object is found; of the second 40 % only: a miss and a false alarm; the third lies where nothing is.
    showBoxes({{{20, 20, 120, 120}, 1}, {{200, 40, 232, 140}, 2}, {{140, 200, 180, 260}, 0}});
    const PictureTruth *truth = m_station->truth()->picture();
    QVERIFY(truth);
    QCOMPARE(truth->matched, 1);
    QCOMPARE(truth->missed, 1);
    QCOMPARE(truth->falseAlarms, 2);
    QVERIFY(m_station->scoresLabel()->text().contains(QStringLiteral("50")));
    // The object is moved onto its box: found as well.
    m_state->setBoxes({boxes[0], {{200, 40, 240, 140}, 2}}, {});
    QCOMPARE(m_station->truth()->picture()->matched, 2);
    QVERIFY(m_station->steps()->sentences().last().contains(QStringLiteral("2")));
    test::saveScreenshot(*m_station, QStringLiteral("yolox-filters-truth"));
}

void TestFilters::withoutTruthNothingIsJudged()
{
    showBoxes({{{20, 20, 120, 120}, 1}});
    QVERIFY(m_station->truth()->picture());
    auto *legend = m_station->findChild<TruthLegend *>();
    QVERIFY(legend->isVisible());
    m_state->setBoxes({}, {});
    QVERIFY(!m_station->truth()->picture()); // boxes keep their classes' colours
    QVERIFY(!legend->isVisible());
    m_state->undoStack()->undo();
    QVERIFY(m_station->truth()->picture());
}

void TestFilters::aChosenObjectLeadsToItsBox()
{
    m_state->setBoxes({{{20, 20, 120, 120}, 1}, {{200, 40, 280, 140}, 2}}, {});
    showBoxes({{{22, 20, 120, 118}, 1}});
    m_state->selectBox(0);
    QCOMPARE(m_station->detections()->selectedCell(), 0);
    QCOMPARE(m_state->selectedCell(), 0);
    m_state->selectBox(1);
    QVERIFY(m_station->detections()->probe().has_value());
    QCOMPARE(*m_station->detections()->probe(), QPointF(240, 90));
    QCOMPARE(m_state->selectedCell(), -1);
    QCOMPARE(m_state->selectedBox(), 1);
    m_station->detections()->select(0);
    QCOMPARE(m_state->selectedBox(), 0);
    m_station->detections()->setProbe(QPointF(250, 100));
    QCOMPARE(m_state->selectedBox(), 1);
}

void TestFilters::thresholdsAreStepsOfUndo()
{
    QUndoStack *stack = m_state->undoStack();
    const int before = stack->count();
    m_station->confidence()->spinBox()->setValue(0.1);
    m_station->iou()->spinBox()->setValue(0.7);
    QCOMPARE(stack->count(), before + 2);
    stack->undo();
    QCOMPARE(m_station->detections()->settings().iou, NmsSettings().iou);
    stack->undo();
    QCOMPARE(m_station->detections()->settings().confidence, NmsSettings().confidence);
    stack->redo();
    QCOMPARE(m_station->detections()->settings().confidence, 0.1F);
    m_station.reset();
    stack->undo(); // what is gone does not mind
}

void TestFilters::thresholdsBeginWhereTheDetectRoomLeftThem()
{
    QSettings().setValue(QStringLiteral("detect/confidence"), 0.6);
    FiltersStation other({m_state.get(), nullptr});
    QCOMPARE(other.detections()->settings().confidence, 0.6F);
    other.confidence()->spinBox()->setValue(0.2);
    FiltersStation third({m_state.get(), nullptr});
    QCOMPARE(third.detections()->settings().confidence, 0.2F);
    QCOMPARE(QSettings().value(QStringLiteral("detect/confidence")).toDouble(), 0.6);
}

void TestFilters::numbersHoldEveryCell()
{
    showBoxes({{{20, 20, 120, 120}, 1}, {{21, 20, 120, 120}, 1}});
    const QStringList lines = m_station->exportSource().csv().trimmed().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2101);
    const auto columns = lines[0].count(QLatin1Char(','));
    for (const QString &line : lines)
        QCOMPARE(line.count(QLatin1Char(',')), columns);
    QVERIFY(lines[1].contains(QStringLiteral(",kept,")));
    QVERIFY(lines[2].contains(QStringLiteral(",suppressed,0,0.99")));
    QVERIFY(lines[3].contains(QStringLiteral(",confidence,")));
    QVERIFY(!m_station->exportSource().size().isEmpty());
}

void TestFilters::nothingIsDoneUnseen()
{
    m_station->hide();
    const auto before = m_station->detections()->run();
    showBoxes({{{20, 20, 120, 120}, 1}});
    QCOMPARE(m_station->detections()->run(), before);
    m_station->show();
    QCOMPARE(result().kept.size(), std::size_t(1));
}

void TestFilters::nanoFindsTheDog()
{
    VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
    VITRINE_NEED_SHARED("yolox/images/dog.jpg");
    fillNanoDog(*m_state);
    DetectionState *state = m_station->detections();
    QCOMPARE(m_station->truth()->picture()->matched, 3);
    QCOMPARE(m_station->truth()->picture()->missed, 0);
    QCOMPARE(m_station->truth()->picture()->objects[0].name, std::string("dog"));
    QVERIFY(result().confident > static_cast<int>(result().kept.size())); // there was something to suppress
    m_state->selectBox(0);
    QCOMPARE(
        classText(*state->run(), state->run()->candidates.classes[static_cast<std::size_t>(state->selectedCell())]),
        QStringLiteral("dog"));
    m_station->steps()->go(FilterSteps::FirstMove + 5);
    test::saveScreenshot(*m_station, QStringLiteral("yolox-filters-nano"));
}

QTEST_MAIN(TestFilters)
#include "tst_filters.moc"
