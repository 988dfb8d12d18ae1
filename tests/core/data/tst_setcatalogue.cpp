// The list of public data sets.

#include "core/base/Sha256.h"
#include "core/data/SetCatalogue.h"
#include "tests/core/data/SetSamples.h"

#include <QTemporaryDir>

using namespace vitrine;
using namespace vitrine::test;

namespace {

QByteArray listOf(const QByteArray &files, const QByteArray &id = "tiny")
{
    return R"({"format":"vitrine-datasets","version":1,"sets":[{"id":")" + id
        + R"(","name":"Tiny","kind":"mnist","files":[)" + files + "]}]}";
}

const QByteArray sum(64, 'a');

} // namespace

class TestSetCatalogue : public QObject {
    Q_OBJECT

private slots:
    void own();
    void refused_data();
    void refused();
    void verifies();
};

void TestSetCatalogue::own()
{
    const auto sets = readSetCatalogue(VITRINE_RESOURCE_DIR "/datasets/catalogue.json");
    QVERIFY2(sets.ok(), sets ? "" : qPrintable(messageOf(sets.error())));
    QCOMPARE(sets->size(), std::size_t{4});
    for (const CatalogueSet &set : *sets) {
        QVERIFY(!set.page.empty() && !set.licence.empty() && set.size() > 10'000'000);
        const auto &kinds = datasetKinds();
        QVERIFY(std::any_of(kinds.begin(), kinds.end(), [&](const auto &kind) { return kind->name() == set.kind; }));
    }
    QCOMPARE(sets->front().files[0].name, std::string("train-images-idx3-ubyte.gz"));
    QVERIFY(!sets->front().files[0].isArchive() && sets->back().files[0].isArchive());
    QCOMPARE((*sets)[2].files[0].unpackedSize(), std::uint64_t{60000 * 3073});
    QCOMPARE((*sets)[3].files[0].unpackedSize(), std::uint64_t{60000 * 3074});
}

void TestSetCatalogue::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("something else") << QByteArray("{}") << "x is no list of data sets of version 1.";
    QTest::newRow("empty") << QByteArray(R"({"format":"vitrine-datasets","version":1,"sets":[]})")
                           << "x lists no data sets.";
    QTest::newRow("no files") << listOf({}) << "x: the data set tiny lists no files.";
    QTest::newRow("a folder for an id") << listOf("{}", "../etc")
                                        << "x: a data set needs \"id\", \"name\" and \"kind\".";
    QTest::newRow("not of the web") << listOf(R"({"url":"file:///etc/passwd","size":1,"sha256":")" + sum + "\"}")
                                    << "x: a file of the data set tiny has no usable \"url\": it must be the address "
                                       "of a file.";
    QTest::newRow("no name") << listOf(R"({"url":"https://a.example/..","size":1,"sha256":")" + sum + "\"}")
                             << "x: a file of the data set tiny has no usable \"url\": it must be the address of a "
                                "file.";
    QTest::newRow("too large") << listOf(R"({"url":"https://a.example/b","size":9999999999,"sha256":")" + sum + "\"}")
                               << "x: a file of the data set tiny has no usable \"size\": it must be a number of "
                                  "bytes, 4 GiB at most.";
    QTest::newRow("no checksum") << listOf(R"({"url":"https://a.example/b","size":1})")
                                 << "x: a file of the data set tiny has no usable \"sha256\": it must be 64 "
                                    "hexadecimal digits in lower case.";
    const auto archive = [](const QByteArray &members) {
        return listOf(R"({"url":"https://a.example/b.tar.gz","size":1,"sha256":")" + sum + "\"" + members + "}");
    };
    const QString members = QStringLiteral("x: a file of the data set tiny has no usable \"members\": an archive lists "
                                           "the paths and sizes of its files.");
    QTest::newRow("an archive of nothing") << archive({}) << members;
    QTest::newRow("no list of members") << archive(R"(,"members":{})") << members;
    QTest::newRow("a member outside") << archive(R"(,"members":[{"path":"../a","size":1}])") << members;
    QTest::newRow("an absolute member") << archive(R"(,"members":[{"path":"/etc/a","size":1}])") << members;
    QTest::newRow("a hidden member") << archive(R"(,"members":[{"path":"a/.b","size":1}])") << members;
    QTest::newRow("a member without a size") << archive(R"(,"members":[{"path":"a/b"}])") << members;
    QTest::newRow("two members of one name")
        << archive(R"(,"members":[{"path":"a/b","size":1},{"path":"c/b","size":1}])") << members;
    QTest::newRow("a text for a file") << listOf("\"a\"")
                                       << "x: a file of the data set tiny has no usable \"url\": it must be the "
                                          "address of a file.";
}

void TestSetCatalogue::refused()
{
    QFETCH(QByteArray, text);
    const auto sets = parseSetCatalogue(text.toStdString(), "x");
    QVERIFY(!sets.ok());
    QTEST(messageOf(sets.error()), "message");
}

void TestSetCatalogue::verifies()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("b"));
    writeFile(file, "hello");
    const auto right = sha256OfFile(file.toStdString());
    CatalogueSet set{"tiny", "Tiny", "mnist", "", "", {{"b", "https://a.example/b", 5, *right}}};
    QVERIFY(isComplete(set, folder.path().toStdString()));
    QVERIFY(verifySet(set, folder.path().toStdString()).ok());
    writeFile(file, "hallo");
    QVERIFY(isComplete(set, folder.path().toStdString())); // by its size
    QVERIFY(messageOf(verifySet(set, folder.path().toStdString()).error())
                .endsWith(QStringLiteral("its checksum is another. Download it again from https://a.example/b.")));
    writeFile(file, "hell");
    QVERIFY(!isComplete(set, folder.path().toStdString()));
    QVERIFY(QFile::remove(file));
    QVERIFY(!isComplete(set, folder.path().toStdString()));
    QVERIFY(!verifySet(set, folder.path().toStdString()).ok());
}

QTEST_GUILESS_MAIN(TestSetCatalogue)
#include "tst_setcatalogue.moc"
