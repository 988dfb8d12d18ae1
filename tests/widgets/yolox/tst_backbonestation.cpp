#include "tests/widgets/yolox/YoloxSample.h"

#include "tests/support/Screenshot.h"
#include "tests/support/Shared.h"
#include "tests/widgets/yolox/NanoSample.h"
#include "widgets/common/Theme.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/yolox/Station.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/backbone/ActPage.h"
#include "widgets/yolox/backbone/BackboneTree.h"
#include "widgets/yolox/backbone/BackboneView.h"
#include "widgets/yolox/backbone/CostPage.h"
#include "widgets/yolox/backbone/CspPage.h"
#include "widgets/yolox/backbone/MapsPane.h"
#include "widgets/yolox/backbone/ResidualPage.h"
#include "widgets/yolox/backbone/SppPage.h"
#include "widgets/yolox/backbone/StagesPage.h"
#include "widgets/yolox/pixels/PixelPane.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QThread>

#include <algorithm>

using namespace vitrine;

class BackboneStationTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void isTheThirdStation();
    void aPartShowsItsMaps();
    void stagesAreWrittenBold();
    void stagesOfBothAreLinked();
    void stepsGoThroughTheStages();
    void aNumberIsTakenApart();
    void theOtherRunsOnThePicture();
    void pathsOfACspLayer();
    void windowsOfSpp();
    void siluWeighsTheMap();
    void costsAreMeasured();
    void measuringIsCancelled();
    void residualBlocks();
    void partsOpenTheirTab();
    void waitsForTheNetwork();
    void trainedWeightsOnAPhoto();

private:
    template <typename Page>
    void show(Page *page, const char *name)
    {
        m_view->tabs()->setCurrentWidget(page);
        vitrine::test::saveScreenshot(*m_view, QLatin1String("backbone-") + QLatin1String(name));
    }

    QThread m_thread;
    YoloxState *m_state = nullptr;
    std::unique_ptr<Station> m_station;
    BackboneView *m_view = nullptr;
};

void BackboneStationTest::initTestCase()
{
    m_thread.start();
    m_state = new YoloxState(this);
    fillSample(*m_state, 3, 160);
    for (const auto &kind : stationKinds())
        if (kind->id() == QLatin1String("backbone"))
            m_station = kind->make({m_state, &m_thread});
    m_view = qobject_cast<BackboneView *>(m_station.get());
    QVERIFY(m_view);
    m_view->resize(800, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view));
}

void BackboneStationTest::cleanupTestCase()
{
    m_station.reset();
    m_thread.quit();
    m_thread.wait();
}

void BackboneStationTest::isTheThirdStation()
{
    // Where it needs more, it scrolls on a screen of 1280 × 800.
    const int height = m_view->hasHeightForWidth() ? m_view->heightForWidth(800) : m_view->minimumSizeHint().height();
    QVERIFY2(height <= 600, qPrintable(QString::number(height)));
    QVERIFY2(m_view->minimumSizeHint().width() <= 800, qPrintable(QString::number(m_view->minimumSizeHint().width())));
    for (const auto &kind : stationKinds())
        if (kind->id() == QLatin1String("backbone"))
            QCOMPARE(kind->place(), 3);
    QCOMPARE(m_view->stages()->own()->topLevelItemCount(), 5);
    QCOMPARE(m_view->stages()->other()->topLevelItemCount(), 5);
}

void BackboneStationTest::aPartShowsItsMaps()
{
    StagesPage *stages = m_view->stages();
    stages->own()->select("backbone.backbone.dark4.1");
    QCOMPARE(stages->maps()->maps()->tensor().data(),
             outputAt(*m_state->run()->trace, "backbone.backbone.dark4.1").data());
    const BackbonePart *part = stages->own()->current();
    QVERIFY(part);
    QVERIFY(!stages->own()->thumbnail(*part).isNull());
    stages->own()->select("backbone.backbone.dark4.1.m.0.conv1.act"); // down to an operation
    QCOMPARE(stages->own()->current()->parts.size(), std::size_t(0));
    QCOMPARE(stages->maps()->maps()->tensor().data(),
             m_state->run()->trace->output("backbone.backbone.dark4.1.m.0.conv1.act").data());
    show(stages, "stages");
}

void BackboneStationTest::stagesAreWrittenBold()
{
    // The stem is a block by itself, and a stage as the others are: its name is as wide as bold letters make it.
    BackboneTree *tree = m_view->stages()->own();
    m_view->tabs()->setCurrentWidget(m_view->stages());
    tree->select("backbone.backbone.dark5");
    const QRect row = tree->visualItemRect(tree->topLevelItem(0)).adjusted(11, 2, -5, -2);
    const QString title = titleOf(*tree->partOf(tree->topLevelItem(0)));
    QFont bold = tree->font();
    bold.setBold(true);
    const int width = QFontMetrics(bold).horizontalAdvance(title), plain = tree->fontMetrics().horizontalAdvance(title);
    QVERIFY(width >= plain + 4);
    const QImage shown = tree->viewport()->grab().toImage();
    const int line = tree->fontMetrics().height(), top = row.center().y() - line;
    int last = 0;
    for (int y = top; y < top + line; ++y)
        for (int x = row.left(); x < row.left() + width + 2; ++x)
            if (shown.pixelColor(x, y) != Theme::instance().color(Theme::Role::BlockFill))
                last = std::max(last, x - row.left());
    QVERIFY2(last > plain, qPrintable(QStringLiteral("%1, plain %2, bold %3").arg(last).arg(plain).arg(width)));
}

void BackboneStationTest::stagesOfBothAreLinked()
{
    StagesPage *stages = m_view->stages();
    emit stages->own()->stagePointed(QStringLiteral("dark3"));
    QCOMPARE(stages->other()->litStage(), QStringLiteral("dark3"));
    emit stages->other()->stagePointed({});
    QVERIFY(stages->own()->litStage().isEmpty());
}

void BackboneStationTest::stepsGoThroughTheStages()
{
    QCOMPARE(m_view->steps()->count(), 5);
    m_view->steps()->go(2);
    QCOMPARE(m_view->stages()->own()->current()->name, std::string("dark3"));
    QVERIFY(m_view->steps()->sentences().at(2).contains(QLatin1String("CSPLayer")));
    m_view->stages()->own()->select("backbone.backbone.dark5.1");
    QCOMPARE(m_view->steps()->current(), 4);
}

void BackboneStationTest::aNumberIsTakenApart()
{
    MapsPane *maps = m_view->stages()->maps();
    m_view->stages()->own()->select("backbone.backbone.dark2.1.conv1.conv");
    maps->takeApart({0, 1, 3, 4});
    QTRY_VERIFY(maps->showsUnits());
    QVERIFY(m_view->climb());
    QVERIFY(!maps->showsUnits());
    QVERIFY(!m_view->climb());
}

void BackboneStationTest::theOtherRunsOnThePicture()
{
    StagesPage *stages = m_view->stages();
    QVERIFY(!stages->other()->trace());
    QTest::mouseClick(stages->runButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(stages->other()->trace(), 60000);
    stages->other()->select("backbone.dark3");
    QCOMPARE(stages->maps()->maps()->tensor().shape(), (Shape{1, 256, 20, 20}));
    show(stages, "both");
}

void BackboneStationTest::pathsOfACspLayer()
{
    CspPage *csp = m_view->csp();
    m_view->tabs()->setCurrentWidget(csp);
    QCOMPARE(csp->choice()->count(), 4);
    csp->choice()->setCurrentIndex(1);
    QCOMPARE(csp->study().path, std::string("backbone.backbone.dark3.1"));
    QCOMPARE(csp->bar(0)->shareOf(0), 0.5);
    QTRY_VERIFY(csp->hasShares());
    QVERIFY(csp->bar(3)->shareOf(0) > 0 && csp->bar(3)->shareOf(0) < 1);
    QCOMPARE(csp->view(CspPage::Joined)->tensor().data(),
             m_state->run()->trace->output("backbone.backbone.dark3.1.both").data());
    QVERIFY(csp->exportSource().csv().contains(QLatin1String("around,8,")));
    show(csp, "csp");
}

void BackboneStationTest::windowsOfSpp()
{
    SppPage *spp = m_view->spp();
    m_view->tabs()->setCurrentWidget(spp);
    spp->channelBox()->setValue(3);
    QTest::mouseClick(spp->map(), Qt::LeftButton, {}, spp->map()->pixelRect({1, 3}).center().toPoint());
    QCOMPARE(spp->place(), QPoint(1, 3));
    QCOMPARE(spp->maxima().size(), std::size_t(3));
    const Snapshot input = outputAt(*m_state->run()->trace, "backbone.backbone.dark5.1.conv1");
    const QRect map(0, 0, 5, 5);
    double before = input.at({0, 3, 3, 1});
    for (const SppPage::Maximum &maximum : spp->maxima()) {
        const int half = static_cast<int>(maximum.kernel / 2);
        QCOMPARE(maximum.window, QRect(QPoint(1 - half, 3 - half), QPoint(1 + half, 3 + half)).intersected(map));
        double largest = -1e30;
        for (int y = maximum.window.top(); y <= maximum.window.bottom(); ++y)
            for (int x = maximum.window.left(); x <= maximum.window.right(); ++x)
                largest = std::max(largest, input.at({0, 3, y, x}));
        QCOMPARE(maximum.value, largest);
        QCOMPARE(maximum.output, largest); // of the run
        QCOMPARE(input.at({0, 3, maximum.place.y(), maximum.place.x()}), largest);
        QVERIFY(maximum.value >= before);
        before = maximum.value;
    }
    QCOMPARE(spp->table()->rowCount(), 4);
    show(spp, "spp");
}

void BackboneStationTest::siluWeighsTheMap()
{
    ActPage *act = m_view->act();
    m_view->tabs()->setCurrentWidget(act);
    act->setPart("backbone.backbone.dark2.0.act");
    QCOMPARE(act->choice()->currentText(), QStringLiteral("dark2.0"));
    act->channelBox()->setValue(2);
    QVERIFY2(act->difference() < 1e-5, qPrintable(QString::number(act->difference())));
    const QPoint place(7, 5);
    const double x = m_state->run()->trace->output("backbone.backbone.dark2.0.bn").at({0, 2, 5, 7});
    QCOMPARE(static_cast<double>(act->plane(ActPage::Norm).at(place)), x);
    QVERIFY(std::abs(static_cast<double>(act->plane(ActPage::Sigmoid).at(place)) - 1 / (1 + std::exp(-x))) < 1e-6);
    emit act->pane(ActPage::Sigmoid)->hovered(place);
    QCOMPARE(act->pane(ActPage::SiLU)->hoveredPixel(), std::optional(place));
    show(act, "act");
}

void BackboneStationTest::costsAreMeasured()
{
    CostPage *costs = m_view->costs();
    m_view->tabs()->setCurrentWidget(costs);
    QCOMPARE(costs->table()->rowCount(), 6);
    QVERIFY(!costs->time(0));
    QTest::mouseClick(costs->measureButton(), Qt::LeftButton);
    QVERIFY(costs->isMeasuring());
    QTRY_VERIFY_WITH_TIMEOUT(costs->time(1), 120000);
    QVERIFY(!costs->isMeasuring());
    QVERIFY(*costs->time(0) > 0);
    QVERIFY(*costs->time(1) > *costs->time(0)); // 400 times the work
    show(costs, "costs");
}

void BackboneStationTest::measuringIsCancelled()
{
    CostPage *costs = m_view->costs();
    QTest::mouseClick(costs->measureButton(), Qt::LeftButton);
    QVERIFY(costs->isMeasuring());
    QTest::mouseClick(costs->measureButton(), Qt::LeftButton);
    QVERIFY(!costs->isMeasuring());
}

void BackboneStationTest::residualBlocks()
{
    ResidualPage *residual = m_view->residual();
    m_view->tabs()->setCurrentWidget(residual);
    QTRY_VERIFY_WITH_TIMEOUT(residual->trace(), 20000);
    // The block of the run, by itself, gives what it gave in the run.
    QVERIFY2(residual->difference() < 1e-4, qPrintable(QString::number(residual->difference())));
    QVERIFY(residual->view(Residual::ResNet, 5)->hasTensor());
    show(residual, "residual");
}

void BackboneStationTest::partsOpenTheirTab()
{
    emit m_view->stages()->openWanted(QStringLiteral("csp"), "backbone.backbone.dark4.1");
    QCOMPARE(m_view->tabs()->currentWidget(), m_view->csp());
    QCOMPARE(m_view->csp()->study().path, std::string("backbone.backbone.dark4.1"));
}

void BackboneStationTest::waitsForTheNetwork()
{
    YoloxState state;
    BackboneView view({&state, &m_thread});
    view.resize(800, 600);
    view.show();
    QCOMPARE(view.steps()->count(), 0);
    for (int tab = 0; tab < view.tabs()->count(); ++tab)
        view.tabs()->setCurrentIndex(tab);
    fillSample(state, 4, 96);
    QCOMPARE(view.steps()->count(), 5);
    for (int tab = 0; tab < view.tabs()->count(); ++tab)
        view.tabs()->setCurrentIndex(tab);
    view.csp()->choice()->setCurrentIndex(2);
    view.stages()->own()->select("backbone.backbone.dark4.1.m.0");
    state.setRun(nullptr);
    for (int tab = 0; tab < view.tabs()->count(); ++tab)
        view.tabs()->setCurrentIndex(tab);
    QVERIFY(!view.stages()->own()->trace());
    QVERIFY(!view.stages()->maps()->maps()->hasTensor());

    // Another picture: what was chosen stays.
    fillSample(state, 5, 96);
    view.tabs()->setCurrentWidget(view.csp());
    QCOMPARE(view.csp()->choice()->currentIndex(), 2);
    QCOMPARE(view.stages()->own()->current()->path, std::string("backbone.backbone.dark4.1.m.0"));
    QVERIFY(view.stages()->maps()->maps()->hasTensor());
}

void BackboneStationTest::trainedWeightsOnAPhoto()
{
    VITRINE_NEED_SHARED("yolox/models/yolox_nano_unfused.pth");
    VITRINE_NEED_SHARED("yolox/images/000000005001.jpg");
    YoloxState state;
    m_view->hide(); // it would stand in the picture
    fillNano(state, nanoSample(unfusedNano, peoplePhoto));
    BackboneView view({&state, &m_thread});
    view.resize(800, 600);
    view.show();
    const char *const names[] = {"stages", "csp", "spp", "act", "residual", "costs"};
    for (int tab = 0; tab < view.tabs()->count(); ++tab) {
        view.tabs()->setCurrentIndex(tab);
        if (tab == 4)
            QTRY_VERIFY_WITH_TIMEOUT(view.residual()->trace(), 20000);
        vitrine::test::saveScreenshot(view, QStringLiteral("backbone-photo-") + QLatin1String(names[tab]));
    }
    QVERIFY2(view.act()->difference() < 1e-4, qPrintable(QString::number(view.act()->difference())));
    QVERIFY2(view.residual()->difference() < 1e-4, qPrintable(QString::number(view.residual()->difference())));
    for (const SppPage::Maximum &maximum : view.spp()->maxima())
        QCOMPARE(maximum.value, maximum.output);
}

QTEST_MAIN(BackboneStationTest)
#include "tst_backbonestation.moc"
