// vitrine-test: SOURCES ../../app/studio/ClippedTexts.cpp
// The first station of the YOLOX room: every number is a step of undo, the pictures are those of the plan, and each
// label says what became of it.

#include "tests/widgets/yolox/YoloxSample.h"

#include "core/data/ShapeGenerator.h"
#include "tests/support/ClippedTexts.h"
#include "tests/support/Screenshot.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/augmentation/AugmentBar.h"
#include "widgets/yolox/augmentation/AugmentControls.h"
#include "widgets/yolox/augmentation/AugmentPage.h"
#include "widgets/yolox/augmentation/AugmentSession.h"
#include "widgets/yolox/augmentation/AugmentationStation.h"
#include "widgets/yolox/augmentation/FateTable.h"
#include "widgets/yolox/augmentation/LetterboxPage.h"
#include "widgets/yolox/augmentation/MosaicView.h"
#include "widgets/yolox/augmentation/PoolNote.h"

#include <QCheckBox>
#include <QLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTranslator>
#include <QUndoStack>

#include <memory>

using namespace vitrine;

namespace {

constexpr int patience = 20'000;

} // namespace

class TestAugmentationStation : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void shownIsThePlan();
    void seedAndUndo();
    void centreIsDragged();
    void clickExchangesAPicture();
    void switchesAndNumbers();
    void labelsSayWhatBecameOfThem();
    void stepsShowStages();
    void editedBoxesAreFollowed();
    void letterboxBesideOthers();
    void pictureFromElsewhere();
    void ownPicturesAreMixedWithOwnOnes();
    void letterboxWithoutObjects();
    void classesAreReadInChinese();
    void withoutAPicture();
    void exportsAll();
    void looksWhole();

private:
    void waitForPictures();
    const AugmentTrial &trial() const { return m_station->session()->trial(); }

    std::unique_ptr<YoloxState> m_state;
    std::unique_ptr<AugmentationStation> m_station;
};

void TestAugmentationStation::init()
{
    m_state = std::make_unique<YoloxState>();
    fillSample(*m_state);
    m_station = std::make_unique<AugmentationStation>(StationTools{m_state.get(), nullptr});
    m_station->resize(800, 600);
    m_station->show();
    waitForPictures();
}

void TestAugmentationStation::cleanup()
{
    m_station.reset();
    m_state.reset();
}

void TestAugmentationStation::waitForPictures()
{
    AugmentSession *session = m_station->session();
    QTRY_VERIFY_WITH_TIMEOUT(!session->isBusy() && session->shown() && session->shown()->trial == session->trial(),
                             patience);
}

void TestAugmentationStation::shownIsThePlan()
{
    const AugmentSession *session = m_station->session();
    QCOMPARE(session->width(), m_state->run()->size());
    const YoloxScene &scene = m_state->scene();
    const LabelledSource source = [&scene](std::int64_t index) {
        return scene.pool->source(index < 0 ? scene.item : index);
    };
    const auto expected = augmented(trial().active(), source, trial().settings, session->width(), session->height());
    QVERIFY(expected);
    QCOMPARE(session->shown()->stages.back().image, toImage(expected->image));
    QCOMPARE(session->shown()->boxes().size(), expected->boxes.size());
    QCOMPARE(m_station->augmentPage()->table()->rowCount(), static_cast<int>(expected->boxes.size()));
}

void TestAugmentationStation::seedAndUndo()
{
    const AugmentTrial first = trial();
    QTest::mouseClick(m_station->augmentPage()->bar()->again(), Qt::LeftButton);
    QCOMPARE(trial().seed, first.seed + 1);
    QVERIFY(trial().plan != first.plan);
    const AugmentTrial second = trial();
    m_station->augmentPage()->bar()->ranges()->segment(1)->click();
    QVERIFY(trial().settings == AugmentSettings::forSmallNetworks() && !trial().usesMixUp);
    QCOMPARE(trial().seed, second.seed);
    m_state->undoStack()->undo();
    QVERIFY(trial() == second);
    QCOMPARE(m_station->augmentPage()->bar()->ranges()->current(), 0);
    m_state->undoStack()->undo();
    QVERIFY(trial() == first);
    QCOMPARE(m_station->augmentPage()->bar()->seed()->value(), static_cast<int>(first.seed));
    m_station->augmentPage()->bar()->seed()->setValue(41);
    QCOMPARE(trial().seed, std::uint64_t(41));
}

void TestAugmentationStation::centreIsDragged()
{
    MosaicView *view = m_station->augmentPage()->canvas();
    const AugmentTrial before = trial();
    const auto at = [&](int x, int y) { return view->transform().map(QPointF(x, y)).toPoint(); };
    const int side = m_station->session()->width();
    QTest::mousePress(view, Qt::LeftButton, {}, at(before.mosaic().centerX, before.mosaic().centerY));
    QTest::mouseMove(view, at(side / 2, side / 2));
    QTest::mouseMove(view, at(side, side * 3 / 4));
    QTest::mouseRelease(view, Qt::LeftButton, {}, at(side, side * 3 / 4));
    const int reach = static_cast<int>(2 / view->transform().scale) + 1;
    QVERIFY(std::abs(trial().mosaic().centerX - side) <= reach);
    QVERIFY(std::abs(trial().mosaic().centerY - side * 3 / 4) <= reach);
    QVERIFY(trial().mosaic().pictures == before.mosaic().pictures);
    waitForPictures();
    m_state->undoStack()->undo(); // the drag is one step
    QVERIFY(trial() == before);
    QTest::keyClick(view, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(trial().mosaic().centerX, before.mosaic().centerX + 1);
}

void TestAugmentationStation::clickExchangesAPicture()
{
    MosaicView *view = m_station->augmentPage()->canvas();
    const AugmentTrial before = trial();
    QCOMPARE(before.mosaic().pictures[0], AugmentSession::own);
    const int side = m_station->session()->width();
    QTest::mouseClick(view, Qt::LeftButton, {}, view->transform().map(QPointF(2 * side - 8, 2 * side - 8)).toPoint());
    QVERIFY(trial().mosaic().pictures[3] != before.mosaic().pictures[3]);
    QTest::keyClick(view, Qt::Key_1);
    QVERIFY(trial().mosaic().pictures[0] != AugmentSession::own);
    m_state->undoStack()->undo();
    m_state->undoStack()->undo();
    QVERIFY(trial() == before);
}

void TestAugmentationStation::switchesAndNumbers()
{
    using Row = AugmentControls::Row;
    using Switch = AugmentControls::Switch;
    AugmentControls *controls = m_station->augmentPage()->controls();
    const AugmentTrial before = trial();
    controls->box(Switch::Affine)->setChecked(false);
    QVERIFY(trial().active().mosaic->change == AffineChange());
    QVERIFY(!controls->row(Row::Angle)->isEnabled());
    controls->box(Switch::Affine)->setChecked(true);
    QVERIFY(trial() == before); // its numbers were kept
    emit controls->row(Row::CenterX)->valueChanged(1.25);
    QCOMPARE(trial().mosaic().centerX, m_station->session()->width() * 5 / 4);
    emit controls->row(Row::MixWeight)->valueChanged(0.25);
    QCOMPARE(trial().mixUp().weight, 0.25);
    controls->box(Switch::Mosaic)->setChecked(false);
    QVERIFY(!controls->box(Switch::MixUp)->isEnabled());
    waitForPictures();
    QCOMPARE(m_station->session()->shown()->stages.size(), std::size_t(4));
    QVERIFY(!m_station->augmentPage()->canvas()->isVisible());
    m_station->augmentPage()->bar()->reset()->click();
    QVERIFY(trial() == before);
}

void TestAugmentationStation::labelsSayWhatBecameOfThem()
{
    AugmentTrial changed = trial();
    changed.usesMixUp = false;
    changed.plan.flips = false;
    changed.mosaic().change = {.scale = 3, .moveX = -1};
    changed.settings.smallestSide = 40;
    m_station->session()->setTrial(changed, {});
    waitForPictures();
    const auto shown = m_station->session()->shown();
    const FateTable *table = m_station->augmentPage()->table();
    int gone = 0;
    for (std::size_t i = 0; i < shown->boxes().size(); ++i) {
        const TracedBox &box = shown->boxes()[i];
        const QString fate = table->item(static_cast<int>(i), FateTable::Fate)->text();
        gone += box.fate != BoxFate::Kept;
        QCOMPARE(fate.startsWith(QStringLiteral("gone")), box.fate != BoxFate::Kept);
        QCOMPARE(fate == QStringLiteral("clipped"), TracedView::isClipped(box));
        if (box.fate == BoxFate::TooSmall)
            QVERIFY(table->item(static_cast<int>(i), FateTable::Fate)->toolTip().contains(QStringLiteral("40")));
    }
    QVERIFY(gone > 0);
}

void TestAugmentationStation::stepsShowStages()
{
    StationSteps *steps = m_station->steps();
    QCOMPARE(steps->count(), 6);
    QCOMPARE(steps->current(), 5); // begins with the result
    const auto shown = m_station->session()->shown();
    steps->go(1);
    QCOMPARE(m_station->augmentPage()->result()->boxes().size(), shown->stages[1].boxes.size());
    QVERIFY(steps->sentences()[1].contains(QStringLiteral("±10")));
    QVERIFY(steps->sentences()[1].contains(QString::number(trial().mosaic().change.scale, 'g', 3)));
    m_station->pages()->segment(1)->click();
    QVERIFY(!m_station->steps());
}

void TestAugmentationStation::editedBoxesAreFollowed()
{
    const auto before = m_station->session()->shown()->boxes().size();
    auto boxes = m_state->scene().boxes;
    boxes.push_back({{4, 4, 60, 60}, 0});
    m_state->setBoxes(boxes, {});
    QTRY_COMPARE_WITH_TIMEOUT(m_station->session()->shown()->boxes().size(), before + 1, patience);
}

void TestAugmentationStation::letterboxBesideOthers()
{
    YoloxScene wide = m_state->scene();
    wide.picture = QImage(400, 200, QImage::Format_RGB888);
    wide.picture.fill(Qt::darkGreen);
    wide.boxes = {{{0, 50, 40, 150}, 0}, {{150, 50, 250, 150}, 1}};
    m_state->setScene(wide);
    m_station->pages()->segment(1)->click();
    LetterboxPage *page = m_station->letterboxPage();
    QTRY_VERIFY_WITH_TIMEOUT(page->shown() && page->shown()->pictureWidth == 400, patience);
    const auto &fits = page->shown()->fits;
    QCOMPARE(fits[0].fit.resizedHeight, page->shown()->side / 2);
    QCOMPARE(fits[1].fit.distortion(), 0.5);
    QVERIFY(fits[2].boxes[0].fate == BoxFate::Outside);
    QVERIFY(fits[2].boxes[1].fate == BoxFate::Kept);
    QCOMPARE(page->table()->item(0, 4)->text(), QStringLiteral("lost"));
    QVERIFY(page->table()->item(0, 3)->text().contains(QStringLiteral("2× taller")));
    test::saveScreenshot(*m_station, QStringLiteral("yolox-letterbox-wide"));
}

void TestAugmentationStation::pictureFromElsewhere()
{
    // A picture that is no item of the pool goes through the same; its classes are its own.
    YoloxScene other =
        sceneOf(QStringLiteral("other"), QImage(300, 90, QImage::Format_ARGB32), {"bicycle"}, m_state->scene().pool);
    other.picture.fill(Qt::magenta);
    other.boxes = {{{10, 10, 120, 80}, 0}};
    m_state->setScene(other);
    QTRY_VERIFY_WITH_TIMEOUT(m_station->session()->shown()->boxes().front().whole != Box{}
                                 && m_station->augmentPage()->table()->item(0, FateTable::Class)->text()
                                     == QStringLiteral("bicycle"),
                             patience);
    QCOMPARE(m_station->session()->shown()->boxes().front().picture, AugmentSession::own);
}

void TestAugmentationStation::ownPicturesAreMixedWithOwnOnes()
{
    PoolNote *note = m_station->augmentPage()->poolNote();
    QVERIFY(!note->isVisible()); // a generated scene among others
    YoloxScene other =
        sceneOf(QStringLiteral("photo"), QImage(120, 90, QImage::Format_ARGB32), {"bicycle"}, m_state->scene().pool);
    other.picture.fill(Qt::magenta);
    m_state->setScene(other);
    QVERIFY(note->isVisible());
    const YoloxScene before = m_state->scene();

    const QTemporaryDir folder;
    QStringList files;
    for (const Qt::GlobalColor colour : {Qt::red, Qt::blue, Qt::green}) {
        QImage picture(64, 48, QImage::Format_RGB32);
        picture.fill(colour);
        files += folder.filePath(QStringLiteral("%1.png").arg(files.size()));
        QVERIFY(picture.save(files.last()));
    }
    QFile broken(folder.filePath(QStringLiteral("broken.png")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("no picture");
    broken.close();
    QSignalSpy failed(m_station.get(), &Station::failed);
    note->add(files + QStringList(broken.fileName()));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
    QVERIFY(m_state->scene() == before); // all or nothing

    note->add(files);
    QTRY_COMPARE_WITH_TIMEOUT(m_station->session()->poolCount(), std::int64_t(3), patience);
    QVERIFY(!note->isVisible());
    QCOMPARE(m_state->scene().picture.cacheKey(), before.picture.cacheKey());
    waitForPictures();
    QCOMPARE(failed.size(), 1); // all of them are read
    m_state->undoStack()->undo();
    QVERIFY(m_state->scene() == before && note->isVisible());
}

void TestAugmentationStation::letterboxWithoutObjects()
{
    YoloxScene wide = m_state->scene();
    wide.picture = QImage(400, 200, QImage::Format_RGB888);
    wide.picture.fill(Qt::darkGreen);
    wide.boxes.clear();
    m_state->setScene(wide);
    m_station->pages()->segment(1)->click();
    LetterboxPage *page = m_station->letterboxPage();
    QTRY_VERIFY_WITH_TIMEOUT(page->shown() && page->shown()->pictureWidth == 400, patience);
    const int side = page->shown()->side;
    const QTableWidget *table = page->table();
    QCOMPARE(table->rowCount(), 4);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("400 × 200"));
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("%1 × %2").arg(side).arg(side / 2));
    QCOMPARE(table->item(1, 2)->text().toDouble(), side / 400.0);
    QCOMPARE(table->item(3, 2)->text(), QStringLiteral("0, %1").arg(side / 2)); // grey below
    QCOMPARE(table->item(2, 4)->text(), QStringLiteral("%1, 0").arg(-side / 2)); // cut at both sides
    QCOMPARE(table->item(3, 4)->text(), QStringLiteral("%1, 0").arg(-side / 2));
}

void TestAugmentationStation::classesAreReadInChinese()
{
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/translations/vitrine_zh_CN.qm")));
    QCoreApplication::installTranslator(&translator);
    QCOMPARE(shownClass(shapeClasses(), 0), QStringLiteral("圆形"));
    QCOMPARE(shownClass(shapeClasses(), 9), QStringLiteral("9"));
    QCOMPARE(shownClass({"circle", "bicycle"}, 0), QStringLiteral("circle")); // of a set of the user's own
    QCoreApplication::sendPostedEvents();
    const TracedBox &box = m_station->session()->shown()->boxes().front();
    const QString name = QString::fromStdString(m_state->scene().classNames[static_cast<std::size_t>(box.classId)]);
    QTRY_VERIFY(m_station->augmentPage()->table()->item(0, FateTable::Class)->text() != name);
    QVERIFY(m_station->exportSource().csv().contains(QLatin1Char('"') + name + QLatin1Char('"'))); // files keep it
    QCoreApplication::removeTranslator(&translator);
}

void TestAugmentationStation::withoutAPicture()
{
    YoloxState state;
    AugmentationStation station({&state, nullptr});
    station.show();
    MosaicView *view = station.augmentPage()->canvas();
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_1})
        QTest::keyClick(view, key);
    QTest::mouseMove(view, {20, 20});
    QTest::mouseClick(view, Qt::LeftButton);
    QVERIFY(!station.session()->isReady() && !station.augmentPage()->controls()->isEnabled());
    QCOMPARE(state.undoStack()->count(), 0);
    fillSample(state);
    QTRY_VERIFY_WITH_TIMEOUT(station.session()->shown(), patience);
    QVERIFY(station.augmentPage()->controls()->isEnabled());
}

void TestAugmentationStation::exportsAll()
{
    const ExportSource source = m_station->exportSource();
    QVERIFY(source.csv().count(QLatin1Char('\n')) > m_station->augmentPage()->table()->rowCount());
    QImage image(source.size(), QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    source.paint(painter);
    painter.end();
    QVERIFY(image.pixelColor(image.width() - 10, 10) != QColor(Qt::black)); // the result stands beside the canvas
}

void TestAugmentationStation::looksWhole()
{
    QVERIFY(m_station->layout()->heightForWidth(800) <= 560); // the room's stage need not scroll
    QVERIFY2(test::clippedTexts(*m_station).isEmpty(),
             qPrintable(test::clippedTexts(*m_station).join(QLatin1Char(0x0a))));
    test::saveScreenshot(*m_station, QStringLiteral("yolox-augmentation"));
    m_station->pages()->segment(1)->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_station->letterboxPage()->shown(), patience);
    QVERIFY2(test::clippedTexts(*m_station).isEmpty(),
             qPrintable(test::clippedTexts(*m_station).join(QLatin1Char(0x0a))));
}

QTEST_MAIN(TestAugmentationStation)

#include "tst_augmentationstation.moc"
