#pragma once

#include "tests/support/GuiTime.h"

#include <QApplication>
#include <QDialog>
#include <QPointer>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <random>

namespace vitrine::test {

/// Does what comes to its mind with whatever the mouse and the keys can reach in a widget; the same for the same seed
/// as long as the widget is.
class RandomUser {
public:
    explicit RandomUser(unsigned seed) : m_random(seed) { }

    int draw(int below) { return below <= 0 ? 0 : static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    QByteArray bytes(int below)
    {
        QByteArray made(draw(below), '\0');
        for (char &byte : made)
            byte = static_cast<char>(m_random());
        return made;
    }

    /// What was touched last, for reports.
    const QString &last() const { return m_last; }

    void click(QWidget &in)
    {
        QWidget *widget = any(in);
        const auto modifiers = draw(5) == 0 ? Qt::ShiftModifier : Qt::NoModifier;
        QTest::mouseClick(widget, draw(9) == 0 ? Qt::MiddleButton : Qt::LeftButton, modifiers, anyPlace(*widget));
    }
    void doubleClick(QWidget &in)
    {
        QWidget *widget = any(in);
        QTest::mouseDClick(widget, Qt::LeftButton, {}, anyPlace(*widget));
    }
    void drag(QWidget &in)
    {
        // What a press sets off may take the widget away.
        const QPointer<QWidget> widget = any(in);
        QTest::mousePress(widget, Qt::LeftButton, {}, anyPlace(*widget));
        for (int i = 0; i < 3; ++i)
            if (widget)
                QTest::mouseMove(widget, anyPlace(*widget));
        if (widget && draw(6) == 0)
            QTest::keyClick(widget, Qt::Key_Escape);
        if (widget)
            QTest::mouseRelease(widget, Qt::LeftButton, {}, anyPlace(*widget));
    }
    void wheel(QWidget &in)
    {
        QWidget *widget = any(in);
        const QPoint place = anyPlace(*widget);
        QWheelEvent event(place, widget->mapToGlobal(place), {}, {0, draw(2) ? 120 : -120}, {}, {}, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(widget, &event);
    }
    void key(QWidget &in)
    {
        static constexpr std::array keys{Qt::Key_Left,   Qt::Key_Right,  Qt::Key_Up,    Qt::Key_Down,  Qt::Key_Tab,
                                         Qt::Key_Home,   Qt::Key_End,    Qt::Key_L,     Qt::Key_Plus,  Qt::Key_Minus,
                                         Qt::Key_Delete, Qt::Key_Escape, Qt::Key_Space, Qt::Key_Return};
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused && in.isAncestorOf(focused) ? focused : any(in),
                        keys[static_cast<std::size_t>(draw(static_cast<int>(keys.size())))],
                        draw(6) == 0 ? Qt::ShiftModifier : Qt::NoModifier);
    }

    /// As long as it lives no dialog and no menu waits for a user who is not there.
    class Closer : public QTimer {
    public:
        Closer()
        {
            callOnTimeout(this, [] {
                if (QWidget *popup = QApplication::activePopupWidget())
                    popup->close();
                else if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
                    dialog->reject();
            });
            start(50);
        }
    };

private:
    QPoint anyPlace(const QWidget &widget) { return {draw(widget.width()), draw(widget.height())}; }
    QWidget *any(QWidget &in)
    {
        QList<QWidget *> all = in.findChildren<QWidget *>();
        all.removeIf([&in](const QWidget *widget) {
            return !widget->isVisible() || !widget->isEnabled() || widget->size().isEmpty()
                || widget->window() != in.window();
        });
        QWidget *chosen = all.isEmpty() ? &in : all[draw(static_cast<int>(all.size()))];
        m_last = QStringLiteral("%1 “%2” in %3")
                     .arg(QLatin1String(chosen->metaObject()->className()), chosen->accessibleName(),
                          QLatin1String(chosen->parentWidget()->metaObject()->className()));
        return chosen;
    }

    std::mt19937 m_random;
    QString m_last;
};

/// What actions cost the GUI thread.
class StallReport {
public:
    template <typename Do>
    void measure(const RandomUser &user, const Do &action)
    {
        const double before = guiMilliseconds();
        action();
        const double took = guiMilliseconds() - before;
        m_above += took > 100 ? 1 : 0;
        if (took <= m_longest)
            return;
        m_longest = took;
        m_worst = user.last();
    }
    QString text() const
    {
        return QStringLiteral("longest %1 ms (%2), %3 above 100 ms")
            .arg(m_longest, 0, 'f', 0)
            .arg(m_worst)
            .arg(m_above);
    }

private:
    double m_longest = 0; ///< milliseconds
    QString m_worst; ///< what was touched before it
    int m_above = 0;
};

} // namespace vitrine::test
