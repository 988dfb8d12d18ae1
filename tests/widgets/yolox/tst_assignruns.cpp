// vitrine-test: TIMEOUT 300
// Label assignment by other weights than the room's: fresh ones, those of files, and those that a run kept over its
// epochs.
#include "core/graph/InitWeights.h"
#include "core/io/Safetensors.h"
#include "tests/support/Screenshot.h"
#include "tests/widgets/yolox/RunSample.h"
#include "tests/widgets/yolox/YoloxSample.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/labs/curves/LabPlot.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/assignment/AssignRunsPanel.h"
#include "widgets/yolox/assignment/AssignmentPage.h"
#include "widgets/yolox/assignment/EpochPlot.h"
#include "widgets/yolox/assignment/EpochStrip.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QToolButton>
#include <QTranslator>
#include <QUndoStack>
#include <qcustomplot.h>

using namespace vitrine;

namespace {

constexpr int patience = 60'000; // milliseconds
constexpr int epochs = 3;

std::unique_ptr<StationKind> kind()
{
    for (auto &each : makeAllStationKinds())
        if (each->id() == QStringLiteral("assignment"))
            return std::move(each);
    return nullptr;
}

} // namespace

class TestAssignRuns : public QObject {
    Q_OBJECT

private:
    using Entry = AssignRuns::Entry;

    QThread m_compute;
    QTemporaryDir m_run;
    std::unique_ptr<YoloxState> m_state;
    std::unique_ptr<Station> m_station;
    AssignmentPage *m_page = nullptr;

    std::shared_ptr<const AssignPicture> picture() const { return m_page->session()->picture(); }
    AssignRuns &runs() const { return *m_page->runs(); }
    QSlider &slider() const { return *m_page->runsPanel()->slider(); }
    EpochStrip &strip() const { return *m_page->runsPanel()->strip(); }
    EpochPlot &plot() const { return *m_page->runsPanel()->plot(); }
    int steps() const { return m_state->undoStack()->index(); }
    const Entry &epoch(int number) const
    {
        return runs().entries()[static_cast<std::size_t>(runs().span().first + number)];
    }
    bool shows(int number) const { return picture() && epoch(number).run && picture()->run == epoch(number).run; }
    void openSeries() const
    {
        QVERIFY(m_page->open({m_run.path()}));
        QTRY_VERIFY_WITH_TIMEOUT(runs().missing() == 0 && shows(0), patience);
    }
    /// Which cells are lit in the last step, computed apart from the station.
    std::vector<Positive> positivesAt(int number) const
    {
        YoloxChoice choice;
        choice.file = m_run.filePath(QStringLiteral("checkpoints/epoch-000%1.safetensors").arg(number));
        choice.size = m_state->run()->size();
        YoloxBench bench;
        const auto run = bench.run(choice, {}, m_state->scene().picture, {}, [](double) {});
        return run ? assign((*run)->decoded->predictions(), truthsFor(m_state->scene(), **run).boxes,
                            m_state->assignSettings())
                         .positives
                   : std::vector<Positive>();
    }

private slots:
    void initTestCase()
    {
        m_compute.start();
        trainSmall(m_run.path().toStdString(), epochs);
    }
    void cleanupTestCase()
    {
        m_compute.quit();
        m_compute.wait();
    }
    void init()
    {
        m_state = std::make_unique<YoloxState>();
        fillSample(*m_state);
        m_station = kind()->make({m_state.get(), &m_compute});
        m_page = qobject_cast<AssignmentPage *>(m_station.get());
        QVERIFY(m_page);
        m_page->resize(800, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page));
        QTRY_VERIFY_WITH_TIMEOUT(picture(), patience);
    }
    void cleanup()
    {
        m_station.reset();
        m_state.reset();
    }

    void comparesWeights();
    void opensARun();
    void opensTheEpochsInOrder();
    void sliderMovesTheDots();
    void aDragIsOneStep();
    void playsToTheEnd();
    void makesAFilm();
    void listIsUndone();
    void drawsNumbersOverEpochs();
    void stopsAndGoesOn();
    void aDamagedEpochIsPassedOver();
    void anotherPictureKeepsTheEpoch();
    void savesNumbers();
    void looks_data();
    void looks();
};

void TestAssignRuns::comparesWeights()
{
    QTableWidget *const table = m_page->runsPanel()->table();
    QCOMPARE(table->rowCount(), 4);
    m_page->tabs()->setCurrentIndex(1);
    const auto isDone = [&] {
        return std::ranges::all_of(m_page->runs()->entries(),
                                   [](const AssignRuns::Entry &entry) { return entry.summary.has_value(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), patience);
    // The sample's own weights are those of seed 1; others are other weights.
    for (int column = 1; column < table->columnCount(); ++column)
        QCOMPARE(table->item(1, column)->text(), table->item(0, column)->text());
    const auto &entries = m_page->runs()->entries();
    QVERIFY(entries[2].summary->meanIou != entries[1].summary->meanIou);
    QVERIFY(!entries[1].run->trace);

    m_page->runsPanel()->slider()->setValue(2);
    QTRY_VERIFY_WITH_TIMEOUT(picture()->run == entries[2].run, patience);
    QCOMPARE(table->currentRow(), 2);
    QVERIFY(m_page->note()->isVisible());
    test::saveScreenshot(*m_page, QStringLiteral("assignment-weights"));
    QCOMPARE(picture()->study.assignment,
             assign(entries[2].run->decoded->predictions(), picture()->study.truths, m_state->assignSettings()));
    // Boxes that change are assigned for all.
    std::vector<LabelledBox> boxes = m_state->scene().boxes;
    boxes.pop_back();
    const std::size_t rows = boxes.size();
    m_state->setBoxes(boxes, QStringLiteral("test"));
    QTRY_VERIFY_WITH_TIMEOUT(isDone() && entries[3].summary->k.size() == rows, patience);
    QVERIFY(m_page->climb()); // back to the room's network
    QTRY_VERIFY_WITH_TIMEOUT(picture()->run == m_state->run(), patience);
}

void TestAssignRuns::opensARun()
{
    QTemporaryDir folder;
    Graph graph = *buildGraph(yoloxNetwork(m_state->run()->spec, 320, 320), 1).graph;
    QVERIFY(writeSafetensors(folder.filePath("weights.safetensors").toStdString(), initWeights(graph, 7)));
    QFile broken(folder.filePath("broken.pth"));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("nothing") > 0);
    broken.close();
    m_page->tabs()->setCurrentIndex(1);
    m_page->runs()->addFolder(folder.path());
    QTableWidget *const table = m_page->runsPanel()->table();
    QCOMPARE(table->rowCount(), 6);
    const auto find = [&](const char *name) {
        return std::ranges::find(m_page->runs()->entries(), QString::fromLatin1(name), &AssignRuns::Entry::name);
    };
    QTRY_VERIFY_WITH_TIMEOUT(find("weights.safetensors")->summary && !find("broken.pth")->error.isEmpty(), patience);
    const auto at = static_cast<int>(find("broken.pth") - m_page->runs()->entries().begin());
    QVERIFY(table->item(at, 0)->text().contains(QStringLiteral("broken.pth")));
    table->selectRow(at); // nothing to show there
    QVERIFY(picture()->run == m_state->run());
    m_page->runs()->remove(at);
    QCOMPARE(table->rowCount(), 5);
    QSignalSpy said(m_page, &Station::said);
    QTemporaryDir empty;
    m_page->runs()->addFolder(empty.path());
    QCOMPARE(said.size(), 1);
}

void TestAssignRuns::opensTheEpochsInOrder()
{
    QTemporaryDir empty;
    QVERIFY(!m_page->open({empty.path()}));
    QVERIFY(plot().isHidden());
    openSeries();
    QCOMPARE(runs().entries().size(), std::size_t(4 + epochs + 1));
    QCOMPARE(m_page->tabs()->currentWidget(), m_page->runsPanel());
    QCOMPARE(m_page->steps()->current(), m_page->steps()->count() - 1);
    QCOMPARE(slider().minimum(), 0);
    QCOMPARE(slider().maximum(), epochs);
    QCOMPARE(slider().value(), 0);
    for (int i = 0; i <= epochs; ++i) {
        QCOMPARE(epoch(i).epoch, i);
        QVERIFY(!epoch(i).run->trace);
    }
    QCOMPARE(strip().label()->text(), QStringLiteral("Epoch 0 of 3"));
    QVERIFY2(m_page->note()->text().contains(QStringLiteral("epoch 0 of \"")), qPrintable(m_page->note()->text()));
    QVERIFY(plot().isVisible() && !strip().progress()->isVisible());
    QTableWidget *const table = m_page->runsPanel()->table();
    QCOMPARE(table->item(4, 0)->text(), QStringLiteral("Epoch 0, before training"));
    QCOMPARE(table->currentRow(), 4);
    for (int i = 0; i <= epochs; ++i)
        QCOMPARE(table->item(4 + i, 3)->text().toInt(), static_cast<int>(positivesAt(i).size()));
}

void TestAssignRuns::sliderMovesTheDots()
{
    openSeries();
    QCOMPARE(picture()->study.assignment.positives, positivesAt(0));
    const QImage before = m_page->scene()->grab().toImage();
    const auto sentence = m_page->steps()->sentences().last();
    slider().setFocus();
    QTest::keyClick(&slider(), Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(shows(epochs), patience);
    QCOMPARE(strip().label()->text(), QStringLiteral("Epoch 3 of 3"));
    const auto after = positivesAt(epochs);
    QCOMPARE(picture()->study.assignment.positives, after);
    QVERIFY(after != positivesAt(0)); // training has changed it
    QVERIFY(m_page->scene()->grab().toImage() != before);
    QVERIFY(m_page->steps()->sentences().last() != sentence);
    QTest::keyClick(&slider(), Qt::Key_Left);
    QTRY_VERIFY_WITH_TIMEOUT(shows(epochs - 1), patience);
    m_state->undoStack()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(shows(epochs), patience);
    m_state->undoStack()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(shows(0), patience);
    QCOMPARE(slider().value(), 0);
    QCOMPARE(m_page->scene()->grab().toImage(), before);
    m_state->undoStack()->redo();
    QTRY_VERIFY_WITH_TIMEOUT(shows(epochs), patience);
    QVERIFY(m_page->climb()); // back to the room's network, and that is undone too
    QTRY_VERIFY_WITH_TIMEOUT(picture()->run == m_state->run(), patience);
    m_state->undoStack()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(shows(epochs), patience);
}

void TestAssignRuns::aDragIsOneStep()
{
    openSeries();
    const int before = steps();
    for (int drag = 1; drag <= 2; ++drag) {
        slider().setSliderDown(true);
        for (const int place : {1, 2, drag == 1 ? 3 : 1})
            slider().setValue(place);
        slider().setSliderDown(false);
        QCOMPARE(steps(), before + drag);
    }
    QTRY_VERIFY_WITH_TIMEOUT(shows(1), patience);
    m_state->undoStack()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(shows(3), patience);
    m_state->undoStack()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(shows(0), patience);
}

void TestAssignRuns::playsToTheEnd()
{
    openSeries();
    const int before = steps();
    QSignalSpy shown(&runs(), &AssignRuns::shownChanged);
    slider().setFocus();
    QTest::keyClick(&slider(), Qt::Key_Space);
    QVERIFY(strip().playAction()->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(!strip().playAction()->isChecked(), patience);
    QCOMPARE(shown.size(), epochs);
    QVERIFY(shows(epochs));
    QCOMPARE(steps(), before + 1);
    strip().playAction()->trigger(); // from the start again
    QCOMPARE(slider().value(), 0);
    m_page->hide(); // nothing moves where nobody looks
    QVERIFY(!strip().playAction()->isChecked());
}

void TestAssignRuns::makesAFilm()
{
    QVERIFY(m_page->reels().empty());
    openSeries();
    const int before = steps();
    const auto reels = m_page->reels();
    QCOMPARE(reels.size(), std::size_t(1));
    QCOMPARE(reels[0].count, epochs + 1);
    for (int step = 0; step < reels[0].count; ++step) {
        reels[0].show(step);
        QTRY_VERIFY_WITH_TIMEOUT(!reels[0].isBusy(), patience);
        QVERIFY(shows(step));
        QCOMPARE(reels[0].label(step), QStringLiteral("Epoch %1").arg(step));
    }
    reels[0].putBack();
    QTRY_VERIFY_WITH_TIMEOUT(shows(0), patience);
    QCOMPARE(steps(), before); // a film is nothing to undo
}

void TestAssignRuns::listIsUndone()
{
    openSeries();
    m_page->runsPanel()->table()->selectRow(5);
    QTRY_VERIFY_WITH_TIMEOUT(shows(1), patience);
    runs().remove(5);
    QCOMPARE(slider().maximum(), epochs - 1);
    QTRY_VERIFY_WITH_TIMEOUT(picture()->run == m_state->run(), patience);
    m_state->undoStack()->undo();
    QCOMPARE(slider().maximum(), epochs);
    QTRY_VERIFY_WITH_TIMEOUT(shows(1), patience);
    // Weights beside a series stand before it, and what is shown stays.
    QVERIFY(QFile::copy(m_run.filePath("weights.safetensors"), m_run.filePath("copy.safetensors")));
    runs().addFiles({m_run.filePath("copy.safetensors")});
    QCOMPARE(runs().entries()[4].name, QStringLiteral("copy.safetensors"));
    QVERIFY(shows(1) && runs().wanted() == 6);
    // The series once more, in place of itself and read anew: the run may have gone on.
    const auto before = epoch(0).run;
    QVERIFY(m_page->open({m_run.path()}));
    QCOMPARE(runs().entries().size(), std::size_t(5 + epochs + 1));
    QTRY_VERIFY_WITH_TIMEOUT(shows(0) && epoch(0).run != before, patience);
    while (m_state->undoStack()->canUndo())
        m_state->undoStack()->undo();
    QCOMPARE(runs().entries().size(), std::size_t(4));
    QVERIFY(!runs().hasSeries() && plot().isHidden());
    QTRY_VERIFY_WITH_TIMEOUT(picture()->run == m_state->run(), patience);
    m_state->undoStack()->redo();
    QVERIFY(runs().hasSeries());
    QTRY_VERIFY_WITH_TIMEOUT(shows(0), patience);
}

void TestAssignRuns::drawsNumbersOverEpochs()
{
    openSeries();
    const auto &truths = picture()->names;
    QCOMPARE(plot().plot()->curves().size(), static_cast<std::size_t>(truths.size()));
    for (std::size_t row = 0; row < plot().plot()->curves().size(); ++row) {
        const LabCurve &curve = plot().plot()->curves()[row];
        QCOMPARE(curve.name, truths[static_cast<qsizetype>(row)]);
        QCOMPARE(curve.x, (QVector<double>{0, 1, 2, 3}));
        for (int i = 0; i <= epochs; ++i)
            QCOMPARE(static_cast<int>(curve.y[i]), epoch(i).summary->k[row]);
    }
    plot().figures()->segment(EpochPlot::Cost)->click();
    QCOMPARE(plot().plot()->curves().size(), std::size_t(2));
    for (int i = 0; i <= epochs; ++i) {
        double iou = 0, classes = 0;
        const auto positives = positivesAt(i);
        const auto assigned = assignPicture(epoch(i).run, m_state->scene(), m_state->assignSettings());
        for (const Positive &each : positives) {
            const auto row = static_cast<std::size_t>(each.truth);
            const CostTerms &terms = assigned->study.matrix.at(row, *assigned->study.columnOf(each.cell));
            iou += static_cast<double>(terms.iouCost);
            classes += static_cast<double>(terms.classCost);
        }
        const auto count = static_cast<double>(positives.size());
        QVERIFY(std::abs(plot().plot()->curves()[0].y[i] - classes / count) < 1e-4);
        QVERIFY(std::abs(plot().plot()->curves()[1].y[i] - 3 * iou / count) < 1e-4);
    }
    emit plot().plot()->picked(1.7);
    QTRY_VERIFY_WITH_TIMEOUT(shows(2), patience);
    // Other boxes, other numbers.
    std::vector<LabelledBox> boxes = m_state->scene().boxes;
    boxes.pop_back();
    m_state->setBoxes(boxes, QStringLiteral("test"));
    plot().figures()->segment(EpochPlot::K)->click();
    QTRY_COMPARE_WITH_TIMEOUT(plot().plot()->curves().size(), boxes.size(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(epoch(3).summary->k.size(), boxes.size(), patience);
}

void TestAssignRuns::stopsAndGoesOn()
{
    QVERIFY(m_page->open({m_run.path()}));
    strip().stopButton()->click();
    QVERIFY(runs().isHalted());
    QTRY_VERIFY_WITH_TIMEOUT(shows(0), patience);
    const int left = runs().missing(); // three fresh ones, and three epochs
    QTRY_COMPARE_WITH_TIMEOUT(runs().missing(), 3 + epochs, patience);
    QVERIFY(left >= 3 + epochs && strip().progress()->isVisible());
    slider().setValue(2); // what one goes to is computed all the same
    QTRY_VERIFY_WITH_TIMEOUT(shows(2), patience);
    QVERIFY(!epoch(1).run && !epoch(3).run);
    strip().stopButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(runs().missing(), 0, patience);
    QVERIFY(!strip().progress()->isVisible());
}

void TestAssignRuns::aDamagedEpochIsPassedOver()
{
    QTemporaryDir damaged;
    for (int i = 0; i <= epochs; ++i) {
        const QString name = QStringLiteral("epoch-000%1.safetensors").arg(i);
        QFile file(damaged.filePath(name));
        if (i == 1)
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("nothing") > 0);
        else
            QVERIFY(QFile::copy(m_run.filePath("checkpoints/" + name), damaged.filePath(name)));
    }
    QVERIFY(m_page->open({damaged.path()})); // a folder of checkpoints alone
    QTRY_VERIFY_WITH_TIMEOUT(runs().missing() == 0 && shows(0), patience);
    QVERIFY(!epoch(1).error.isEmpty());
    QVERIFY(m_page->runsPanel()->table()->item(5, 0)->text().contains(epoch(1).error));
    QSignalSpy said(m_page, &Station::said);
    slider().setValue(1);
    QCOMPARE(said.size(), 1);
    QVERIFY(shows(0));
    strip().playAction()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!strip().playAction()->isChecked(), patience);
    QVERIFY(shows(epochs));
    QCOMPARE(plot().plot()->curves().front().x, (QVector<double>{0, 2, 3}));
}

void TestAssignRuns::anotherPictureKeepsTheEpoch()
{
    openSeries();
    slider().setValue(2);
    QTRY_VERIFY_WITH_TIMEOUT(shows(2), patience);
    const auto before = picture();
    fillSample(*m_state, 5);
    QTRY_VERIFY_WITH_TIMEOUT(runs().missing() == 0 && shows(2) && picture() != before, patience);
    QCOMPARE(picture()->study.assignment.positives, positivesAt(2));
    QVERIFY(picture()->truths.boxes != before->truths.boxes);
    QCOMPARE(slider().value(), 2);
}

void TestAssignRuns::savesNumbers()
{
    openSeries();
    const ExportSource source = m_page->exportSource();
    const QStringList lines = source.csv().trimmed().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 1 + 4 + epochs + 1);
    QVERIFY(lines[0].startsWith(QStringLiteral("weights,epoch,k_chosen,k_all,positives,mean_iou,conflicts,")));
    for (const QString &line : lines)
        QCOMPARE(line.count(QLatin1Char(',')), 8 + picture()->names.size() + line.startsWith(QLatin1Char('"')));
    const QStringList last = lines.last().split(QLatin1Char(','));
    QCOMPARE(last[1].toInt(), epochs);
    QCOMPARE(last[4].toInt(), epoch(epochs).summary->allPositives);
    QCOMPARE(last[9].toInt(), epoch(epochs).summary->k[0]);
    QTemporaryDir folder;
    for (const char *name : {"a.png", "a.svg", "a.csv"})
        QVERIFY(exportTo(folder.filePath(QLatin1String(name)), source));
}

void TestAssignRuns::looks_data()
{
    QTest::addColumn<int>("figure");
    QTest::addColumn<bool>("isOther");
    for (const int figure : {EpochPlot::K, EpochPlot::Cost}) {
        QTest::addRow("figure %d", figure) << figure << false;
        QTest::addRow("figure %d, Chinese and dark", figure) << figure << true;
    }
}

void TestAssignRuns::looks()
{
    QFETCH(int, figure);
    QFETCH(bool, isOther);
    QTranslator translator;
    if (isOther) {
        QVERIFY(translator.load(QStringLiteral(":/translations/vitrine_zh_CN.qm")));
        QCoreApplication::installTranslator(&translator);
    }
    Theme::instance().setScheme(isOther ? Theme::Scheme::Dark : Theme::Scheme::Light);
    openSeries();
    slider().setValue(2);
    QTRY_VERIFY_WITH_TIMEOUT(shows(2), patience);
    plot().figures()->segment(figure)->click();
    QTest::qWait(0);
    const QCPAxisRect *const axes = plot().plot()->plot()->axisRect();
    QVERIFY(axes->width() > plot().width() / 2); // legend and numbers leave the curves their room
    test::saveScreenshot(*m_page, QStringLiteral("assignment-epochs-%1").arg(figure) + (isOther ? "-zh-dark" : ""));
    QCOMPARE(strip().label()->text().contains(QStringLiteral("Epoch")), !isOther);
    Theme::instance().setScheme(Theme::Scheme::System);
}

QTEST_MAIN(TestAssignRuns)
#include "tst_assignruns.moc"
