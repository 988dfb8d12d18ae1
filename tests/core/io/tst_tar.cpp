// Tar archives: what is read, in whatever pieces it comes, and what is refused.

#include "core/io/Tar.h"

#include "tests/core/data/TarSamples.h"

#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;

namespace {

/// Keeps all files.
class Keeper final : public TarSink {
public:
    Result<bool> begin(const std::string &name, std::uint64_t size) override
    {
        names.push_back(QByteArray::fromStdString(name));
        if (name == unwanted)
            return false;
        contents.push_back({});
        expected = size;
        return true;
    }
    Result<void> write(std::span<const std::byte> bytes) override
    {
        contents.back().append(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
        return {};
    }
    Result<void> end() override
    {
        ++ended;
        return contents.back().size() == static_cast<qsizetype>(expected) ? Result<void>()
                                                                          : Result<void>(fail("of another size"));
    }

    std::string unwanted;
    QByteArrayList names, contents;
    std::uint64_t expected = 0;
    int ended = 0;
};

Result<void> read(Keeper &keeper, const QByteArray &archive, qsizetype piece = 1000)
{
    TarReader tar(keeper, "x.tar");
    for (qsizetype at = 0; at < archive.size(); at += piece) {
        const QByteArray part = archive.mid(at, piece);
        if (auto fed = tar.feed(std::as_bytes(std::span(part.constData(), static_cast<std::size_t>(part.size()))));
            !fed)
            return fed;
    }
    return tar.finish();
}

QString refusal(const QByteArray &archive)
{
    Keeper keeper;
    const auto done = read(keeper, archive);
    return done ? QString() : QString::fromStdString(done.error().message.text());
}

} // namespace

class TestTar : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void passesOver();
    void longNames();
    void refuses_data();
    void refuses();
    void everyByteCounts();
};

void TestTar::reads_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 7, 511, 512, 513, 100'000})
        QTest::addRow("pieces of %d", piece) << piece;
}

void TestTar::reads()
{
    QFETCH(int, piece);
    Keeper keeper;
    const QByteArray large(1500, 'l');
    const auto done =
        read(keeper, tarOf({{"d/", "", '5'}, {"d/a", "abc"}, {"d/empty", ""}, {"d/large", large}}), piece);
    QVERIFY2(done.ok(), done ? "" : done.error().message.text().c_str());
    QCOMPARE(keeper.names, (QByteArrayList{"d/a", "d/empty", "d/large"}));
    QCOMPARE(keeper.contents, (QByteArrayList{"abc", "", large}));
    QCOMPARE(keeper.ended, 3);
}

void TestTar::passesOver()
{
    Keeper keeper;
    keeper.unwanted = "b";
    const QByteArray rest(700, '\1'); // behind the end may lie anything
    QVERIFY(read(keeper, tarOf({{"pax", "path=../evil\n", 'x'}, {"a", "1"}, {"b", "2"}, {"c", "3"}}) + rest).ok());
    QCOMPARE(keeper.names, (QByteArrayList{"a", "b", "c"}));
    QCOMPARE(keeper.contents, (QByteArrayList{"1", "3"}));
}

void TestTar::longNames()
{
    QByteArray archive = tarOf({{"name", "x"}});
    QByteArray header = archive.left(512);
    header.replace(345, 6, "prefix");
    header.replace(148, 8, "        ");
    unsigned sum = 0;
    for (const char byte : header)
        sum += static_cast<unsigned char>(byte);
    header.replace(148, 8, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
    Keeper keeper;
    QVERIFY(read(keeper, header + archive.mid(512)).ok());
    QCOMPARE(keeper.names, QByteArrayList{"prefix/name"});
}

void TestTar::refuses_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QString>("message");
    const QString damaged = QStringLiteral("x.tar is damaged or incomplete");
    const auto unsafe = [](const char *name) { return QStringLiteral("x.tar holds “%1”, which is a link").arg(name); };
    QTest::newRow("nothing") << QByteArray() << damaged;
    QTest::newRow("no tar") << QByteArray(2048, 'x') << damaged;
    QTest::newRow("no end") << tarOf({{"a", "abc"}}).left(1024) << damaged;
    QTest::newRow("cut in a file") << tarOf({{"a", QByteArray(900, 'a')}}).left(1000) << damaged;
    QTest::newRow("cut in a header") << tarOf({{"a", "abc"}}).left(300) << damaged;
    QTest::newRow("not octal") << tarOf({{"a", "abc", '0', {}, "0000000009x"}}) << damaged;
    QTest::newRow("binary size") << tarOf({{"a", "abc", '0', {}, QByteArray::fromHex("8000000000000000000003")}})
                                 << damaged;
    QTest::newRow("link") << tarOf({{"a", "", '2', "/etc/passwd"}}) << unsafe("a");
    QTest::newRow("hard link") << tarOf({{"a", "", '1', "b"}}) << unsafe("a");
    QTest::newRow("device") << tarOf({{"a", "", '3'}}) << unsafe("a");
    QTest::newRow("pipe") << tarOf({{"a", "", '6'}}) << unsafe("a");
    QTest::newRow("absolute") << tarOf({{"/etc/cron.d/a", "x"}}) << unsafe("/etc/cron.d/a");
    QTest::newRow("outside") << tarOf({{"a/../../b", "x"}}) << unsafe("a/../../b");
    QTest::newRow("outside at the end") << tarOf({{"a/..", "x"}}) << unsafe("a/..");
    QTest::newRow("backslash") << tarOf({{"..\\a", "x"}}) << unsafe("..\\a");
    QTest::newRow("no name") << tarOf({{"", "x"}}) << unsafe("");
    QList<TarEntry> many;
    for (std::size_t i = 0; i <= TarReader::mostMembers; ++i)
        many += {QByteArray::number(static_cast<qulonglong>(i)), ""};
    QTest::newRow("many") << tarOf(many) << QStringLiteral("x.tar holds more than 10000 files");
}

void TestTar::refuses()
{
    QFETCH(QByteArray, archive);
    QFETCH(QString, message);
    const QString said = refusal(archive);
    QVERIFY2(said.startsWith(message), qPrintable(said));
}

/// The header's sum covers all of it.
void TestTar::everyByteCounts()
{
    const QByteArray archive = tarOf({{"a", "abc"}});
    for (qsizetype i = 0; i < 512; ++i) {
        QByteArray changed = archive;
        changed[i] = static_cast<char>(changed[i] ^ 4);
        QVERIFY2(!refusal(changed).isEmpty() || (i >= 148 && i < 156), qPrintable(QString::number(i)));
    }
}

QTEST_GUILESS_MAIN(TestTar)
#include "tst_tar.moc"
