// The heat map over the canvas: figures of LeNet-5 that can be worked out by hand, tints, and what is remembered.

#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/HeatDesk.h"
#include "app/studio/window/MainWindow.h"
#include "widgets/session/Session.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace vitrine;

class TestHeat : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    HeatDesk &heat() const { return *m_window->networkRoom()->heat(); }
    void begin()
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 1;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->show();
        m_window->start(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome() && !m_window->session()->isBusy(), 20000);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("XDG_STATE_HOME", m_folder.path().toUtf8());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void init()
    {
        QSettings().clear();
        begin();
    }

    void countsWhatCanBeWorkedOut_data()
    {
        QTest::addColumn<int>("command");
        QTest::addColumn<QString>("largest");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("total");
        // c5 has 120·(16·5·5 + 1) parameters; c3 computes 16·10·10·6·5·5; c1 gives 6·28·28 numbers of four bytes.
        QTest::newRow("parameters") << int(Command::HeatParameters) << "c5"
                                    << "48,120"
                                    << "61,706";
        QTest::newRow("macs") << int(Command::HeatMacs) << "c3"
                              << "240,000"
                              << "416,520";
        QTest::newRow("memory") << int(Command::HeatMemory) << "c1"
                                << "18.4 KiB" << QString();
    }

    void countsWhatCanBeWorkedOut()
    {
        QFETCH(int, command);
        QFETCH(QString, largest);
        QFETCH(QString, text);
        QFETCH(QString, total);
        m_window->networkRoom()->perform(static_cast<Command>(command), true);
        QCOMPARE(heat().figures().largestBlock(), largest);
        QCOMPARE(heat().figures().text(largest), text);
        if (!total.isEmpty())
            QCOMPARE(heat().figures().total(), total);
        QVERIFY(heat().figures().tint(largest).isValid());
    }

    void blocksWithoutAnyStayPlain()
    {
        m_window->networkRoom()->perform(Command::HeatParameters, true);
        QVERIFY(!heat().figures().tint(QStringLiteral("tanh1")).isValid());
        QVERIFY(heat().figures().text(QStringLiteral("tanh1")).isEmpty());
    }

    void fieldsAreOfTheInput()
    {
        m_window->networkRoom()->perform(Command::HeatField, true);
        QCOMPARE(heat().figures().text(QStringLiteral("c3")), QStringLiteral("14 × 14"));
        QVERIFY(heat().figures().tint(QStringLiteral("c1")) != heat().figures().tint(QStringLiteral("c3")));
    }

    void theChoiceIsRemembered()
    {
        m_window->networkRoom()->perform(Command::HeatTime, true);
        QVERIFY(!heat().figures().largestBlock().isEmpty());
        begin();
        QCOMPARE(heat().heat(), Heat::Time);
        QVERIFY(!heat().figures().largestBlock().isEmpty());
        m_window->networkRoom()->perform(Command::HeatNone, true);
        QVERIFY(heat().figures().largestBlock().isEmpty());
    }
};

QTEST_MAIN(TestHeat)
#include "tst_heat.moc"
