// The view of the data: a wall of any number of samples, bars that filter, points, and settings that are training's.

#include "tests/core/data/SetSamples.h"
#include "tests/widgets/data/DataSamples.h"
#include "widgets/data/AugmentationView.h"
#include "widgets/data/ClassBars.h"
#include "widgets/data/DataView.h"
#include "widgets/data/DrawsWall.h"
#include "widgets/data/PointPlot.h"
#include "widgets/data/SampleGrid.h"
#include "widgets/training/AugmentationForm.h"
#include "widgets/training/TrainState.h"

#include <QCheckBox>
#include <QListWidget>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <qcustomplot.h>

using namespace vitrine;
using namespace vitrine::test;

class TestDataView : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void samplesAreShown();
    void onlyWhatIsSeenIsRead();
    void millionsOfItems();
    void keyboard();
    void currentStaysOnViewWhenTheSizeChanges();
    void filters();
    void goesToAnItem();
    void clickChoosesASample();
    void unreadableAreListed();
    void pointsArePlotted();
    void curvesArePlotted();
    void augmentationsAreTrainings();
    void whyNoAugmentations();
    void bars();
    void everyControlHasAName();

private:
    void show(const DataRequest &request)
    {
        m_view->resize(800, 400);
        m_view->show();
        look(*m_session, request);
    }
    SampleGrid &grid() const { return *m_view->grid(); }

    std::unique_ptr<DataSession> m_session;
    std::unique_ptr<TrainState> m_state;
    std::unique_ptr<DataView> m_view;
};

void TestDataView::init()
{
    m_session = std::make_unique<DataSession>();
    m_state = std::make_unique<TrainState>();
    m_view = std::make_unique<DataView>(m_session.get(), m_state.get());
}

void TestDataView::cleanup()
{
    m_view.reset();
    m_session.reset();
}

void TestDataView::samplesAreShown()
{
    show(requestOf(QStringLiteral("digits:size=200"), {1, 28, 28}));
    QCOMPARE(grid().items().size(), std::size_t{200});
    QCOMPARE(grid().current(), 0);
    for (const std::int64_t item : grid().visibleItems())
        QTRY_VERIFY_WITH_TIMEOUT(grid().hasPicture(item), patience);
    const QString facts = m_view->facts();
    QVERIFY2(facts.contains("200 items of the shape 1 × 28 × 28"), qPrintable(facts));
    QVERIFY2(facts.contains("Training: 160 items") && facts.contains("Validation: 40 items"), qPrintable(facts));
    const auto &statistics = m_session->facts().statistics;
    QVERIFY2(facts.contains(QString::number(statistics.mean[0], 'g', 4) + " ± "), qPrintable(facts));
}

void TestDataView::onlyWhatIsSeenIsRead()
{
    show(requestOf(QStringLiteral("digits:size=5000"), {1, 28, 28}));
    QTRY_VERIFY_WITH_TIMEOUT(grid().hasPicture(grid().visibleItems().back()), patience);
    QVERIFY(grid().visibleItems().size() < 120);
    QVERIFY(!grid().hasPicture(2500) && !grid().hasPicture(4999));
    grid().verticalScrollBar()->setValue(grid().verticalScrollBar()->maximum());
    QCOMPARE(grid().visibleItems().back(), 4999);
    QTRY_VERIFY_WITH_TIMEOUT(grid().hasPicture(4999), patience);
    QVERIFY(!grid().hasPicture(2500));
}

/// What is drawn and asked for does not depend on how many there are.
void TestDataView::millionsOfItems()
{
    SampleGrid wall;
    wall.resize(400, 300);
    wall.show();
    std::vector<std::int64_t> items(5'000'000);
    std::iota(items.begin(), items.end(), 0);
    QSignalSpy wanted(&wall, &SampleGrid::picturesWanted);
    wall.setItems(std::move(items));
    QTRY_VERIFY_WITH_TIMEOUT(!wanted.isEmpty(), patience);
    QVERIFY(wanted.last()[0].value<std::vector<std::int64_t>>().size() < 60);
    QTest::keyClick(&wall, Qt::Key_End);
    QCOMPARE(wall.current(), 4'999'999);
    QTRY_VERIFY_WITH_TIMEOUT(wanted.last()[0].value<std::vector<std::int64_t>>().back() == 4'999'999, patience);
    QCOMPARE(wall.itemAt(wall.rectOf(4'999'999).center()), 4'999'999);
}

void TestDataView::keyboard()
{
    show(requestOf(QStringLiteral("digits:size=500"), {1, 28, 28}));
    QSignalSpy chosen(&grid(), &SampleGrid::chosen);
    QTest::keyClick(&grid(), Qt::Key_Right);
    QCOMPARE(grid().current(), 1);
    QTest::keyClick(&grid(), Qt::Key_Down);
    const qint64 across = grid().current() - 1;
    QVERIFY(across > 3);
    QTest::keyClick(&grid(), Qt::Key_Up);
    QTest::keyClick(&grid(), Qt::Key_Up); // there is no row above
    QCOMPARE(grid().current(), 1);
    QTest::keyClick(&grid(), Qt::Key_PageDown);
    QVERIFY(grid().current() >= 1 + across);
    QTest::keyClick(&grid(), Qt::Key_End);
    QCOMPARE(grid().current(), 499);
    QTest::keyClick(&grid(), Qt::Key_Return);
    QCOMPARE(chosen.first().first().toLongLong(), 499);
    QVERIFY(grid().accessibleDescription().contains("Item 499"));
    QTest::keyClick(&grid(), Qt::Key_Home);
    QCOMPARE(grid().current(), 0);
    QCOMPARE(grid().verticalScrollBar()->value(), 0);
}

void TestDataView::currentStaysOnViewWhenTheSizeChanges()
{
    SampleGrid wall;
    wall.resize(600, 300);
    wall.show();
    std::vector<std::int64_t> items(20'000);
    std::iota(items.begin(), items.end(), 0);
    wall.setItems(std::move(items));
    const auto isSeen = [&wall](std::int64_t item) {
        const auto seen = wall.visibleItems();
        return std::ranges::find(seen, item) != seen.end();
    };
    for (const std::int64_t item : {19'999, 9'000}) {
        wall.resize(600, 300);
        wall.setCurrent(item);
        for (const QSize size : {QSize(200, 300), QSize(900, 120), QSize(300, 500)}) {
            wall.resize(size);
            QVERIFY(isSeen(item));
        }
    }
    wall.verticalScrollBar()->setValue(0); // somebody scrolled away from it
    wall.resize(640, 300);
    QVERIFY(isSeen(0) && !isSeen(9'000));
}

void TestDataView::filters()
{
    show(requestOf(QStringLiteral("digits:size=300"), {1, 28, 28}, {SplitKind::Stratified, {0.2, 0.1}, 1}));
    QVERIFY(m_view->partButton(DataPart::Test)->isEnabled());
    m_view->partButton(DataPart::Training)->setChecked(false);
    QCOMPARE(grid().items().size(), std::size_t{90});
    QTest::mouseClick(m_view->bars()->viewport(), Qt::LeftButton, {}, m_view->bars()->rowRect(4).center());
    QCOMPARE(m_view->bars()->chosen(), 4);
    QCOMPARE(grid().items().size(), std::size_t{9});
    QCOMPARE(grid().csv().count(QStringLiteral(",\"4\"\n")), 9);
    m_view->partButton(DataPart::Validation)->setChecked(false);
    QCOMPARE(grid().items().size(), std::size_t{3});
    QTest::mouseClick(m_view->bars()->viewport(), Qt::LeftButton, {}, m_view->bars()->rowRect(4).center());
    QCOMPARE(m_view->bars()->chosen(), -1);
    QCOMPARE(grid().items().size(), std::size_t{30});
    m_view->partButton(DataPart::Test)->setChecked(false);
    QVERIFY(grid().items().empty());
    QCOMPARE(grid().current(), -1);
}

void TestDataView::goesToAnItem()
{
    show(requestOf(QStringLiteral("digits:size=300"), {1, 28, 28}));
    QCOMPARE(m_view->index()->maximum(), 299);
    m_view->index()->setValue(222);
    QCOMPARE(grid().current(), 222);
    const auto seen = grid().visibleItems();
    QVERIFY(std::ranges::find(seen, 222) != seen.end());
    grid().setCurrent(7);
    QCOMPARE(m_view->index()->value(), 7);
}

void TestDataView::clickChoosesASample()
{
    show(requestOf(QStringLiteral("digits:size=100"), {1, 28, 28}));
    QSignalSpy wanted(m_view.get(), &DataView::pictureWanted);
    QSignalSpy ready(m_session.get(), &DataSession::pictureReady);
    QTest::mouseClick(grid().viewport(), Qt::LeftButton, {}, grid().rectOf(3).center());
    QCOMPARE(wanted.first().first().toLongLong(), 3);
    m_session->requestPicture(3);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QCOMPARE(ready[0][1].value<QImage>().size(), QSize(28, 28));
}

void TestDataView::unreadableAreListed()
{
    QTemporaryDir folder;
    for (const char *name : {"a/1.ppm", "a/2.ppm", "b/1.ppm"})
        writeFile(folder.filePath(QLatin1String(name)), ppm(4, 4, 1, 2, 3));
    writeFile(folder.filePath(QStringLiteral("b/2.ppm")), "P6 4 4 255\nx");
    show(requestOf(QStringLiteral("images:") + folder.path(), {3, 4, 4}));
    auto *list = m_view->findChild<QListWidget *>();
    QCOMPARE(list->count(), 1);
    QVERIFY2(list->item(0)->text().contains("b/2.ppm"), qPrintable(list->item(0)->text()));
    QVERIFY(m_view->facts().contains("4 items"));
}

void TestDataView::pointsArePlotted()
{
    show(requestOf(QStringLiteral("moons:size=200"), {2}));
    PointPlot &points = *m_view->points();
    QVERIFY(points.isVisible());
    QCOMPARE(points.drawn(), std::size_t{200});
    int drawn = 0;
    for (int i = 0; i < points.plot()->graphCount(); ++i)
        drawn += points.plot()->graph(i)->dataCount();
    QCOMPARE(drawn, 201); // with the mark of the current one
    QTest::mouseClick(m_view->bars()->viewport(), Qt::LeftButton, {}, m_view->bars()->rowRect(1).center());
    QCOMPARE(points.drawn(), std::size_t{100});
    QSignalSpy current(&points, &PointPlot::currentChanged);
    const auto item = m_session->outline()->filtered({true, true, true}, 1).at(20);
    const auto input = m_session->outline()->set->item(item)->input.toFloats();
    const QPointF place(points.plot()->xAxis->coordToPixel(static_cast<double>(input[0])),
                        points.plot()->yAxis->coordToPixel(static_cast<double>(input[1])));
    QTest::mousePress(points.plot(), Qt::LeftButton, {}, place.toPoint());
    QCOMPARE(current.size(), 1);
    const auto found = current.first().first().toLongLong();
    QVERIFY(m_session->outline()->shows(found, 1));
    QCOMPARE(m_view->index()->value(), static_cast<int>(found));
    QVERIFY(points.describe(item).startsWith(QStringLiteral("Item %1: (").arg(item)));
}

void TestDataView::curvesArePlotted()
{
    show(requestOf(QStringLiteral("function:sine,size=60"), {1}));
    QVERIFY(m_view->points()->isVisible() && !m_view->bars()->isVisible());
    QCOMPARE(m_view->points()->drawn(), std::size_t{60});
}

/// The sliders here are training's own, so that undo covers them; the epochs are those of the slider.
void TestDataView::augmentationsAreTrainings()
{
    show(requestOf(QStringLiteral("digits:size=100"), {1, 28, 28}));
    m_view->tabs()->setCurrentIndex(1);
    AugmentationView &view = *m_view->augmentations();
    QTRY_COMPARE_WITH_TIMEOUT(view.wall()->draws().size(), std::size_t{9}, patience);
    const auto isSame = [&view](std::size_t a, std::size_t b) {
        return view.wall()->draws()[a].picture == view.wall()->draws()[b].picture;
    };
    QVERIFY(isSame(0, 1) && isSame(0, 8)); // nothing is chosen
    std::size_t rotation = 0;
    while (augmentationKinds()[rotation]->name() != "rotation")
        ++rotation;
    view.form()->box(rotation)->click();
    QCOMPARE(m_state->settings().augmentations.size(), std::size_t{1});
    QCOMPARE(m_state->settings().augmentations[0].name, std::string("rotation"));
    QTRY_VERIFY_WITH_TIMEOUT(!isSame(0, 1) && !isSame(1, 2), patience);
    const QImage third = view.wall()->draws()[3].picture;
    view.epoch()->setValue(3);
    QTRY_COMPARE_WITH_TIMEOUT(view.wall()->draws()[1].epoch, 3, patience);
    QCOMPARE(view.wall()->draws()[1].picture, third);
    m_state->edit([](TrainSettings &settings) { settings.augmentations.clear(); }); // as undo does
    QTRY_VERIFY_WITH_TIMEOUT(isSame(0, 1), patience);
    QVERIFY(!view.form()->box(rotation)->isChecked());
    grid().setCurrent(5);
    QTRY_VERIFY_WITH_TIMEOUT(view.wall()->draws()[0].picture != third, patience);
}

void TestDataView::whyNoAugmentations()
{
    m_view->tabs()->setCurrentIndex(1);
    show(requestOf(QStringLiteral("xor:size=20"), {2}));
    QTRY_VERIFY_WITH_TIMEOUT(m_view->augmentations()->wall()->message().contains("this set has none"), patience);
    look(*m_session, requestOf(QStringLiteral("digits:size=20"), {2}));
    QTRY_VERIFY_WITH_TIMEOUT(m_view->augmentations()->wall()->message().contains("Change the input's shape"), patience);
}

void TestDataView::bars()
{
    show(requestOf(QStringLiteral("digits:size=100"), {1, 28, 28}));
    ClassBars &bars = *m_view->bars();
    QCOMPARE(bars.describe(3), "3: 8 training, 2 validation, 0 test");
    QVERIFY(bars.csv().startsWith("class,training,validation,test\n\"0\",8,2,0\n"));
    QSignalSpy chosen(&bars, &ClassBars::classChosen);
    QTest::keyClick(&bars, Qt::Key_Down);
    QTest::keyClick(&bars, Qt::Key_Down);
    QTest::keyClick(&bars, Qt::Key_Return);
    QCOMPARE(chosen.first().first().toInt(), 2);
    QCOMPARE(grid().items().size(), std::size_t{10});
}

void TestDataView::everyControlHasAName()
{
    show(requestOf(QStringLiteral("digits:size=20"), {1, 28, 28}));
    const QList<QWidget *> controls{m_view->grid(),
                                    m_view->bars(),
                                    m_view->points()->plot(),
                                    m_view->index(),
                                    m_view->augmentations()->epoch(),
                                    m_view->augmentations()->wall()};
    for (const QWidget *each : controls)
        QVERIFY2(!each->accessibleName().isEmpty(), each->metaObject()->className());
}

QTEST_MAIN(TestDataView)
#include "tst_dataview.moc"
