// Outlines and dots over the picture look as pens draw them (bench_scene_frame measures what hundreds cost).
#include "widgets/yolox/assignment/DotPaint.h"
#include "widgets/yolox/scene/FramePaint.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>
#include <QTest>

using namespace vitrine;

namespace {

QImage blank()
{
    QImage image(64, 64, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    return image;
}

} // namespace

class TestScenePaint : public QObject {
    Q_OBJECT

private slots:
    void framesAreAsPensDrawThem_data()
    {
        QTest::addColumn<double>("width");
        for (const double width : {1.0, 2.0, 3.0, 5.0})
            QTest::addRow("%g", width) << width;
    }
    void framesAreAsPensDrawThem()
    {
        QFETCH(double, width);
        QImage expected = blank(), painted = blank();
        const QRectF rect(12, 20, 30, 17);
        const QColor colour(200, 30, 90, 120); // transparent: no corner may be painted twice
        {
            QPainter painter(&expected);
            painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
            painter.drawRect(rect);
        }
        {
            QPainter painter(&painted);
            painter.setRenderHint(QPainter::Antialiasing);
            paintFrame(painter, rect, width, colour);
        }
        // The line stands on the rectangle's own, whichever pixel a pen of an odd width rounds to.
        QCOMPARE(painted.pixelColor(30, 20), painted.pixelColor(12, 25));
        QVERIFY(painted.pixelColor(30, 20) != QColor(Qt::white));
        QCOMPARE(painted.pixelColor(30, 28), QColor(Qt::white));
        const auto inked = [](const QImage &image) {
            int count = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixelColor(x, y) != QColor(Qt::white);
            return count;
        };
        QCOMPARE(inked(painted), inked(expected));
        const QColor once = painted.pixelColor(30, 20);
        for (int x = 5; x < 60; ++x)
            QVERIFY(painted.pixelColor(x, 20) == once || painted.pixelColor(x, 20) == QColor(Qt::white));
    }

    void dotsAreStampedWhereCirclesWouldBe()
    {
        const Dot dot{6, QColor(Qt::red), QColor(Qt::black)};
        QImage image = blank();
        QPainter painter(&image);
        paintDot(painter, {32.3, 20.4}, dot);
        painter.end();
        QCOMPARE(image.pixelColor(32, 20), QColor(Qt::red));
        QVERIFY(image.pixelColor(32, 14) != QColor(Qt::white) && image.pixelColor(32, 14) != QColor(Qt::red));
        QCOMPARE(image.pixelColor(32, 11), QColor(Qt::white));
        QCOMPARE(image.pixelColor(24, 20), QColor(Qt::white));

        QBuffer file;
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        svg.setSize({64, 64});
        QPainter vector(&svg);
        paintDot(vector, {32, 20}, dot);
        vector.end();
        QVERIFY(!file.data().contains("<image"));
        QVERIFY(file.data().contains("<circle") || file.data().contains("<ellipse"));
    }
};

QTEST_MAIN(TestScenePaint)

#include "tst_scenepaint.moc"
