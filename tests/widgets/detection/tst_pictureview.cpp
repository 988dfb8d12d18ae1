#include "tests/widgets/support/SampleDetections.h"
#include "widgets/detection/BoxFader.h"
#include "widgets/detection/DetectionTable.h"
#include "widgets/detection/DetectionText.h"
#include "widgets/detection/HeatMap.h"
#include "widgets/detection/PictureView.h"

#include <QProxyStyle>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWheelEvent>
#include <QtTest>

using namespace vitrine;

namespace {

/// Animations on or off, whatever the platform says.
class AnimatedStyle : public QProxyStyle {
public:
    explicit AnimatedStyle(int milliseconds) : m_milliseconds(milliseconds) { }
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration ? m_milliseconds
                                                    : QProxyStyle::styleHint(hint, option, widget, data);
    }

private:
    int m_milliseconds;
};

} // namespace

class TestPictureView : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void boxesFollowTheThreshold();
    void fadingEndsExactly();
    void clickSelectsTheSmallestBox();
    void clickOnAnEmptyPlaceProbes();
    void ghostsCanBeChosenByTheirLine();
    void hoveringTellsAndHighlights();
    void wheelKeepsThePlaceUnderTheMouse();
    void draggingPansWhatIsZoomed();
    void keysGoFromBoxToBox();
    void labelsStayApart();
    void mapsLieWhereTheirCellsAre();
    void anotherRunNeverShowsTheOldBoxes();
    void annotatedPictureHasItsBoxes();
    void exportsAllKinds();

private:
    QPoint onView(double x, double y) const { return m_view->transform().map(QPointF(x, y)).toPoint(); }
    QImage painted() const { return m_view->grab().toImage(); }
    int cellOf(const Cell &cell) const { return m_run->raw.indexOf(cell); }

    std::unique_ptr<AnimatedStyle> m_still, m_moving;
    std::shared_ptr<DetectionRun> m_run;
    std::unique_ptr<DetectionState> m_state;
    std::unique_ptr<PictureView> m_view;
    int m_dog = 0, m_worseDog = 0, m_cat = 0, m_owl = 0;
};

void TestPictureView::init()
{
    m_still = std::make_unique<AnimatedStyle>(0);
    m_moving = std::make_unique<AnimatedStyle>(200);
    m_run = test::smallRun();
    m_dog = cellOf({1, 16, 2, 2});
    m_worseDog = cellOf({1, 16, 3, 2});
    m_cat = cellOf({0, 8, 4, 4});
    m_owl = cellOf({2, 32, 2, 1});
    m_state = std::make_unique<DetectionState>();
    m_view = std::make_unique<PictureView>();
    m_view->setStyle(m_still.get());
    m_view->resize(400, 300);
    m_view->setState(m_state.get());
    m_state->setRun(m_run);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestPictureView::cleanup()
{
    m_view.reset();
    m_state.reset();
}

void TestPictureView::boxesFollowTheThreshold()
{
    QCOMPARE(m_state->result().kept, (std::vector<int>{m_dog, m_cat}));
    QCOMPARE(m_view->opacities().size(), std::size_t{2});
    const QImage two = painted();
    m_state->setConfidence(0.5F);
    QCOMPARE(m_view->opacities().size(), std::size_t{1});
    QVERIFY(m_view->opacities().count(m_dog));
    QVERIFY(painted() != two);
    m_state->setConfidence(0.1F);
    QCOMPARE(m_view->opacities().size(), std::size_t{3});
    m_state->setIou(0.8F);
    QCOMPARE(m_view->opacities().size(), std::size_t{4});
    m_state->setConfidence(0.3F);
    m_state->setIou(0.45F);
    QCOMPARE(painted(), two);
}

void TestPictureView::fadingEndsExactly()
{
    const QImage before = painted();
    m_state->setConfidence(0.5F);
    const QImage one = painted();
    m_state->setConfidence(0.3F);
    m_view->setStyle(m_moving.get());
    m_state->setConfidence(0.5F);
    QVERIFY(m_view->isFading());
    QVERIFY(m_view->opacities().count(m_cat)); // still there, and going
    QTRY_VERIFY(!m_view->isFading());
    QCOMPARE(painted(), one);
    m_state->setConfidence(0.3F);
    QVERIFY(m_view->opacities().at(m_cat) < 1);
    QTRY_VERIFY(!m_view->isFading());
    QCOMPARE(m_view->opacities().at(m_cat), 1.0);
    QCOMPARE(painted(), before);
}

void TestPictureView::clickSelectsTheSmallestBox()
{
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, onView(80, 80)); // in the cat's box and in the dog's
    QCOMPARE(m_state->selectedCell(), m_cat);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, onView(45, 45));
    QCOMPARE(m_state->selectedCell(), m_dog);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(m_state->selectedCell(), -1);
}

void TestPictureView::clickOnAnEmptyPlaceProbes()
{
    m_state->select(m_dog);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, onView(200, 100));
    QVERIFY(m_state->probe());
    QVERIFY(QLineF(*m_state->probe(), QPointF(200, 100)).length() < 1);
    QCOMPARE(m_state->selectedCell(), -1);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(!m_state->probe());
}

void TestPictureView::ghostsCanBeChosenByTheirLine()
{
    const QPoint onLine = onView(132, 100); // the worse dog's right edge
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, onLine);
    QCOMPARE(m_state->selectedCell(), -1);
    const QImage without = painted();
    DetectionLayers layers;
    layers.ghosts = true;
    m_state->setLayers(layers);
    QVERIFY(painted() != without);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, onLine);
    QCOMPARE(m_state->selectedCell(), m_worseDog);
}

void TestPictureView::hoveringTellsAndHighlights()
{
    const QImage before = painted();
    QTest::mouseMove(m_view.get(), onView(45, 45));
    QTRY_COMPARE(m_state->hoveredCell(), m_dog);
    QVERIFY(painted() != before);
    const QString text = boxToolTip(*m_run, m_state->result(), m_state->settings(), m_dog);
    QVERIFY2(text.startsWith(QStringLiteral("dog, score 0.8")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("x 32, y 32, 96 × 96 pixels")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("stride 16, column 2, row 2")), qPrintable(text));
    QTest::mouseMove(m_view.get(), onView(230, 20));
    QTRY_COMPARE(m_state->hoveredCell(), -1);
}

void TestPictureView::wheelKeepsThePlaceUnderTheMouse()
{
    const double fitted = m_view->zoom();
    const QPointF at = m_view->transform().map(QPointF(128, 96));
    for (int i = 0; i < 6; ++i) {
        QWheelEvent wheel(at, m_view->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(m_view.get(), &wheel);
    }
    QVERIFY(m_view->zoom() > 2 * fitted);
    QVERIFY(QLineF(m_view->transform().unmap(at), QPointF(128, 96)).length() < 1);
    QTest::keyClick(m_view.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_view->zoom(), fitted);
    QTest::keyClick(m_view.get(), Qt::Key_Plus);
    QVERIFY(m_view->zoom() > fitted);
}

void TestPictureView::draggingPansWhatIsZoomed()
{
    const QPointF fitted = m_view->transform().offset;
    const auto drag = [this](Qt::MouseButton button) {
        QTest::mousePress(m_view.get(), button, {}, {200, 150});
        QTest::mouseMove(m_view.get(), {170, 140});
        QTest::mouseMove(m_view.get(), {160, 130});
        QTest::mouseRelease(m_view.get(), button, {}, {160, 130});
    };
    drag(Qt::LeftButton);
    QCOMPARE(m_view->transform().offset, fitted); // all of it is seen: a drag is a click
    m_state->setProbe({});
    m_state->select(-1);
    m_view->setZoom(6, {200, 150});
    const QPointF zoomed = m_view->transform().offset;
    drag(Qt::LeftButton);
    QCOMPARE(m_view->transform().offset, zoomed + QPointF(-40, -20));
    drag(Qt::MiddleButton);
    QCOMPARE(m_view->transform().offset, zoomed + QPointF(-80, -40));
    QVERIFY(!m_state->probe() && m_state->selectedCell() < 0); // a drag is no click
}

void TestPictureView::keysGoFromBoxToBox()
{
    m_state->setConfidence(0.1F); // dog, cat, owl
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(m_state->selectedCell(), m_dog); // the best first
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(m_state->selectedCell(), m_owl);
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QVERIFY(m_state->selectedCell() == m_dog || m_state->selectedCell() == m_cat);
    m_state->select(m_dog);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QCOMPARE(m_state->selectedCell(), m_cat);
    QTest::keyClick(m_view.get(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(m_state->selectedCell(), m_dog);
}

void TestPictureView::labelsStayApart()
{
    m_state->setRun(test::detectionRun(test::randomOutput(5, 128, 20), m_run->picture));
    m_state->setConfidence(0.2F);
    const std::vector<PlacedLabel> &labels = m_view->labels();
    QVERIFY(m_state->result().kept.size() > 40);
    QVERIFY(labels.size() > 10);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        QVERIFY(QRectF(m_view->rect()).contains(labels[i].rect));
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!labels[i].rect.intersects(labels[j].rect));
    }
    QCOMPARE(labels[0].cell, m_state->result().kept[0]);
}

void TestPictureView::mapsLieWhereTheirCellsAre()
{
    const QImage map = heatMap(*m_run, DetectionLayers::Map::Score, 1);
    QCOMPARE(map.size(), QSize(8, 8));
    const Rgb expected = colourOf(ColourMap::Viridis, 0.81, {0, 1});
    const QColor there(map.pixelColor(2, 2));
    QCOMPARE(QColor(there.red(), there.green(), there.blue()), QColor(expected.red, expected.green, expected.blue));
    QVERIFY(map.pixelColor(5, 5).alpha() < there.alpha());
    QCOMPARE(cellSquare(*m_run, m_dog), QRectF(64, 64, 32, 32)); // input pixels are two of the picture
    QCOMPARE(heatMapRect(*m_run), QRectF(0, 0, 256, 256));
    const double without = m_view->zoom();
    DetectionLayers layers;
    layers.map = DetectionLayers::Map::Objectness;
    layers.level = 1;
    m_state->setLayers(layers);
    QVERIFY(m_view->zoom() < without); // the border is seen too
    const QImage shown = painted();
    QVERIFY(shown.pixel(onView(80, 70)) != shown.pixel(onView(200, 70)));
}

void TestPictureView::anotherRunNeverShowsTheOldBoxes()
{
    m_state->select(m_dog);
    m_state->hover(m_owl);
    QImage small(64, 64, QImage::Format_RGB32);
    small.fill(Qt::gray);
    const QSignalSpy changed(m_state.get(), &DetectionState::runChanged);
    connect(m_state.get(), &DetectionState::runChanged, m_view.get(), [this] { painted(); });
    m_state->setRun(test::detectionRun(test::rawOutput(32, 32, 1, {}), small)); // far fewer cells
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_view->opacities().empty());
    QVERIFY(m_view->labels().empty());
    m_state->setRun(nullptr);
    painted();
    QVERIFY(m_view->opacities().empty());
}

void TestPictureView::annotatedPictureHasItsBoxes()
{
    const QImage image = annotatedPicture(*m_run, m_state->result());
    QCOMPARE(image.size(), m_run->picture.size());
    QCOMPARE(image.pixel(200, 100), m_run->picture.pixel(200, 100)); // nothing was found there
    QVERIFY(image.pixel(32, 100) != m_run->picture.pixel(32, 100)); // the dog's left line
    QVERIFY(image.pixel(128, 100) != m_run->picture.pixel(128, 100));
    QCOMPARE(annotatedPicture(*m_run, NmsResult{}), m_run->picture);
}

void TestPictureView::exportsAllKinds()
{
    const QTemporaryDir folder;
    for (const char *name : {"a.png", "a.svg", "a.pdf"}) {
        const QString file = folder.filePath(QString::fromLatin1(name));
        QVERIFY(exportTo(file, m_view->exportSource()));
        QVERIFY(QFileInfo(file).size() > 500);
    }
    const QImage png(folder.filePath(QStringLiteral("a.png")));
    QCOMPARE(png.size() / png.devicePixelRatio(), m_run->picture.size() * 2); // twice as fine, as all exports are
    QCOMPARE(m_view->exportSource().name(), QStringLiteral("sample-detections"));
}

QTEST_MAIN(TestPictureView)
#include "tst_pictureview.moc"
