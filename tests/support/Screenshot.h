#pragma once

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QWidget>
#include <QtTest>

namespace vitrine::test {

/// A window as it is seen on the screen: with the menus, searches and dialogs that stand over it.
inline QPixmap pictureOf(QWidget &window)
{
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (QWidget *each : QApplication::topLevelWidgets())
        if (each != &window && each->isVisible())
            painter.drawPixmap(each->pos() - window.pos(), each->grab());
    return picture;
}

/// To be looked at: NAME.png in the build folder's `screenshots`.
inline void saveScreenshot(QWidget &window, const QString &name)
{
    constexpr int quick = 80; // of PNG: larger files, a fraction of the time
    QCoreApplication::processEvents();
    const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/../screenshots"));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    QVERIFY(pictureOf(window).save(folder.filePath(name + QStringLiteral(".png")), "PNG", quick));
}

} // namespace vitrine::test
