// The ways of wires around blocks, automatic layouts, and places for blocks that have none.

#include "widgets/canvas/BlockItem.h"
#include "widgets/canvas/CanvasPlaces.h"
#include "widgets/canvas/GraphvizLayout.h"
#include "widgets/canvas/WirePath.h"
#include "widgets/canvas/WireRouter.h"

#include <QtTest>

using namespace vitrine;

namespace {

QRectF card(double x, double y)
{
    return {x - BlockItem::width / 2, y - BlockItem::height / 2, BlockItem::width, BlockItem::height};
}

QPointF outlet(QRectF box)
{
    return {box.right(), box.center().y()};
}

QPointF inlet(QRectF box)
{
    return {box.left(), box.center().y()};
}

/// Whether the straight pieces cross none of the boxes.
bool isClear(QPointF from, const std::vector<QPointF> &corners, QPointF to, const std::vector<QRectF> &boxes)
{
    std::vector<QPointF> points{from};
    points.insert(points.end(), corners.begin(), corners.end());
    points.push_back(to);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        for (int step = 1; step < 50; ++step) {
            const QPointF place = points[i] + (points[i + 1] - points[i]) * step / 50.0;
            for (const QRectF &box : boxes) {
                if (box.adjusted(1, 1, -1, -1).contains(place))
                    return false;
            }
        }
    }
    return true;
}

} // namespace

class TestWires : public QObject {
    Q_OBJECT

private slots:
    void aFreeWireIsACurve();
    void goesAroundABlock();
    void runsBackAroundBothBlocks();
    void givesUpWhereAllIsBlocked();
    void pathsStartAndEndAtThePorts();
    void graphvizOrdersFromLeftToRight();
    void blocksWithoutAPlaceGetOne();
    void freePlacesCoverNothing();
};

void TestWires::aFreeWireIsACurve()
{
    const std::vector<QRectF> boxes{card(0, 0), card(264, 100)};
    QVERIFY(WireRouter(boxes).route(outlet(boxes[0]), inlet(boxes[1])).empty());
}

void TestWires::goesAroundABlock()
{
    const std::vector<QRectF> boxes{card(0, 0), card(264, 0), card(528, 0)};
    const auto corners = WireRouter(boxes).route(outlet(boxes[0]), inlet(boxes[2]));
    QVERIFY(corners.size() >= 4);
    QVERIFY(isClear(outlet(boxes[0]), corners, inlet(boxes[2]), boxes));
}

void TestWires::runsBackAroundBothBlocks()
{
    const std::vector<QRectF> boxes{card(0, 0), card(264, 0), card(0, 300)};
    const auto corners = WireRouter(boxes).route(outlet(boxes[1]), inlet(boxes[2]));
    QVERIFY(corners.size() >= 4);
    QVERIFY(isClear(outlet(boxes[1]), corners, inlet(boxes[2]), boxes));
}

void TestWires::givesUpWhereAllIsBlocked()
{
    const std::vector<QRectF> boxes{card(0, 0), card(10, 10), card(-400, 0)};
    QVERIFY(WireRouter(boxes).route(outlet(boxes[0]) - QPointF(40, 0), inlet(boxes[2]) + QPointF(40, 0)).empty());
}

void TestWires::pathsStartAndEndAtThePorts()
{
    const QPointF from(0, 0), to(300, 80);
    for (const QPainterPath &path :
         {curvedPath(from, {}, to), curvedPath(from, {{100, 20}}, to), corneredPath(from, {{20, 0}, {20, 80}}, to)}) {
        QCOMPARE(path.pointAtPercent(0), from);
        QVERIFY((path.pointAtPercent(1) - to).manhattanLength() < 0.01);
    }
    QCOMPARE(curvePoint(from, to, 0), from);
    QCOMPARE(curvePoint(from, to, 1), to);
}

void TestWires::graphvizOrdersFromLeftToRight()
{
    const std::vector<LayoutBox> boxes(5, {BlockItem::width, BlockItem::height});
    const std::vector<LayoutEdge> edges{{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 4}};
    const auto layout = layoutGraphviz(boxes, edges);
    if (!layout)
        QSKIP("built without Graphviz");
    for (const LayoutEdge &edge : edges) {
        const auto from = static_cast<std::size_t>(edge.from), to = static_cast<std::size_t>(edge.to);
        QVERIFY(layout->columns[from] < layout->columns[to]);
        QVERIFY(layout->positions[to].x - layout->positions[from].x > BlockItem::width);
    }
    QCOMPARE(layout->columns, (std::vector<int>{0, 1, 2, 2, 3}));
    QVERIFY(std::abs(layout->positions[2].y - layout->positions[3].y) >= BlockItem::height);
    const auto again = layoutGraphviz(boxes, edges);
    QVERIFY(again->positions == layout->positions);
    // A cycle is drawn all the same.
    QVERIFY(layoutGraphviz(boxes, std::vector<LayoutEdge>{{0, 1}, {1, 2}, {2, 0}}).has_value());
}

void TestWires::blocksWithoutAPlaceGetOne()
{
    CanvasModel model;
    for (const char *id : {"a", "b", "c"}) {
        CanvasBlock block;
        block.id = QString::fromLatin1(id);
        model.blocks.push_back(block);
    }
    model.connections = {{0, 1, 0, 0, {}}, {1, 2, 0, 0, {}}};
    model.blocks[0].position = Position{40, 80};
    const CanvasPlaces places = placeBlocks(model, {1000, 600});
    QCOMPARE(places.centres[0], QPointF(40, 80));
    QCOMPARE(places.centres[1], QPointF(40 + columnStep, 80));
    QCOMPARE(places.centres[2], QPointF(40 + 2 * columnStep, 80));
    model.blocks[0].position.reset();
    QVERIFY(placeBlocks(model, {1000, 600}).centres[1].x() > placeBlocks(model, {1000, 600}).centres[0].x());
    QVERIFY(placeBlocks({}, {1000, 600}).centres.empty());
}

void TestWires::freePlacesCoverNothing()
{
    std::vector<QPointF> taken;
    for (int i = 0; i < 30; ++i) {
        const QPointF place = freePlace({0, 0}, taken);
        for (const QPointF &other : taken)
            QVERIFY(!card(place.x(), place.y()).intersects(card(other.x(), other.y())));
        taken.push_back(place);
    }
}

QTEST_MAIN(TestWires)
#include "tst_wires.moc"
