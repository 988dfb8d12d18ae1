#include "core/base/ReadFile.h"

#include <QtTest>

#include <sys/stat.h>

using namespace vitrine;

class TestReadFile : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void reads_data();
    void reads();
    void refusals_data();
    void refusals();

private:
    void put(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    QTemporaryDir m_folder;
};

void TestReadFile::initTestCase()
{
    put("text", "some text");
    put("empty", "");
    put("2048", QByteArray(2048, 'x'));
    QVERIFY(::mkfifo(m_folder.filePath("pipe").toLocal8Bit(), 0600) == 0);
}

void TestReadFile::reads_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<quint64>("limit");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << "text" << quint64(100) << QByteArray("some text");
    QTest::newRow("as large as the limit") << "text" << quint64(9) << QByteArray("some text");
    QTest::newRow("empty") << "empty" << quint64(0) << QByteArray();
}

void TestReadFile::reads()
{
    QFETCH(QString, name);
    QFETCH(quint64, limit);
    const Result<std::string> result = readFile(m_folder.filePath(name).toStdString(), limit);
    QVERIFY(result.ok());
    QTEST(QByteArray::fromStdString(*result), "content");
}

void TestReadFile::refusals_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("message");
    QTest::newRow("missing") << "none"
                             << "The file %1 can't be read: there is no such file or folder.";
    QTest::newRow("a folder") << "."
                              << "The file %1 can't be read: it is a folder.";
    QTest::newRow("a pipe") << "pipe"
                            << "The file %1 can't be read: it is not a regular file.";
    QTest::newRow("below a file") << "text/more"
                                  << "The file %1 can't be read: a part of the path is not a folder.";
    QTest::newRow("too large") << "2048"
                               << "The file %1 is too large: 2 KiB, where at most 1 KiB are read.";
}

void TestReadFile::refusals()
{
    QFETCH(QString, name);
    QFETCH(QString, message);
    const QString path = m_folder.path() + "/" + name;
    const Result<std::string> result = readFile(path.toStdString(), 1024);
    QVERIFY(!result.ok());
    QCOMPARE(QString::fromStdString(result.error().message.text()), message.arg(path));
}

QTEST_GUILESS_MAIN(TestReadFile)
#include "tst_readfile.moc"
