// Ground truth is drawn, moved, resized, labelled and removed by mouse and keys, each a step of undo.
#include "tests/widgets/yolox/YoloxSample.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/yolox/room/ScenePanel.h"
#include "widgets/yolox/scene/ClassPicker.h"
#include "widgets/yolox/scene/ObjectColours.h"
#include "widgets/yolox/scene/SceneView.h"
#include "widgets/yolox/scene/TruthEditor.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>
#include <QUndoStack>

using namespace vitrine;

class TestSceneView : public QObject {
    Q_OBJECT

private:
    YoloxState m_state;
    std::unique_ptr<SceneView> m_view;

    const std::vector<LabelledBox> &boxes() const { return m_state.scene().boxes; }
    QPoint at(double x, double y) const { return m_view->transform().map(QPointF(x, y)).toPoint(); }
    void drag(const QPointF &from, const QPointF &to)
    {
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, at(from.x(), from.y()));
        const QPointF middle = (from + to) / 2;
        for (const QPointF &place : {middle, to}) {
            QMouseEvent move(QEvent::MouseMove, m_view->transform().map(place),
                             m_view->mapToGlobal(m_view->transform().map(place)), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(m_view.get(), &move);
        }
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, at(to.x(), to.y()));
    }

private slots:
    void init()
    {
        if (!m_state.run())
            fillSample(m_state);
        m_view = std::make_unique<SceneView>(&m_state);
        m_view->resize(656, 656);
        m_view->setEditable(true);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        // Two objects in known places.
        m_state.setBoxes({{{20, 20, 100, 80}, 0}, {{200, 200, 300, 280}, 1}}, QStringLiteral("test"));
        m_state.undoStack()->clear();
        m_state.selectBox(-1);
    }

    void fits()
    {
        QCOMPARE(m_view->transform().scale, 2.0); // 640 pixels for 320, beside the margin
        m_view->resize(336, 500);
        QCOMPARE(m_view->transform().scale, 1.0);
    }

    void namesLieOverWhatIsPaintedOver()
    {
        m_view->setOverlay([](QPainter &painter, const PictureTransform &transform) {
            painter.fillRect(transform.map(QRectF(0, 0, 320, 320)), Qt::red);
        });
        const QImage seen = m_view->grab().toImage();
        QCOMPARE(seen.pixel(at(20, 20) + QPoint(2, -2)), classColour(0).rgb()); // of the name, above the box
        QCOMPARE(seen.pixel(at(60, 50)), QColor(Qt::red).rgb());
    }

    void namesDoNotHideEachOther()
    {
        m_state.setBoxes({{{20, 40, 100, 80}, 0}, {{20, 41, 102, 90}, 1}}, QStringLiteral("test"));
        const QImage seen = m_view->grab().toImage();
        QCOMPARE(seen.pixel(at(20, 40) + QPoint(2, -3)), classColour(0).rgb());
        QCOMPARE(seen.pixel(at(20, 90) + QPoint(3, 5)), classColour(1).rgb());
    }

    void panelSaysWhatIsMarked()
    {
        ScenePanel panel(&m_state);
        QVERIFY(panel.boxes()->item(0, 0)->text().endsWith(QStringLiteral(" 1")));
        QVERIFY(panel.boxes()->item(1, 0)->text().endsWith(QStringLiteral(" 2")));
        QVERIFY(panel.hint()->isHidden());
        m_state.setBoxes({}, QStringLiteral("none"));
        QCOMPARE(panel.boxes()->rowCount(), 0);
        QVERIFY(!panel.hint()->isHidden());
    }

    void panelCountsPicturesOfTheSetAlone()
    {
        ScenePanel panel(&m_state);
        const YoloxScene before = m_state.scene();
        YoloxScene scene = before;
        scene.item = -1; // a photo from a file
        m_state.setScene(scene);
        QVERIFY(panel.item()->text() == QStringLiteral("–"));
        QSignalSpy wanted(&panel, &ScenePanel::itemWanted);
        panel.item()->stepUp();
        QCOMPARE(wanted.value(0).value(0).toLongLong(), 0);
        m_state.setScene(before);
        QCOMPARE(panel.item()->value(), static_cast<int>(before.item) + 1);
        fillSample(m_state); // what the network made of it is gone with the picture
    }

    void ownPictureTakesTheNetworksClasses()
    {
        const auto seen = m_state.run();
        YoloxScene scene = m_state.scene();
        scene.item = -1;
        scene.boxes.clear();
        scene.classNames = {"star"};
        m_state.setScene(scene);
        auto run = std::make_shared<YoloxRun>(*seen);
        run->choice.file = QStringLiteral("coco.pth");
        run->classNames = {"person", "dog"};
        m_state.setRun(run);
        m_state.undoStack()->clear();
        drag({20, 20}, {100, 80});
        QCOMPARE(m_state.scene().classNames, run->classNames);
        QCOMPARE(boxes().size(), 1U);
        drag({120, 40}, {180, 140}); // more of the same
        QCOMPARE(m_state.scene().classNames, run->classNames);
        m_state.undoStack()->undo();
        m_state.undoStack()->undo();
        QCOMPARE(m_state.scene().classNames, scene.classNames);
        QVERIFY(boxes().empty() && m_state.run());
        m_state.undoStack()->redo();
        QCOMPARE(m_state.scene().classNames, run->classNames);
        fillSample(m_state);
    }

    void eachObjectHasAColour()
    {
        const auto colours = objectColours({{{}, 2}, {{}, 0}, {{}, 2}, {{}, 2}});
        QCOMPARE(colours[0], classColour(2));
        QCOMPARE(colours[1], classColour(0));
        QCOMPARE(colours[2], classColour(1)); // of no class in the picture
        QCOMPARE(colours[3], classColour(3));
        QVERIFY(objectColours({}).empty());
    }

    void drawsABox()
    {
        drag({120, 40}, {180, 140});
        QCOMPARE(boxes().size(), 3U);
        const Box &drawn = boxes().back().box;
        QVERIFY(std::abs(drawn.x1 - 120) <= 1 && std::abs(drawn.y1 - 40) <= 1);
        QVERIFY(std::abs(drawn.x2 - 180) <= 1 && std::abs(drawn.y2 - 140) <= 1);
        QCOMPARE(m_state.selectedBox(), 2);
        m_state.undoStack()->undo();
        QCOMPARE(boxes().size(), 2U);
        QVERIFY(!m_state.undoStack()->canUndo());
    }

    void movesWithinThePicture()
    {
        drag({250, 240}, {310, 240}); // 60 to the right, of which there are 20
        const Box &moved = boxes()[1].box;
        QVERIFY(std::abs(moved.x2 - 320) < 0.01F);
        QVERIFY(std::abs(moved.width() - 100) < 0.01F);
        QCOMPARE(m_state.undoStack()->count(), 1); // the whole drag
        m_state.undoStack()->undo();
        QCOMPARE(boxes()[1].box.x2, 300.0F);
    }

    void resizesAtItsSides()
    {
        drag({100, 80}, {110, 120}); // the lower right corner
        QVERIFY(std::abs(boxes()[0].box.x2 - 110) <= 1);
        QVERIFY(std::abs(boxes()[0].box.y2 - 120) <= 1);
        QCOMPARE(boxes()[0].box.x1, 20.0F);
        drag({20, 60}, {200, 60}); // the left side, past the right one: it stops before it
        QVERIFY(boxes()[0].box.width() >= 0.99F);
        QVERIFY(boxes()[0].box.x1 < boxes()[0].box.x2);
    }

    void escapeTakesTheDragBack()
    {
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, at(250, 240));
        QMouseEvent move(QEvent::MouseMove, m_view->transform().map(QPointF(220, 200)),
                         m_view->mapToGlobal(m_view->transform().map(QPointF(220, 200))), Qt::NoButton, Qt::LeftButton,
                         {});
        QApplication::sendEvent(m_view.get(), &move);
        QVERIFY(boxes()[1].box.x1 < 200);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(boxes()[1].box.x1, 200.0F);
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, at(220, 200));
        QCOMPARE(boxes()[1].box.x1, 200.0F);
    }

    void keysMoveResizeAndRemove()
    {
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(60, 50));
        QCOMPARE(m_state.selectedBox(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(boxes()[0].box.x1, 21.0F);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(boxes()[0].box.y2, 81.0F);
        QCOMPARE(boxes()[0].box.y1, 20.0F);
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QCOMPARE(boxes().size(), 1U);
        for (int i = 0; i < 3; ++i)
            m_state.undoStack()->undo();
        QCOMPARE(boxes()[0].box.x1, 20.0F);
        QCOMPARE(boxes()[0].box.y2, 80.0F);
    }

    void labels()
    {
        m_state.selectBox(1);
        QTest::keyClick(m_view.get(), Qt::Key_L);
        QVERIFY(m_view->picker()->isVisible());
        const std::string wanted = m_state.scene().classNames[3];
        QTest::keyClicks(m_view->picker()->search(), QString::fromStdString(wanted));
        QTest::keyClick(m_view->picker()->search(), Qt::Key_Return);
        QVERIFY(!m_view->picker()->isVisible());
        QCOMPARE(boxes()[1].classId, 3);
        m_state.undoStack()->undo();
        QCOMPARE(boxes()[1].classId, 1);
    }

    void looksOnlyWhereItIsNotEditable()
    {
        m_view->setEditable(false);
        QSignalSpy clicked(m_view.get(), &SceneView::clicked);
        drag({120, 40}, {180, 140});
        QCOMPARE(boxes().size(), 2U);
        QCOMPARE(clicked.size(), 1);
        const QPointF place = clicked.first().first().toPointF();
        QVERIFY((place - QPointF(180, 140)).manhattanLength() < 2);
    }

    void showsAnotherPictureWithoutItsTruth()
    {
        QImage other(160, 160, QImage::Format_RGB888);
        other.fill(Qt::black);
        m_view->setPicture(other);
        QCOMPARE(m_view->transform().scale, 4.0);
        const QImage grab = m_view->grab().toImage();
        QCOMPARE(grab.pixelColor(at(10, 10)), QColor(Qt::black)); // a box would lie there
        QCOMPARE(grab.pixelColor(at(80, 80)), QColor(Qt::black));
    }
};

QTEST_MAIN(TestSceneView)
#include "tst_sceneview.moc"
