#include "core/edit/Groups.h"
#include "tests/widgets/support/SampleRun.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/Export.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"

#include <QAccessible>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QtTest>

using namespace vitrine;

class TestCanvasView : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void clickSelects();
    void tabAndArrowsGoFromBlockToBlock();
    void selectionFromElsewhereIsShown();
    void stateFollowsTheStep();
    void picturesComeWithTheirSteps();
    void problemsAreOnTheBlock();
    void screenReadersSeeTheBlocks();
    void whoLooksAtTheSelectionFindsItWhole();
    void zoomAndFit();
    void threeHundredBlocks();
    void exportsTheWholeNetwork_data();
    void exportsTheWholeNetwork();

private:
    BlockItem *block(const char *id) const;

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<StepCursor> m_cursor;
    std::unique_ptr<CanvasView> m_view;
};

void TestCanvasView::init()
{
    m_selection = std::make_unique<Selection>();
    m_cursor = std::make_unique<StepCursor>();
    m_view = std::make_unique<CanvasView>();
    m_view->resize(900, 600);
    m_view->setSelection(m_selection.get());
    m_view->setCursor(m_cursor.get());
    const Network network = test::network(test::smallNetwork);
    const auto trace = test::run(network);
    QVERIFY(trace);
    m_view->setNetwork(network, trace->graph);
    m_cursor->setTrace(trace);
    m_view->show();
}

void TestCanvasView::cleanup()
{
    m_view.reset();
}

BlockItem *TestCanvasView::block(const char *id) const
{
    const int number = m_view->canvas()->model().find(QString::fromLatin1(id));
    return number < 0 ? nullptr : m_view->canvas()->blocks()[static_cast<std::size_t>(number)];
}

void TestCanvasView::clickSelects()
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->mapFromScene(block("pool")->pos()));
    QCOMPARE(m_selection->block(), QStringLiteral("pool"));
    QVERIFY(block("pool")->isSelected());
}

void TestCanvasView::tabAndArrowsGoFromBlockToBlock()
{
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QCOMPARE(m_selection->block(), QStringLiteral("image"));
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QCOMPARE(m_selection->block(), QStringLiteral("conv"));
    QTest::keyClick(m_view.get(), Qt::Key_Backtab);
    QCOMPARE(m_selection->block(), QStringLiteral("image"));
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(m_selection->block(), QStringLiteral("conv"));
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QCOMPARE(m_selection->block(), QStringLiteral("image"));
}

void TestCanvasView::selectionFromElsewhereIsShown()
{
    m_selection->selectPlace({Place::Kind::Output, "fc", 0, {0, 1}});
    QVERIFY(block("fc")->isSelected());
    QVERIFY(!block("conv")->isSelected());
    QVERIFY(m_selection->place().has_value()); // the canvas did not take it away
}

void TestCanvasView::stateFollowsTheStep()
{
    m_cursor->setCurrent(1);
    QVERIFY(block("conv")->state().active);
    QVERIFY(block("image")->state().forwardDone);
    QVERIFY(!block("relu")->state().forwardDone);
    QCOMPARE(m_view->canvas()->connections()[0]->flow(), ConnectionItem::Flow::Forward);
    QCOMPARE(m_view->canvas()->connections()[2]->flow(), ConnectionItem::Flow::Waiting);
    m_cursor->toggleBackward();
    QVERIFY(block("conv")->state().backwardDone);
    QCOMPARE(block("conv")->state().pass, Pass::Backward);
    QVERIFY(!block("image")->state().backwardDone);
    QCOMPARE(m_view->canvas()->connections()[1]->flow(), ConnectionItem::Flow::Backward);
}

void TestCanvasView::picturesComeWithTheirSteps()
{
    m_cursor->toFirst();
    QVERIFY(!m_view->canvas()->shownTensor(block("conv")).valid());
    m_cursor->stepForward();
    QCOMPARE(m_view->canvas()->shownTensor(block("conv")).data(), m_cursor->trace()->output("conv").data());
    m_cursor->toggleBackward();
    QCOMPARE(m_view->canvas()->shownTensor(block("conv")).data(), m_cursor->trace()->gradient("conv").data());
}

void TestCanvasView::problemsAreOnTheBlock()
{
    Network network = test::network(test::smallNetwork);
    network.find("conv")->params["kernel_size"] = std::int64_t(99);
    m_view->setNetwork(network, buildGraph(network, 1));
    const CanvasBlock &conv = block("conv")->block();
    QCOMPARE(conv.problems.size(), 1);
    QVERIFY(block("conv")->toolTip().contains(conv.problems.front().toHtmlEscaped()));
    QVERIFY(block("image")->block().problems.isEmpty());
    QVERIFY(!block("image")->block().shape.isEmpty());
}

void TestCanvasView::screenReadersSeeTheBlocks()
{
    QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(canvas);
    QCOMPARE(canvas->role(), QAccessible::List);
    QCOMPARE(canvas->childCount(), 7);
    QAccessibleInterface *conv = canvas->child(1);
    QVERIFY(conv->text(QAccessible::Name).startsWith(QStringLiteral("conv, Conv2d")));
    QCOMPARE(canvas->indexOfChild(conv), 1);
    QVERIFY(!conv->state().selected);
    m_selection->selectBlock(QStringLiteral("conv"));
    QVERIFY(conv->state().selected);
    QVERIFY(conv->rect().width() > 0);
}

/// A selected frame that an undo takes away: what is told of it comes when all the rest fits together again.
void TestCanvasView::whoLooksAtTheSelectionFindsItWhole()
{
    const Network network = test::network(test::smallNetwork);
    const auto show = [&](const std::vector<edit::Group> &groups) {
        const Network grouped = edit::withGroups(network, groups);
        m_view->showEdit(grouped, buildGraph(grouped, 1));
    };
    show({{"a", {"conv"}}, {"b", {"relu", "pool"}}, {"c", {"flat"}}});
    CanvasScene &scene = *m_view->canvas();
    scene.clearSelection();
    scene.groups().back()->setSelected(true);
    scene.groups()[1]->setSelected(true);
    QCOMPARE(scene.selectedIds(), (edit::Ids{"relu", "pool", "flat"}));
    std::vector<edit::Ids> seen;
    connect(&scene, &QGraphicsScene::selectionChanged, this, [&] { seen.push_back(scene.selectedIds()); });
    show({});
    QCOMPARE(seen, std::vector<edit::Ids>{{}});
}

void TestCanvasView::zoomAndFit()
{
    m_view->showActualSize();
    QCOMPARE(m_view->zoom(), 1.0);
    m_view->fit();
    QVERIFY(!m_view->horizontalScrollBar()->isVisible());
    const QRectF seen = m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
    for (const BlockItem *each : m_view->canvas()->blocks())
        QVERIFY(seen.contains(each->pos()));
}

void TestCanvasView::threeHundredBlocks()
{
    Network network = test::network(test::smallNetwork);
    Network large;
    large.blocks.push_back(network.blocks[0]);
    for (int i = 1; i < 300; ++i) {
        large.blocks.push_back({"b" + std::to_string(i), "ReLU", {}, {}, {}});
        large.connections.push_back(
            {{large.blocks[static_cast<std::size_t>(i - 1)].id, 0}, {large.blocks.back().id, 0}, {}});
    }
    m_view->setNetwork(large, buildGraph(large, 1));
    QCOMPARE(m_view->canvas()->blocks().size(), std::size_t(300));
    QVERIFY(m_view->zoom() > 0.4); // opens readable
    QVERIFY(!m_view->grab().isNull());
    m_view->fit();
    QVERIFY(m_view->mapToScene(m_view->viewport()->rect())
                .boundingRect()
                .contains(m_view->canvas()->blocks().back()->pos()));
}

void TestCanvasView::exportsTheWholeNetwork_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("magic");
    QTest::newRow("png") << QStringLiteral("net.png") << QByteArray("\x89PNG");
    QTest::newRow("svg") << QStringLiteral("net.svg") << QByteArray("<?xml");
    QTest::newRow("pdf") << QStringLiteral("net.pdf") << QByteArray("%PDF");
}

void TestCanvasView::exportsTheWholeNetwork()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, magic);
    const QTemporaryDir folder;
    const QString path = folder.filePath(file);
    QVERIFY(exportTo(path, m_view->exportSource()).ok());
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QVERIFY(saved.read(8).startsWith(magic));
    QVERIFY(saved.size() > 1000);
    QVERIFY(!exportTo(folder.filePath(QStringLiteral("net.xyz")), m_view->exportSource()).ok());
}

QTEST_MAIN(TestCanvasView)
#include "tst_canvasview.moc"
