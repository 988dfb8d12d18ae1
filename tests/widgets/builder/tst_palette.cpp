// The search for blocks: what is found, in which order, and how it is chosen with the keyboard.

#include "core/edit/BlockDefaults.h"
#include "core/graph/KindOf.h"
#include "widgets/builder/BlockCatalogue.h"
#include "widgets/builder/BlockSearch.h"
#include "widgets/builder/PaletteModel.h"
#include "widgets/canvas/CanvasView.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSignalSpy>
#include <QtTest>

#include <memory>

using namespace vitrine;

class TestPalette : public QObject {
    Q_OBJECT

private slots:
    void bestFitComesFirst_data();
    void bestFitComesFirst();
    void modelIsSound();
    void headingsCanNotBeChosen();
    void filtersOffer();
    void keyboardChooses();
    void ownBlocksComeFirst();
};

void TestPalette::bestFitComesFirst_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    const std::pair<const char *, const char *> rows[] = {{"conv", "Conv2d"},        {"fc", "Linear"},
                                                          {"bn", "BatchNorm2d"},     {"relu", "ReLU"},
                                                          {"max pool", "MaxPool2d"}, {"cross", "CrossEntropyLoss"},
                                                          {"conv3", "Conv3d"},       {"csp", "CSPLayer"},
                                                          {"gelu", "GELU"},          {"mp2", "MaxPool2d"}};
    for (const auto &[typed, first] : rows)
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(first);
}

void TestPalette::bestFitComesFirst()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    const auto kinds = findKinds(typed);
    QVERIFY(!kinds.empty());
    QCOMPARE(QString::fromStdString(kinds.front()->type()), first);
}

void TestPalette::modelIsSound()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int all = model.rowCount();
    model.setTyped(QStringLiteral("conv 6 5"));
    QVERIFY(model.rowCount() > 3 && model.rowCount() < all);
    model.setTyped(QStringLiteral("no such block"));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.first().isValid());
    model.setTyped({});
    QCOMPARE(model.rowCount(), all);
}

void TestPalette::headingsCanNotBeChosen()
{
    PaletteModel model;
    const QModelIndex heading = model.index(0);
    QVERIFY(!model.kindAt(heading));
    QVERIFY(!(model.flags(heading) & Qt::ItemIsEnabled));
    QCOMPARE(QString::fromStdString(model.kindAt(model.first())->type()), QStringLiteral("Input"));
    const std::unique_ptr<QMimeData> data(model.mimeData({model.first()}));
    QCOMPARE(data->data(QString::fromLatin1(blockMimeType)), QByteArray("Input"));
    QVERIFY(!model.mimeData({heading}));
    // From one category into the next, over the heading.
    const QModelIndex second = model.next(model.first(), 1);
    QVERIFY(model.kindAt(second)->category() != Category::Input);
    QCOMPARE(model.next(second, -1), model.first());
    QCOMPARE(model.next(model.first(), -1), model.first());
}

void TestPalette::filtersOffer()
{
    PaletteModel model;
    const std::vector<Shape> vectors{{1, 120}};
    model.setFilter([&](const BlockKind &kind) {
        return kind.inputs().max == 1 && !edit::misfit(kind, edit::defaultParams(kind, vectors[0]), vectors);
    });
    std::vector<std::string> types;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (const BlockKind *kind = model.kindAt(model.index(row)))
            types.push_back(kind->type());
    }
    const auto has = [&types](const char *type) { return std::find(types.begin(), types.end(), type) != types.end(); };
    QVERIFY(has("Linear") && has("ReLU") && has("BatchNorm1d") && !has("Conv2d") && !has("MaxPool2d") && !has("Input"));
}

void TestPalette::keyboardChooses()
{
    BlockSearch search;
    search.show();
    QSignalSpy chosen(&search, &BlockSearch::chosen);
    QTest::keyClicks(search.field(), QStringLiteral("relu"));
    QTest::keyClick(search.field(), Qt::Key_Return);
    QCOMPARE(chosen.takeFirst().value(0).toString(), QStringLiteral("ReLU"));
    QTest::keyClick(search.field(), Qt::Key_Down);
    QTest::keyClick(search.field(), Qt::Key_Return);
    QVERIFY(chosen.takeFirst().value(0).toString() != QStringLiteral("ReLU"));
    search.field()->setText(QStringLiteral("nothing like it"));
    QTest::keyClick(search.field(), Qt::Key_Return);
    QVERIFY(chosen.isEmpty());
    QVERIFY(!search.list()->isVisible());
}

void TestPalette::ownBlocksComeFirst()
{
    Definition definition;
    definition.name = "My relu <b>";
    definition.category = Category::Pooling;
    definition.network.blocks = {{"in0", "Input", {}, {}, {}}, {"a", "ReLU", {}, {}, {}}};
    definition.network.connections = {{{"in0", 0}, {"a", 0}, {}}};
    definition.outputs = {{"a", 0}};
    const BlockKind *kind = *customKind(definition);
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int before = model.rowCount();
    model.setOwn({kind});
    QCOMPARE(model.rowCount(), before + 2); // it, and a heading of its own
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("My blocks"));
    QCOMPARE(model.kindAt(model.first()), kind);
    QVERIFY(model.first().data(Qt::ToolTipRole).toString().contains(QStringLiteral("My relu &lt;b&gt;")));
    const std::unique_ptr<QMimeData> data(model.mimeData({model.first()}));
    QCOMPARE(kindOfKey(data->data(QString::fromLatin1(blockMimeType)).toStdString()), kind);
    model.setTyped(QStringLiteral("myrelu 3"));
    QCOMPARE(model.kindAt(model.first()), kind);
    model.setTyped(QStringLiteral("relu"));
    QCOMPARE(QString::fromStdString(model.kindAt(model.first())->type()), QStringLiteral("ReLU")); // fits better
    model.setFilter([](const BlockKind &) { return false; });
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
