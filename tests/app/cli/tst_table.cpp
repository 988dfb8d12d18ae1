#include "app/cli/Table.h"

#include <QtTest>

using namespace vitrine;

class TestTable : public QObject {
    Q_OBJECT

private slots:
    void columnsAsWideAsTheirWidest()
    {
        Table table({"name", "n"});
        table.add({"图片", "7"});
        table.add({"a", "-120"});
        QCOMPARE(QString::fromStdString(table.text()), QStringLiteral("name     n\n图片     7\na     -120\n"));
    }

    void namesWithControlCharactersStayOnTheirLine()
    {
        Table table({"picture", "class"});
        table.add({"new\nline\x1b[31m.jpg", "dog"});
        QCOMPARE(QString::fromStdString(table.text()),
                 QStringLiteral("picture            class\nnew line [31m.jpg  dog\n"));
    }
};

QTEST_APPLESS_MAIN(TestTable)
#include "tst_table.moc"
