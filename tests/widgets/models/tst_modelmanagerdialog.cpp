// The dialog as its user sees it: rows, buttons, sentences. Its server is on this machine.

#include "tests/widgets/support/FileServer.h"
#include "widgets/models/ModelManagerDialog.h"

#include <QCryptographicHash>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QtTest>

using namespace vitrine;
using test::FileServer;
using test::HttpRequest;

namespace {

const QByteArray weights = QByteArray("PK\x03\x04", 4) + QByteArray(500'000, 'w');
constexpr int patience = 20'000;
constexpr int sizeColumn = 3, stateColumn = 4;

} // namespace

class TestModelManagerDialog : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void ownCatalogueIsShown();
    void downloadAndUse();
    void cancelAndGoOn();
    void failureIsToldWithTheWayByHand();
    void damageIsShown();
    void removalAsks();
    void keyboardAlone();
    void everyControlHasAName();

private:
    void make();
    ModelStore store() const { return ModelStore(m_folder->path().toStdString()); }
    void put(const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath("yolox_nano.pth"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QTreeWidget *list() const { return m_dialog->findChild<QTreeWidget *>(); }
    QString state(int row = 0) const { return list()->topLevelItem(row)->text(stateColumn); }
    QString message() const { return m_dialog->findChild<QLabel *>("modelMessage")->text(); }
    QPushButton *button(const char *text) const
    {
        for (QPushButton *candidate : m_dialog->findChildren<QPushButton *>())
            if (candidate->text().remove('&').startsWith(QLatin1String(text)))
                return candidate;
        return nullptr;
    }
    /// Presses a button of the question that the next click opens.
    void answer(QMessageBox::StandardButton with)
    {
        QTimer::singleShot(0, this, [with] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            box->button(with)->click();
        });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FileServer> m_server;
    std::unique_ptr<ModelManagerDialog> m_dialog;
};

void TestModelManagerDialog::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
        qunsetenv(name);
}

void TestModelManagerDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FileServer>([](QTcpSocket &socket, const HttpRequest &request) {
        FileServer::sendFile(socket, request, weights, "\"1\"");
    });
}

void TestModelManagerDialog::cleanup()
{
    m_dialog.reset();
    m_server.reset();
}

void TestModelManagerDialog::make()
{
    const auto model = [this](const char *id, const char *name, const char *file) {
        return CatalogueModel{id,
                              name,
                              file,
                              m_server->address().toString().toStdString(),
                              416,
                              25.8,
                              static_cast<std::uint64_t>(weights.size()),
                              QCryptographicHash::hash(weights, QCryptographicHash::Sha256).toHex().toStdString()};
    };
    m_dialog =
        std::make_unique<ModelManagerDialog>(ModelCatalogue{"Somebody/YOLOX",
                                                            "https://example.org",
                                                            "Apache-2.0",
                                                            {model("yolox-nano", "YOLOX-Nano", "yolox_nano.pth"),
                                                             model("yolox-tiny", "YOLOX-Tiny", "yolox_tiny.pth")}},
                                             store());
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void TestModelManagerDialog::ownCatalogueIsShown()
{
    ModelManagerDialog dialog;
    QCOMPARE(dialog.findChild<QTreeWidget *>()->topLevelItemCount(), 7);
    const QString about = dialog.findChild<QLabel *>()->text();
    QVERIFY2(about.contains("Megvii-BaseDetection/YOLOX") && about.contains("Apache-2.0"), qPrintable(about));
}

void TestModelManagerDialog::downloadAndUse()
{
    make();
    QCOMPARE(state(), QString("not there"));
    QVERIFY(!button("Use")->isEnabled() && !button("Cancel")->isEnabled() && !button("Remove")->isEnabled());
    QVERIFY(m_server->requests().isEmpty()); // showing it asks nobody
    QSignalSpy chosen(m_dialog.get(), &ModelManagerDialog::modelChosen);
    button("Download")->click();
    QVERIFY(!button("Download")->isEnabled() && button("Cancel")->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("there, verified"), patience);
    QVERIFY2(message().contains("verified"), qPrintable(message()));
    QCOMPARE(state(1), QString("not there"));
    QVERIFY(button("Use")->isEnabled() && !button("Download")->isEnabled() && !button("Cancel")->isEnabled());
    button("Use")->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), m_folder->filePath("yolox_nano.pth"));
    QVERIFY(!m_dialog->isVisible());
}

void TestModelManagerDialog::cancelAndGoOn()
{
    m_server->setAnswer([](QTcpSocket &socket, const HttpRequest &) {
        FileServer::head(socket, "200 OK", {"ETag: \"1\"", "Content-Length: " + QByteArray::number(weights.size())});
        socket.write(weights.left(215'100));
    });
    make();
    button("Download")->click();
    QTRY_VERIFY_WITH_TIMEOUT(QFile(m_folder->filePath("yolox_nano.pth.part")).size() == 215'100, patience);
    button("Cancel")->click();
    QTRY_COMPARE(state(), QString("not there; a part is"));
    QVERIFY(button("Remove")->isEnabled());
    m_server->setAnswer([](QTcpSocket &socket, const HttpRequest &request) {
        FileServer::head(socket, "206 Partial Content",
                         {"ETag: \"1\"",
                          "Content-Range: bytes " + QByteArray::number(request.from()) + '-'
                              + QByteArray::number(weights.size() - 1) + '/' + QByteArray::number(weights.size())});
        socket.write(weights.mid(request.from(), 1000));
    });
    m_dialog->download("nano");
    QTRY_VERIFY_WITH_TIMEOUT(state().startsWith("downloading 43 %"), patience);
}

void TestModelManagerDialog::failureIsToldWithTheWayByHand()
{
    m_server->setAnswer([](QTcpSocket &socket, const HttpRequest &) { FileServer::send(socket, "404 Not Found", {}); });
    make();
    button("Download")->click();
    QTRY_VERIFY_WITH_TIMEOUT(message().contains("404"), patience);
    QVERIFY2(message().contains(m_server->address().toString()) && message().contains(m_folder->path()),
             qPrintable(message()));
    QCOMPARE(state(), QString("not there"));
    QVERIFY(button("Download")->isEnabled() && !button("Use")->isEnabled());
}

void TestModelManagerDialog::damageIsShown()
{
    QByteArray changed = weights;
    changed[400'000] = 'x';
    put(changed);
    make();
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("damaged"), patience);
    QVERIFY2(message().contains("checksum"), qPrintable(message()));
    QVERIFY(!button("Use")->isEnabled());
    button("Download")->click();
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("there, verified"), patience);
}

void TestModelManagerDialog::removalAsks()
{
    put(weights);
    make();
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("there, verified"), patience);
    QCOMPARE(list()->topLevelItem(0)->text(sizeColumn), QString("488.3 KiB"));
    answer(QMessageBox::No);
    button("Remove")->click();
    QCOMPARE(state(), QString("there, verified"));
    answer(QMessageBox::Yes);
    button("Remove")->click();
    QCOMPARE(state(), QString("not there"));
    QVERIFY(!QFile::exists(m_folder->filePath("yolox_nano.pth")));
}

void TestModelManagerDialog::keyboardAlone()
{
    make();
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Return); // not there: downloads
    QTRY_COMPARE_WITH_TIMEOUT(state(1), QString("there, verified"), patience);
    QSignalSpy chosen(m_dialog.get(), &ModelManagerDialog::modelChosen);
    QTest::keyClick(list(), Qt::Key_Return); // there: uses
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), m_folder->filePath("yolox_tiny.pth"));
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    list()->setFocus();
    answer(QMessageBox::Yes);
    QTest::keyClick(list(), Qt::Key_Delete);
    QCOMPARE(state(1), QString("not there"));
}

void TestModelManagerDialog::everyControlHasAName()
{
    make();
    QVERIFY(!list()->accessibleName().isEmpty());
    QSet<QChar> mnemonics;
    for (const QPushButton *each : m_dialog->findChildren<QPushButton *>()) {
        QVERIFY(!each->text().isEmpty());
        const qsizetype at = each->text().indexOf('&');
        if (at < 0)
            continue;
        const QChar key = each->text().at(at + 1).toLower();
        QVERIFY2(!mnemonics.contains(key), qPrintable(each->text()));
        mnemonics.insert(key);
    }
}

QTEST_MAIN(TestModelManagerDialog)
#include "tst_modelmanagerdialog.moc"
