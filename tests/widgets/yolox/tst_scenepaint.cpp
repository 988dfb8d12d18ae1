// vitrine-test: TIMEOUT 300
// Hundreds of boxes over the picture: outlines and dots look as pens draw them, and cost a fraction of a frame.
#include "tests/widgets/yolox/YoloxSample.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/assignment/AssignmentPage.h"
#include "widgets/yolox/assignment/DotPaint.h"
#include "widgets/yolox/scene/FramePaint.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QPainter>
#include <QSvgGenerator>
#include <QThread>

#include <algorithm>
#include <limits>

using namespace vitrine;

namespace {

constexpr int patience = 60'000; // milliseconds
constexpr double most = 8; // milliseconds, half of what a frame has

QImage blank()
{
    QImage image(64, 64, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    return image;
}

/// Rows of boxes of different sizes, as in a crowd.
std::vector<LabelledBox> crowd(int count, const QSize &picture)
{
    std::vector<LabelledBox> boxes;
    for (int i = 0; i < count; ++i) {
        const auto x = static_cast<float>(i % 20 * (picture.width() - 40) / 20);
        const auto y = static_cast<float>(i / 20 * (picture.height() - 40) / 16);
        const auto side = static_cast<float>(12 + i % 5 * 6);
        boxes.push_back({{x, y, x + side, y + side}, i % 6});
    }
    return boxes;
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

    void aCrowdIsPaintedInHalfAFrame()
    {
        QThread compute;
        compute.start();
        YoloxState state;
        fillSample(state);
        AssignmentPage page({&state, &compute});
        page.resize(920, 640);
        page.show();
        state.setBoxes(crowd(304, state.scene().picture.size()), QStringLiteral("crowd"));
        QTRY_VERIFY_WITH_TIMEOUT(page.session()->picture() && page.session()->picture()->study.rows() == 304, patience);
        QStringList slow;
        for (int step = 0; step < page.steps()->count(); ++step) {
            page.steps()->go(step);
            QImage canvas(page.scene()->size(), QImage::Format_ARGB32_Premultiplied);
            double best = std::numeric_limits<double>::infinity(); // what else the machine does only adds
            for (int i = 0; i < 30; ++i) {
                QElapsedTimer timer;
                timer.start();
                page.scene()->render(&canvas);
                best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
            }
            qInfo("step %d: %.2f ms", step, best);
            if (best > most)
                slow += QStringLiteral("step %1: %2 ms").arg(step).arg(best);
        }
        compute.quit();
        compute.wait();
        QVERIFY2(slow.isEmpty(), qPrintable(slow.join(QStringLiteral(", "))));
    }
};

QTEST_MAIN(TestScenePaint)

#include "tst_scenepaint.moc"
