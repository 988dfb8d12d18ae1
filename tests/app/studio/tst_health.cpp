// vitrine-test: TIMEOUT 300; SERIAL
// Dead and exploding in the studio: blocks of a run that ails carry marks, the inspector says why and what to try, a
// key switches both off and on.

#include "app/studio/actions/Actions.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/HealthDesk.h"
#include "app/studio/settings/Languages.h"
#include "app/studio/window/MainWindow.h"
#include "tests/support/Screenshot.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/Theme.h"
#include "widgets/health/HealthNote.h"
#include "widgets/health/HealthSession.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

/// LeNet-5's picture through eight sigmoids.
Network deepSigmoids()
{
    Network network;
    network.name = "Deep sigmoids";
    const auto add = [&network](const std::string &id, const std::string &type,
                                const std::map<std::string, ParamValue, std::less<>> &params) {
        if (!network.blocks.empty())
            network.connections.push_back({{network.blocks.back().id, 0}, {id, 0}, {}});
        network.blocks.push_back({id, type, params, {}, {}});
    };
    add("image", "Input", {{"shape", Shape{1, 28, 28}}});
    add("flat", "Flatten", {});
    for (int i = 1; i <= 8; ++i) {
        add("fc" + std::to_string(i), "Linear", {{"out_features", std::int64_t(16)}});
        add("act" + std::to_string(i), "Sigmoid", {});
    }
    add("out", "Linear", {{"out_features", std::int64_t(10)}});
    add("loss", "CrossEntropyLoss", {});
    return network;
}

} // namespace

class TestHealthDesk : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    NetworkRoom &room() const { return *m_window->networkRoom(); }
    Session &session() const { return *m_window->session(); }
    const std::vector<BlockBadge> &badges(const char *block) const
    {
        return room().canvas()->canvas()->find(QString::fromLatin1(block))->decor().badges;
    }
    void openDeep() const
    {
        room().document()->apply(QStringLiteral("Deep"), deepSigmoids());
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy() && room().health()->health()->of("fc1"), patience);
    }

    void open()
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 1;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->show();
        QSignalSpy done(&session(), &Session::outcomeChanged);
        m_window->start(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !session().isBusy(), patience);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
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

    void init()
    {
        QSettings().clear();
        open();
    }

    void cleanup() { m_window.reset(); }

    void whatAilsIsMarkedAndExplained()
    {
        openDeep();
        QCOMPARE(badges("fc1").size(), std::size_t(1));
        QCOMPARE(badges("fc1").front().text, QStringLiteral("↓"));
        QVERIFY(badges("out").empty());
        const auto *item = room().canvas()->canvas()->find(QStringLiteral("fc1"));
        QVERIFY(item->toolTip().contains(QStringLiteral("Vanishing gradient")));
        QVERIFY(item->spokenText().contains(QStringLiteral("Vanishing gradient")));

        room().selection()->selectBlock(QStringLiteral("fc1"));
        const HealthNote *note = room().health()->note();
        QVERIFY(note->isVisible());
        QVERIFY(note->text().contains(QStringLiteral("8 sigmoids")));
        room().selection()->selectBlock(QStringLiteral("out"));
        QVERIFY(!note->isVisible());
    }

    void aKeySwitchesItOffAndItIsRemembered()
    {
        openDeep();
        room().selection()->selectBlock(QStringLiteral("fc1"));
        QTest::keyClick(m_window.get(), Qt::Key_H);
        QVERIFY(!room().health()->isOn());
        QVERIFY(badges("fc1").empty());
        QVERIFY(!room().health()->note()->isVisible());
        m_window.reset();
        open();
        QVERIFY(!room().health()->isOn());
        QTest::keyClick(m_window.get(), Qt::Key_H);
        openDeep();
        QVERIFY(!badges("fc1").empty());
    }

    /// Where nothing ails there is no badge, so that being asked is answered in words.
    void saysWhenNothingAils()
    {
        QVERIFY(room().health()->isOn());
        QSignalSpy said(room().health(), &HealthDesk::said);
        QTest::keyClick(m_window.get(), Qt::Key_H);
        QTest::keyClick(m_window.get(), Qt::Key_H);
        QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, patience);
        QVERIFY(said[0][0].toString().contains(QStringLiteral("nothing ails")));
        openDeep();
        QTest::keyClick(m_window.get(), Qt::Key_H);
        QTest::keyClick(m_window.get(), Qt::Key_H);
        QTRY_COMPARE_WITH_TIMEOUT(said.size(), 2, patience);
        QVERIFY(said[1][0].toString().contains(QStringLiteral("badges")));
    }

    void anEditHealsIt()
    {
        openDeep();
        Network shallow = room().document()->network();
        for (Block &block : shallow.blocks)
            if (block.type == "Sigmoid")
                block.type = "LeakyReLU";
        for (Connection &connection : shallow.connections)
            if (connection.from.block == "act2" && connection.to.block == "fc3")
                connection.to.block = "out";
        std::erase_if(shallow.connections,
                      [](const Connection &connection) { return connection.from.block == "act8"; });
        std::erase_if(shallow.blocks, [](const Block &block) {
            return block.id.size() > 2 && block.id != "out" && block.id.back() >= '3' && block.id.back() <= '8';
        });
        std::erase_if(shallow.connections, [&shallow](const Connection &connection) {
            return !shallow.find(connection.from.block) || !shallow.find(connection.to.block);
        });
        room().document()->apply(QStringLiteral("Shallow"), shallow);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy() && !room().health()->health()->of("fc1"), patience);
        QVERIFY(badges("fc1").empty());
    }

    void pictures()
    {
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("zh_CN")})
            for (const Theme::Scheme scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
                Languages::instance().use(language);
                Theme::instance().setScheme(scheme);
                openDeep();
                room().selection()->selectBlock(QStringLiteral("fc1"));
                m_window->resize(scheme == Theme::Scheme::Dark ? QSize(1280, 800) : QSize(1920, 1080));
                QCoreApplication::processEvents();
                room().canvas()->fit();
                QCoreApplication::processEvents();
                const QString name = scheme == Theme::Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
                test::saveScreenshot(*m_window, QStringLiteral("health-%1-%2").arg(language, name));
            }
        Languages::instance().use(QStringLiteral("en"));
        Theme::instance().setScheme(Theme::Scheme::Light);
    }
};

QTEST_MAIN(TestHealthDesk)
#include "tst_health.moc"
