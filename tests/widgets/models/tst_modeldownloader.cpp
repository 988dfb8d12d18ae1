// Downloads from a server on this machine: whole, in pieces, cancelled, resumed. No other machine is asked.

#include "tests/widgets/support/DownloadPlace.h"

#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;

class TestModelDownloader : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void wholeFile();
    void withoutAnnouncedLength();
    void withoutKnownChecksum();
    void redirectsAreFollowed();
    void cancelAndGoOn_data();
    void cancelAndGoOn();
    void changedMeanwhile();
    void withoutTagFromTheStart();
    void rangeThatIsGone();
    void unverifiedPartNeedsNoServer();

    void cancelSlowServer();
    void destroyedHalfWay();
    void notTwiceAtOnce();
    void throughTheProxy();

private:
    void cancelAtHalf(ModelDownloader &downloader);

    std::unique_ptr<DownloadPlace> m_place;
};

void TestModelDownloader::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
        qunsetenv(name);
}

void TestModelDownloader::init()
{
    m_place = std::make_unique<DownloadPlace>();
    QVERIFY(m_place->server.isListening());
}

void TestModelDownloader::wholeFile()
{
    ModelDownloader downloader(m_place->store());
    Watch watch(downloader);
    QSignalSpy progressed(&downloader, &ModelDownloader::progressed);
    downloader.start(m_place->model());
    QCOMPARE(watch.ends(), 0); // never before start() returns
    QVERIFY(watch.finished.wait(patience));
    QCOMPARE(watch.ends(), 1);
    QCOMPARE(watch.finished.first().first().toString(), m_place->path());
    QVERIFY(m_place->isWhole());
    QVERIFY(progressed.size() > 1);
    QCOMPARE(downloader.progress().received, weights.size());
    QCOMPARE(downloader.progress().total, weights.size());
    QCOMPARE(m_place->server.requests().first().from(), -1);
    const auto resolved = resolveModel("nano", {"", "", "", {m_place->model()}}, m_place->folder.path().toStdString());
    QVERIFY(resolved.ok());
}

void TestModelDownloader::withoutAnnouncedLength()
{
    m_place->server.setAnswer([](QTcpSocket &socket, const HttpRequest &) {
        FileServer::head(socket, "200 OK", {});
        socket.write(weights);
        socket.disconnectFromHost();
    });
    ModelDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.finished.wait(patience));
    QVERIFY(m_place->isWhole());
}

void TestModelDownloader::withoutKnownChecksum()
{
    CatalogueModel unknown = m_place->model();
    unknown.sha256.clear();
    unknown.size = 0;
    ModelDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(unknown);
    QVERIFY(watch.finished.wait(patience));
    QVERIFY(m_place->isWhole());
    // The first is trusted; what differs from it is damage.
    QVERIFY(m_place->store().verify(unknown).ok());
    QFile file(m_place->path());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(1'000'000) && file.write("\0\1\2", 3) == 3);
    file.close();
    QVERIFY(!m_place->store().verify(unknown).ok());
}

void TestModelDownloader::redirectsAreFollowed()
{
    m_place->server.setAnswer([this](QTcpSocket &socket, const HttpRequest &request) {
        if (request.target == "/yolox_nano.pth")
            return FileServer::send(
                socket, "302 Found", "<html>over there</html>",
                {"Location: " + m_place->server.address("/there?name=yolox").toEncoded(), "Content-Type: text/html"});
        if (request.target == "/there?name=yolox")
            return FileServer::send(socket, "301 Moved Permanently", {}, {"Location: further"});
        if (request.target == "/further")
            return FileServer::send(socket, "307 Temporary Redirect", {}, {"Location: /here"});
        FileServer::sendFile(socket, request, weights, "\"1\"");
    });
    ModelDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.finished.wait(patience));
    QVERIFY(m_place->isWhole());
    QCOMPARE(m_place->server.requests().size(), 4);
}

/// Lets half of the file arrive, of a version that the server calls "1", and cancels.
void TestModelDownloader::cancelAtHalf(ModelDownloader &downloader)
{
    m_place->serveHalf();
    Watch watch(downloader);
    downloader.start(m_place->model());
    QTRY_COMPARE_WITH_TIMEOUT(downloader.progress().received, half.size(), patience);
    downloader.cancel();
    QTRY_COMPARE(watch.cancelled.size(), 1);
    QCOMPARE(watch.ends(), 1);
    QCOMPARE(m_place->content("yolox_nano.pth.part").size(), half.size());
    QVERIFY(!QFile::exists(m_place->path()));
    QCOMPARE(m_place->store().state(m_place->model()), ModelStore::State::Missing);
}

void TestModelDownloader::cancelAndGoOn_data()
{
    QTest::addColumn<bool>("honoured");
    QTest::addColumn<bool>("redirected");
    QTest::newRow("the server sends the rest") << true << false;
    QTest::newRow("the server sends all of it again") << false << false;
    QTest::newRow("the server sends the rest from elsewhere") << true << true;
}

void TestModelDownloader::cancelAndGoOn()
{
    QFETCH(bool, honoured);
    QFETCH(bool, redirected);
    ModelDownloader downloader(m_place->store());
    cancelAtHalf(downloader);
    qint64 sent = 0;
    m_place->server.setAnswer([&](QTcpSocket &socket, const HttpRequest &request) {
        if (redirected && request.target == "/yolox_nano.pth")
            return FileServer::send(socket, "302 Found", {}, {"Location: /there"});
        sent = honoured ? weights.size() - request.from() : weights.size();
        FileServer::sendFile(socket, honoured ? request : HttpRequest{}, weights, "\"1\"");
    });
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.finished.wait(patience));
    QVERIFY(m_place->isWhole());
    QCOMPARE(m_place->server.requests().last().from(), half.size());
    QCOMPARE(m_place->server.requests().last().headers.value("if-range"), QByteArray("\"1\""));
    QCOMPARE(sent, honoured ? weights.size() - half.size() : weights.size());
}

void TestModelDownloader::changedMeanwhile()
{
    ModelDownloader downloader(m_place->store());
    cancelAtHalf(downloader);
    m_place->serve("\"2\"");
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.finished.wait(patience));
    QVERIFY(m_place->isWhole());
}

void TestModelDownloader::withoutTagFromTheStart()
{
    ModelDownloader downloader(m_place->store());
    cancelAtHalf(downloader);
    QVERIFY(QFile::remove(m_place->path("yolox_nano.pth.part.tag")));
    m_place->serve();
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.finished.wait(patience));
    QVERIFY(m_place->isWhole());
    QCOMPARE(m_place->server.requests().last().from(), -1);
}

void TestModelDownloader::rangeThatIsGone()
{
    ModelDownloader downloader(m_place->store());
    cancelAtHalf(downloader);
    m_place->server.setAnswer([](QTcpSocket &socket, const HttpRequest &request) {
        if (request.from() >= 0)
            return FileServer::send(socket, "416 Range Not Satisfiable", {});
        FileServer::sendFile(socket, request, weights, "\"1\"");
    });
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.finished.wait(patience));
    QVERIFY(m_place->isWhole());
}

void TestModelDownloader::unverifiedPartNeedsNoServer()
{
    for (const auto &[name, bytes] :
         {std::pair("yolox_nano.pth.part", weights), {"yolox_nano.pth.part.tag", "\"1\""}}) {
        QFile file(m_place->path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    ModelDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(m_place->model());
    QVERIFY(watch.finished.wait(patience));
    QVERIFY(m_place->isWhole());
    QVERIFY(m_place->server.requests().isEmpty());
}

void TestModelDownloader::cancelSlowServer()
{
    // A few bytes at a time, for as long as somebody listens.
    m_place->server.setAnswer([](QTcpSocket &socket, const HttpRequest &) {
        FileServer::head(socket, "200 OK", {"ETag: \"1\"", "Content-Length: " + QByteArray::number(weights.size())});
        auto *timer = new QTimer(&socket);
        connect(timer, &QTimer::timeout, &socket, [&socket, sent = qsizetype(0)]() mutable {
            socket.write(weights.mid(sent, 100));
            sent += 100;
        });
        timer->start(2);
    });
    ModelDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(m_place->model());
    QTRY_VERIFY_WITH_TIMEOUT(downloader.progress().received > 500, patience);
    downloader.cancel();
    downloader.cancel(); // once is enough, twice no harm
    QTRY_COMPARE(watch.cancelled.size(), 1);
    QTest::qWait(50);
    QCOMPARE(watch.ends(), 1);
    const QByteArray part = m_place->content("yolox_nano.pth.part");
    QVERIFY(part.size() > 500 && weights.startsWith(part));
    QCOMPARE(m_place->store().state(m_place->model()), ModelStore::State::Missing);
}

void TestModelDownloader::destroyedHalfWay()
{
    m_place->serveHalf();
    auto downloader = std::make_unique<ModelDownloader>(m_place->store());
    downloader->start(m_place->model());
    QTRY_COMPARE_WITH_TIMEOUT(downloader->progress().received, half.size(), patience);
    downloader.reset();
    QVERIFY(!QFile::exists(m_place->path()));
    QVERIFY(!QFile::exists(m_place->path("yolox_nano.pth.part.lock")));
    QVERIFY(m_place->content("yolox_nano.pth.part") == half);

    // While it verifies, too.
    m_place->serve();
    downloader = std::make_unique<ModelDownloader>(m_place->store());
    downloader->start(m_place->model());
    QEventLoop loop;
    connect(downloader.get(), &ModelDownloader::progressed, &loop, [&loop, &downloader] {
        if (downloader->stage() == ModelDownloader::Stage::Verifying)
            loop.quit();
    });
    loop.exec();
    downloader.reset();
    const bool isThere = QFile::exists(m_place->path());
    QCOMPARE(QFile::exists(m_place->path("yolox_nano.pth.part")), !isThere);
    QVERIFY(!isThere || m_place->content() == weights);
}

void TestModelDownloader::notTwiceAtOnce()
{
    m_place->server.setAnswer([](QTcpSocket &socket, const HttpRequest &) {
        FileServer::head(socket, "200 OK", {"Content-Length: " + QByteArray::number(weights.size())});
        socket.write(half);
    });
    ModelDownloader first(m_place->store()), second(m_place->store());
    first.start(m_place->model());
    QTRY_COMPARE_WITH_TIMEOUT(first.progress().received, half.size(), patience);
    Watch watch(second);
    second.start(m_place->model());
    QVERIFY(watch.failed.wait(patience));
    QVERIFY2(watch.sentence().contains("Another window"), qPrintable(watch.sentence()));
    QCOMPARE(m_place->content("yolox_nano.pth.part").size(), half.size()); // the first one's, untouched
    QCOMPARE(first.stage(), ModelDownloader::Stage::Loading);
}

void TestModelDownloader::throughTheProxy()
{
    CatalogueModel asked = m_place->model();
    asked.url = "http://127.0.0.1:1/yolox_nano.pth"; // nobody listens there
    qputenv("http_proxy", m_place->server.address("").toEncoded());
    ModelDownloader downloader(m_place->store());
    Watch watch(downloader);
    downloader.start(asked);
    const bool isFinished = watch.finished.wait(patience);
    qunsetenv("http_proxy");
    QVERIFY2(isFinished, qPrintable(watch.sentence()));
    QCOMPARE(m_place->server.requests().first().target, QByteArray("http://127.0.0.1:1/yolox_nano.pth"));
    QVERIFY(m_place->isWhole());
}

QTEST_GUILESS_MAIN(TestModelDownloader)
#include "tst_modeldownloader.moc"
