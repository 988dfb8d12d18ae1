// A block's numbers as a table: a line a number, its indices first, whatever the strides.

#include "app/studio/network/Exporter.h"

#include <QtTest>

#include <numeric>

using namespace vitrine;

class TestExporter : public QObject {
    Q_OBJECT

private slots:
    void linesAreTheNumbers();
    void headersAreThoseOfTheShape();
};

void TestExporter::linesAreTheNumbers()
{
    std::vector<float> values(2 * 3 * 4 * 5);
    std::iota(values.begin(), values.end(), 0.25F);
    const Snapshot whole = Snapshot::of({2, 3, 4, 5}, std::move(values));
    for (const Snapshot &tensor : {whole, whole.select(1, 2), whole.select(3, 1)}) {
        const LongTable table = tensorTable(tensor);
        QCOMPARE(table.lines, tensor.elementCount());
        const QStringList lines = QString::fromStdString(toText(table)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), table.lines + 1);
        for (const QString &line : lines.mid(1)) {
            const QStringList cells = line.split(QLatin1Char(','));
            QCOMPARE(cells.size(), static_cast<qsizetype>(tensor.shape().size()) + 1);
            Shape index;
            for (const QString &cell : cells.mid(0, cells.size() - 1))
                index.push_back(cell.toLongLong());
            QCOMPARE(cells.back().toDouble(), tensor.at(index));
        }
        QVERIFY(lines[1] != lines.back());
    }
}

void TestExporter::headersAreThoseOfTheShape()
{
    QCOMPARE(tensorTable(Snapshot::of({1, 1, 1, 1}, std::vector<float>{1})).header, std::string("n,c,y,x,value\n"));
    QCOMPARE(tensorTable(Snapshot::of({1, 2}, std::vector<float>{1, 2})).header, std::string("n,k,value\n"));
    QCOMPARE(tensorTable(Snapshot::of({3}, std::vector<float>{1, 2, 3})).header, std::string("d0,value\n"));
    QCOMPARE(toText(tensorTable(Snapshot::scalar(3))), std::string("value\n3\n"));
    QCOMPARE(tensorTable(Snapshot::of({0, 2}, std::vector<float>{})).lines, 0);
}

QTEST_MAIN(TestExporter)

#include "tst_exporter.moc"
