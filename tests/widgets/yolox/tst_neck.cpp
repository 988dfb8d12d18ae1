#include "tests/support/Screenshot.h"
#include "tests/widgets/yolox/NanoSample.h"
#include "tests/widgets/yolox/YoloxSample.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/neck/CheapPage.h"
#include "widgets/yolox/neck/GhostView.h"
#include "widgets/yolox/neck/InfluencePage.h"
#include "widgets/yolox/neck/InfluenceView.h"
#include "widgets/yolox/neck/NeckCosts.h"
#include "widgets/yolox/neck/NeckDiagram.h"
#include "widgets/yolox/neck/NeckMaps.h"
#include "widgets/yolox/neck/NeckProgress.h"
#include "widgets/yolox/neck/NeckSession.h"
#include "widgets/yolox/neck/NeckStation.h"
#include "widgets/yolox/neck/NeckText.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>
#include <QSettings>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QThread>
#include <QToolButton>
#include <QtTest>

using namespace vitrine;

namespace {

constexpr int patience = 60000; ///< for the compute thread, milliseconds

} // namespace

class TestNeckStation : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void stepsGoThroughTheNeck();
    void mapsAreTheRunsOwn();
    void aBoxAndAnArrowChooseAMap();
    void stackedChannelsSayWhereTheyComeFrom();
    void otherNecksSayThatTheyAreUntrained();
    void aPlaceChangesWhatItsWaysReach();
    void theRoomsCellIsThePlace();
    void costsAreMeasured();
    void ghostsComeFromOneChannelEach();
    void cheapConvolutionsAreMeasured();
    void anotherRunReplacesTheNecks();
    void computingIsStoppedAndTakenUpAgain();
    void nothingIsComputedUnseen();
    void everyPageExports();
    void choicesAreRemembered();
    void nanosNeckIsMeasured();

private:
    const NeckResult &neck(NeckKind kind) const { return m_station->session()->necks()->of(kind); }
    int placeNamed(const QString &name) const;

    QTemporaryDir m_folder;
    QThread m_thread;
    std::unique_ptr<YoloxState> m_state;
    std::unique_ptr<NeckStation> m_station;
};

void TestNeckStation::initTestCase()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    m_thread.start();
}

void TestNeckStation::cleanupTestCase()
{
    m_thread.quit();
    m_thread.wait();
}

void TestNeckStation::init()
{
    QSettings().clear();
    m_state = std::make_unique<YoloxState>();
    fillSample(*m_state, 3, 192);
    m_station = std::make_unique<NeckStation>(StationTools{m_state.get(), &m_thread});
    m_station->resize(800, 600);
    m_station->show();
    QTRY_VERIFY_WITH_TIMEOUT(m_station->session()->necks(), patience);
}

void TestNeckStation::cleanup()
{
    m_station.reset();
    m_state.reset();
}

int TestNeckStation::placeNamed(const QString &name) const
{
    const NeckPlan &plan = neck(m_station->kind()).plan;
    for (int i = 0; i < static_cast<int>(plan.places.size()); ++i)
        if (placeName(plan, i) == name)
            return i;
    return -1;
}

void TestNeckStation::stepsGoThroughTheNeck()
{
    QCOMPARE(m_station->kind(), NeckKind::Pan);
    StationSteps *steps = m_station->steps();
    QCOMPARE(steps->count(), 17);
    QVERIFY(steps->sentences()[0].contains(QStringLiteral("16 × 24 × 24")));
    for (int step = 0; step < steps->count(); ++step) {
        steps->go(step);
        QCOMPARE(m_station->diagram()->place(), step);
        QVERIFY(steps->sentences()[step].contains(mapShape(placeMap(neck(NeckKind::Pan), step))));
        QCOMPARE(m_station->maps()->maps()->tensor().shape(), placeMap(neck(NeckKind::Pan), step).shape());
    }
    QVERIFY(steps->sentences().last().contains(QStringLiteral("P5")));
    steps->go(placeNamed(QStringLiteral("C3_p4")));
    test::saveScreenshot(*m_station, QStringLiteral("yolox-neck-maps"));
}

void TestNeckStation::mapsAreTheRunsOwn()
{
    m_station->steps()->go(placeNamed(QStringLiteral("C3_p3")));
    QCOMPARE(m_station->maps()->maps()->tensor().toFloats(), m_state->run()->trace->output("backbone").toFloats());
    QVERIFY(neck(NeckKind::Pan).isOwn);
}

void TestNeckStation::aBoxAndAnArrowChooseAMap()
{
    NeckDiagram *diagram = m_station->diagram();
    const int mix = placeNamed(QStringLiteral("C3_n3")), lateral = placeNamed(QStringLiteral("lateral_conv0"));
    QTest::mouseClick(diagram, Qt::LeftButton, {}, diagram->boxOf(mix).center().toPoint());
    QCOMPARE(m_station->steps()->current(), mix);
    // Between the lateral convolution and the far stack on the same level runs nothing but its arrow.
    const QPointF end = diagram->boxOf(placeNamed(QStringLiteral("cat_C3_n4"))).center();
    QTest::mouseClick(diagram, Qt::LeftButton, {}, ((diagram->boxOf(lateral).center() + end) / 2).toPoint());
    QCOMPARE(m_station->steps()->current(), lateral);
    QTest::keyClick(diagram, Qt::Key_Right);
    QCOMPARE(m_station->steps()->current(), lateral + 1);
    for (int i = 0; i < m_station->steps()->count(); ++i) {
        QVERIFY(QRectF(diagram->rect()).contains(diagram->boxOf(i)));
        for (int j = 0; j < i; ++j)
            QVERIFY(!diagram->boxOf(i).intersects(diagram->boxOf(j)));
    }
}

void TestNeckStation::stackedChannelsSayWhereTheyComeFrom()
{
    m_station->steps()->go(placeNamed(QStringLiteral("cat_C3_p4")));
    NeckMaps *maps = m_station->maps();
    QVERIFY(maps->originOf(0).contains(QStringLiteral("upsample0")));
    QVERIFY(maps->originOf(31).contains(QStringLiteral("upsample0")));
    QVERIFY(maps->originOf(32).contains(QStringLiteral("C4")));
    QVERIFY(maps->originOf(32).contains(QStringLiteral("0")));
    m_station->steps()->go(placeNamed(QStringLiteral("C3_p4")));
    QVERIFY(maps->originOf(0).isEmpty());
}

void TestNeckStation::otherNecksSayThatTheyAreUntrained()
{
    QVERIFY(weightsSentence(neck(NeckKind::GhostPan)) != weightsSentence(neck(NeckKind::Pan)));
    for (const NeckKind kind : {NeckKind::Fpn, NeckKind::GhostPan}) {
        m_station->showKind(kind);
        QVERIFY(!neck(kind).isOwn);
        QCOMPARE(m_station->steps()->count(), static_cast<int>(neck(kind).plan.places.size()));
        m_station->steps()->go(m_station->steps()->count() - 1);
        QVERIFY(m_station->maps()->maps()->tensor().valid());
    }
    test::saveScreenshot(*m_station, QStringLiteral("yolox-neck-ghost"));
}

void TestNeckStation::aPlaceChangesWhatItsWaysReach()
{
    m_station->showPage(NeckStation::Influence);
    NeckSession *session = m_station->session();
    QTRY_VERIFY_WITH_TIMEOUT(session->influences(), patience);
    QCOMPARE(session->place()->level, 1);
    m_station->influence()->levels()->segment(0)->click();
    QTRY_VERIFY_WITH_TIMEOUT((*session->influences())[0].level == 0, patience);
    const NeckInfluences &influences = *session->influences();
    QCOMPARE(influences[static_cast<std::size_t>(NeckKind::Fpn)].changed[2], 0);
    QVERIFY(influences[static_cast<std::size_t>(NeckKind::Pan)].changed[2] > 0);
    m_station->influence()->askAt({20, 45});
    QCOMPARE(*session->place(), (NeckSession::Place{0, 5, 2}));
    QTRY_COMPARE_WITH_TIMEOUT((*session->influences())[1].row, 5, patience);
    InfluenceView *view = m_station->influence()->view();
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(*session->place(), (NeckSession::Place{0, 6, 2}));
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(view, Qt::Key_Left); // at the edge it stays
    QCOMPARE(*session->place(), (NeckSession::Place{0, 6, 0}));
    QTRY_VERIFY_WITH_TIMEOUT((*session->influences())[1].column == 0, patience);
    const QString text = view->describe(view->mapRect(0, 1, view->size()).center());
    QVERIFY2(text.contains(QStringLiteral("PAN")) && text.contains(QStringLiteral("P3")), qPrintable(text));
    QCOMPARE(view->csv().count(QLatin1Char('\n')), 1 + 3 * (24 * 24 + 12 * 12 + 6 * 6));
    test::saveScreenshot(*m_station, QStringLiteral("yolox-neck-influence"));
}

void TestNeckStation::theRoomsCellIsThePlace()
{
    m_state->selectCell(24 * 24 + 12 * 3 + 7); // level 1, row 3, column 7
    m_station->showPage(NeckStation::Influence);
    QCOMPARE(*m_station->session()->place(), (NeckSession::Place{1, 3, 7}));
    m_state->selectCell(24 * 24 + 12 * 12 + 6 + 2);
    QCOMPARE(*m_station->session()->place(), (NeckSession::Place{2, 1, 2}));
    QCOMPARE(m_station->influence()->levels()->current(), 2);
    m_station->influence()->askAt({100, 40});
    QCOMPARE(m_state->selectedCell(), 24 * 24 + 12 * 12 + 6 + 3);
}

void TestNeckStation::costsAreMeasured()
{
    m_station->showPage(NeckStation::Costs);
    NeckCosts *costs = m_station->costs();
    QTRY_VERIFY_WITH_TIMEOUT(!costs->sentence().isEmpty(), patience);
    QCOMPARE(costs->item(0, NeckCosts::Ways)->text().left(1), QStringLiteral("6"));
    QCOMPARE(costs->item(1, NeckCosts::Ways)->text().left(1), QStringLiteral("9"));
    QCOMPARE(costs->item(2, NeckCosts::Ways)->text().left(1), QStringLiteral("9"));
    for (int kind = 0; kind < neckKinds; ++kind)
        QVERIFY(m_station->session()->cost(static_cast<NeckKind>(kind))->milliseconds > 0);
    QCOMPARE(costs->csv().count(QLatin1Char('\n')), 4);
    test::saveScreenshot(*m_station, QStringLiteral("yolox-neck-costs"));
}

void TestNeckStation::ghostsComeFromOneChannelEach()
{
    const GhostView *ghosts = m_station->cheap()->ghosts();
    QCOMPARE(ghosts->pairs(), 8); // hidden channels of the bottleneck are 16: a half is made, a half is ghosts
    QVERIFY(ghosts->describe(3).contains(QStringLiteral("11")));
    QCOMPARE(ghosts->csv().count(QLatin1Char('\n')), 9);
}

void TestNeckStation::cheapConvolutionsAreMeasured()
{
    m_station->showPage(NeckStation::Cheap);
    const QTableWidget *table = m_station->cheap()->table();
    QTRY_VERIFY_WITH_TIMEOUT(table->item(cheapConvs - 1, 4)->text().contains(QStringLiteral("ms")), patience);
    QVERIFY(m_station->cheap()->exportSource().csv().contains(QStringLiteral("3·3·32·32 + 2·32")));
    test::saveScreenshot(*m_station, QStringLiteral("yolox-neck-cheap"));
}

void TestNeckStation::anotherRunReplacesTheNecks()
{
    const auto before = m_station->session()->necks();
    fillSample(*m_state, 5, 160);
    QTRY_VERIFY_WITH_TIMEOUT(m_station->session()->necks() && m_station->session()->necks() != before, patience);
    QCOMPARE(placeMap(neck(NeckKind::Pan), 0).shape(), (vitrine::Shape{1, 16, 20, 20}));
    m_state->setRun(nullptr);
    QVERIFY(!m_station->session()->necks());
    QCOMPARE(m_station->steps()->count(), 0);
}

void TestNeckStation::computingIsStoppedAndTakenUpAgain()
{
    NeckSession *session = m_station->session();
    NeckProgress *progress = m_station->progress();
    QTRY_VERIFY_WITH_TIMEOUT(!session->isBusy(), patience);
    QVERIFY(!progress->isVisible());
    QSemaphore gate; // nothing is computed before it opens
    QObject blocker;
    blocker.moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        &blocker, [&gate] { gate.acquire(); }, Qt::QueuedConnection);
    m_state->setRun(std::make_shared<YoloxRun>(*m_state->run()));
    QVERIFY(session->isBusy() && progress->isVisible());
    QCOMPARE(progress->bar()->value(), 0);
    QVERIFY(!session->necks());
    progress->button()->click();
    gate.release();
    QVERIFY(session->isStopped() && !session->isBusy());
    QVERIFY(progress->isVisible()); // with the button that goes on
    QTest::qWait(0);
    QVERIFY(!session->necks());
    QList<int> seen;
    connect(session, &NeckSession::progressed, progress, [&] { seen += progress->bar()->value(); });
    progress->button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(session->necks() && !session->isBusy(), patience);
    QVERIFY(!session->isStopped() && !progress->isVisible());
    QVERIFY(seen.size() >= NeckSession::steps && std::ranges::is_sorted(seen));
    QCOMPARE(seen.last(), NeckSession::steps);
    QMetaObject::invokeMethod(
        &blocker, [&blocker, own = QThread::currentThread()] { blocker.moveToThread(own); },
        Qt::BlockingQueuedConnection);
}

void TestNeckStation::nothingIsComputedUnseen()
{
    m_station->hide();
    const auto before = m_station->session()->run();
    m_state->setRun(std::make_shared<YoloxRun>(*m_state->run()));
    QCOMPARE(m_station->session()->run(), before);
    m_station->show();
    QCOMPARE(m_station->session()->run(), m_state->run());
}

void TestNeckStation::everyPageExports()
{
    m_station->showPage(NeckStation::Influence);
    QTRY_VERIFY_WITH_TIMEOUT(m_station->session()->influences(), patience);
    for (int page = 0; page < NeckStation::PageCount; ++page) {
        m_station->showPage(static_cast<NeckStation::Page>(page));
        const ExportSource source = m_station->exportSource();
        QVERIFY(!source.name().isEmpty());
        QVERIFY(source.csv().contains(QLatin1Char(',')));
        QImage image(source.size(), QImage::Format_RGB32);
        image.fill(qRgb(1, 2, 3));
        QPainter painter(&image);
        source.paint(painter);
        painter.end();
        QVERIFY(image.pixel(image.width() / 2, image.height() / 2) != qRgb(1, 2, 3));
    }
}

void TestNeckStation::choicesAreRemembered()
{
    m_station->showKind(NeckKind::Fpn);
    m_station->showPage(NeckStation::Costs);
    const NeckStation again(StationTools{m_state.get(), &m_thread});
    QCOMPARE(again.kind(), NeckKind::Fpn);
    QCOMPARE(again.pages()->current(), static_cast<int>(NeckStation::Costs));
    QSettings().setValue(QStringLiteral("yolox/neckPage"), 99);
    const NeckStation wrong(StationTools{m_state.get(), &m_thread});
    QCOMPARE(wrong.pages()->current(), static_cast<int>(NeckStation::Maps));
}

void TestNeckStation::nanosNeckIsMeasured()
{
    VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
    VITRINE_NEED_SHARED("yolox/images/dog.jpg");
    fillNanoDog(*m_state);
    QTRY_VERIFY_WITH_TIMEOUT(m_station->session()->necks(), patience);
    QVERIFY(neck(NeckKind::Pan).isOwn);
    QVERIFY(m_station->steps()->sentences()[2].contains(QStringLiteral("256 × 13 × 13")));
    m_station->showPage(NeckStation::Influence);
    QTRY_VERIFY_WITH_TIMEOUT(m_station->session()->influences(), patience);
    test::saveScreenshot(*m_station, QStringLiteral("yolox-neck-nano"));
    m_station->showPage(NeckStation::Costs);
    QTRY_VERIFY_WITH_TIMEOUT(!m_station->costs()->sentence().isEmpty(), patience);
    QCOMPARE(NeckCosts::waysOf(m_station->session()->cost(NeckKind::Fpn)->reach), 6);
    QCOMPARE(NeckCosts::waysOf(m_station->session()->cost(NeckKind::Pan)->reach), 9);
}

QTEST_MAIN(TestNeckStation)
#include "tst_neck.moc"
