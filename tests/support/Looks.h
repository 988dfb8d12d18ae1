#pragma once

#include "app/studio/actions/Actions.h"
#include "app/studio/window/MainWindow.h"

#include <QAction>
#include <QSize>
#include <QTest>

namespace vitrine::test {

/// The rows of a test that takes pictures, to be looked at: both languages, both themes, both sizes. Columns
/// `language`, `isDark` and `size`.
inline void addLooks()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    for (const char *language : {"en", "zh_CN"})
        for (const bool isDark : {false, true})
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
                QTest::addRow("%s-%s-%d", language, isDark ? "dark" : "light", size.width())
                    << QString::fromLatin1(language) << isDark << size;
}

/// The window as the present row wants it, by its own commands.
inline void takeLook(MainWindow &window)
{
    QFETCH(QString, language);
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    window.actions()[language == QLatin1String("en") ? Command::English : Command::Chinese]->trigger();
    window.actions()[isDark ? Command::DarkTheme : Command::LightTheme]->trigger();
    window.resize(size);
}

} // namespace vitrine::test
