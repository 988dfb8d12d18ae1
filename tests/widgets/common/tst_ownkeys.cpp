#include "widgets/common/OwnKeys.h"

#include <QKeyEvent>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace vitrine;

namespace {

class Arrows : public QWidget {
public:
    using QWidget::QWidget;

protected:
    bool event(QEvent *event) override { return keepsArrows(event) || QWidget::event(event); }
};

} // namespace

class OwnKeysTest : public QObject {
    Q_OBJECT

private slots:
    void keepsThoseAlone();
    void comesBeforeAShortcut();
};

void OwnKeysTest::keepsThoseAlone()
{
    const auto isKept = [](QEvent::Type type, int key) {
        QKeyEvent event(type, key, Qt::NoModifier);
        event.ignore();
        const bool kept = keepsKeys(&event, {Qt::Key_Up, Qt::Key_Home});
        return kept && event.isAccepted();
    };
    QVERIFY(isKept(QEvent::ShortcutOverride, Qt::Key_Up));
    QVERIFY(isKept(QEvent::ShortcutOverride, Qt::Key_Home));
    QVERIFY(!isKept(QEvent::ShortcutOverride, Qt::Key_Down));
    QVERIFY(!isKept(QEvent::KeyPress, Qt::Key_Up));
}

void OwnKeysTest::comesBeforeAShortcut()
{
    QWidget window;
    Arrows view(&window);
    QShortcut left(QKeySequence(Qt::Key_Left), &window), enter(QKeySequence(Qt::Key_Return), &window);
    QSignalSpy wentLeft(&left, &QShortcut::activated), entered(&enter, &QShortcut::activated);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(wentLeft.size(), 0);
    QCOMPARE(entered.size(), 1);
}

QTEST_MAIN(OwnKeysTest)
#include "tst_ownkeys.moc"
