// Numbers of a map changed where they are read: typed, dragged, painted.

#include "widgets/common/NumberField.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/ripple/CellEditor.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace vitrine;

class TestCellEditor : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<MapGridView> m_view;
    CellEditor *m_editor = nullptr;
    CellChanges m_last; ///< of the last changed()
    int m_told = 0, m_finished = 0;

    QPoint middle(const PlaneCell &cell) const { return m_view->cellRect(cell).center().toPoint(); }
    void press(const PlaneCell &cell) { QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, middle(cell)); }
    void release(QPoint at) { QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, at); }
    void moveTo(QPoint at)
    {
        QMouseEvent event(QEvent::MouseMove, at, m_view->viewport()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &event);
    }

private slots:
    void init()
    {
        m_view = std::make_unique<MapGridView>();
        m_editor = new CellEditor(m_view.get());
        std::vector<float> values(32);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(i) / 16 - 1;
        m_view->resize(400, 240);
        m_view->setTensor(Snapshot::of({1, 2, 4, 4}, std::move(values)));
        m_view->show();
        m_editor->setEnabled(true);
        m_last.clear();
        m_told = m_finished = 0;
        connect(m_editor, &CellEditor::changed, this, [this](const CellChanges &changes) {
            m_last = changes;
            ++m_told;
        });
        connect(m_editor, &CellEditor::finished, this, [this] { ++m_finished; });
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void aClickTurnsTheValueIntoAField()
    {
        QSignalSpy activated(m_view.get(), &MapGridView::activated);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middle({1, 2, 3}));
        QCOMPARE(activated.count(), 1); // it is selected as well
        QVERIFY(m_editor->field()->isVisible());
        QCOMPARE(m_editor->field()->value(), m_view->tensor().at({0, 1, 2, 3}));
        QVERIFY(m_view->viewport()->rect().contains(m_editor->field()->geometry()));
        QTest::keyClicks(m_editor->field(), QStringLiteral("2.5"));
        QCOMPARE(m_told, 0);
        QTest::keyClick(m_editor->field(), Qt::Key_Return);
        QVERIFY(!m_editor->field()->isVisible());
        QCOMPARE(m_last, (CellChanges{{{0, 1, 2, 3}, 2.5}}));
        QCOMPARE(m_finished, 1);
    }

    void escapeTakesItBack()
    {
        m_editor->edit({0, 0, 0});
        QTest::keyClicks(m_editor->field(), QStringLiteral("7"));
        QTest::keyClick(m_editor->field(), Qt::Key_Escape);
        QVERIFY(!m_editor->field()->isVisible());
        QCOMPARE(m_told, 0);
        QCOMPARE(m_finished, 0);

        m_editor->edit({0, 0, 0});
        QTest::keyClick(m_editor->field(), Qt::Key_Up); // told at once
        QCOMPARE(m_last.size(), std::size_t{1});
        QTest::keyClick(m_editor->field(), Qt::Key_Escape);
        QVERIFY(m_last.empty());
        QCOMPARE(m_finished, 1);
    }

    void aFieldThatIsLookedAtChangesNothing()
    {
        m_editor->edit({0, 1, 1});
        QTest::keyClick(m_editor->field(), Qt::Key_Return);
        QCOMPARE(m_told, 0);
        QCOMPARE(m_finished, 0);
        m_editor->edit({0, 1, 1});
        QTest::keyClicks(m_editor->field(), QStringLiteral("-3e"));
        QTest::keyClick(m_editor->field(), Qt::Key_Return); // no number
        QCOMPARE(m_told, 0);
    }

    void keysOpenIt()
    {
        m_view->setFocus();
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_F2);
        QVERIFY(m_editor->field()->isVisible());
    }

    /// Another block comes into view while the mouse is down.
    void aDragEndsWithWhatItIsOver()
    {
        press({0, 1, 1});
        const QPoint from = middle({0, 1, 1});
        moveTo(from - QPoint(0, 40));
        QVERIFY(m_told > 0);
        m_editor->setEnabled(false);
        QCOMPARE(m_finished, 1);
        m_editor->setEnabled(true);
        const int told = m_told;
        moveTo(from - QPoint(0, 80));
        release(from - QPoint(0, 80));
        QCOMPARE(m_told, told);
        QCOMPARE(m_finished, 1);
    }

    void draggingMovesTheValue()
    {
        press({0, 1, 1});
        const QPoint from = middle({0, 1, 1});
        moveTo(from - QPoint(0, 40));
        const double up = m_last.at({0, 0, 1, 1});
        QVERIFY(up > m_view->tensor().at({0, 0, 1, 1}));
        moveTo(from + QPoint(0, 40));
        QVERIFY(m_last.at({0, 0, 1, 1}) < m_view->tensor().at({0, 0, 1, 1}));
        QCOMPARE(m_last.size(), std::size_t{1});
        QCOMPARE(m_finished, 0);
        release(from + QPoint(0, 40));
        QCOMPARE(m_finished, 1);
        QVERIFY(!m_editor->field()->isVisible());
    }

    void aBrushPaints()
    {
        m_editor->setBrush(CellEditor::Brush{{3, 4}, 1, true});
        press({0, 0, 0});
        moveTo(middle({0, 0, 3})); // faster than the mouse tells
        release(middle({0, 0, 3}));
        QCOMPARE(m_last.size(), std::size_t{8});
        for (std::int64_t x = 0; x < 4; ++x) {
            QCOMPARE(m_last.at({0, 0, 0, x}), 3.0);
            QCOMPARE(m_last.at({0, 1, 0, x}), 4.0);
        }
        QCOMPARE(m_finished, 1);

        m_editor->setBrush(CellEditor::Brush{{5}, 3, false});
        press({1, 0, 0}); // in the corner: what lies outside is cut off
        release(middle({1, 0, 0}));
        QCOMPARE(m_last.size(), std::size_t{4});
        QCOMPARE(m_last.at({0, 1, 1, 1}), 5.0);
        QCOMPARE(m_finished, 2);
    }

    void offItIsAMapLikeAnyOther()
    {
        m_editor->setEnabled(false);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middle({0, 1, 1}));
        QVERIFY(!m_editor->field()->isVisible());
        press({0, 1, 1});
        moveTo(middle({0, 3, 3}));
        release(middle({0, 3, 3}));
        QCOMPARE(m_told, 0);
    }
};

QTEST_MAIN(TestCellEditor)
#include "tst_celleditor.moc"
