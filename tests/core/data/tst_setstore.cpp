// Public sets on the disk: archives are unpacked strictly, what is not what it should be never becomes a set.

#include "core/base/Sha256.h"
#include "core/data/SetStore.h"
#include "core/data/UnpackArchive.h"
#include "tests/core/data/SetSamples.h"
#include "tests/core/data/TarSamples.h"

#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace vitrine;
using namespace vitrine::test;

namespace {

std::string sumOf(const QByteArray &bytes)
{
    Sha256 sum;
    sum.add(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
    return sum.finish();
}

/// Two records of CIFAR-10.
QByteArray batch(char label)
{
    return (QByteArray(1, label) + QByteArray(3072, '\x40')).repeated(2);
}

} // namespace

class TestSetStore : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void installsArchive();
    void installsFile();
    void wrongChecksum();
    void badArchives_data();
    void badArchives();
    void tooMuch();
    void fullDisk();
    void cancelled();
    void removesItsOwn();

private:
    SetStore store() const { return SetStore(m_folder->path().toStdString()); }
    CatalogueSet setOf(const QByteArray &archive) const
    {
        CatalogueFile file{"c.tar.gz",
                           "https://a.example/c.tar.gz",
                           static_cast<std::uint64_t>(archive.size()),
                           sumOf(archive),
                           {{"bin/data_batch_1.bin", 6146}, {"bin/test_batch.bin", 6146}}};
        return {"tiny", "Tiny", "cifar10", "", "", {file}};
    }
    void arrive(const CatalogueSet &set, const QByteArray &bytes) const
    {
        writeFile(QString::fromStdString(store().partFile(set, set.files[0]).string()), bytes);
    }
    QStringList entries() const
    {
        return QDir(m_folder->filePath(QStringLiteral("tiny"))).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSetStore::installsArchive()
{
    const QByteArray archive = gzipOf(tarOf({{"bin/", "", '5'},
                                             {"bin/readme.html", "<p>"},
                                             {"bin/data_batch_1.bin", batch(3)},
                                             {"./bin/test_batch.bin", batch(7)}}));
    const CatalogueSet set = setOf(archive);
    QCOMPARE(store().state(set), SetStore::State::Missing);
    arrive(set, archive);
    QCOMPARE(store().state(set), SetStore::State::Incomplete);
    const auto installed = store().install(set, set.files[0]);
    QVERIFY2(installed.ok(), installed ? "" : qPrintable(messageOf(installed.error())));
    QCOMPARE(entries(), (QStringList{"data_batch_1.bin", "test_batch.bin"}));
    QCOMPARE(store().state(set), SetStore::State::Present);
    QVERIFY(verifySet(set, store().folder(set)).ok());
    const auto opens = opened(QString::fromStdString(store().spec(set)));
    QCOMPARE(opens->size(), 4);
    QCOMPARE(*opens->label(0), 3);
    QCOMPARE(*opens->label(3), 7);
}

/// As somebody unpacked it by hand: the archive's own folder.
void TestSetStore::installsFile()
{
    const QByteArray content = "hello";
    CatalogueSet set{"tiny", "Tiny", "mnist", "", "", {{"b.gz", "https://a.example/b.gz", 5, sumOf(content)}}};
    arrive(set, content);
    QVERIFY(store().install(set, set.files[0]).ok());
    QCOMPARE(entries(), QStringList{"b.gz"});
    const CatalogueSet packed = setOf("x");
    writeFile(m_folder->filePath(QStringLiteral("tiny/bin/data_batch_1.bin")), batch(1));
    QCOMPARE(store().state(packed), SetStore::State::Missing);
    writeFile(m_folder->filePath(QStringLiteral("tiny/bin/test_batch.bin")), batch(1));
    QCOMPARE(store().state(packed), SetStore::State::Present);
}

void TestSetStore::wrongChecksum()
{
    const QByteArray archive = gzipOf(tarOf({{"bin/data_batch_1.bin", batch(3)}}));
    const CatalogueSet set = setOf(archive);
    QByteArray other = archive;
    other[other.size() - 1] = static_cast<char>(other.back() ^ 1);
    arrive(set, other);
    const auto refused = store().install(set, set.files[0]);
    QVERIFY(
        messageOf(refused.error()).startsWith(QStringLiteral("What arrived is not the file that was asked for: its")));
    QVERIFY(entries().isEmpty());
}

void TestSetStore::badArchives_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QString>("message");
    const TarEntry one{"bin/data_batch_1.bin", batch(1)}, two{"bin/test_batch.bin", batch(2)};
    QTest::newRow("one missing") << gzipOf(tarOf({one})) << "holds no bin/test_batch.bin";
    QTest::newRow("twice") << gzipOf(tarOf({one, one, two})) << "bin/data_batch_1.bin is there twice";
    QTest::newRow("of another size") << gzipOf(tarOf({one, {"bin/test_batch.bin", "x"}}))
                                     << "bin/test_batch.bin is there twice, or has another size";
    QTest::newRow("a link") << gzipOf(tarOf({one, {"bin/test_batch.bin", "", '2', "/dev/zero"}})) << "which is a link";
    QTest::newRow("outside") << gzipOf(tarOf({{"../data_batch_1.bin", batch(1)}, two})) << "reaches outside";
    QTest::newRow("no gzip") << tarOf({one, two}) << "is damaged or incomplete";
    QTest::newRow("cut") << gzipOf(tarOf({one, two})).chopped(20) << "is damaged or incomplete";
    QTest::newRow("cut tar") << gzipOf(tarOf({one, two}).chopped(2000)) << "is damaged or incomplete";
}

void TestSetStore::badArchives()
{
    QFETCH(QByteArray, archive);
    QFETCH(QString, message);
    const CatalogueSet set = setOf(archive); // its checksum is right
    arrive(set, archive);
    const auto refused = store().install(set, set.files[0]);
    QVERIFY(!refused.ok());
    QVERIFY2(messageOf(refused.error()).contains(message), qPrintable(messageOf(refused.error())));
    QVERIFY2(messageOf(refused.error()).contains(QStringLiteral("c.tar.gz")), qPrintable(messageOf(refused.error())));
    QVERIFY(store().state(set) != SetStore::State::Present);
    QVERIFY(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot) == QStringList{"tiny"});
}

/// Far more than its members, well packed.
void TestSetStore::tooMuch()
{
    const QByteArray archive = gzipOf(tarOf({{"bin/zeros", QByteArray(80 << 20, '\0')}}));
    QVERIFY(archive.size() < 200'000);
    const CatalogueSet set = setOf(archive);
    arrive(set, archive);
    QVERIFY(messageOf(store().install(set, set.files[0]).error()).contains(QStringLiteral("holds too much")));
}

void TestSetStore::fullDisk()
{
    const QByteArray archive = gzipOf(tarOf({{"bin/data_batch_1.bin", batch(3)}, {"bin/test_batch.bin", batch(7)}}));
    const CatalogueSet set = setOf(archive);
    arrive(set, archive);
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    rlimit usual{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
    const rlimit small{4000, usual.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto refused = store().install(set, set.files[0]);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);
    std::signal(SIGXFSZ, before);
    QVERIFY(!refused.ok());
    QVERIFY2(messageOf(refused.error()).contains(QStringLiteral("data_batch_1.bin")),
             qPrintable(messageOf(refused.error())));
    QCOMPARE(entries(), QStringList{"c.tar.gz.part"}); // for the next try, and nothing half written
    QVERIFY(store().install(set, set.files[0]).ok());
}

void TestSetStore::cancelled()
{
    const QByteArray archive = gzipOf(tarOf({{"bin/data_batch_1.bin", batch(3)}, {"bin/test_batch.bin", batch(7)}}));
    const CatalogueSet set = setOf(archive);
    arrive(set, archive);
    Cancel cancel;
    cancel.request();
    const auto stopped = store().install(set, set.files[0], cancel);
    QVERIFY(!stopped.ok() && stopped.error().cancelled);
    QCOMPARE(entries(), QStringList{"c.tar.gz.part"});
    QVERIFY(unpackArchive(store().partFile(set, set.files[0]), store().folder(set), set.files[0].members, cancel)
                .error()
                .cancelled);
}

void TestSetStore::removesItsOwn()
{
    const CatalogueSet set = setOf("x");
    for (const char *name : {"tiny/bin/data_batch_1.bin", "tiny/test_batch.bin", "tiny/c.tar.gz.part", "tiny/mine.txt"})
        writeFile(m_folder->filePath(QLatin1String(name)), "x");
    QVERIFY(store().remove(set).ok());
    QCOMPARE(entries(), QStringList{"mine.txt"});
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("tiny/bin"))));
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("tiny/mine.txt"))));
    QVERIFY(store().remove(set).ok());
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("tiny"))));
}

QTEST_GUILESS_MAIN(TestSetStore)
#include "tst_setstore.moc"
