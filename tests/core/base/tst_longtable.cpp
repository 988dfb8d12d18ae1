// Long tables: what is written is what there is, in pieces; cancelled, the file is as it was.

#include "core/base/LongTable.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace vitrine;

namespace {

LongTable squares(std::int64_t lines)
{
    return {lines, "n,square\n", [](std::int64_t line, std::string &text) {
                text += std::to_string(line) + ',' + std::to_string(line * line) + '\n';
            }};
}

} // namespace

class TestLongTable : public QObject {
    Q_OBJECT

private slots:
    void writesAllOfIt_data();
    void writesAllOfIt();
    void cancelledLeavesTheFile();
    void saysWhatTheDiskSays();

private:
    QByteArray read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }
    std::string path(const QString &name) const { return m_folder.filePath(name).toStdString(); }

    QTemporaryDir m_folder;
};

void TestLongTable::writesAllOfIt_data()
{
    QTest::addColumn<int>("lines");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("many pieces") << 100'000;
}

void TestLongTable::writesAllOfIt()
{
    QFETCH(int, lines);
    std::vector<double> shares;
    const auto done = writeTable(path(QStringLiteral("a.csv")), squares(lines), {},
                                 [&shares](double share) { shares.push_back(share); });
    QVERIFY(done.ok());
    QCOMPARE(read(QStringLiteral("a.csv")), QByteArray::fromStdString(toText(squares(lines))));
    QCOMPARE(read(QStringLiteral("a.csv")).count('\n'), lines + 1);
    QCOMPARE(shares.size() > 3, lines == 100'000);
    QVERIFY(std::is_sorted(shares.begin(), shares.end()) && (shares.empty() || shares.back() <= 1));
}

void TestLongTable::cancelledLeavesTheFile()
{
    QVERIFY(writeTable(path(QStringLiteral("b.csv")), squares(3), {}, [](double) {}).ok());
    const QByteArray before = read(QStringLiteral("b.csv"));
    const Cancel cancel;
    const auto done =
        writeTable(path(QStringLiteral("b.csv")), squares(1'000'000), cancel, [&cancel](double) { cancel.request(); });
    QVERIFY(!done.ok() && done.error().cancelled);
    QCOMPARE(read(QStringLiteral("b.csv")), before);
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("*b.csv*")}, QDir::AllEntries | QDir::Hidden).size(), 1);
}

void TestLongTable::saysWhatTheDiskSays()
{
    const auto done = writeTable(path(QStringLiteral("nowhere/c.csv")), squares(3), {}, [](double) {});
    QVERIFY(!done.ok() && !done.error().cancelled);
}

QTEST_GUILESS_MAIN(TestLongTable)

#include "tst_longtable.moc"
