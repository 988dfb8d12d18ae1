#pragma once

#include <QDir>
#include <QWidget>
#include <QtTest>

namespace vitrine::test {

/// A picture of a window, to be looked at: NAME.png in the build folder's `screenshots`.
inline void saveScreenshot(QWidget &window, const QString &name)
{
    QCoreApplication::processEvents();
    const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/../screenshots"));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    QVERIFY(window.grab().save(folder.filePath(name + QStringLiteral(".png"))));
}

} // namespace vitrine::test
