// Downloads from a server on this machine that behaves in all the ways servers should not. No other machine is asked.

#include "tests/widgets/support/DownloadPlace.h"

#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;

class TestDownloadFailures : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void wrongAnswers_data();
    void wrongAnswers();
    void serverThatIsGone();
    void serverThatIsSilent();
    void serverThatStalls();
    void fullDisk();
    void tooLarge_data();
    void tooLarge();
    void insecureAddress();
    void folderThatCannotBeMade();
    void brokenOffAndGoneOn();

private:
    void verifyRefused(const Watch &watch, const CatalogueModel &model, bool partKept) const;

    std::unique_ptr<DownloadPlace> m_place;
};

void TestDownloadFailures::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
        qunsetenv(name);
}

void TestDownloadFailures::init()
{
    m_place = std::make_unique<DownloadPlace>();
    QVERIFY(m_place->server.isListening());
}

/// The failure is told with the way to do it by hand, and there is nothing that could be taken for the model.
void TestDownloadFailures::verifyRefused(const Watch &watch, const CatalogueModel &model, bool partKept) const
{
    QCOMPARE(watch.failed.size(), 1);
    QCOMPARE(watch.ends(), 1);
    const QString sentence = watch.sentence();
    QVERIFY2(sentence.contains(QString::fromStdString(model.url)), qPrintable(sentence));
    QVERIFY2(sentence.contains(m_place->folder.path()), qPrintable(sentence));
    QVERIFY2(sentence.contains("YOLOX-Nano"), qPrintable(sentence));
    QVERIFY(!QFile::exists(m_place->path()));
    QCOMPARE(QFile::exists(m_place->path("yolox_nano.pth.part")), partKept);
    QVERIFY(!QFile::exists(m_place->path("yolox_nano.pth.part.lock")));
    QVERIFY(!resolveModel("nano", {"", "", "", {model}}, m_place->folder.path().toStdString()).ok());
}

void TestDownloadFailures::wrongAnswers_data()
{
    QTest::addColumn<std::function<void(QTcpSocket &)>>("answer");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *title, const char *says, std::function<void(QTcpSocket &)> answer) {
        QTest::newRow(title) << std::move(answer) << says;
    };
    const QByteArray page = "<!DOCTYPE html><title>Sign in</title>" + QByteArray(5000, ' ');
    row("a page", "a page instead of the file", [=](QTcpSocket &socket) {
        FileServer::send(socket, "200 OK", page, {"Content-Type: text/html; charset=utf-8"});
    });
    row("a page that does not say so", "does not begin as weights do", [=](QTcpSocket &socket) {
        FileServer::send(socket, "200 OK", page.leftJustified(weights.size()),
                         {"Content-Type: application/octet-stream"});
    });
    row("another size", "bytes where 3000001 were expected",
        [=](QTcpSocket &socket) { FileServer::send(socket, "200 OK", half); });
    row("nothing", "bytes where 3000001 were expected",
        [](QTcpSocket &socket) { FileServer::send(socket, "200 OK", {}); });
    row("no content", "204", [](QTcpSocket &socket) { FileServer::send(socket, "204 No Content", {}); });
    row("404", "404 (Not Found)",
        [=](QTcpSocket &socket) { FileServer::send(socket, "404 Not Found", page, {"Content-Type: text/html"}); });
    row("403 with a file", "403", [](QTcpSocket &socket) { FileServer::send(socket, "403 Forbidden", weights); });
    row("500", "500 (Internal Server Error)",
        [](QTcpSocket &socket) { FileServer::send(socket, "500 Internal Server Error", {}); });
    row("wrong checksum", "checksum (SHA-256)", [](QTcpSocket &socket) {
        QByteArray changed = weights;
        changed[2'000'000] = static_cast<char>(changed[2'000'000] ^ 1);
        FileServer::send(socket, "200 OK", changed);
    });
    row("more than announced", "", [](QTcpSocket &socket) {
        FileServer::head(socket, "200 OK", {"Content-Length: 3000001"});
        QByteArray other = weights;
        other[5] = static_cast<char>(other[5] ^ 1);
        socket.write(other + weights);
        socket.disconnectFromHost();
    });
    row("another part", "another part", [](QTcpSocket &socket) {
        FileServer::send(socket, "206 Partial Content", weights.mid(10), {"Content-Range: bytes 10-3000000/3000001"});
    });
    row("a part of nowhere", "another part", [](QTcpSocket &socket) {
        FileServer::send(socket, "206 Partial Content", weights, {"Content-Range: bytes all of it"});
    });
    row("a loop", "without end",
        [](QTcpSocket &socket) { FileServer::send(socket, "302 Found", {}, {"Location: /yolox_nano.pth"}); });
    row("on to an open connection", "not a secure address", [](QTcpSocket &socket) {
        FileServer::send(socket, "302 Found", {}, {"Location: http://example.org/yolox_nano.pth"});
    });
    row("on to a file of this machine", "not a secure address",
        [](QTcpSocket &socket) { FileServer::send(socket, "302 Found", {}, {"Location: file:///etc/passwd"}); });
    row("on to nowhere", "302", [](QTcpSocket &socket) { FileServer::send(socket, "302 Found", {}); });
    row("no HTTP", "", [](QTcpSocket &socket) {
        socket.write("PK\x03\x04 and so on");
        socket.disconnectFromHost();
    });
    row("no answer", "can't be reached", [](QTcpSocket &socket) { socket.abort(); });
}

void TestDownloadFailures::wrongAnswers()
{
    QFETCH(std::function<void(QTcpSocket &)>, answer);
    QFETCH(QString, says);
    m_place->server.setAnswer([&answer](QTcpSocket &socket, const HttpRequest &) { answer(socket); });
    ModelDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.failed.wait(patience));
    QCOMPARE(downloader.stage(), ModelDownloader::Stage::Idle);
    verifyRefused(watch, m_place->model(), false);
    QVERIFY2(watch.sentence().contains(says), qPrintable(watch.sentence()));

    // And the next try succeeds.
    m_place->serve();
    downloader.start(m_place->model());
    QVERIFY(watch.finished.wait(patience));
    QVERIFY(m_place->isWhole());
}

void TestDownloadFailures::serverThatIsGone()
{
    const CatalogueModel asked = m_place->model();
    m_place->server.close();
    ModelDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(asked);
    QVERIFY(watch.failed.wait(patience));
    verifyRefused(watch, asked, false);
    QVERIFY2(watch.sentence().contains("can't be reached"), qPrintable(watch.sentence()));
}

void TestDownloadFailures::serverThatIsSilent()
{
    m_place->server.setAnswer({});
    ModelDownloader downloader(m_place->store(), nullptr, {largestModelFile, 300, 8, {}});
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.failed.wait(patience));
    verifyRefused(watch, m_place->model(), false);
    QVERIFY2(watch.sentence().contains("does not answer"), qPrintable(watch.sentence()));
}

void TestDownloadFailures::serverThatStalls()
{
    m_place->serveHalf();
    ModelDownloader downloader(m_place->store(), nullptr, {largestModelFile, 300, 8, {}});
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.failed.wait(patience));
    verifyRefused(watch, m_place->model(), true);
    QVERIFY2(watch.sentence().contains("stopped sending"), qPrintable(watch.sentence()));
}

void TestDownloadFailures::fullDisk()
{
    ModelDownloader downloader(m_place->store(), nullptr,
                               {largestModelFile, 30'000, 8, [](const std::filesystem::path &) { return 1'000'000; }});
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.failed.wait(patience));
    verifyRefused(watch, m_place->model(), false);
    QVERIFY2(watch.sentence().contains("disk"), qPrintable(watch.sentence()));
}

void TestDownloadFailures::tooLarge_data()
{
    QTest::addColumn<bool>("announced");
    QTest::newRow("announced") << true;
    QTest::newRow("not announced") << false;
}

void TestDownloadFailures::tooLarge()
{
    QFETCH(bool, announced);
    m_place->server.setAnswer([announced](QTcpSocket &socket, const HttpRequest &) {
        FileServer::head(socket, "200 OK",
                         announced ? QList<QByteArray>{"Content-Length: 3000001"} : QList<QByteArray>{});
        socket.write(weights);
        socket.disconnectFromHost();
    });
    CatalogueModel unknown = m_place->model();
    unknown.size = 0;
    ModelDownloader downloader(m_place->store(), nullptr, {2'000'000, 30'000, 8, {}});
    Watch watch(downloader);
    downloader.start(unknown);
    QVERIFY(watch.failed.wait(patience));
    verifyRefused(watch, unknown, false);
    QVERIFY2(watch.sentence().contains("no such file has more"), qPrintable(watch.sentence()));
}

void TestDownloadFailures::insecureAddress()
{
    CatalogueModel open = m_place->model();
    open.url = "http://example.org/yolox_nano.pth";
    ModelDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(open);
    QCOMPARE(watch.ends(), 0);
    QVERIFY(watch.failed.wait(patience));
    verifyRefused(watch, open, false);
    QVERIFY2(watch.sentence().contains("not a secure address"), qPrintable(watch.sentence()));
}

void TestDownloadFailures::folderThatCannotBeMade()
{
    QFile file(m_place->path("taken"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    ModelDownloader downloader(ModelStore(m_place->path("taken/models").toStdString()));
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.failed.wait(patience));
    QVERIFY2(watch.sentence().contains("folder"), qPrintable(watch.sentence()));
    QVERIFY(m_place->server.requests().isEmpty());
}

void TestDownloadFailures::brokenOffAndGoneOn()
{
    m_place->server.setAnswer([](QTcpSocket &socket, const HttpRequest &request) {
        if (request.from() >= 0)
            return FileServer::sendFile(socket, request, weights, "\"1\"");
        FileServer::head(socket, "200 OK", {"ETag: \"1\"", "Content-Length: " + QByteArray::number(weights.size())});
        socket.write(half);
        socket.disconnectFromHost();
    });
    ModelDownloader downloader(m_place->store());
    qsizetype kept = 0;
    {
        Watch watch(downloader);
        downloader.start(m_place->model());
        QVERIFY(watch.failed.wait(patience));
        verifyRefused(watch, m_place->model(), true);
        QVERIFY2(watch.sentence().contains("connection ended"), qPrintable(watch.sentence()));
        // What the network still held when the connection ended may be lost; what is kept is the file's beginning.
        kept = m_place->content("yolox_nano.pth.part").size();
        QVERIFY(kept > 0);
        QCOMPARE(m_place->content("yolox_nano.pth.part"), half.first(kept));
    }
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.finished.wait(patience));
    QVERIFY(m_place->isWhole());
    QCOMPARE(m_place->server.requests().last().from(), kept);
}

QTEST_GUILESS_MAIN(TestDownloadFailures)
#include "tst_downloadfailures.moc"
