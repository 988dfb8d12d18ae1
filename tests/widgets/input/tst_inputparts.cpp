// Parts of the Input panel by themselves: what the answer's rows take, how a stroke ends, how a photo is shrunk.

#include "widgets/input/AnswerView.h"
#include "widgets/input/DrawPad.h"
#include "widgets/input/PicturePreview.h"

#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

#include <limits>

using namespace vitrine;

class TestInputParts : public QObject {
    Q_OBJECT

private slots:
    /// Let go of outside, nothing is picked.
    void rowsArePickedWithinTheView()
    {
        AnswerView view;
        view.resize(200, view.sizeHint().height());
        Answer answer;
        answer.best = {{3, QStringLiteral("3"), 0.6}, {5, QStringLiteral("5"), 0.4}};
        view.setAnswer(answer);
        view.show();
        const QSignalSpy picked(&view, &AnswerView::classPicked);
        const int row = view.sizeHint().height() / 5;
        for (const QPoint outside : {QPoint(40, -4), QPoint(300, row / 2), QPoint(40, 2 * row + 4)}) {
            QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(40, row / 2));
            QTest::mouseRelease(&view, Qt::LeftButton, {}, outside);
        }
        QCOMPARE(picked.count(), 0);
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(40, row + row / 2));
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked[0][0].toInt(), 5);
    }

    /// The network may answer NaN: that is drawn as no bar.
    void answersOfNoNumbersAreDrawn()
    {
        AnswerView view;
        view.resize(200, view.sizeHint().height());
        Answer answer;
        answer.best = {{0, QStringLiteral("zero"), std::numeric_limits<double>::quiet_NaN()}};
        view.setAnswer(answer);
        const QImage none = view.grab().toImage();
        answer.best[0].probability = 1;
        view.setAnswer(answer);
        const QImage all = view.grab().toImage();
        const QPoint middle(100, view.sizeHint().height() / 10);
        QVERIFY(none.pixelColor(middle) != all.pixelColor(middle));
    }

    /// A stroke ends with the button that it began with, whatever other buttons do meanwhile.
    void aStrokeEndsWithItsButton()
    {
        DrawPad pad;
        pad.resize(280, 280);
        pad.show();
        QVERIFY(!pad.accessibleName().isEmpty());
        const QSignalSpy finished(&pad, &DrawPad::strokeFinished);
        QTest::mousePress(&pad, Qt::LeftButton, {}, QPoint(100, 100));
        QTest::mousePress(&pad, Qt::RightButton, {}, QPoint(100, 100));
        QTest::mouseRelease(&pad, Qt::RightButton, {}, QPoint(100, 100));
        QCOMPARE(finished.count(), 0);
        QVERIFY(qGray(pad.drawing().pixel(pad.drawing().width() * 100 / 280, pad.drawing().height() * 100 / 280)) < 64);
        QTest::mouseRelease(&pad, Qt::LeftButton, {}, QPoint(100, 100));
        QCOMPARE(finished.count(), 1);
        QVERIFY(!pad.isBlank());
    }

    /// A photo is shrunk to what is seen of it, once: its halves stay where they are.
    void aPhotoIsShrunk()
    {
        QImage photo(4000, 3000, QImage::Format_RGB32);
        photo.fill(Qt::red);
        QPainter painter(&photo);
        painter.fillRect(2000, 0, 2000, 3000, Qt::blue);
        painter.end();
        PicturePreview view;
        view.resize(216, 216);
        FitGeometry geometry;
        view.setPicture(photo, geometry, QSize(4000, 3000));
        for (int i = 0; i < 2; ++i) {
            const QImage seen = view.grab().toImage();
            QCOMPARE(seen.pixelColor(60, 108), QColor(Qt::red));
            QCOMPARE(seen.pixelColor(156, 108), QColor(Qt::blue));
        }
        // Another picture of the same size is another one.
        photo.fill(Qt::green);
        view.setPicture(photo, geometry, QSize(4000, 3000));
        QCOMPARE(view.grab().toImage().pixelColor(60, 108), QColor(Qt::green));
    }
};

QTEST_MAIN(TestInputParts)
#include "tst_inputparts.moc"
