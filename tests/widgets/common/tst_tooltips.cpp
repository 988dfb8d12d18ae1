#include "widgets/common/ToolTips.h"

#include <QHelpEvent>
#include <QTest>
#include <QToolTip>
#include <QWidget>

using namespace vitrine;

namespace {

/// Has something to say of its left half.
class Half : public QWidget {
protected:
    bool event(QEvent *event) override
    {
        const auto textAt = [this](QPoint at) {
            return at.x() < width() / 2 ? QStringLiteral("left %1").arg(at.x()) : QString();
        };
        return showToolTip(event, this, textAt) || QWidget::event(event);
    }
};

} // namespace

class ToolTipsTest : public QObject {
    Q_OBJECT

private slots:
    void says();
    void falseForOtherEvents();
};

void ToolTipsTest::says()
{
    Half view;
    view.resize(100, 20);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const auto ask = [&view](QPoint at) {
        QHelpEvent event(QEvent::ToolTip, at, view.mapToGlobal(at));
        QVERIFY(QApplication::sendEvent(&view, &event));
    };
    ask({10, 5});
    QCOMPARE(QToolTip::text(), QStringLiteral("left 10"));
    ask({20, 5});
    QCOMPARE(QToolTip::text(), QStringLiteral("left 20"));
    ask({80, 5});
    QTRY_VERIFY(!QToolTip::isVisible());
}

void ToolTipsTest::falseForOtherEvents()
{
    QWidget view;
    QEvent event(QEvent::WhatsThis);
    bool isAsked = false;
    QVERIFY(!showToolTip(&event, &view, [&isAsked](QPoint) {
        isAsked = true;
        return QStringLiteral("text");
    }));
    QVERIFY(!isAsked);
}

QTEST_MAIN(ToolTipsTest)
#include "tst_tooltips.moc"
