// The head's station: maps and picture point at each other, a cell is followed to its box, heads are compared.

#include "YoloxSample.h"

#include "core/detection/Decode.h"
#include "tests/support/Screenshot.h"
#include "tests/support/Shared.h"
#include "tests/widgets/yolox/NanoSample.h"
#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/head/AnchorPlot.h"
#include "widgets/yolox/head/AnchorsPage.h"
#include "widgets/yolox/head/BranchesPage.h"
#include "widgets/yolox/head/CellBoard.h"
#include "widgets/yolox/head/CellsPage.h"
#include "widgets/yolox/head/HeadDiagram.h"
#include "widgets/yolox/head/HeadStation.h"
#include "widgets/yolox/head/LevelMaps.h"
#include "widgets/yolox/head/PoolShapes.h"
#include "widgets/yolox/head/TargetsTable.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUndoStack>
#include <QtTest>

using namespace vitrine;

namespace {

/// A station that shows what a state holds.
struct Shown {
    YoloxState state;
    std::unique_ptr<Station> station;
    HeadStation *head = nullptr;

    explicit Shown(bool fills = true)
    {
        if (fills) {
            // The network runs once for all tests: runs never change.
            static const YoloxState *sample = [] {
                auto *filled = new YoloxState(qApp);
                fillSample(*filled);
                return filled;
            }();
            state.setScene(sample->scene());
            state.setChoice(sample->choice());
            state.setRun(sample->run());
        }
        for (const auto &kind : stationKinds())
            if (kind->id() == QLatin1String("head"))
                station = kind->make({&state, nullptr});
        head = qobject_cast<HeadStation *>(station.get());
        head->resize(800, 600);
        head->show();
    }
    CellsPage &cells() const { return *head->cells(); }
    QPointF inScene(const QPointF &input) const { return cells().scene()->transform().map(input); }
};

void moveTo(QWidget &widget, const QPointF &place)
{
    QMouseEvent event(QEvent::MouseMove, place, widget.mapToGlobal(place), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

} // namespace

class TestHeadStation : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init() { QSettings().clear(); }

    void whatWasChosenComesBack()
    {
        {
            const Shown shown;
            shown.cells().heat()->setChecked(false);
            shown.cells().numbers()->setCurrentIndex(1);
            emit shown.cells().numbers()->activated(1);
            QTest::mouseClick(shown.head->pages()->segment(1), Qt::LeftButton);
        }
        const Shown shown;
        QCOMPARE(shown.head->pages()->current(), 1);
        QVERIFY(!shown.cells().heat()->isChecked());
        QCOMPARE(shown.cells().numbers()->currentIndex(), 1);
    }

    void everyMapHasAllOfItsFrame()
    {
        const Shown shown;
        const LevelMaps &maps = *shown.cells().maps();
        const RawOutput &raw = shown.state.run()->raw;
        for (const int width : {800, 801, 802, 904}) {
            shown.head->resize(width, 600);
            QCoreApplication::processEvents();
            for (int level = 0; level < 3; ++level) {
                const Cell last{level, 8 << level, raw.columns(level) - 1, raw.rows(level) - 1};
                const QRectF cell = maps.cellRect(raw.indexOf(last));
                QVERIFY(cell.right() <= maps.width() - 1 && cell.bottom() <= maps.height() - 1);
            }
        }
    }

    void mapAndPicturePointAtEachOther()
    {
        const Shown shown;
        CellsPage &page = shown.cells();
        const RawOutput &raw = shown.state.run()->raw;
        for (int level = 0; level < 3; ++level) {
            const int cell = raw.indexOf({level, RawOutput::strides[static_cast<std::size_t>(level)], 3, 5});
            moveTo(*page.maps(), page.maps()->cellRect(cell).center());
            QCOMPARE(page.hoveredCell(), cell);
            // From the picture the cell is that of the level that is chosen.
            QTest::mouseClick(page.levels()->segment(level), Qt::LeftButton);
            const Box square = raw.cell(cell).square();
            moveTo(*page.scene(), shown.inScene({square.x1 + 1.0, square.y2 - 1.0}));
            QCOMPARE(page.hoveredCell(), cell);
        }
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(page.scene(), &leave);
        QCOMPARE(page.hoveredCell(), -1);
    }

    void aHoveredCellIsLitInBoth()
    {
        const Shown shown;
        CellsPage &page = shown.cells();
        page.heat()->setChecked(false);
        const QImage mapBefore = page.maps()->grab().toImage(), sceneBefore = page.scene()->grab().toImage();
        moveTo(*page.scene(), shown.inScene({40, 200}));
        QVERIFY(page.maps()->grab().toImage() != mapBefore);
        QVERIFY(page.scene()->grab().toImage() != sceneBefore);
    }

    void clicksChooseTheCellForAllStations()
    {
        Shown shown;
        CellsPage &page = shown.cells();
        QVERIFY(shown.state.selectedCell() >= 0); // the best one at first
        QCOMPARE(shown.state.selectedCell(), bestCell(shown.state.run()->raw));
        const RawOutput &raw = shown.state.run()->raw;
        const int cell = raw.indexOf({2, 32, 4, 2});
        QTest::mouseClick(page.maps(), Qt::LeftButton, {}, page.maps()->cellRect(cell).center().toPoint());
        QCOMPARE(shown.state.selectedCell(), cell);
        QCOMPARE(page.levels()->current(), 2);
        QTest::mouseClick(page.scene(), Qt::LeftButton, {}, shown.inScene({50, 70}).toPoint());
        QCOMPARE(shown.state.selectedCell(), raw.indexOf({2, 32, 1, 2}));
        // Another station chooses one of a finer map.
        shown.state.selectCell(7);
        QCOMPARE(page.levels()->current(), 0);
        QCOMPARE(page.path()->index, 7);
        QTest::mouseClick(page.best(), Qt::LeftButton);
        QCOMPARE(shown.state.selectedCell(), bestCell(raw));
    }

    void keysMoveAndChangeLevels()
    {
        Shown shown;
        CellsPage &page = shown.cells();
        const RawOutput &raw = shown.state.run()->raw;
        shown.state.selectCell(raw.indexOf({1, 16, 0, 3}));
        QTest::keyClick(page.maps(), Qt::Key_Right);
        QTest::keyClick(page.maps(), Qt::Key_Down);
        QCOMPARE(shown.state.selectedCell(), raw.indexOf({1, 16, 1, 4}));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(page.maps(), Qt::Key_Left);
        QCOMPARE(shown.state.selectedCell(), raw.indexOf({1, 16, 0, 4}));
        QTest::keyClick(page.maps(), Qt::Key_3);
        QCOMPARE(page.levels()->current(), 2);
    }

    void sentencesHoldTheNumbers()
    {
        Shown shown;
        const RawOutput &raw = shown.state.run()->raw;
        const int cell = raw.indexOf({1, 16, 12, 7});
        shown.state.selectCell(cell);
        StationSteps *steps = shown.head->steps();
        QVERIFY(steps);
        QCOMPARE(steps->count(), 16);
        const QString all = steps->sentences().join(QLatin1Char('\n'));
        // 40 × 40 cells before, 7 rows of 20 columns, 12 more.
        QCOMPARE(cell, 1600 + 7 * 20 + 12);
        for (const QString &part :
             {QStringLiteral("column 12, row 7 of the 20 × 20"), QStringLiteral("this cell is number 152"),
              QStringLiteral("1600 + 152 = 1752"), QStringLiteral("Row 1752")})
            QVERIFY2(all.contains(part), qPrintable(part + QLatin1Char('\n') + all));
        const Box box = decodeBox(raw, cell);
        const CellPath &path = *shown.cells().path();
        QVERIFY(path.inInput == box);
        const auto number = [](float value) { return formatNumber(static_cast<double>(value)); };
        QVERIFY(all.contains(number(box.width()) + QStringLiteral(" × ") + number(box.height())));
        const Candidates candidates = decode(raw);
        QVERIFY(all.contains(number(candidates.scores[static_cast<std::size_t>(cell)])));
        for (int step = 0; step < steps->count(); ++step) {
            steps->go(step);
            QCOMPARE(shown.cells().board()->step().sentence, steps->sentences()[step]);
            QVERIFY(!shown.cells().board()->step().formula.isEmpty());
            QVERIFY(!shown.cells().board()->step().lit.empty());
        }
    }

    void theStepIsKeptForTheNextCell()
    {
        Shown shown;
        shown.head->steps()->go(12);
        shown.state.selectCell(11);
        QCOMPARE(shown.head->steps()->current(), 12);
        QCOMPARE(shown.cells().board()->step().sentence, shown.head->steps()->sentences()[12]);
    }

    void mapsShowWhatIsAsked()
    {
        Shown shown;
        CellsPage &page = shown.cells();
        QVERIFY(!page.classes()->isVisible());
        const int oneClass = page.numbers()->findText(QStringLiteral("One class"));
        page.numbers()->setCurrentIndex(oneClass);
        emit page.numbers()->activated(oneClass);
        QVERIFY(page.classes()->isVisible());
        page.classes()->setCurrentIndex(2);
        emit page.classes()->activated(2);
        QVERIFY((page.maps()->number() == CellNumber{CellNumber::Kind::Class, 2}));
        const QString csv = page.maps()->exportSource().csv();
        QCOMPARE(csv.count(QLatin1Char('\n')), shown.state.run()->raw.cells() + 1);
        QVERIFY(csv.contains(formatExact(static_cast<double>(shown.state.run()->raw.row(0)[7]))));
        page.scene()->grab();
        const QImage with = page.scene()->grab().toImage();
        page.stretch()->setChecked(true);
        // A fresh network says hardly more than the prior, 0.01: pale on the scale of all probabilities.
        QVERIFY(page.maps()->scale().high() < 0.1F);
        QVERIFY(page.scene()->grab().toImage() != with);
        page.stretch()->setChecked(false);
        QCOMPARE(page.maps()->scale().high(), 1.0F);
        page.heat()->setChecked(false);
        QVERIFY(page.scene()->grab().toImage() != with);
    }

    void everyStripHasATip()
    {
        const Shown shown;
        CellBoard &board = *shown.cells().board();
        board.grab();
        int tips = 0;
        for (int x = 0; x < board.width(); x += 5)
            for (int y = 0; y < board.height(); y += 5)
                tips += !board.tipAt(QPointF(x, y)).isEmpty();
        QVERIFY2(tips > 200, qPrintable(QString::number(tips)));
        QVERIFY(board.exportSource().csv().count(QLatin1Char('\n')) > 30);
        QVERIFY(!shown.head->exportSource().csv().isEmpty());
    }

    void withoutARunThereIsNothingToFollow()
    {
        Shown shown;
        shown.state.setRun(nullptr);
        QCOMPARE(shown.head->steps()->count(), 0);
        QVERIFY(!shown.cells().path());
        shown.head->grab();
        const Shown empty(false);
        empty.head->grab();
        QCOMPARE(empty.head->steps()->count(), 0);
    }

    void hiddenItWaits()
    {
        Shown shown;
        const auto run = shown.state.run();
        shown.state.setRun(nullptr);
        shown.head->hide();
        shown.state.setRun(run);
        QCOMPARE(shown.head->steps()->count(), 0);
        shown.head->show();
        QCOMPARE(shown.head->steps()->count(), 16);
    }

    void diagramShowsTheRunsMaps()
    {
        Shown shown;
        QTest::mouseClick(shown.head->pages()->segment(1), Qt::LeftButton);
        QVERIFY(!shown.head->steps());
        BranchesPage &page = *shown.head->branches();
        HeadDiagram &diagram = *page.diagram();
        QCOMPARE(diagram.paths().size(), std::size_t(10));
        for (const std::string &path : diagram.paths()) {
            QVERIFY2(diagram.tensorOf(path).valid(), path.c_str());
            QTest::mouseClick(&diagram, Qt::LeftButton, {}, diagram.rectOf(path).center().toPoint());
            QCOMPARE(diagram.chosen(), path);
            QVERIFY(page.maps()->tensor().data() == diagram.tensorOf(path).data());
            QVERIFY(!diagram.tipAt(diagram.rectOf(path).center()).isEmpty());
        }
        QTest::keyClick(&diagram, Qt::Key_Left);
        QCOMPARE(diagram.chosen(), std::string("head.obj_preds.1"));
        QTest::mouseClick(page.levels()->segment(2), Qt::LeftButton);
        QCOMPARE(diagram.chosen(), std::string("head.obj_preds.2"));
        emit page.maps()->activated({0, 0, 3, 1});
        QCOMPARE(shown.state.selectedCell(), shown.state.run()->raw.indexOf({2, 32, 1, 3}));
    }

    void headsAreComparedAndEditsUndone()
    {
        Shown shown;
        QTest::mouseClick(shown.head->pages()->segment(1), Qt::LeftButton);
        BranchesPage &page = *shown.head->branches();
        const auto cost = coupledCost(shown.state.run()->spec, 320, {1, 3});
        QVERIFY(cost);
        QCOMPARE(page.table()->item(0, 2)->text(), formatCount(cost->parameters()));
        QCOMPARE(page.table()->item(4, 1)->text(), formatCount(2100));
        QCOMPARE(page.table()->item(4, 2)->text(), formatCount(6300));
        page.anchors()->setValue(1);
        page.convs()->setValue(4);
        QCOMPARE(page.table()->item(4, 2)->text(), formatCount(2100));
        shown.state.undoStack()->undo();
        shown.state.undoStack()->undo();
        QVERIFY((page.coupled() == CoupledSpec{1, 3}));
        QCOMPARE(page.anchors()->value(), 3);
        QCOMPARE(page.table()->item(0, 2)->text(), formatCount(cost->parameters()));
    }

    void poolGivesItsShapes()
    {
        const auto pool = generatedScenes();
        std::vector<int> told;
        const PoolShapes shapes = poolShapes(*pool, 7, 640, {}, [&told](int done, int count) {
            QCOMPARE(count, 7);
            told.push_back(done);
        });
        QCOMPARE(told, (std::vector<int>{0, 1, 2, 3, 4, 5, 6}));
        QCOMPARE(shapes.pictures, 7);
        std::size_t place = 0;
        for (std::int64_t i = 0; i < 7; ++i) {
            const auto picture = pool->source(i * pool->pictures.count / 7);
            QVERIFY(picture);
            for (const LabelledBox &each : (*picture)->boxes) {
                // A scene of 320 pixels fills the input of 640.
                QCOMPARE(shapes.shapes[place].width, 2 * static_cast<double>(each.box.width()));
                ++place;
            }
        }
        QCOMPARE(shapes.shapes.size(), place);
        Cancel cancel;
        cancel.request();
        QCOMPARE(poolShapes(*pool, 7, 640, cancel).pictures, 0);
    }

    void anchorsComeFromThePool()
    {
        Shown shown;
        QTest::mouseClick(shown.head->pages()->segment(2), Qt::LeftButton);
        AnchorsPage &page = *shown.head->anchors();
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy() && page.plot()->fit().anchors.size() == 9, 20000);
        const PoolShapes shapes = poolShapes(*shown.state.scene().pool, page.options().pictures, 320, {});
        const AnchorFit expected = fitAnchors(shapes.shapes, 9, 1);
        QVERIFY(page.plot()->fit().anchors == expected.anchors);
        QVERIFY(page.summary().contains(formatNumber(expected.meanIou)));
        // 2,100 cells of an input of 320.
        QVERIFY(page.costs().contains(formatCount(6300)) && page.costs().contains(formatCount(2100)));
        page.aLevel()->setValue(2);
        QTRY_COMPARE_WITH_TIMEOUT(page.plot()->fit().anchors.size(), std::size_t(6), 20000);
        shown.state.undoStack()->undo();
        QTRY_COMPARE_WITH_TIMEOUT(page.plot()->fit().anchors.size(), std::size_t(9), 20000);
        QVERIFY(page.plot()->fit().anchors == expected.anchors);
        QCOMPARE(page.plot()->exportSource().csv().count(QLatin1Char('\n')),
                 static_cast<int>(10 + shapes.shapes.size()));
    }

    void anObjectAsksItsCells()
    {
        Shown shown;
        QTest::mouseClick(shown.head->pages()->segment(2), Qt::LeftButton);
        AnchorsPage &page = *shown.head->anchors();
        const auto run = shown.state.run();
        const YoloxTruths truths = truthsFor(shown.state.scene(), *run);
        QVERIFY(truths.boxes.size() > 1);
        const auto all = assign(run->decoded->predictions(), truths.boxes, {}).positives;
        for (int object = 0; object < static_cast<int>(truths.boxes.size()); ++object) {
            // A click into the object, where no smaller one lies over it, or chosen elsewhere.
            shown.state.selectBox(object);
            const auto own =
                std::count_if(all.begin(), all.end(), [object](const Positive &each) { return each.truth == object; });
            QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy() && page.table()->rowCount() == 2 + own, 20000);
            const CenterBox &box = truths.boxes[static_cast<std::size_t>(object)].box;
            const auto expected = anchorTargets({320, 320}, page.plot()->fit().anchors, box);
            QVERIFY(expected);
            QCOMPARE(page.table()->item(0, TargetsTable::Width)->text(), formatNumber(expected->width));
            QCOMPARE(page.table()->cellOf(0), run->raw.indexOf(expected->cell));
            QCOMPARE(page.table()->cellOf(1), page.table()->cellOf(0));
            const CellTargets free = anchorFreeTargets(expected->cell, box);
            QCOMPARE(page.table()->item(1, TargetsTable::X)->text(), formatNumber(free.x));
            QVERIFY(page.table()->csv().count(QLatin1Char('\n')) == page.table()->rowCount() + 1);
        }
        emit page.table()->cellClicked(0, 0);
        QCOMPARE(shown.state.selectedCell(), page.table()->cellOf(0));
    }

    void withoutObjectsItSaysSo()
    {
        Shown shown;
        shown.state.setBoxes({}, QStringLiteral("none"));
        QTest::mouseClick(shown.head->pages()->segment(2), Qt::LeftButton);
        AnchorsPage &page = *shown.head->anchors();
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy() && page.plot()->fit().anchors.size() == 9, 20000);
        QCOMPARE(page.table()->rowCount(), 0);
        shown.head->grab();
        test::saveScreenshot(*shown.head, QStringLiteral("head-anchors-none"));
        shown.state.undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy() && page.table()->rowCount() > 2, 20000);
        test::saveScreenshot(*shown.head, QStringLiteral("head-anchors"));
    }

    /// YOLOX-Nano with its real weights on a photo: what it sees is a dog.
    void realWeightsFindTheDog()
    {
        VITRINE_NEED_SHARED("yolox/models/yolox_nano_unfused.pth");
        VITRINE_NEED_SHARED("yolox/images/dog.jpg");
        Shown shown(false);
        const NanoSample nano = nanoSample(unfusedNano, dogPhoto);
        fillNano(shown.state, nano);
        const CellPath &path = *shown.cells().path();
        QVERIFY(path.score > 0.5F);
        QCOMPARE(path.index, bestCell(nano.run->raw));
        QVERIFY(shown.head->steps()->sentences().last().contains(
            QString::fromStdString(nano.run->classNames[static_cast<std::size_t>(path.bestClass)])));
        for (const int step : {4, 5, 12, 15}) {
            shown.head->steps()->go(step);
            test::saveScreenshot(*shown.head, QStringLiteral("head-cells-%1").arg(step));
        }
        QTest::mouseClick(shown.head->pages()->segment(1), Qt::LeftButton);
        test::saveScreenshot(*shown.head, QStringLiteral("head-branches"));
    }
};

QTEST_MAIN(TestHeadStation)
#include "tst_headstation.moc"
