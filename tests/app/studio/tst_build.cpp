// vitrine-test: TIMEOUT 300
// A network is built, changed and undone in the studio with mouse and keyboard.

#include "tests/app/studio/BuildHarness.h"

using namespace vitrine;
using vitrine::test::patience;

class TestBuild : public vitrine::test::BuildHarness {
    Q_OBJECT

private slots:
    void initTestCase() { beginCase(); }
    void init() { begin(); }
    void cleanup() { m_window.reset(); }

    void buildsLeNetInUnderSixtyActions();
    void everyStepIsUndone();
    void clipboardCarriesBlocksAsText();
    void picturesAreStillPasted();
    void renamingKeepsTheWeights();
    void editsKeepItemsZoomAndSelection();
    void wrongParametersAreSaid();
    void movingRunsNothing();
};

void TestBuild::buildsLeNetInUnderSixtyActions()
{
    buildLeNet();
    QVERIFY2(m_actions < 60, qPrintable(QString::number(m_actions)));

    const GraphResult built = buildGraph(network(), 1);
    QVERIFY(built.ok());
    QCOMPARE(built.graph->blocks.size(), std::size_t(14));
    std::int64_t learnable = 0;
    for (const GraphBlock &each : built.graph->blocks)
        learnable += each.learnable;
    QCOMPARE(learnable, std::int64_t(61706)); // LeNet-5's
    QCOMPARE(m_window->session()->outcome()->answer.classCount, 10);
    QCOMPARE(m_window->cursor()->currentBlock(), QStringLiteral("loss")); // all of it is shown as run
}

void TestBuild::everyStepIsUndone()
{
    empty();
    const std::string before = toJson(network());
    std::vector<std::string> states{before};
    const auto keep = [&] { states.push_back(toJson(network())); };
    typeInPanel("input 1x28x28");
    keep();
    typeInPanel("conv 4 3");
    keep();
    typeInPanel("relu");
    keep();
    drag(block("relu1")->pos(), block("relu1")->pos() + QPointF(0, 160));
    keep();
    trigger(Command::DeleteBlocks);
    keep();
    QCOMPARE(undo().count(), 5);
    QCOMPARE(undo().text(0), QStringLiteral("Add image"));
    QCOMPARE(undo().text(3), QStringLiteral("Move relu1"));
    QCOMPARE(undo().text(4), QStringLiteral("Remove relu1"));
    for (std::size_t i = states.size() - 1; i-- > 0;) {
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(toJson(network()), states[i]);
    }
    QVERIFY(scene().blocks().empty());
    for (std::size_t i = 1; i < states.size(); ++i) {
        undo().redo();
        QCOMPARE(toJson(network()), states[i]);
        if (i == 2) // what is added again is selected again
            QCOMPARE(scene().selectedIds(), edit::Ids{"conv1"});
    }
}

void TestBuild::clipboardCarriesBlocksAsText()
{
    smallOne();
    scene().select({"conv1", "relu1"});
    press(Qt::Key_C, Qt::ControlModifier);
    const auto copied = edit::readFragment(QApplication::clipboard()->text().toStdString());
    QVERIFY(copied.ok());
    QCOMPARE(copied->blocks.size(), std::size_t(2));
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(wires(), std::string("image>conv1 conv1>relu1 conv2>relu2 "));
    QCOMPARE(scene().selectedIds(), (edit::Ids{"conv2", "relu2"}));
    press(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(wires(), std::string("image>conv1 conv1>relu1 "));
    press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(block("conv2"));
    press(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(block("conv3") && block("relu3"));
    // Copies cover nothing.
    for (const BlockItem *one : scene().blocks())
        for (const BlockItem *other : scene().blocks())
            QVERIFY2(one == other || !one->cardRect().intersects(other->cardRect()), qPrintable(one->block().id));
    QApplication::clipboard()->setText(QStringLiteral("{\"format\": \"vitrine-network\", \"version\": 1}"));
    const Network before = network();
    press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(m_window->banner()->isVisible());
    QVERIFY(network() == before);
}

void TestBuild::picturesAreStillPasted()
{
    smallOne();
    QImage image(20, 20, QImage::Format_RGB888);
    image.fill(Qt::red);
    QApplication::clipboard()->setImage(image);
    QSignalSpy done(m_window->session(), &Session::outcomeChanged);
    press(Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !m_window->session()->isBusy(), patience);
    QCOMPARE(m_window->session()->outcome()->question.picture.kind, PictureSource::Kind::Image);
}

void TestBuild::renamingKeepsTheWeights()
{
    smallOne();
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_window->session()->isBusy() && m_window->session()->trace()->weights.contains("conv1.weight"), patience);
    const std::vector<float> before = m_window->session()->trace()->weights.at("conv1.weight").toFloats();
    click(block("conv1")->pos());
    press(Qt::Key_F2);
    QTest::keyClicks(builder().nameField(), QStringLiteral("stem"));
    QTest::keyClick(builder().nameField(), Qt::Key_Return);
    QCOMPARE(wires(), std::string("image>stem stem>relu1 "));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->trace()->weights.contains("stem.weight"), patience);
    QCOMPARE(m_window->session()->trace()->weights.at("stem.weight").toFloats(), before);
    press(Qt::Key_F2);
    QTest::keyClicks(builder().nameField(), QStringLiteral("relu1"));
    QTest::keyClick(builder().nameField(), Qt::Key_Return);
    QVERIFY(m_window->banner()->isVisible());
    QVERIFY(block("stem"));
}

void TestBuild::editsKeepItemsZoomAndSelection()
{
    smallOne();
    view().setZoom(0.8);
    click(block("conv1")->pos());
    BlockItem *image = block("image"), *conv = block("conv1");
    const double zoom = view().zoom();
    const auto middle = [this] { return view().mapToScene(view().viewport()->rect().center()); };
    const QPointF place = middle();
    room().document()->apply(QStringLiteral("edit"), edit::setParam(network(), "conv1", "stride", std::int64_t(2)));
    QCOMPARE(block("image"), image);
    QCOMPARE(block("conv1"), conv);
    QVERIFY(conv->isSelected());
    QCOMPARE(view().zoom(), zoom);
    QCOMPARE(middle(), place);
    QVERIFY(conv->block().parameters.contains(QStringLiteral("stride 2")));
    // Neither does the run that follows disturb anything.
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->isBusy(), patience);
    QVERIFY((middle() - place).manhattanLength() < 2); // a banner may come or go above
    QVERIFY(conv->isSelected());
}

void TestBuild::wrongParametersAreSaid()
{
    smallOne();
    const Network before = network();
    typeInPanel("conv 4 3 colour=5");
    QVERIFY(network() == before);
    QVERIFY(m_window->banner()->isVisible());
    QVERIFY2(m_window->banner()->text().contains(QStringLiteral("out_channels")),
             qPrintable(m_window->banner()->text()));
}

void TestBuild::movingRunsNothing()
{
    smallOne();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->isBusy(), patience);
    const auto trace = m_window->session()->trace();
    const WeightsSource weights = m_window->session()->question().weights;
    drag(block("relu1")->pos(), block("relu1")->pos() + QPointF(0, 160));
    QCOMPARE(undo().undoText(), QStringLiteral("Move relu1"));
    QVERIFY(!m_window->session()->isBusy());
    QCOMPARE(m_window->session()->trace(), trace);
    QVERIFY(m_window->session()->outcome()->network == network());
    QVERIFY(m_window->session()->question().weights == weights);
    undo().undo();
    QVERIFY(!m_window->session()->isBusy());
    QVERIFY(m_window->session()->outcome()->network == network());
}

QTEST_MAIN(TestBuild)
#include "tst_build.moc"
