#include "widgets/common/LongCsv.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/maps/Thumbnail.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace vitrine;

Q_DECLARE_METATYPE(vitrine::Index)

namespace {

Snapshot counting(const Shape &shape, float from = 0)
{
    std::vector<float> values(static_cast<std::size_t>(elementCount(shape)));
    std::iota(values.begin(), values.end(), from);
    return Snapshot::of(shape, std::move(values));
}

QPoint centreOf(const MapGridView &view, const PlaneCell &cell)
{
    return view.cellRect(cell).center().toPoint();
}

} // namespace

class TestMapGridView : public QObject {
    Q_OBJECT

private slots:
    void valueUnderTheMouse_data();
    void valueUnderTheMouse();
    void clickChoosesAPlace();
    void pixelsAreThoseOfTheScale();
    void notANumberHasItsColour();
    void scalesPerMapLayerAndNetwork();
    void arrowsMoveTheCursorAndReturnChooses();
    void markedPlaceBringsItsSampleOnView();
    void highlightIsPainted();
    void zoomKeepsTheValuesUnderTheirPlaces();
    void messageInsteadOfATensor();
    void thumbnailsShowWhatTheyAreOf();
    void longRowsAreEnlarged();
    void barsOfNoNumbersAreSeen();
    void keysWithCtrlAreTheWindows();
    void largeTensorsAreRangedElsewhere();
    void newestRangeWins();
    void numbersAreTheTensors();
};

/// The range of a large tensor comes from another thread; until then that of the first plane stands in.
void TestMapGridView::largeTensorsAreRangedElsewhere()
{
    MapGridView view;
    view.resize(400, 300);
    view.show();
    QSignalSpy changed(&view, &MapGridView::scaleChanged);
    std::vector<float> values(std::size_t(8) * 200 * 200, 10);
    std::fill_n(values.begin(), 200 * 200, 5.0F);
    view.setTensor(Snapshot::of({1, 8, 200, 200}, std::move(values)));
    QVERIFY(view.isRanging());
    QCOMPARE(view.legend().high(), 5.0F);
    const auto colour = [&view] { return view.viewport()->grab().toImage().pixel(centreOf(view, {0, 100, 100})); };
    QCOMPARE(colour(), ColourScale(ValueSpan{0, 5}).colour(5));
    QTRY_VERIFY(!view.isRanging());
    QCOMPARE(changed.count(), 2);
    QCOMPARE(view.legend().high(), 10.0F);
    QCOMPARE(colour(), ColourScale(ValueSpan{0, 10}).colour(5));
    view.setTensor(counting({1, 2, 4, 4})); // small ones at once
    QVERIFY(!view.isRanging());
    QCOMPARE(view.legend().high(), 31.0F);
}

void TestMapGridView::newestRangeWins()
{
    MapGridView view;
    view.show();
    for (int i = 0; i < 20; ++i)
        view.setTensor(counting({1, 4, 300, 300}, static_cast<float>(10'000 * i)));
    QTRY_VERIFY(!view.isRanging());
    QCOMPARE(view.legend().high(), 190'000.0F + 359'999.0F);
    // Nor does one come for what is no longer there.
    view.setTensor(counting({1, 4, 300, 300}, 7));
    view.setMessage(QStringLiteral("nothing"));
    QVERIFY(!view.isRanging());
    QTest::qWait(0);
    QVERIFY(!view.hasTensor());
}

void TestMapGridView::numbersAreTheTensors()
{
    MapGridView view;
    view.resize(400, 300);
    view.setTensor(counting({1, 2, 2, 3}, 0.5F));
    const ExportSource source = view.exportSource();
    QVERIFY(longCsv(source));
    const LongTable table = longCsv(source)->table();
    QCOMPARE(table.lines, 12);
    const QStringList lines = QString::fromStdString(toText(table)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.front(), QStringLiteral("i0,i1,i2,i3,value"));
    QCOMPARE(lines[1], QStringLiteral("0,0,0,0,0.5"));
    QCOMPARE(lines[11], QStringLiteral("0,1,1,1,10.5"));
    QCOMPARE(source.csv(), QString::fromStdString(toText(table)));
    view.setMessage(QString());
    QCOMPARE(table.lines, 12); // it owns what it reads
    std::string text;
    table.append(11, text);
    QCOMPARE(text, std::string("0,1,1,2,11.5\n"));
}

/// A long signal: pixels times values are more than 2³¹.
void TestMapGridView::longRowsAreEnlarged()
{
    MapGridView view;
    view.resize(300, 200);
    view.show();
    std::vector<float> values(2 * 60000);
    values.back() = 1;
    view.setTensor(Snapshot::of({1, 2, 60000}, std::move(values)));
    view.setZoom(16);
    view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->maximum());
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    const QImage picture = view.viewport()->grab().toImage();
    const int low = picture.height() - 12; // within the second strip
    const QPoint last(view.cellRect({1, 0, 59999}).center().toPoint().x(), low);
    const QPoint before(view.cellRect({1, 0, 59990}).center().toPoint().x(), low);
    QVERIFY(picture.rect().contains(last) && picture.rect().contains(before));
    QCOMPARE(picture.pixelColor(last), QColor(view.legend().colour(1)));
    QCOMPARE(picture.pixelColor(before), QColor(view.legend().colour(0)));
}

void TestMapGridView::barsOfNoNumbersAreSeen()
{
    const float inf = std::numeric_limits<float>::infinity();
    const Snapshot vector = Snapshot::of({1, 4}, std::vector<float>{1, std::nanf(""), inf, -1});
    MapGridView view;
    view.resize(400, 300);
    view.show();
    view.setTensor(vector);
    const QImage picture = view.viewport()->grab().toImage();
    const QRectF nan = view.geometry().plane(1), large = view.geometry().plane(2);
    const QColor magenta(ColourScale::notANumber());
    QCOMPARE(picture.pixelColor(QPoint(qRound(nan.center().x()), qRound(nan.top()) + 6)), magenta);
    QCOMPARE(picture.pixelColor(QPoint(qRound(nan.center().x()), qRound(nan.bottom()) - 6)), magenta);
    QCOMPARE(picture.pixelColor(QPoint(qRound(large.center().x()), qRound(large.top()) + 6)),
             QColor(view.legend().colour(inf)));
    const QImage thumbnail = renderThumbnail(vector, {80, 40});
    QCOMPARE(thumbnail.pixelColor(29, 2), magenta);
    QCOMPARE(thumbnail.pixelColor(29, 38), magenta);
    QCOMPARE(thumbnail.pixelColor(49, 1).alpha(), 255);
}

/// Ctrl with an arrow leads in and out of blocks, also while a map has the focus.
void TestMapGridView::keysWithCtrlAreTheWindows()
{
    MapGridView view;
    view.resize(300, 200);
    view.setTensor(counting({1, 2, 5, 5}));
    const auto isTaken = [&view](Qt::KeyboardModifiers modifiers) {
        QKeyEvent press(QEvent::ShortcutOverride, Qt::Key_Up, modifiers);
        press.ignore();
        QApplication::sendEvent(&view, &press);
        return press.isAccepted();
    };
    QVERIFY(isTaken(Qt::NoModifier));
    QVERIFY(!isTaken(Qt::ControlModifier));
    QVERIFY(!isTaken(Qt::AltModifier));
}

void TestMapGridView::valueUnderTheMouse_data()
{
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<TensorRole>("role");
    QTest::addColumn<Index>("index");
    QTest::newRow("map") << Shape{1, 6, 5, 7} << TensorRole::Activation << Index{0, 4, 2, 6};
    QTest::newRow("kernel") << Shape{4, 3, 3, 3} << TensorRole::Weight << Index{2, 1, 0, 2};
    QTest::newRow("signal") << Shape{1, 4, 16} << TensorRole::Activation << Index{0, 3, 11};
    QTest::newRow("vector") << Shape{1, 10} << TensorRole::Activation << Index{0, 9};
    QTest::newRow("many maps") << Shape{1, 300, 4, 4} << TensorRole::Activation << Index{0, 5, 3, 1};
}

void TestMapGridView::valueUnderTheMouse()
{
    QFETCH(Shape, shape);
    QFETCH(TensorRole, role);
    QFETCH(Index, index);
    MapGridView view;
    view.resize(500, 400);
    view.show();
    view.setTensor(counting(shape), role);
    const PlaneCell cell = view.layout().cell(index).value();
    QCOMPARE(view.cellAt(centreOf(view, cell)), std::optional(cell));
    const QSignalSpy hovered(&view, &MapGridView::hovered);
    QTest::mouseMove(view.viewport(), centreOf(view, cell));
    QTRY_COMPARE(hovered.count(), 1);
    const double value = view.tensor().at(index);
    QVERIFY(view.describe(cell).endsWith(QStringLiteral("= %1").arg(value)));
}

void TestMapGridView::clickChoosesAPlace()
{
    MapGridView view;
    view.resize(400, 300);
    view.show();
    view.setTensor(counting({1, 4, 6, 6}));
    Index chosen;
    connect(&view, &MapGridView::activated, this, [&](const Index &index) { chosen = index; });
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, centreOf(view, {3, 5, 1}));
    QCOMPARE(chosen, (Index{0, 3, 5, 1}));
    chosen.clear();
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.viewport()->rect().bottomRight());
    QVERIFY(chosen.empty());
}

void TestMapGridView::pixelsAreThoseOfTheScale()
{
    MapGridView view;
    view.resize(400, 300);
    view.setTensor(counting({1, 2, 4, 4}, -10));
    const QImage picture = view.viewport()->grab().toImage();
    const ColourScale scale = view.legend();
    QVERIFY(scale.isSigned());
    QCOMPARE(scale.high(), 21.0F);
    for (const PlaneCell &cell : {PlaneCell{0, 0, 0}, PlaneCell{0, 2, 2}, PlaneCell{1, 3, 3}}) {
        const auto value = static_cast<float>(view.tensor().at(view.layout().index(cell)));
        QCOMPARE(picture.pixel(centreOf(view, cell)), scale.colour(value));
    }
}

void TestMapGridView::notANumberHasItsColour()
{
    MapGridView view;
    view.resize(200, 200);
    view.setTensor(Snapshot::of({1, 1, 1, 2}, std::vector<float>{std::nanf(""), 1}));
    const QImage picture = view.viewport()->grab().toImage();
    QCOMPARE(picture.pixel(centreOf(view, {0, 0, 0})), ColourScale::notANumber());
    QCOMPARE(view.legend().high(), 1.0F);
}

void TestMapGridView::scalesPerMapLayerAndNetwork()
{
    MapGridView view;
    view.resize(400, 300);
    view.setTensor(counting({1, 2, 2, 2})); // 0 … 3 and 4 … 7
    const auto colourOf = [&](const PlaneCell &cell) {
        return view.viewport()->grab().toImage().pixel(centreOf(view, cell));
    };
    const QRgb brightest = ColourScale(ValueSpan{0, 1}).colour(1);
    QCOMPARE(colourOf({1, 1, 1}), brightest);
    QVERIFY(colourOf({0, 1, 1}) != brightest);
    view.setScaleMode(ScaleMode::Map);
    QCOMPARE(colourOf({0, 1, 1}), brightest);
    view.setScaleMode(ScaleMode::Network);
    view.setNetworkRange({0, 70});
    QVERIFY(colourOf({1, 1, 1}) != brightest);
    QCOMPARE(view.legend().high(), 70.0F);
}

void TestMapGridView::arrowsMoveTheCursorAndReturnChooses()
{
    MapGridView view;
    view.resize(400, 300);
    view.show();
    view.setTensor(counting({1, 3, 4, 4}));
    QTest::keyClick(&view, Qt::Key_Home);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_PageDown);
    QCOMPARE(view.cursorCell(), std::optional(PlaneCell{1, 1, 1}));
    QTest::keyClick(&view, Qt::Key_Up);
    QTest::keyClick(&view, Qt::Key_Up); // stays at the edge
    Index chosen;
    connect(&view, &MapGridView::activated, this, [&](const Index &index) { chosen = index; });
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(chosen, (Index{0, 1, 0, 1}));
    QCOMPARE(view.accessibleDescription(), QStringLiteral("[0, 1, 0, 1] = 17"));
}

void TestMapGridView::markedPlaceBringsItsSampleOnView()
{
    MapGridView view;
    view.resize(300, 200);
    view.setTensor(counting({4, 2, 3, 3}));
    const QSignalSpy choices(&view, &MapGridView::choiceChanged);
    view.setMarked(Index{2, 1, 0, 0});
    QCOMPARE(choices.count(), 1);
    QCOMPARE(view.layout().choice().sample, std::int64_t(2));
}

void TestMapGridView::highlightIsPainted()
{
    MapGridView view;
    view.resize(300, 300);
    view.setTensor(counting({1, 1, 8, 8}));
    const QImage before = view.viewport()->grab().toImage();
    view.setHighlights({{{0, 0, 2, 2}, {0, 0, 4, 4}}});
    const QImage after = view.viewport()->grab().toImage();
    QCOMPARE(after.pixel(centreOf(view, {0, 3, 3})), before.pixel(centreOf(view, {0, 3, 3})));
    const QRectF box = view.geometry().box(0, {2, 2, 4, 4});
    QVERIFY(after.pixel(QPointF(box.left(), box.center().y()).toPoint())
            != before.pixel(QPointF(box.left(), box.center().y()).toPoint()));
}

void TestMapGridView::zoomKeepsTheValuesUnderTheirPlaces()
{
    MapGridView view;
    view.resize(300, 300);
    view.setTensor(counting({1, 4, 8, 8}));
    const double before = view.cellRect({0, 0, 0}).width();
    view.setZoom(2);
    QVERIFY(view.cellRect({0, 0, 0}).width() > before);
    QCOMPARE(view.cellAt(centreOf(view, {0, 3, 3})), std::optional(PlaneCell{0, 3, 3}));
}

void TestMapGridView::messageInsteadOfATensor()
{
    MapGridView view;
    view.resize(300, 200);
    view.setTensor(counting({1, 4, 8, 8}));
    view.setMessage(QStringLiteral("Not computed yet"));
    QVERIFY(!view.hasTensor());
    QVERIFY(!view.cellAt({20, 20}).has_value());
    const QImage picture = view.viewport()->grab().toImage();
    QSet<QRgb> colours;
    for (int x = 0; x < picture.width(); ++x) {
        for (int y = 0; y < picture.height(); ++y)
            colours.insert(picture.pixel(x, y));
    }
    QVERIFY(colours.size() > 1); // something is written there
}

void TestMapGridView::thumbnailsShowWhatTheyAreOf()
{
    const QSize size(80, 40);
    for (const Shape &shape :
         {Shape{1, 6, 28, 28}, Shape{1, 512, 7, 7}, Shape{1, 16, 32}, Shape{1, 1000}, Shape{}, Shape{1, 3, 4, 5, 5}}) {
        const QImage image = renderThumbnail(counting(shape, 1), size);
        QCOMPARE(image.size(), size);
        int drawn = 0;
        for (int y = 0; y < size.height(); ++y) {
            for (int x = 0; x < size.width(); ++x)
                drawn += qAlpha(image.pixel(x, y)) > 0;
        }
        QVERIFY2(drawn > size.width() * size.height() / 5, toString(shape).c_str());
    }
    QVERIFY(renderThumbnail(Snapshot(), size).isNull());
}

QTEST_MAIN(TestMapGridView)
#include "tst_mapgridview.moc"
