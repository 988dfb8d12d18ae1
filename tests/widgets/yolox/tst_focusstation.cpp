#include "tests/widgets/yolox/YoloxSample.h"

#include "tests/support/Screenshot.h"
#include "tests/support/Shared.h"
#include "tests/widgets/yolox/NanoSample.h"
#include "widgets/common/Theme.h"
#include "widgets/yolox/Station.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/focus/FocusBoard.h"
#include "widgets/yolox/focus/FocusTables.h"
#include "widgets/yolox/focus/FocusView.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QThread>

using namespace vitrine;

class FocusStationTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void isTheSecondStation();
    void aPixelIsLitEverywhere();
    void anOutputLightsItsWindow();
    void stepsTakeItApart();
    void theWideConvolutionAgrees();
    void timesAreMeasured();
    void slicesAreDrawnAlike();
    void exports();
    void darknetGetsAFreshOne();
    void waitsForTheNetwork();
    void trainedWeightsOnAPhoto();

private:
    QThread m_thread;
    YoloxState *m_state = nullptr;
    std::unique_ptr<Station> m_station;
    FocusView *m_view = nullptr;
};

void FocusStationTest::initTestCase()
{
    m_thread.start();
    m_state = new YoloxState(this);
    fillSample(*m_state);
    for (const auto &kind : stationKinds())
        if (kind->id() == QLatin1String("focus"))
            m_station = kind->make({m_state, &m_thread});
    m_view = qobject_cast<FocusView *>(m_station.get());
    QVERIFY(m_view);
    m_view->resize(800, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view));
}

void FocusStationTest::cleanupTestCase()
{
    m_station.reset();
    m_thread.quit();
    m_thread.wait();
}

void FocusStationTest::isTheSecondStation()
{
    // Where it needs more, it scrolls on a screen of 1280 × 800, which leaves some 660 pixels.
    const int height = m_view->hasHeightForWidth() ? m_view->heightForWidth(800) : m_view->minimumSizeHint().height();
    QVERIFY2(height <= 640, qPrintable(QString::number(height)));
    QVERIFY2(m_view->minimumSizeHint().width() <= 800, qPrintable(QString::number(m_view->minimumSizeHint().width())));
    for (const auto &kind : stationKinds())
        if (kind->id() == QLatin1String("focus"))
            QCOMPARE(kind->place(), 2);
    QCOMPARE(m_view->steps()->count(), focusSteps);
    QVERIFY(!m_view->note()->isVisible());
}

void FocusStationTest::aPixelIsLitEverywhere()
{
    FocusBoard *board = m_view->board();
    m_view->steps()->go(static_cast<int>(FocusStep::Convolved));
    const QPoint pixel = board->region().topLeft() + QPoint(3, 4); // even row, odd column: top right
    QTest::mouseMove(board->zoom(), board->zoom()->pixelRect(pixel).center().toPoint());
    QCOMPARE(board->zoom()->hoveredPixel(), std::optional(pixel));
    const QPoint half(pixel.x() / 2, pixel.y() / 2);
    QCOMPARE(board->slice(2)->hoveredPixel(), std::optional(half));
    QVERIFY(!board->slice(0)->hoveredPixel());
    for (int channel = 0; channel < 12; ++channel)
        QCOMPARE(board->channel(channel)->hoveredPixel().has_value(), channel / 3 == 2);
    QCOMPARE(board->output()->marks().front().pixels, QRect(half - QPoint(1, 1), QSize(3, 3)));
    QVERIFY2(board->sentence().contains(QStringLiteral("Top right")), qPrintable(board->sentence()));

    // The other way round: from a channel to the picture.
    QTest::mouseMove(board->channel(4), board->channel(4)->pixelRect(half).center().toPoint());
    QCOMPARE(board->zoom()->hoveredPixel(), std::optional(half * 2 + QPoint(0, 1)));
    QVERIFY(board->channel(4)->hoveredPixel());
    QVERIFY(!board->channel(3)->hoveredPixel());
}

void FocusStationTest::anOutputLightsItsWindow()
{
    FocusBoard *board = m_view->board();
    const QPoint number = board->output()->region().center();
    QTest::mouseMove(board->output(), board->output()->pixelRect(number).center().toPoint());
    QCOMPARE(board->zoom()->marks().front().pixels, QRect((number - QPoint(1, 1)) * 2, QSize(6, 6)));
    QCOMPARE(board->slice(1)->marks().front().pixels, QRect(number - QPoint(1, 1), QSize(3, 3)));
}

void FocusStationTest::stepsTakeItApart()
{
    FocusBoard *board = m_view->board();
    m_view->steps()->go(static_cast<int>(FocusStep::SecondSlice));
    QVERIFY(!board->slice(1)->isDimmed());
    QVERIFY(board->slice(2)->isDimmed());
    QVERIFY(board->channel(0)->isDimmed());
    QCOMPARE(m_view->slices()->currentRow(), 1);
    QVERIFY(m_view->slices()->item(1, 1)->text() == QLatin1String("[1, 0]"));
    QVERIFY(m_view->slices()->item(1, 2)->text().contains(QLatin1String("9223372036854775807")));
    m_view->steps()->go(static_cast<int>(FocusStep::Joined));
    QVERIFY(!board->channel(11)->isDimmed());
    QVERIFY(board->output()->isDimmed());
    emit m_view->slices()->sliceChosen(3);
    QCOMPARE(m_view->steps()->current(), static_cast<int>(FocusStep::LastSlice));
}

void FocusStationTest::theWideConvolutionAgrees()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_view->difference(), 20000);
    QVERIFY(m_view->difference()->relative() < 1e-6);
    QVERIFY(m_view->difference()->count > 0);
    m_view->steps()->go(static_cast<int>(FocusStep::Compared));
    QVERIFY(m_view->stems()->isVisible());
    QCOMPARE(m_view->stems()->rowCount(), 3);
    QCOMPARE(m_view->stems()->item(0, 3)->text(), m_view->stems()->item(1, 3)->text());
    vitrine::test::saveScreenshot(*m_view, QStringLiteral("focus-compared"));
}

void FocusStationTest::timesAreMeasured()
{
    QTest::mouseClick(m_view->measureButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->stems()->item(2, 6)->text().contains(QLatin1String("ms")), 20000);
    QVERIFY(m_view->stems()->item(0, 6)->text().contains(QLatin1String("ms")));
}

void FocusStationTest::slicesAreDrawnAlike()
{
    FocusBoard *board = m_view->board();
    const auto sizeOf = [](const PixelPane *pane) { return pane->pixelRect(pane->region().topLeft()).size(); };
    for (const int width : {800, 801, 803, 807, 811, 904}) { // what is left of a third goes to one of them
        m_view->resize(width, 600);
        QCoreApplication::processEvents();
        for (int i = 1; i < 12; ++i)
            QCOMPARE(sizeOf(board->channel(i)), sizeOf(board->channel(0)));
        for (int i = 1; i < 4; ++i)
            QCOMPARE(sizeOf(board->slice(i)), sizeOf(board->slice(0)));
    }
    m_view->resize(800, 600);
    QCOMPARE(board->outputChannel()->suffix(), QString());
}

void FocusStationTest::exports()
{
    const ExportSource source = m_view->exportSource();
    const QString csv = source.csv();
    QVERIFY(csv.contains(QLatin1String("backbone.backbone.stem.top_left,3,0,9223372036854775807,2")));
    QVERIFY(csv.contains(QLatin1String("y,x,blue,green,red")));
    QVERIFY(!source.size().isEmpty());
}

void FocusStationTest::darknetGetsAFreshOne()
{
    YoloxState state;
    const auto scene = sceneOf(generatedScenes(), 3);
    QVERIFY(scene);
    state.setScene(*scene);
    YoloxChoice choice;
    choice.spec = yoloxFamily().back();
    choice.spec.classes = static_cast<int>(scene->classNames.size());
    choice.size = 64;
    state.setChoice(choice);
    YoloxBench bench;
    const auto run = bench.run(choice, scene->classNames, scene->picture, {}, [](double) {});
    QVERIFY(run);
    state.setRun(*run);
    FocusView view({&state, &m_thread});
    view.resize(800, 600);
    view.show();
    QTRY_VERIFY_WITH_TIMEOUT(view.study(), 20000);
    QVERIFY(view.note()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(view.difference(), 20000);
    QVERIFY(view.difference()->relative() < 1e-6);
}

void FocusStationTest::waitsForTheNetwork()
{
    YoloxState state;
    FocusView view({&state, &m_thread});
    view.resize(800, 600);
    view.show();
    QVERIFY(!view.study());
    QVERIFY(view.note()->isVisible());
    QCOMPARE(view.steps()->count(), 0);
    fillSample(state, 5, 96);
    QVERIFY(view.study());
    view.steps()->go(static_cast<int>(FocusStep::ThirdSlice));
    view.board()->setRegionAround({20, 40});
    const QRect region = view.board()->region();
    state.setRun(nullptr);
    QVERIFY(!view.study());

    // Another picture: step and place stay.
    fillSample(state, 6, 96);
    QVERIFY(view.study());
    QCOMPARE(view.steps()->current(), static_cast<int>(FocusStep::ThirdSlice));
    QCOMPARE(view.board()->region(), region);
}

void FocusStationTest::trainedWeightsOnAPhoto()
{
    VITRINE_NEED_SHARED("yolox/models/yolox_nano_unfused.pth");
    VITRINE_NEED_SHARED("yolox/images/000000005001.jpg");
    YoloxState state;
    m_view->hide(); // it would stand in the picture
    fillNano(state, nanoSample(unfusedNano, peoplePhoto));
    FocusView view({&state, &m_thread});
    view.resize(800, 600);
    view.show();
    QVERIFY(view.study());
    QCOMPARE(view.study()->joined.shape(), (Shape{1, 12, 208, 208}));
    QTRY_VERIFY_WITH_TIMEOUT(view.difference(), 20000);
    QVERIFY2(view.difference()->relative() < 1e-6, qPrintable(QString::number(view.difference()->relative())));
    vitrine::test::saveScreenshot(view, QStringLiteral("focus-photo"));
}

QTEST_MAIN(FocusStationTest)
#include "tst_focusstation.moc"
