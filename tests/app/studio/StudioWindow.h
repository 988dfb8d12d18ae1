#pragma once

#include "app/studio/settings/Preferences.h"
#include "app/studio/window/MainWindow.h"
#include "widgets/session/Session.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace vitrine::test {

constexpr int patience = 60000; // milliseconds

/// The studio as it opens for the first time, in English and with one thread. Its settings and its lists of runs lie in
/// a folder of the test's own.
class StudioWindow {
public:
    StudioWindow()
    {
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    static Preferences english()
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 1;
        return preferences;
    }

    /// With nothing remembered; whether its first run came.
    bool open(const Preferences &preferences = english(), QSize size = {1280, 800})
    {
        QSettings().clear();
        return m_folder.isValid() && show(preferences, size);
    }
    /// With what the one before remembered.
    bool reopen() { return show(english(), {1280, 800}); }
    void close() { m_window.reset(); }

    MainWindow *get() const { return m_window.get(); }
    MainWindow *operator->() const { return m_window.get(); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    bool show(const Preferences &preferences, QSize size)
    {
        m_window.reset(); // it remembers before the next one reads
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(size);
        m_window->show();
        const QSignalSpy done(m_window->session(), &Session::outcomeChanged);
        m_window->start(std::nullopt);
        return QTest::qWaitFor([&] { return !done.isEmpty() && !m_window->session()->isBusy(); }, patience)
            && QTest::qWaitForWindowExposed(m_window.get());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace vitrine::test
