// vitrine-test: TIMEOUT 300
// A network is built, changed and undone in the studio with mouse and keyboard.

#include "app/studio/Actions.h"
#include "app/studio/BuildDesk.h"
#include "app/studio/ErrorBanner.h"
#include "app/studio/MainWindow.h"
#include "app/studio/NetworkRoom.h"
#include "app/studio/Rooms.h"
#include "core/edit/Edit.h"
#include "core/network/NetworkFile.h"
#include "widgets/builder/BlockSearch.h"
#include "widgets/builder/Builder.h"
#include "widgets/builder/CanvasEditor.h"
#include "widgets/builder/FindBar.h"
#include "widgets/builder/Minimap.h"
#include "widgets/builder/NameField.h"
#include "widgets/builder/PlacePopup.h"
#include "widgets/builder/PointerTip.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace vitrine;

namespace {

constexpr int patience = 20000; // milliseconds

} // namespace

class TestBuild : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    int m_actions = 0; ///< that the user made

    NetworkRoom &room() const { return *qobject_cast<NetworkRoom *>(m_window->rooms()->current()); }
    CanvasView &view() const { return *m_window->canvas(); }
    CanvasScene &scene() const { return *view().canvas(); }
    Builder &builder() const { return *room().build()->builder(); }
    const Network &network() const { return room().document()->network(); }
    QUndoStack &undo() const { return *m_window->undoStack(); }
    BlockItem *block(const char *id) const { return scene().find(QString::fromLatin1(id)); }
    QPoint at(QPointF scene) const { return view().mapFromScene(scene); }

    void trigger(Command command)
    {
        ++m_actions;
        m_window->actions()[command]->trigger();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_actions;
        QTest::keyClick(m_window.get(), key, modifiers);
    }
    void click(QPointF place, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_actions;
        QTest::mouseClick(view().viewport(), Qt::LeftButton, modifiers, at(place));
    }
    void doubleClick(QPointF place)
    {
        ++m_actions;
        QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, at(place));
    }
    void beginDrag(QPointF from, QPointF to)
    {
        ++m_actions;
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, at(from));
        QTest::mouseMove(view().viewport(), (at(from) + at(to)) / 2);
        QTest::mouseMove(view().viewport(), at(to));
    }
    void drag(QPointF from, QPointF to)
    {
        beginDrag(from, to);
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, at(to));
    }
    /// Into the search that is open in place.
    void typeInPlace(const char *phrase)
    {
        m_actions += 2;
        QLineEdit *field = builder().popup()->search()->field();
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, QString::fromLatin1(phrase));
        QTest::keyClick(field, Qt::Key_Return);
        activate();
    }
    /// Offscreen, a search that was closed may stay the active window.
    void activate()
    {
        m_window->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget *>(m_window.get()));
    }
    /// Into the panel of blocks.
    void typeInPanel(const char *phrase)
    {
        m_actions += 2;
        QTest::keyClicks(builder().palette()->field(), QString::fromLatin1(phrase));
        QTest::keyClick(builder().palette()->field(), Qt::Key_Return);
    }
    void empty()
    {
        trigger(Command::NewNetwork);
        QTRY_VERIFY_WITH_TIMEOUT(network().blocks.empty() && !m_window->session()->isBusy(), patience);
        undo().clear();
    }
    /// image → conv1 → relu1 on a line, and a loose tanh1 below.
    void smallOne()
    {
        empty();
        typeInPanel("input 1x28x28");
        typeInPanel("conv 4 3 padding=1");
        typeInPanel("relu");
        scene().clearSelection();
        doubleClick(block("conv1")->pos() + QPointF(0, 260));
        typeInPlace("tanh");
        QVERIFY(block("tanh1"));
        view().fit();
    }
    std::string wires() const
    {
        std::string text;
        for (const Connection &each : network().connections)
            text += each.from.block + '>' + each.to.block + ' ';
        return text;
    }

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void buildsLeNetInUnderSixtyActions();
    void everyStepIsUndone();
    void wiresAreDrawnBetweenPorts();
    void aWireThatCanNotBeSaysWhy();
    void aWireToNowhereAsksForABlock();
    void wiresAreTakenOffAndInsertedInto();
    void blocksAreDraggedAndDropped();
    void severalBlocksAreOne();
    void clipboardCarriesBlocksAsText();
    void picturesAreStillPasted();
    void deletesWithAndWithoutJoining();
    void renamingKeepsTheWeights();
    void groupsCollapse();
    void findsBlocks();
    void arranges();
    void editsKeepItemsZoomAndSelection();
    void wrongParametersAreSaid();
};

void TestBuild::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
}

void TestBuild::init()
{
    QSettings().clear();
    Preferences preferences;
    preferences.language = QStringLiteral("en");
    preferences.run.threads = 1;
    m_window = std::make_unique<MainWindow>(preferences);
    m_window->resize(1600, 1000);
    m_window->show();
    m_window->start(std::nullopt);
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome() && !m_window->session()->isBusy(), patience);
    m_actions = 0;
}

void TestBuild::buildsLeNetInUnderSixtyActions()
{
    empty();
    m_actions = 1; // the command above
    doubleClick(view().mapToScene(QPoint(150, 200)));
    typeInPlace("input 1x28x28");
    QVERIFY(block("image"));
    for (const char *phrase : {"conv 6 5 padding=2", "tanh", "avgpool 2", "conv 16 5", "tanh", "avgpool 2",
                               "conv 120 5", "tanh", "flatten", "linear 84", "tanh"})
        typeInPanel(phrase);
    // The rest with the mouse: a wire to the empty canvas asks for what comes there.
    const BlockItem *last = block("tanh4");
    QVERIFY(last);
    view().fit();
    trigger(Command::FitView);
    drag(last->outlet(0), last->pos() + QPointF(0, 240));
    typeInPlace("linear 10");
    QVERIFY(block("fc2"));
    trigger(Command::AddBlock);
    typeInPlace("crossentropy");
    QVERIFY2(m_actions < 60, qPrintable(QString::number(m_actions)));

    const GraphResult built = buildGraph(network(), 1);
    QVERIFY(built.ok());
    QCOMPARE(built.graph->blocks.size(), std::size_t(14));
    std::int64_t learnable = 0;
    for (const GraphBlock &each : built.graph->blocks)
        learnable += each.learnable;
    QCOMPARE(learnable, std::int64_t(61706)); // LeNet-5's
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->isBusy() && m_window->session()->trace()->graph.blocks.size() == 14,
                             patience);
    QCOMPARE(m_window->session()->outcome()->answer.classCount, 10);
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
    QCOMPARE(undo().text(0), QStringLiteral("Add Input"));
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
    }
}

void TestBuild::wiresAreDrawnBetweenPorts()
{
    smallOne();
    const int before = undo().count();
    drag(block("relu1")->outlet(0), block("tanh1")->inlet(0));
    QCOMPARE(wires(), std::string("image>conv1 conv1>relu1 relu1>tanh1 "));
    QCOMPARE(undo().undoText(), QStringLiteral("Connect relu1 to tanh1"));
    // From an input back to an output, which replaces what was there; the end may lie anywhere on the block.
    undo().undo();
    drag(block("tanh1")->inlet(0), block("conv1")->pos());
    QCOMPARE(wires(), std::string("image>conv1 conv1>relu1 conv1>tanh1 "));
    QCOMPARE(undo().count(), before + 1);
}

void TestBuild::aWireThatCanNotBeSaysWhy()
{
    smallOne();
    beginDrag(block("relu1")->outlet(0), block("conv1")->inlet(0));
    QVERIFY(builder().tip()->isVisible());
    QVERIFY2(builder().tip()->text().contains(QStringLiteral("cycle")), qPrintable(builder().tip()->text()));
    const int before = undo().count();
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, at(block("conv1")->inlet(0)));
    QVERIFY(!builder().tip()->isVisible());
    QCOMPARE(undo().count(), before);
    // Esc drops a wire that is being drawn.
    beginDrag(block("relu1")->outlet(0), block("tanh1")->inlet(0));
    press(Qt::Key_Escape);
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, at(block("tanh1")->inlet(0)));
    QCOMPARE(undo().count(), before);
}

void TestBuild::aWireToNowhereAsksForABlock()
{
    smallOne();
    drag(block("relu1")->outlet(0), block("relu1")->pos() + QPointF(180, 160));
    typeInPlace("maxp");
    QCOMPARE(wires(), std::string("image>conv1 conv1>relu1 relu1>pool1 "));
    // What can't work on the shape is not offered: a linear layer may, a norm over signals may not.
    drag(block("relu1")->outlet(0), block("tanh1")->pos() + QPointF(240, 0));
    BlockSearch *search = builder().popup()->search();
    QTest::keyClicks(search->field(), QStringLiteral("batchnorm1d"));
    QVERIFY(!search->list()->isVisible());
    builder().popup()->hide();
}

void TestBuild::wiresAreTakenOffAndInsertedInto()
{
    smallOne();
    ConnectionItem *wire = scene().wireInto({block("relu1"), true, 0});
    doubleClick(wire->path().pointAtPercent(0.5));
    typeInPlace("bn2");
    QCOMPARE(wires(), std::string("image>conv1 bn1>relu1 conv1>bn1 "));
    view().fit();
    drag(block("relu1")->inlet(0), block("relu1")->pos() + QPointF(0, 220));
    QCOMPARE(wires(), std::string("image>conv1 conv1>bn1 "));
    // The loose block goes into the wire that it is dragged onto.
    drag(block("tanh1")->pos(), scene().wireInto({block("bn1"), true, 0})->path().pointAtPercent(0.5));
    QVERIFY(wires().find("tanh1>bn1") != std::string::npos);
    QVERIFY(wires().find("conv1>tanh1") != std::string::npos);
}

void TestBuild::blocksAreDraggedAndDropped()
{
    smallOne();
    QMimeData data;
    data.setData(QString::fromLatin1(blockMimeType), "Dropout");
    const auto drop = [&](QPoint place) {
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view().viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent over(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view().viewport(), &over);
        QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view().viewport(), &event);
    };
    drop(at(block("tanh1")->pos() + QPointF(240, 40)));
    QVERIFY(block("drop1"));
    QCOMPARE(wires(), std::string("image>conv1 conv1>relu1 "));
    drop(at(scene().wireInto({block("relu1"), true, 0})->path().pointAtPercent(0.5)));
    QCOMPARE(wires(), std::string("image>conv1 drop2>relu1 conv1>drop2 "));
}

void TestBuild::severalBlocksAreOne()
{
    smallOne();
    press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(scene().selectedIds().size(), std::size_t(4));
    click(block("tanh1")->pos(), Qt::ControlModifier);
    QCOMPARE(scene().selectedIds().size(), std::size_t(3));
    const QPointF tanh = block("tanh1")->pos(), conv = block("conv1")->pos();
    drag(block("conv1")->pos(), block("conv1")->pos() + QPointF(0, -80));
    QCOMPARE(block("conv1")->pos(), conv + QPointF(0, -80));
    QCOMPARE(block("tanh1")->pos(), tanh);
    // A rectangle over the empty canvas selects what it touches.
    drag(block("tanh1")->pos() + QPointF(-140, 130), block("tanh1")->pos());
    QCOMPARE(scene().selectedIds(), edit::Ids{"tanh1"});
    room().build()->editor()->selectAll();
    room().build()->editor()->align(edit::Alignment::Top);
    QCOMPARE(block("tanh1")->y(), block("conv1")->y());
    room().build()->editor()->distribute(edit::Axis::X);
    QVERIFY(std::abs(block("tanh1")->x() - block("conv1")->x()) >= BlockItem::width);
    undo().undo();
    undo().undo();
    QCOMPARE(block("tanh1")->pos(), tanh);
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

void TestBuild::deletesWithAndWithoutJoining()
{
    smallOne();
    click(block("conv1")->pos());
    press(Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(wires(), std::string("image>relu1 "));
    undo().undo();
    click(block("conv1")->pos());
    press(Qt::Key_Delete);
    QCOMPARE(wires(), std::string());
    undo().undo();
    click(scene().wireInto({block("relu1"), true, 0})->path().pointAtPercent(0.5));
    press(Qt::Key_Delete);
    QCOMPARE(wires(), std::string("image>conv1 "));
    QCOMPARE(undo().undoText(), QStringLiteral("Disconnect relu1 from conv1"));
    QVERIFY(block("conv1") && block("relu1"));
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

void TestBuild::groupsCollapse()
{
    smallOne();
    scene().select({"conv1", "relu1"});
    press(Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(scene().groups().size(), std::size_t(1));
    const GroupItem *group = scene().groups().front();
    QVERIFY(group->frame().contains(block("conv1")->cardRect()));
    QVERIFY(edit::groupsOf(*parseNetwork(toJson(network()), "file")).size() == 1);
    view().fit();
    click(group->titleBar().topLeft() + QPointF(12, 14)); // its switch
    QVERIFY(scene().groups().front()->isCollapsed());
    QVERIFY(!block("conv1")->isVisible() && !block("relu1")->isVisible() && block("tanh1")->isVisible());
    doubleClick(scene().groups().front()->frame().center());
    QVERIFY(block("conv1")->isVisible());
    // Its title moves all of it.
    const QPointF before = block("relu1")->pos();
    const QPointF title = scene().groups().front()->titleBar().center();
    view().fit();
    drag(title, title + QPointF(0, -64));
    QCOMPARE(block("relu1")->pos(), before + QPointF(0, -64));
    press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(scene().groups().empty());
}

void TestBuild::findsBlocks()
{
    smallOne();
    press(Qt::Key_F, Qt::ControlModifier);
    QLineEdit *field = builder().findBar()->field();
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, QStringLiteral("1"));
    QCOMPARE(builder().findBar()->found(), 4); // conv1, relu1, tanh1, and the picture's shape
    QTest::keyClicks(field, QStringLiteral("28"));
    QCOMPARE(builder().findBar()->found(), 0);
    field->clear();
    QTest::keyClicks(field, QStringLiteral("Tanh"));
    QCOMPARE(m_window->selection()->block(), QStringLiteral("tanh1"));
    press(Qt::Key_Escape);
    QVERIFY(!field->isVisible());
}

void TestBuild::arranges()
{
    smallOne();
    drag(block("relu1")->pos(), block("relu1")->pos() + QPointF(-500, 80));
    QVERIFY(block("relu1")->x() < block("conv1")->x());
    press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(block("relu1")->x() > block("conv1")->x(), patience);
    QVERIFY(block("conv1")->x() > block("image")->x());
    QCOMPARE(undo().undoText(), QStringLiteral("Arrange"));
    undo().undo();
    QVERIFY(block("relu1")->x() < block("conv1")->x());
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

QTEST_MAIN(TestBuild)
#include "tst_build.moc"
