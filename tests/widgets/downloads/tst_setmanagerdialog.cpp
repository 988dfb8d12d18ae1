// The dialog of public sets as its user sees it: rows, buttons, sentences. Its server is on this machine.

#include "tests/widgets/support/SetPlace.h"
#include "widgets/downloads/SetManagerDialog.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>
#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr int patience = 20'000; ///< milliseconds
constexpr int sizeColumn = 3, stateColumn = 4;

} // namespace

class TestSetManagerDialog : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_dialog.reset(); }
    void ownCatalogueIsShown();
    void downloadAndUse();
    void cancelAndGoOn();
    void failureIsTold();
    void damageIsShownAndMended();
    void removalAsks();
    void everyControlHasAName();

private:
    QTreeWidget *list() const { return m_dialog->findChild<QTreeWidget *>(); }
    QString state() const { return list()->topLevelItem(0)->text(stateColumn); }
    QString message() const { return m_dialog->findChild<QLabel *>("modelMessage")->text(); }
    QPushButton *button(const char *text) const
    {
        for (QPushButton *candidate : m_dialog->findChildren<QPushButton *>())
            if (candidate->text().remove('&').startsWith(QLatin1String(text)))
                return candidate;
        return nullptr;
    }
    void fetch()
    {
        button("Download")->click();
        QTRY_COMPARE_WITH_TIMEOUT(state(), "there, verified", patience);
    }

    std::unique_ptr<SetPlace> m_place;
    std::unique_ptr<SetManagerDialog> m_dialog;
};

void TestSetManagerDialog::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
        qunsetenv(name);
}

void TestSetManagerDialog::init()
{
    m_dialog.reset();
    m_place = std::make_unique<SetPlace>();
    m_dialog = std::make_unique<SetManagerDialog>(std::vector{m_place->set()}, m_place->store());
    m_dialog->show();
}

void TestSetManagerDialog::ownCatalogueIsShown()
{
    const auto own = SetManagerDialog::ownCatalogue();
    QCOMPARE(own.size(), std::size_t{4});
    SetManagerDialog dialog(own, m_place->store());
    auto *rows = dialog.findChild<QTreeWidget *>();
    QCOMPARE(rows->topLevelItemCount(), 4);
    QCOMPARE(rows->topLevelItem(0)->text(0), "MNIST");
    QCOMPARE(rows->topLevelItem(2)->text(sizeColumn), "162.2 MiB");
    QCOMPARE(rows->topLevelItem(2)->text(stateColumn), "not there");
    QVERIFY(rows->topLevelItem(2)->toolTip(sizeColumn).contains("175.8 MiB"));
    dialog.select(QStringLiteral("cifar100"));
    QCOMPARE(rows->currentItem()->text(0), "CIFAR-100");
}

void TestSetManagerDialog::downloadAndUse()
{
    QSignalSpy chosen(m_dialog.get(), &SetManagerDialog::setChosen);
    QSignalSpy changed(m_dialog.get(), &SetManagerDialog::setsChanged);
    QCOMPARE(state(), "not there");
    QVERIFY(!button("Use")->isEnabled() && button("Download")->isEnabled() && !button("Remove")->isEnabled());
    fetch();
    QVERIFY(message().contains("Tiny is there and verified"));
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_place->isWhole());
    QVERIFY(!button("Download")->isEnabled());
    button("Use")->click();
    QCOMPARE(chosen.first().first().toString(), "cifar10:" + m_place->folder.filePath("tiny"));
    QVERIFY(!m_dialog->isVisible());
}

void TestSetManagerDialog::cancelAndGoOn()
{
    m_place->serveHalf();
    m_dialog->download(QStringLiteral("tiny"));
    QTRY_VERIFY_WITH_TIMEOUT(state().startsWith("downloading 49 %") || state().startsWith("downloading 50 %"),
                             patience);
    button("Cancel")->click();
    QTRY_COMPARE_WITH_TIMEOUT(state(), "not there; a part is", patience);
    QVERIFY(message().isEmpty());
    m_place->serve();
    fetch();
    QVERIFY(m_place->server.requests()[1].from() > 0);
}

void TestSetManagerDialog::failureIsTold()
{
    m_place->server.setAnswer(
        [](QTcpSocket &socket, const HttpRequest &) { FileServer::send(socket, "500 Internal Server Error", {}); });
    button("Download")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!message().isEmpty(), patience);
    QVERIFY2(message().contains("answers 500") && message().contains("By hand: fetch"), qPrintable(message()));
    QVERIFY(button("Download")->isEnabled());
}

void TestSetManagerDialog::damageIsShownAndMended()
{
    fetch();
    QFile file(m_place->folder.filePath(QStringLiteral("tiny/names.gz")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(20);
    file.write("?");
    file.close();
    m_dialog = std::make_unique<SetManagerDialog>(std::vector{m_place->set()}, m_place->store());
    m_dialog->show(); // checks what lies there
    QTRY_COMPARE_WITH_TIMEOUT(state(), "damaged", patience);
    QVERIFY(message().contains("names.gz"));
    fetch();
    QVERIFY(m_place->isWhole());
}

void TestSetManagerDialog::removalAsks()
{
    fetch();
    const auto answer = [this](QMessageBox::StandardButton with) {
        QTimer::singleShot(0, this, [with] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            box->button(with)->click();
        });
        button("Remove")->click();
    };
    answer(QMessageBox::No);
    QVERIFY(m_place->isWhole());
    answer(QMessageBox::Yes);
    QCOMPARE(state(), "not there");
    QVERIFY(m_place->entries().isEmpty());
}

void TestSetManagerDialog::everyControlHasAName()
{
    for (const QPushButton *each : m_dialog->findChildren<QPushButton *>())
        QVERIFY(!each->text().isEmpty());
    QVERIFY(!list()->accessibleName().isEmpty());
    QVERIFY(!m_dialog->windowTitle().isEmpty());
}

QTEST_MAIN(TestSetManagerDialog)
#include "tst_setmanagerdialog.moc"
