#include "core/data/Idx.h"

#include "core/base/Crc32.h"
#include "core/data/DatasetKind.h"
#include "core/data/Gzip.h"
#include "tests/support/Shared.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine;

namespace {

using namespace std::string_literals;

QString messageOf(const Error &error)
{
    return QString::fromStdString(error.message.text());
}

QByteArray header(std::initializer_list<unsigned> sizes)
{
    QByteArray bytes("\0\0\x08", 3);
    bytes += static_cast<char>(sizes.size());
    for (const unsigned size : sizes) {
        for (const int shift : {24, 16, 8, 0})
            bytes += static_cast<char>(size >> shift & 0xff);
    }
    return bytes;
}

/// As gzip -9 packs it: "\0\0\x08\1\0\0\0\3abc".
const QByteArray packed = QByteArray::fromHex("1f8b08000000000002ff6360e060646060604e4c4a0600542425c40b000000");

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestIdx : public QObject {
    Q_OBJECT

private slots:
    void reads()
    {
        const auto idx = parseIdx((header({2, 3}) + "abcdef").toStdString(), "x");
        QVERIFY(idx.ok());
        QCOMPARE(idx->sizes, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(idx->values, "abcdef"s);
        QCOMPARE(idx->at(5), 'f');
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("message");
        const QString magic = QStringLiteral("x is no IDX file: it doesn't begin with the magic number of one.");
        QTest::newRow("empty") << QByteArray() << magic;
        QTest::newRow("text") << QByteArray("label,pixel0,pixel1") << magic;
        QTest::newRow("floats") << QByteArray("\0\0\x0d\1\0\0\0\1", 8)
                                << "x is an IDX file of type 13; only bytes (type 8) are read.";
        QTest::newRow("no dimension") << QByteArray("\0\0\x08\0", 4) << "x has 0 dimensions; 1 to 4 are read.";
        QTest::newRow("255 dimensions") << QByteArray("\0\0\x08\xff", 4) << "x has 255 dimensions; 1 to 4 are read.";
        QTest::newRow("header cut") << header({5, 5}).left(9) << "x is incomplete: it ends within its header.";
        QTest::newRow("values cut")
            << header({2, 3}) + "abcde"
            << "x is incomplete or damaged: by its sizes it should hold 6 values, but there are 5.";
        QTest::newRow("values left over")
            << header({2}) + "abc"
            << "x is incomplete or damaged: by its sizes it should hold 2 values, but there are 3.";
        QTest::newRow("sizes that overflow") << header({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff})
                                             << "x is too large: its sizes ask for more than 512 MiB.";
        QTest::newRow("sizes that lie") << header(
            {60000, 28,
             28}) << "x is incomplete or damaged: by its sizes it should hold 47040000 values, but there are 0.";
        const QString unpacking =
            QStringLiteral("x is damaged or incomplete: it can't be unpacked. Copy or download it again.");
        QTest::newRow("gzip cut") << packed.left(packed.size() - 6) << unpacking;
        QTest::newRow("gzip alone") << packed.left(2) << unpacking;
        QByteArray wrong = packed;
        wrong[wrong.size() - 6] = static_cast<char>(wrong[wrong.size() - 6] ^ 1);
        QTest::newRow("gzip with a wrong checksum") << wrong << unpacking;
    }
    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, message);
        const auto idx = parseIdx(bytes.toStdString(), "x");
        QVERIFY(!idx.ok());
        QCOMPARE(messageOf(idx.error()), message);
    }

    void gzip()
    {
        const auto idx = parseIdx(packed.toStdString(), "x");
        QVERIFY2(idx.ok(), idx ? "" : qPrintable(messageOf(idx.error())));
        QCOMPARE(idx->sizes, (std::vector<std::int64_t>{3}));
        QCOMPARE(idx->values, "abc"s);
    }

    /// Small as a file, large as what it holds.
    void gzipBomb()
    {
        const QByteArray zeros(4 << 20, '\0');
        QByteArray deflated = qCompress(zeros, 9).mid(6); // without Qt's length and zlib's header
        deflated.chop(4);
        QByteArray file = QByteArray::fromHex("1f8b08000000000002ff") + deflated;
        const std::uint32_t crc = crc32(std::as_bytes(std::span(zeros.constData(), std::size_t{4 << 20})));
        for (const std::uint32_t word : {crc, std::uint32_t{4 << 20}})
            for (const int shift : {0, 8, 16, 24})
                file += static_cast<char>(word >> shift & 0xff);
        QVERIFY(file.size() < 8192);
        QCOMPARE(gunzip(file.toStdString(), 4 << 20, "x")->size(), std::size_t{4 << 20});
        const auto refused = gunzip(file.toStdString(), 1 << 20, "x");
        QVERIFY(!refused.ok());
        QCOMPARE(messageOf(refused.error()), QStringLiteral("x holds too much: unpacked it is more than 1 MiB."));
    }

    void mnistFolder()
    {
        QTemporaryDir folder;
        const auto open = [&] { return openDataset("mnist:" + folder.path().toStdString()); };
        QVERIFY(
            messageOf(open().error()).startsWith(QStringLiteral("There is no MNIST in the folder ") + folder.path()));

        write(folder.filePath(QStringLiteral("t10k-images-idx3-ubyte")),
              header({2, 2, 3}) + QByteArray::fromHex("00336699ccff") + "abcdef");
        QCOMPARE(
            messageOf(open().error()),
            QStringLiteral("The folder %1 has only half of MNIST's “t10k” part: pictures and labels are both needed.")
                .arg(folder.path()));
        const QString labels = folder.filePath(QStringLiteral("t10k-labels.idx1-ubyte")); // as some copies are named
        write(labels, header({1}) + "\7");
        QVERIFY(messageOf(open().error()).contains(QStringLiteral("holds 2 pictures, but ")));
        write(labels, header({2}) + QByteArray("\7\0", 2));
        const auto set = open();
        QVERIFY2(set.ok(), set ? "" : qPrintable(messageOf(set.error())));
        QCOMPARE((*set)->size(), 2);
        QVERIFY(!(*set)->trainingCount());
        QCOMPARE((*set)->itemShape(), (Shape{1, 2, 3}));
        QCOMPARE((*set)->classes().size(), std::size_t{10});
        const auto item = (*set)->item(0);
        QCOMPARE(item->label, 7);
        QVERIFY(qAbs(item->input.at({0, 1, 0}) - 0.6) < 1e-6);
        QCOMPARE((*set)->item(1)->label, 0);

        write(folder.filePath(QStringLiteral("train-images-idx3-ubyte")), header({1, 2, 3}) + "ABCDEF");
        write(folder.filePath(QStringLiteral("train-labels-idx1-ubyte")), header({1}) + "\3");
        const auto both = open();
        QCOMPARE((*both)->size(), 3);
        QCOMPARE(*(*both)->trainingCount(), 1);
        QCOMPARE((*both)->item(0)->label, 3);
        QCOMPARE((*both)->item(2)->label, 0);
    }

    void sharedMnist()
    {
        VITRINE_NEED_SHARED("datasets/mnist");
        const auto set =
            openDataset("mnist:" + vitrine::test::sharedPath(QStringLiteral("datasets/mnist")).toStdString());
        QVERIFY2(set.ok(), set ? "" : qPrintable(messageOf(set.error())));
        QCOMPARE((*set)->size(), 10000);
        QCOMPARE((*set)->itemShape(), (Shape{1, 28, 28}));
        const std::int64_t labels[] = {7, 2, 1, 0, 4, 1, 4, 9, 5, 9};
        double mean = 0;
        for (int i = 0; i < 1000; ++i) {
            const auto item = (*set)->item(i);
            QVERIFY(i >= 10 || item->label == labels[i]);
            mean += item->input.summary().mean / 1000;
        }
        QVERIFY2(mean > 0.12 && mean < 0.14, qPrintable(QString::number(mean)));
    }

    void specs_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown")
            << "cats"
            << "There is no data set “cats”. There are: cifar10:DIR, cifar100:DIR, circles, coco:FILE:DIR, "
               "digits, function:NAME, gaussians, hills, images:DIR, mnist:DIR, moons, points:FILE, "
               "shapes, slope, spiral, voc:DIR, xor, yolo:DIR.";
        QTest::newRow("no folder") << "mnist"
                                   << "The data set “mnist” is written mnist:DIR.";
        QTest::newRow("a folder too many")
            << "digits:/tmp"
            << "“/tmp” is no option of digits; write NAME=NUMBER. There are: size (2 … 1000000).";
    }
    void specs()
    {
        QFETCH(QString, spec);
        QFETCH(QString, message);
        const auto set = openDataset(spec.toStdString());
        QVERIFY(!set.ok());
        QCOMPARE(messageOf(set.error()), message);
    }
};

QTEST_GUILESS_MAIN(TestIdx)
#include "tst_idx.moc"
