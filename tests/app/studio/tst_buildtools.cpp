// vitrine-test: TIMEOUT 300
// What the mouse does on the canvas: wires, drags, drops, rectangles, groups; finding and arranging.

#include "tests/app/studio/BuildHarness.h"

using namespace vitrine;
using vitrine::test::patience;

class TestBuildTools : public vitrine::test::BuildHarness {
    Q_OBJECT

private slots:
    void initTestCase() { beginCase(); }
    void init() { begin(); }
    void cleanup() { m_window.reset(); }

    void wiresAreDrawnBetweenPorts();
    void aWireThatCanNotBeSaysWhy();
    void aWireToNowhereAsksForABlock();
    void wiresAreTakenOffAndInsertedInto();
    void blocksAreDraggedAndDropped();
    void severalBlocksAreOne();
    void deletesWithAndWithoutJoining();
    void groupsCollapse();
    void findsBlocks();
    void arranges();
};

void TestBuildTools::wiresAreDrawnBetweenPorts()
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

void TestBuildTools::aWireThatCanNotBeSaysWhy()
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

void TestBuildTools::aWireToNowhereAsksForABlock()
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

void TestBuildTools::wiresAreTakenOffAndInsertedInto()
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
    for (const BlockItem *other : scene().blocks()) // which made room
        QVERIFY2(other == block("tanh1") || !other->cardRect().intersects(block("tanh1")->cardRect()),
                 qPrintable(other->block().id));
}

void TestBuildTools::blocksAreDraggedAndDropped()
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

void TestBuildTools::severalBlocksAreOne()
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

void TestBuildTools::deletesWithAndWithoutJoining()
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

void TestBuildTools::groupsCollapse()
{
    smallOne();
    scene().select({"conv1", "relu1"});
    press(Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(scene().groups().size(), std::size_t(1));
    // It is the group that F2 names now.
    QVERIFY(scene().groups().front()->isSelected() && !block("conv1")->isSelected());
    const QRectF seen = view().mapToScene(view().viewport()->rect()).boundingRect();
    QVERIFY(seen.contains(scene().groups().front()->titleBar()));
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

void TestBuildTools::findsBlocks()
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
    QVERIFY(block("tanh1")->isSelected());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QCOMPARE(m_window->selection()->block(), QStringLiteral("tanh1"));
    QVERIFY(block("tanh1")->isSelected());
}

void TestBuildTools::arranges()
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
    const QRectF seen = view().mapToScene(view().viewport()->rect()).boundingRect();
    QVERIFY(seen.contains(scene().contentRect().adjusted(24, 24, -24, -24)));
}

QTEST_MAIN(TestBuildTools)
#include "tst_buildtools.moc"
