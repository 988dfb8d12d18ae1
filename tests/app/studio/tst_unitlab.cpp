// vitrine-test: TIMEOUT 300; SERIAL
// Modular backpropagation and the gradient check, as a user works them.

#include "app/studio/Actions.h"
#include "app/studio/LabDesk.h"
#include "app/studio/MainWindow.h"
#include "app/studio/NetworkRoom.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/Theme.h"
#include "widgets/labs/LabStage.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/units/ChainRuleView.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitGraphView.h"
#include "widgets/units/UnitLabView.h"
#include "widgets/units/UnitPlayer.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

} // namespace

class TestUnitLab : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    NetworkRoom &room() const { return *m_window->networkRoom(); }
    Session &session() const { return *m_window->session(); }
    UnitLabView &lab() const { return *static_cast<UnitLabView *>(room().labs()->stage()->current()); }
    UnitCursor &cursor() const { return *lab().cursor(); }

    void open(const QString &preset, const QString &language = QStringLiteral("en"), QSize size = {1280, 800})
    {
        m_window.reset();
        QSettings().clear();
        Preferences preferences;
        preferences.language = language;
        preferences.run.threads = 1;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(size);
        m_window->show();
        m_window->start(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(session().outcome() && !session().isBusy(), patience);
        if (preset != QStringLiteral("lenet-5")) {
            const auto before = session().outcome();
            session().openPreset(preset);
            QTRY_VERIFY_WITH_TIMEOUT(session().outcome() != before && !session().isBusy(), patience);
        }
    }
    void openLab()
    {
        room().labs()->open(QStringLiteral("units"));
        QTRY_VERIFY_WITH_TIMEOUT(cursor().picture(), patience);
        QApplication::processEvents();
    }
    void shoot(const QString &name) const
    {
        QApplication::processEvents();
        QDir().mkpath(QStringLiteral("screenshots"));
        QVERIFY(m_window->grab().save(QStringLiteral("screenshots/%1.png").arg(name)));
    }
    int unit(const QString &name) const { return static_cast<int>(cursor().picture()->names.indexOf(name)); }
    double gradient(const QString &name) const
    {
        return cursor().picture()->graph.units[static_cast<std::size_t>(unit(name))].gradient;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void cleanup() { m_window.reset(); }

    void looks_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        for (const bool dark : {false, true})
            for (const char *language : {"en", "zh_CN"})
                for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
                    QTest::addRow("%s-%s-%d", language, dark ? "dark" : "light", size.width())
                        << QString::fromLatin1(language) << dark << size;
    }

    void looks()
    {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        Theme::instance().setScheme(dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        open(QStringLiteral("two-linear-layers"), language, size);
        openLab();
        const QString row = QString::fromLatin1(QTest::currentDataTag());
        shoot(QStringLiteral("units-notes-%1").arg(row));
        open(QStringLiteral("mlp-xor"), language, size);
        openLab();
        cursor().setCurrent(cursor().lossStep() + 6);
        shoot(QStringLiteral("units-xor-%1").arg(row));
        open(QStringLiteral("lenet-5"), language, size);
        openLab();
        QCOMPARE(lab().order().scope, UnitOrder::Scope::Path);
        shoot(QStringLiteral("units-path-%1").arg(row));
    }
};

QTEST_MAIN(TestUnitLab)
#include "tst_unitlab.moc"
