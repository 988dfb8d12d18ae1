// vitrine-test: TIMEOUT 300; SOURCES StudioTour.cpp ClippedTexts.cpp
// Nothing is cut off in any view of the Network room at 1280 × 800, in both languages, as the studio looks; the slow
// test of the views has the other sizes and themes, and the pictures.

#include "app/studio/window/StudioStyle.h"
#include "tests/app/studio/StudioTour.h"
#include "tests/support/ClippedTexts.h"

#include <QLabel>

#include <algorithm>

using namespace vitrine;

class TestViewLayout : public vitrine::test::StudioTour {
    Q_OBJECT

private slots:
    void initTestCase() { beginCase(); }
    void cleanup() { endTour(); }

    void whatIsCutOffIsFound()
    {
        QWidget window;
        window.resize(200, 200);
        auto *label = new QLabel(QStringLiteral("Longer than there is room for it"), &window);
        label->setGeometry(0, 0, 40, 30);
        window.show();
        QCOMPARE(test::clippedTexts(window).size(), qsizetype{1});
        label->resize(label->sizeHint());
        window.resize(label->width() + 1, 200);
        QCOMPARE(test::clippedTexts(window), QStringList());
        label->move(100, 0);
        QCOMPARE(test::clippedTexts(window).size(), qsizetype{1});
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("zh_CN") << QStringLiteral("zh_CN");
    }
    void nothingIsCutOff()
    {
        QFETCH(const QString, language);
        const QSize size(1280, 800);
        beginTour(language, size);
        QStringList found;
        tour([&](const QString &name) {
            QVERIFY2(
                m_window->size() == size,
                qPrintable(QStringLiteral("%1: %2 × %3").arg(name).arg(m_window->width()).arg(m_window->height())));
            for (const QString &fault : faults())
                found += name + QStringLiteral(": ") + fault;
        });
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void theMapMovesOutOfTheWay()
    {
        beginTour(QStringLiteral("en"), {1280, 800});
        smallOne();
        drag(block("tanh1")->pos(), block("tanh1")->pos() + QPointF(block("relu1")->x() - block("conv1")->x(), 0));
        view().setZoom(1.3);
        settle();
        // The last block of the last row, where the map stands usually.
        view().pan(QPoint(view().width() - 120, view().height() - 80) - at(block("tanh1")->pos()));
        settle();
        const Minimap &map = *builder().minimap();
        QVERIFY(map.isVisible());
        const QRect usual(QPoint(view().width() - map.width() - 12, view().height() - map.height() - 12), map.size());
        const auto isCovered = [this](const QRect &place) {
            const QRectF covered = view().mapToScene(place).boundingRect();
            return std::any_of(scene().blocks().begin(), scene().blocks().end(),
                               [&](const BlockItem *each) { return each->cardRect().intersects(covered); });
        };
        QVERIFY(isCovered(usual));
        QVERIFY(map.pos() != usual.topLeft());
        QVERIFY(!isCovered(map.geometry()));
    }
};

int main(int argc, char **argv)
{
    vitrine::test::useLargeScreen();
    QApplication app(argc, argv);
    installStudioStyle(&app);
    TestViewLayout test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_viewlayout.moc"
