// vitrine-test: TIMEOUT 300
// The station of label assignment: what it shows is what core/detection/assign says of the same tensors.
#include "tests/support/Screenshot.h"
#include "tests/support/Shared.h"
#include "tests/widgets/yolox/NanoSample.h"
#include "tests/widgets/yolox/YoloxSample.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/assignment/AssignBar.h"
#include "widgets/yolox/assignment/AssignmentPage.h"
#include "widgets/yolox/assignment/CostMatrixView.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QThread>
#include <QToolButton>
#include <QTranslator>
#include <QUndoStack>

using namespace vitrine;

namespace {

constexpr int patience = 60'000; // milliseconds

std::unique_ptr<StationKind> kind()
{
    for (auto &each : makeAllStationKinds())
        if (each->id() == QStringLiteral("assignment"))
            return std::move(each);
    return nullptr;
}

} // namespace

class TestAssignment : public QObject {
    Q_OBJECT

private:
    QThread m_compute;
    std::unique_ptr<YoloxState> m_state;
    std::unique_ptr<Station> m_station;
    AssignmentPage *m_page = nullptr;

    std::shared_ptr<const AssignPicture> picture() const { return m_page->session()->picture(); }
    /// What is shown belongs to what the state holds.
    bool isFresh() const
    {
        const auto shown = picture();
        return shown && shown->truths.boxes == truthsFor(m_state->scene(), *shown->run).boxes
            && shown->study.settings == m_state->assignSettings();
    }
    void put(const std::vector<LabelledBox> &boxes)
    {
        m_state->setBoxes(boxes, QStringLiteral("test"));
        QTRY_VERIFY_WITH_TIMEOUT(isFresh(), patience);
    }
    void checkShown() const
    {
        const auto run = m_state->run();
        const YoloxTruths truths = truthsFor(m_state->scene(), *run);
        const Assignment expected = assign(run->decoded->predictions(), truths.boxes, m_state->assignSettings());
        QCOMPARE(picture()->study.assignment, expected);
        QVERIFY(!expected.positives.empty());
    }
    QPointF dotOf(int cell) const
    {
        const CellPlace place = CellPlace::of(picture()->study.grid.cell(cell));
        return m_page->scene()->transform().map(QPointF(static_cast<double>(place.x), static_cast<double>(place.y)));
    }
    void clickMatrix(int row, std::size_t place)
    {
        const QPointF at = m_page->matrix()->cellRect(static_cast<std::size_t>(row), place).center();
        QTest::mouseClick(m_page->matrix()->viewport(), Qt::LeftButton, {}, at.toPoint());
    }

private slots:
    void initTestCase() { m_compute.start(); }
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
        QTRY_VERIFY_WITH_TIMEOUT(isFresh(), patience);
    }
    void cleanup()
    {
        m_station.reset();
        m_state.reset();
    }

    void showsWhatIsAssigned();
    void sentencesSayTheNumbers();
    void followsADrag();
    void beginsWithWhatTheCellLearns();
    void matrixChoosesPairs();
    void matrixSorts();
    void matrixFitsHundredsOfColumns();
    void pictureChoosesPairs();
    void pairIsWorkedOut();
    void settingsAreUndone();
    void awkwardTruthsAreExplained();
    void takesDetections();
    void savesNumbers();
    void climbs();
    void looks_data();
    void looks();
};

void TestAssignment::showsWhatIsAssigned()
{
    checkShown();
    AssignSettings settings;
    settings.rule = CandidateRule::BoxOrCenter;
    settings.lambda = 1;
    settings.topIous = 4;
    m_state->setAssignSettings(settings);
    QTRY_VERIFY_WITH_TIMEOUT(isFresh(), patience);
    checkShown();
}

void TestAssignment::sentencesSayTheNumbers()
{
    StationSteps *const steps = m_page->steps();
    QCOMPARE(steps->count(), 9);
    const AssignStudy &study = picture()->study;
    const int row = m_page->session()->chosen().row;
    QCOMPARE(row, 0);
    QVERIFY(steps->sentences()[0].contains(QString::number(study.columns())));
    const QString sum = QString::number(static_cast<double>(study.assignment.iouSums[0]), 'f', 2);
    QVERIFY2(steps->sentences()[5].contains(QStringLiteral("= ") + sum), qPrintable(steps->sentences()[5]));
    QVERIFY(steps->sentences()[5].contains(QStringLiteral("k = %1").arg(study.assignment.k[0])));
    QVERIFY(steps->sentences()[8].contains(QString::number(study.assignment.positives.size())));
    // The matrix shows what the step is about.
    steps->go(1);
    QCOMPARE(m_page->session()->term(), AssignTerm::Iou);
    QCOMPARE(m_page->terms()->current(), 0);
    steps->go(3);
    QCOMPARE(m_page->session()->term(), AssignTerm::ClassCost);
    // Another ground truth, other sentences.
    const QString before = steps->sentences()[6];
    m_state->selectBox(picture()->boxOf(1));
    QVERIFY(steps->sentences()[6] != before);
    QVERIFY(steps->sentences()[6].contains(picture()->names[1]));
}

void TestAssignment::followsADrag()
{
    std::vector<LabelledBox> boxes = m_state->scene().boxes;
    const int steps = m_state->undoStack()->count();
    for (int i = 0; i < 20; ++i) {
        boxes.front().box.x1 += 0.5F;
        boxes.front().box.x2 += 0.5F;
        m_state->setBoxes(boxes, QStringLiteral("Move"), i > 0);
    }
    QTRY_VERIFY_WITH_TIMEOUT(isFresh(), patience);
    checkShown();
    QCOMPARE(m_state->undoStack()->count(), steps + 1);
    m_state->undoStack()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(isFresh(), patience);
    checkShown();
}

/// A cell that another station chose is looked at with the object that it learns, which need not be the first.
void TestAssignment::beginsWithWhatTheCellLearns()
{
    const AssignStudy study = picture()->study;
    const auto &positives = study.assignment.positives;
    const auto other = std::ranges::find_if(positives, [](const Positive &each) { return each.truth != 0; });
    QVERIFY(other != positives.end());
    int unlearnt = 0;
    while (study.positiveAt(unlearnt))
        ++unlearnt;
    const auto chosenFor = [this](int cell) {
        m_state->selectCell(cell);
        const std::unique_ptr<Station> station = kind()->make({m_state.get(), &m_compute});
        auto *page = qobject_cast<AssignmentPage *>(station.get());
        page->show();
        return QTest::qWaitFor([page] { return page->session()->picture() != nullptr; }, patience)
            ? page->session()->chosen()
            : AssignPair();
    };
    QCOMPARE(chosenFor(other->cell), (AssignPair{other->truth, other->cell}));
    QCOMPARE(chosenFor(unlearnt), (AssignPair{0, unlearnt}));
}

void TestAssignment::matrixChoosesPairs()
{
    CostMatrixView *const matrix = m_page->matrix();
    clickMatrix(1, 3);
    const int cell = picture()->study.matrix.cells[matrix->order()[3]];
    QCOMPARE(m_page->session()->chosen(), (AssignPair{1, cell}));
    QCOMPARE(m_state->selectedCell(), cell);
    QCOMPARE(m_state->selectedBox(), picture()->boxOf(1));
    QTest::keyClick(matrix, Qt::Key_Right);
    QCOMPARE(m_state->selectedCell(), picture()->study.matrix.cells[matrix->order()[4]]);
    QTest::keyClick(matrix, Qt::Key_Up);
    QCOMPARE(m_state->selectedBox(), picture()->boxOf(0));
    // From elsewhere.
    m_state->selectBox(picture()->boxOf(1));
    m_state->selectCell(cell);
    QCOMPARE(m_page->session()->chosen(), (AssignPair{1, cell}));
}

void TestAssignment::matrixSorts()
{
    CostMatrixView *const matrix = m_page->matrix();
    m_page->sortBox()->click();
    QVERIFY(matrix->isSorted());
    QCOMPARE(matrix->order(), picture()->study.byCost(0));
    clickMatrix(1, 0); // the row decides
    QCOMPARE(matrix->order(), picture()->study.byCost(1));
    m_page->sortBox()->click();
    QVERIFY(std::ranges::is_sorted(matrix->order()));
}

void TestAssignment::matrixFitsHundredsOfColumns()
{
    std::vector<LabelledBox> boxes;
    for (int i = 0; i < 40; ++i) {
        const auto x = static_cast<float>(20 + 35 * (i % 8)), y = static_cast<float>(20 + 55 * (i / 8));
        boxes.push_back({{x, y, x + 30, y + 40}, i % 3});
    }
    put(boxes);
    CostMatrixView *const matrix = m_page->matrix();
    const std::size_t columns = picture()->study.columns();
    QVERIFY(columns > 300);
    QVERIFY(matrix->cellRect(0, columns - 1).left() > matrix->viewport()->width());
    m_page->session()->choose({39, picture()->study.matrix.cells.back()});
    // It is scrolled to.
    QVERIFY(matrix->viewport()->rect().contains(matrix->cellRect(39, columns - 1).center().toPoint()));
    const double width = matrix->columnWidth();
    QTest::keyClick(matrix, Qt::Key_Plus);
    QVERIFY(matrix->columnWidth() > width);
    QTest::keyClick(matrix, Qt::Key_0);
    QCOMPARE(matrix->columnWidth(), width);
}

void TestAssignment::pictureChoosesPairs()
{
    const int cell = picture()->study.assignment.positives.front().cell;
    QTest::mouseClick(m_page->scene(), Qt::LeftButton, {}, dotOf(cell).toPoint());
    QCOMPARE(m_state->selectedCell(), cell);
    QTest::mouseMove(m_page->scene(), dotOf(cell).toPoint() + QPoint(1, 0));
    QTRY_COMPARE(m_page->session()->hovered().cell, cell);
}

void TestAssignment::pairIsWorkedOut()
{
    const AssignStudy &study = picture()->study;
    QVERIFY(m_page->card()->toPlainText().contains(picture()->names[0]));
    const std::size_t column = study.byCost(0).front();
    m_page->session()->choose({0, study.matrix.cells[column]});
    const QString text = m_page->card()->toPlainText();
    const CostTerms &terms = study.matrix.at(0, column);
    for (const float number : {terms.iou, terms.iouCost, terms.classCost, terms.cost})
        QVERIFY2(text.contains(shortNumber(number)), qPrintable(text));
    const auto classes = classTerms(picture()->predictions(), study.matrix.cells[column], study.truths[0].classId);
    for (const ClassTerm &term : classes)
        QVERIFY2(text.contains(shortNumber(term.joint)), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("rank 1 of %1").arg(study.columns())));
    // A cell that is a candidate of nobody.
    int other = 0;
    while (study.columnOf(other))
        ++other;
    m_state->selectCell(other);
    QVERIFY(m_page->card()->toPlainText().contains(QStringLiteral("No candidate")));
}

void TestAssignment::settingsAreUndone()
{
    NumberSlider *const radius = m_page->bar()->radius();
    const int steps = m_state->undoStack()->count();
    radius->slider()->setSliderDown(true); // a drag is one step
    for (const int at : {100, 120, 140})
        radius->slider()->setValue(at);
    radius->slider()->setSliderDown(false);
    QCOMPARE(m_state->undoStack()->count(), steps + 1);
    const AssignSettings dragged = m_state->assignSettings();
    QVERIFY(dragged.reach() > 1.5F);
    m_page->bar()->rules()->segment(1)->click();
    QCOMPARE(m_state->assignSettings().rule, CandidateRule::BoxOrCenter);
    QCOMPARE(static_cast<float>(radius->value()), 2.5F);
    radius->slider()->setSliderDown(true);
    radius->slider()->setValue(30);
    radius->slider()->setSliderDown(false);
    QCOMPARE(m_state->undoStack()->count(), steps + 3); // the switch stays a step of its own
    m_state->undoStack()->undo();
    m_state->undoStack()->undo();
    QCOMPARE(m_state->assignSettings(), dragged);
    m_page->bar()->defaultsButton()->click();
    QCOMPARE(m_state->assignSettings(), AssignSettings());
    QTRY_VERIFY_WITH_TIMEOUT(isFresh(), patience);
    checkShown();
}

void TestAssignment::awkwardTruthsAreExplained()
{
    const std::vector<LabelledBox> before = m_state->scene().boxes;
    const QRect place = m_page->scene()->geometry();
    put({});
    QVERIFY(m_page->note()->isVisible() && m_page->note()->text().contains(QStringLiteral("Draw a box")));
    QCOMPARE(m_page->steps()->count(), 0);
    put({before.front(), before.front()});
    QVERIFY(m_page->note()->text().contains(QStringLiteral("same box twice")));
    QCOMPARE(m_page->scene()->geometry(), place); // what is said does not move the picture under the mouse
    LabelledBox flat = before.front();
    flat.box.x2 = flat.box.x1;
    put({flat});
    QVERIFY(m_page->note()->text().contains(QStringLiteral("Without width")));
    put({{{-900, -900, -880, -880}, 0}});
    QVERIFY(m_page->note()->text().contains(QStringLiteral("Not a single cell")));
    QCOMPARE(m_page->steps()->count(), 1);

    YoloxScene scene = m_state->scene();
    scene.classNames.push_back("unicorn");
    scene.boxes = {before.front(), {before.front().box, static_cast<int>(scene.classNames.size()) - 1}};
    const auto run = m_state->run();
    m_state->setScene(scene);
    m_state->setRun(run);
    QTRY_VERIFY_WITH_TIMEOUT(isFresh() && picture()->unknown.size() == 1, patience);
    QVERIFY2(m_page->note()->text().contains(QStringLiteral("unicorn")), qPrintable(m_page->note()->text()));
    put(before);
    QVERIFY(!m_page->note()->isVisible());
}

void TestAssignment::takesDetections()
{
    const std::vector<LabelledBox> before = m_state->scene().boxes;
    QSignalSpy said(m_page, &Station::said);
    m_page->bar()->takeButton()->click(); // fresh weights find nothing, and that is said
    QCOMPARE(m_state->scene().boxes, before);
    QCOMPARE(said.size(), 1);

    VITRINE_NEED_SHARED("yolox/models/yolox_nano_unfused.pth");
    VITRINE_NEED_SHARED("yolox/images/dog.jpg");
    const NanoSample nano = nanoSample(unfusedNano, dogPhoto);
    QVERIFY(nano.run);
    m_state->setScene(nano.scene);
    m_state->setRun(nano.run);
    QTRY_VERIFY_WITH_TIMEOUT(isFresh(), patience);
    m_page->bar()->takeButton()->click();
    QStringList names;
    for (const LabelledBox &box : m_state->scene().boxes)
        names += QString::fromStdString(nano.scene.classNames[static_cast<std::size_t>(box.classId)]);
    QVERIFY2(names.contains(QStringLiteral("dog")) && names.contains(QStringLiteral("bicycle")),
             qPrintable(names.join(u',')));
    QTRY_VERIFY_WITH_TIMEOUT(isFresh(), patience);
    checkShown();
    // What the network is sure of fits well, so that it gets several cells.
    QVERIFY(std::ranges::max(picture()->study.assignment.k) > 3);
    m_page->steps()->go(8);
    test::saveScreenshot(*m_page, QStringLiteral("assignment-dog"));
    m_state->undoStack()->undo();
    QVERIFY(m_state->scene().boxes.empty());
}

void TestAssignment::savesNumbers()
{
    const ExportSource source = m_page->exportSource();
    const QStringList lines = source.csv().trimmed().split(QLatin1Char('\n'));
    const AssignStudy &study = picture()->study;
    QCOMPARE(static_cast<std::size_t>(lines.size()), 1 + study.rows() * study.columns());
    const QStringList first = lines[1].split(QLatin1Char(','));
    QCOMPARE(first[2].toInt(), study.matrix.cells.front());
    QCOMPARE(first[6].toFloat(), study.matrix.at(0, 0).iou);
    QCOMPARE(first[10].toFloat(), study.matrix.at(0, 0).cost);
    int positives = 0;
    for (const QString &line : lines)
        positives += line.endsWith(QStringLiteral(",1"));
    QCOMPARE(static_cast<std::size_t>(positives), study.assignment.positives.size());
    QTemporaryDir folder;
    for (const char *name : {"a.png", "a.svg", "a.csv"})
        QVERIFY(exportTo(folder.filePath(QLatin1String(name)), source));
}

void TestAssignment::climbs()
{
    clickMatrix(0, 2);
    QVERIFY(m_page->climb());
    QCOMPARE(m_state->selectedCell(), -1);
    QVERIFY(!m_page->climb());
}

void TestAssignment::looks_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("isOther");
    for (const int step : {0, 1, 5, 6, 8})
        QTest::addRow("step %d", step + 1) << step << false;
    for (const int step : {0, 4, 7})
        QTest::addRow("step %d, Chinese and dark", step + 1) << step << true;
}

void TestAssignment::looks()
{
    QFETCH(int, step);
    QFETCH(bool, isOther);
    QTranslator translator;
    if (isOther) {
        QVERIFY(translator.load(QStringLiteral(":/translations/vitrine_zh_CN.qm")));
        QCoreApplication::installTranslator(&translator);
    }
    Theme::instance().setScheme(isOther ? Theme::Scheme::Dark : Theme::Scheme::Light);
    m_page->steps()->go(step);
    if (step >= 4)
        clickMatrix(1, 5);
    QTest::qWait(0);
    test::saveScreenshot(*m_page, QStringLiteral("assignment-%1").arg(step + 1) + (isOther ? "-zh-dark" : ""));
    // Each step paints something of its own, and says so in the user's language.
    const QImage shown = m_page->scene()->grab().toImage();
    const QString sentence = m_page->steps()->sentences()[step];
    QCOMPARE(sentence.contains(QChar(0x7684)) || sentence.contains(QChar(0x4EE3)), isOther);
    m_page->steps()->go(step == 8 ? 0 : 8);
    QVERIFY(m_page->scene()->grab().toImage() != shown);
    Theme::instance().setScheme(Theme::Scheme::System);
}

QTEST_MAIN(TestAssignment)
#include "tst_assignment.moc"
