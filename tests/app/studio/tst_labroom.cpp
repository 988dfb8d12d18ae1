// vitrine-test: TIMEOUT 300
// Every laboratory in the whole window: it takes the room that there is, gives it back, and says where it can't open.

#include "app/studio/window/MainWindow.h"

#include "app/studio/actions/Actions.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/settings/Languages.h"
#include "core/edit/Edit.h"
#include "tests/support/Screenshot.h"
#include "widgets/labs/LabStage.h"
#include "widgets/playground/NeuronBoard.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds
constexpr QSize least(1280, 800);

} // namespace

class TestLabRoom : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    NetworkRoom &room() const { return *m_window->networkRoom(); }
    Session &session() const { return *m_window->session(); }
    LabDesk &labs() const { return *room().labs(); }
    void waitUntilRun() const { QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy() && session().outcome(), patience); }
    void openPreset(const QString &preset) const
    {
        session().openPreset(preset);
        waitUntilRun();
    }
    void makeWindow(const QString &language)
    {
        m_window.reset();
        QSettings().clear();
        Preferences preferences;
        preferences.language = language;
        Languages::instance().use(language);
        preferences.run.threads = 2;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(least);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->start(std::nullopt);
        waitUntilRun();
    }
    QList<int> dockWidths() const
    {
        QList<int> widths;
        for (const QDockWidget *dock : room().findChildren<QDockWidget *>())
            if (dock->isVisible() && !dock->visibleRegion().isEmpty())
                widths += dock->width();
        return widths;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void cleanup() { m_window.reset(); }

    /// At 1280 × 800, with all panels: the window stays as it is, and so do the panels once it is left.
    void everyLaboratoryFits_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("zh") << QStringLiteral("zh_CN");
    }
    void everyLaboratoryFits()
    {
        QFETCH(const QString, language);
        makeWindow(language);
        QSet<QString> seen;
        for (const char *preset : {"lenet-5", "bn-cnn"}) {
            openPreset(QString::fromLatin1(preset));
            const QList<int> before = dockWidths();
            QVERIFY(before.size() >= 2);
            for (const GraphBlock &block : session().trace()->graph.blocks) {
                const LabSubject subject{session().outcome(), QString::fromStdString(block.id)};
                for (const LabKind *kind : LabStage::kindsFor(subject)) {
                    if (seen.contains(kind->id()))
                        continue;
                    seen += kind->id();
                    room().selection()->selectBlock(subject.path);
                    labs().open(kind->id());
                    QCOMPARE(labs().stage()->currentKind(), kind->id());
                    QCoreApplication::processEvents();
                    QCOMPARE(m_window->size(), least);
                    const QSize minimum = m_window->minimumSizeHint();
                    QVERIFY2(
                        minimum.width() <= least.width() && minimum.height() <= least.height(),
                        qPrintable(
                            QStringLiteral("%1: %2 × %3").arg(kind->id()).arg(minimum.width()).arg(minimum.height())));
                    const Lab *lab = labs().stage()->current();
                    QVERIFY(lab->width() <= lab->parentWidget()->width());
                    test::saveScreenshot(*m_window, QStringLiteral("lab-%1-%2").arg(kind->id(), language));
                    labs().close();
                    QCoreApplication::processEvents();
                    QCOMPARE(dockWidths(), before);
                }
            }
        }
        QCOMPARE(seen.size(), static_cast<qsizetype>(labKinds().size()));
    }

    /// Return alone is the neurons' own; with Ctrl it opens the laboratory from there too.
    void theNeuronsLeadToALaboratory()
    {
        makeWindow(QStringLiteral("en"));
        m_window->actions()[Command::Playground]->trigger();
        auto *board = m_window->findChild<NeuronBoard *>();
        QTRY_VERIFY_WITH_TIMEOUT(board->isVisible() && !session().isBusy(), patience);
        board->setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(board->hasFocus(), patience);
        QTest::keyClick(board, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(labs().isOpen());
    }

    /// A block that nothing leads to has not run: that is said, and what is about the whole run opens all the same.
    void whatHasNotRunHasNoLaboratory()
    {
        makeWindow(QStringLiteral("en"));
        edit::Added added = edit::addBlock(room().document()->network(), *findBlockKind("Softmax"));
        room().document()->apply(QStringLiteral("Add"), std::move(added.network));
        waitUntilRun();
        const QString id = QString::fromStdString(added.id);
        room().selection()->selectBlock(id);
        QSignalSpy said(&labs(), &LabDesk::said);
        QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!labs().isOpen());
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(id));
        m_window->actions()[Command::UnitLab]->trigger();
        QCOMPARE(labs().stage()->currentKind(), QStringLiteral("units"));
        QVERIFY(labs().isOpen());
    }
};

QTEST_MAIN(TestLabRoom)

#include "tst_labroom.moc"
