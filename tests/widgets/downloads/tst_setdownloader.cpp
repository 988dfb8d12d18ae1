// Public sets from a server on this machine: whole, interrupted and gone on with, cancelled, wrong, and on a full disk.
// No other machine is asked.

#include "tests/widgets/support/SetPlace.h"
#include "widgets/downloads/SetDownloader.h"

#include <QSignalSpy>
#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr int patience = 20'000; ///< milliseconds

/// The end of one download: the signals, and what they said.
struct Watch {
    explicit Watch(SetDownloader &downloader)
        : finished(&downloader, &SetDownloader::finished), failed(&downloader, &SetDownloader::failed),
          cancelled(&downloader, &SetDownloader::cancelled)
    {
    }
    qsizetype ends() const { return finished.size() + failed.size() + cancelled.size(); }
    QString sentence() const { return failed.isEmpty() ? QString() : failed.first().first().toString(); }

    QSignalSpy finished, failed, cancelled;
};

} // namespace

class TestSetDownloader : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_place = std::make_unique<SetPlace>(); }
    void complete();
    void onlyWhatIsMissing();
    void interruptedAndGoneOn();
    void cancelledAndGoneOn();
    void cancelledAtOnce();
    void wrongChecksum();
    void serverErrors_data();
    void serverErrors();
    void fullDisk();
    void httpFromElsewhere();

private:
    std::unique_ptr<SetPlace> m_place;
};

void TestSetDownloader::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
        qunsetenv(name);
}

void TestSetDownloader::complete()
{
    SetDownloader downloader(m_place->store());
    Watch watch(downloader);
    QSignalSpy progressed(&downloader, &SetDownloader::progressed);
    downloader.start(m_place->set());
    QVERIFY(downloader.isRunning());
    QCOMPARE(watch.ends(), 0); // never before start() returns
    QTRY_COMPARE_WITH_TIMEOUT(watch.ends(), 1, patience);
    QVERIFY2(watch.finished.size() == 1, qPrintable(watch.sentence()));
    QVERIFY(m_place->isWhole());
    QVERIFY(!progressed.isEmpty() && !downloader.isRunning());
    QCOMPARE(downloader.progress().total, static_cast<qint64>(m_place->set().size()));
    QVERIFY(verifySet(m_place->set(), m_place->store().folder(m_place->set())).ok());
}

void TestSetDownloader::onlyWhatIsMissing()
{
    SetDownloader downloader(m_place->store());
    {
        Watch watch(downloader);
        downloader.start(m_place->set());
        QTRY_COMPARE_WITH_TIMEOUT(watch.finished.size(), 1, patience);
    }
    QVERIFY(QFile::remove(m_place->folder.filePath(QStringLiteral("tiny/names.gz"))));
    const auto before = m_place->server.requests().size();
    Watch watch(downloader);
    downloader.start(m_place->set());
    QTRY_COMPARE_WITH_TIMEOUT(watch.finished.size(), 1, patience);
    QCOMPARE(m_place->server.requests().size(), before + 1);
    QCOMPARE(m_place->server.requests().last().target, "/names.gz");
    QVERIFY(m_place->isWhole());
}

void TestSetDownloader::interruptedAndGoneOn()
{
    m_place->serveHalf();
    SetDownloader downloader(m_place->store(), nullptr, {4ULL << 30, 300, 8, {}});
    {
        Watch watch(downloader);
        downloader.start(m_place->set());
        QTRY_COMPARE_WITH_TIMEOUT(watch.ends(), 1, patience);
        QVERIFY2(watch.sentence().contains("the next try goes on from there"), qPrintable(watch.sentence()));
        QVERIFY2(watch.sentence().contains("Tiny (bin.tar.gz)"), qPrintable(watch.sentence()));
    }
    QCOMPARE(m_place->store().state(m_place->set()), SetStore::State::Incomplete);
    m_place->serve();
    Watch watch(downloader);
    downloader.start(m_place->set());
    QTRY_COMPARE_WITH_TIMEOUT(watch.ends(), 1, patience);
    QVERIFY2(watch.finished.size() == 1, qPrintable(watch.sentence()));
    const qint64 half = m_place->files.value(QStringLiteral("/bin.tar.gz")).size() / 2;
    QCOMPARE(m_place->server.requests()[1].from(), half);
    QVERIFY(m_place->isWhole());
}

void TestSetDownloader::cancelledAndGoneOn()
{
    m_place->serveHalf();
    SetDownloader downloader(m_place->store());
    const qint64 half = m_place->files.value(QStringLiteral("/bin.tar.gz")).size() / 2;
    {
        Watch watch(downloader);
        downloader.start(m_place->set());
        QTRY_COMPARE_WITH_TIMEOUT(downloader.progress().received, half, patience);
        downloader.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(watch.ends(), 1, patience);
        QCOMPARE(watch.cancelled.size(), 1);
    }
    m_place->serve();
    Watch watch(downloader);
    downloader.start(m_place->set());
    QTRY_COMPARE_WITH_TIMEOUT(watch.finished.size(), 1, patience);
    QCOMPARE(m_place->server.requests()[1].from(), half);
    QVERIFY(m_place->isWhole());
}

void TestSetDownloader::cancelledAtOnce()
{
    SetDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(m_place->set());
    downloader.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(watch.ends(), 1, patience);
    QCOMPARE(watch.cancelled.size(), 1);
    QVERIFY(m_place->server.requests().isEmpty());
    QVERIFY(m_place->entries().isEmpty());
}

void TestSetDownloader::wrongChecksum()
{
    CatalogueSet set = m_place->set();
    set.files[0].sha256 = std::string(64, 'a');
    SetDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(set);
    QTRY_COMPARE_WITH_TIMEOUT(watch.ends(), 1, patience);
    QVERIFY2(watch.sentence().contains("its checksum (SHA-256) is"), qPrintable(watch.sentence()));
    QVERIFY2(watch.sentence().contains(QString::fromStdString(set.files[0].url)), qPrintable(watch.sentence()));
    QVERIFY(m_place->entries().isEmpty());
}

void TestSetDownloader::serverErrors_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("cause");
    QTest::newRow("not found") << QByteArray("404 Not Found") << QByteArray("<html>") << "answers 404 (Not Found)";
    QTest::newRow("broken") << QByteArray("503 Service Unavailable") << QByteArray() << "answers 503";
    QTest::newRow("something else") << QByteArray("200 OK") << QByteArray("hello, world") << "were expected";
    QTest::newRow("of the right size") << QByteArray("200 OK") << QByteArray()
                                       << "does not begin as a packed file does";
}

void TestSetDownloader::serverErrors()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, cause);
    if (cause.contains(QStringLiteral("begin")))
        body = QByteArray(m_place->files[QStringLiteral("/bin.tar.gz")].size(), 'x');
    m_place->server.setAnswer([=](QTcpSocket &socket, const HttpRequest &) { FileServer::send(socket, status, body); });
    SetDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(m_place->set());
    QTRY_COMPARE_WITH_TIMEOUT(watch.ends(), 1, patience);
    QVERIFY2(watch.sentence().contains(cause), qPrintable(watch.sentence()));
    QVERIFY(m_place->entries().isEmpty());
    QVERIFY(!downloader.isRunning());
}

/// There is to be room for what is unpacked, and for the other files, too.
void TestSetDownloader::fullDisk()
{
    const CatalogueSet set = m_place->set();
    const quint64 needed = set.size() + set.files[0].unpackedSize() + (16 << 20);
    quint64 free = needed - 1;
    SetDownloader downloader(m_place->store(), nullptr,
                             {4ULL << 30, 30'000, 8, [&free](const auto &) { return free; }});
    {
        Watch watch(downloader);
        downloader.start(set);
        QTRY_COMPARE_WITH_TIMEOUT(watch.ends(), 1, patience);
        QVERIFY2(watch.sentence().contains("The disk has"), qPrintable(watch.sentence()));
        QVERIFY(m_place->entries().isEmpty());
    }
    free = needed;
    Watch watch(downloader);
    downloader.start(set);
    QTRY_COMPARE_WITH_TIMEOUT(watch.ends(), 1, patience);
    QVERIFY2(watch.finished.size() == 1, qPrintable(watch.sentence()));
}

/// Plain http is allowed here, for the checksum says whether what came is right; files of this machine are not.
void TestSetDownloader::httpFromElsewhere()
{
    m_place->server.setAnswer([this](QTcpSocket &socket, const HttpRequest &request) {
        if (request.target == "/bin.tar.gz")
            return FileServer::send(socket, "302 Found", {},
                                    {"Location: " + m_place->server.address(QStringLiteral("/moved")).toEncoded()});
        FileServer::send(socket, "302 Found", {}, {"Location: file:///etc/passwd"});
    });
    SetDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(m_place->set());
    QTRY_COMPARE_WITH_TIMEOUT(watch.ends(), 1, patience);
    QVERIFY2(watch.sentence().contains("which is not a secure address"), qPrintable(watch.sentence()));
}

QTEST_GUILESS_MAIN(TestSetDownloader)
#include "tst_setdownloader.moc"
