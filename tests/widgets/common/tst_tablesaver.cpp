// Numbers of a large map are written by another thread: the window goes on, a bar says how far it is, Cancel leaves
// the file as it was.

#include "widgets/common/TableSaver.h"

#include "widgets/common/LongCsv.h"

#include <QDir>
#include <QFile>
#include <QMenu>
#include <QProgressDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWidget>
#include <QtTest>

#include <semaphore>

using namespace vitrine;

namespace {

constexpr int patience = 20'000; // milliseconds

LongTable counting(std::int64_t lines)
{
    return {lines, "value\n", [](std::int64_t line, std::string &text) { text += std::to_string(line) + '\n'; }};
}

} // namespace

class TestTableSaver : public QObject {
    Q_OBJECT

private slots:
    void writesInAnotherThread();
    void cancelLeavesTheFile();
    void saysWhatTheDiskSays();
    void goesWithItsWindow();
    void longOnesAreNotCopied();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void TestTableSaver::writesInAnotherThread()
{
    QWidget window;
    window.show();
    auto gate = std::make_shared<std::binary_semaphore>(0);
    auto thread = std::make_shared<std::atomic<QThread *>>(nullptr);
    LongTable table = counting(200'000);
    table.append = [gate, thread, inner = table.append](std::int64_t line, std::string &text) {
        *thread = QThread::currentThread();
        if (line == 150'000)
            gate->acquire(); // as long as the window is looked at
        inner(line, text);
    };
    auto *saver = new TableSaver(table, path(QStringLiteral("a.csv")), &window);
    QSignalSpy saved(saver, &TableSaver::saved), gone(saver, &QObject::destroyed);
    auto *bar = window.findChild<QProgressDialog *>();
    QVERIFY(bar);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible() && bar->value() > 0, patience);
    QVERIFY(!QFile::exists(path(QStringLiteral("a.csv"))));
    gate->release();
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
    QVERIFY(*thread && *thread != QThread::currentThread());
    QFile file(path(QStringLiteral("a.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 200'001);
    QTRY_COMPARE_WITH_TIMEOUT(gone.count(), 1, patience);
    QVERIFY(!window.findChild<QProgressDialog *>());
}

void TestTableSaver::cancelLeavesTheFile()
{
    QWidget window;
    window.show();
    auto gate = std::make_shared<std::binary_semaphore>(0);
    LongTable table = counting(500'000);
    table.append = [gate, inner = table.append](std::int64_t line, std::string &text) {
        if (line == 100'000)
            gate->acquire();
        inner(line, text);
    };
    auto *saver = new TableSaver(table, path(QStringLiteral("never.csv")), &window);
    QSignalSpy failed(saver, &TableSaver::failed);
    auto *bar = window.findChild<QProgressDialog *>();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), patience);
    bar->findChild<QPushButton *>()->click();
    gate->release();
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
    QVERIFY(failed[0][0].value<Error>().cancelled);
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("*never*")}, QDir::AllEntries | QDir::Hidden),
             QStringList());
}

void TestTableSaver::saysWhatTheDiskSays()
{
    QWidget window;
    auto *saver = new TableSaver(counting(3), path(QStringLiteral("nowhere/a.csv")), &window);
    QSignalSpy failed(saver, &TableSaver::failed);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
    QVERIFY(!failed[0][0].value<Error>().cancelled);
}

void TestTableSaver::goesWithItsWindow()
{
    {
        QWidget window;
        window.show();
        new TableSaver(counting(50'000'000), path(QStringLiteral("long.csv")), &window);
    }
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("*long*")}, QDir::AllEntries | QDir::Hidden),
             QStringList());
}

void TestTableSaver::longOnesAreNotCopied()
{
    QWidget window;
    for (const std::int64_t lines : {100, 10'000'000}) {
        ExportSource source;
        source.csv = LongCsv{[lines] { return counting(lines); }};
        QMenu menu;
        addExportActions(&menu, &window, source);
        QCOMPARE(menu.actions().size(), 2); // copy, save
        QCOMPARE(menu.actions()[0]->isEnabled(), lines == 100);
        QVERIFY(menu.actions()[1]->isEnabled());
    }
}

QTEST_MAIN(TestTableSaver)

#include "tst_tablesaver.moc"
