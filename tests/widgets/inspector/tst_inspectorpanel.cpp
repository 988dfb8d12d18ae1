#include "tests/widgets/support/SampleRun.h"
#include "widgets/common/Format.h"
#include "widgets/inspector/BatchNormView.h"
#include "widgets/inspector/BlockCard.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/inspector/StatisticsView.h"
#include "widgets/inspector/TensorPane.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QTabWidget>
#include <QtTest>

using namespace vitrine;

class TestInspectorPanel : public QObject {
    Q_OBJECT

private slots:
    void outputExistsFromItsStepOn();
    void clickOnAMapSelectsThePlace();
    void weightsAndTheirGradients();
    void pageFollowsThePlace();
    void inputIsWhatComesIn();
    void statisticsWaitForTheirSummaries();
    void batchNormShowsItsNumbers_data();
    void batchNormShowsItsNumbers();
    void compositesOpen();
    void cardTellsParametersAndCounts();
    void nothingSelected();

private:
    void open(const char *json, Mode mode = Mode::Eval);
    void choosePage(QWidget *page);

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<StepCursor> m_cursor;
    std::unique_ptr<InspectorPanel> m_panel;
};

void TestInspectorPanel::open(const char *json, Mode mode)
{
    m_panel.reset();
    m_selection = std::make_unique<Selection>();
    m_cursor = std::make_unique<StepCursor>();
    m_panel = std::make_unique<InspectorPanel>();
    m_panel->resize(700, 600);
    m_panel->setSelection(m_selection.get());
    m_panel->setCursor(m_cursor.get());
    const Network network = test::network(json);
    m_panel->setNetwork(network);
    const auto trace = test::run(network, mode);
    QVERIFY(trace);
    m_cursor->setTrace(trace);
    m_panel->show();
}

void TestInspectorPanel::choosePage(QWidget *page)
{
    QTabWidget *tabs = m_panel->tabs();
    for (int i = 0; i < tabs->count(); ++i) {
        if (tabs->widget(i) == page || tabs->widget(i)->isAncestorOf(page))
            tabs->setCurrentIndex(i);
    }
}

void TestInspectorPanel::outputExistsFromItsStepOn()
{
    open(test::smallNetwork);
    m_selection->selectBlock(QStringLiteral("conv"));
    const MapGridView *value = m_panel->outputPane()->valueView(), *gradient = m_panel->outputPane()->gradientView();
    m_cursor->toFirst();
    QVERIFY(!value->hasTensor());
    m_cursor->stepForward();
    QVERIFY(value->hasTensor());
    QVERIFY(!gradient->hasTensor());
    QCOMPARE(value->tensor().data(), m_cursor->trace()->output("conv").data());
    m_cursor->toLast();
    QCOMPARE(gradient->tensor().data(), m_cursor->trace()->gradient("conv").data());
    m_cursor->toFirst();
    QVERIFY(!value->hasTensor());
}

void TestInspectorPanel::clickOnAMapSelectsThePlace()
{
    open(test::smallNetwork);
    m_selection->selectBlock(QStringLiteral("conv"));
    m_cursor->toLast();
    MapGridView *value = m_panel->outputPane()->valueView(), *gradient = m_panel->outputPane()->gradientView();
    QTest::mouseClick(value->viewport(), Qt::LeftButton, {}, value->cellRect({3, 2, 5}).center().toPoint());
    QCOMPARE(m_selection->place(), std::optional(Place{Place::Kind::Output, "conv", 0, {0, 3, 2, 5}}));
    QTest::mouseClick(gradient->viewport(), Qt::LeftButton, {}, gradient->cellRect({1, 7, 0}).center().toPoint());
    QCOMPARE(m_selection->place(), std::optional(Place{Place::Kind::Gradient, "conv", 0, {0, 1, 7, 0}}));
}

void TestInspectorPanel::weightsAndTheirGradients()
{
    open(test::smallNetwork);
    m_selection->selectBlock(QStringLiteral("conv"));
    choosePage(m_panel->weightPane());
    const TensorPane *pane = m_panel->weightPane();
    QCOMPARE(pane->valueView()->tensor().shape(), (Shape{4, 2, 3, 3}));
    QCOMPARE(pane->valueView()->geometry().columns(), 2); // a column for each input channel
    QVERIFY(!pane->gradientView()->hasTensor());
    m_cursor->toLast();
    QCOMPARE(pane->gradientView()->tensor().data(), m_cursor->trace()->weightGradients.at("conv.weight").data());
    m_selection->selectBlock(QStringLiteral("relu"));
    QVERIFY(!m_panel->tabs()->isTabVisible(1));
}

void TestInspectorPanel::pageFollowsThePlace()
{
    open(test::smallNetwork);
    m_selection->selectPlace({Place::Kind::Weight, "conv.bias", 0, {2}});
    QCOMPARE(m_panel->tabs()->currentIndex(), 1);
    QCOMPARE(m_panel->weightPane()->valueView()->tensor().shape(), (Shape{4}));
    m_selection->selectPlace({Place::Kind::Output, "fc", 0, {1, 2}});
    QCOMPARE(m_panel->tabs()->currentIndex(), 0);
    QCOMPARE(m_panel->outputPane()->valueView()->layout().choice().sample, std::int64_t(1));
}

void TestInspectorPanel::inputIsWhatComesIn()
{
    open(test::smallNetwork);
    m_selection->selectBlock(QStringLiteral("pool"));
    m_cursor->toLast();
    choosePage(m_panel->inputPane());
    QCOMPARE(m_panel->inputPane()->valueView()->tensor().data(), m_cursor->trace()->output("relu").data());
    QCOMPARE(m_panel->inputPane()->gradientView()->tensor().data(), m_cursor->trace()->gradient("relu").data());
}

void TestInspectorPanel::statisticsWaitForTheirSummaries()
{
    open(test::smallNetwork);
    m_selection->selectBlock(QStringLiteral("fc"));
    const QSignalSpy wanted(m_panel.get(), &InspectorPanel::summariesWanted);
    choosePage(m_panel->statisticsView());
    QCOMPARE(wanted.count(), 1);
    const QTableWidget *table = m_panel->statisticsView()->table();
    QCOMPARE(table->rowCount(), 1); // that it waits
    m_panel->showSummaries(QStringLiteral("fc"));
    QCOMPARE(table->rowCount(), 4); // output, input, weight, bias
    const Snapshot::Summary &summary = m_cursor->trace()->output("fc").summary();
    QCOMPARE(table->item(0, 1)->text(), formatNumber(summary.min));
    QCOMPARE(table->item(0, 3)->toolTip(), formatExact(summary.mean));
    m_cursor->toLast();
    QCOMPARE(table->rowCount(), 8);
}

void TestInspectorPanel::batchNormShowsItsNumbers_data()
{
    QTest::addColumn<bool>("train");
    QTest::addColumn<int>("columns");
    QTest::newRow("train") << true << 8;
    QTest::newRow("eval") << false << 4; // no statistics of the batch
}

void TestInspectorPanel::batchNormShowsItsNumbers()
{
    QFETCH(bool, train);
    QFETCH(int, columns);
    open(test::normNetwork, train ? Mode::Train : Mode::Eval);
    m_selection->selectBlock(QStringLiteral("bn"));
    choosePage(m_panel->batchNormView());
    const QTableWidget *table = m_panel->batchNormView()->table();
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(table->columnCount(), columns);
    if (train) {
        const Snapshot mean = m_cursor->trace()->statistic("bn", "mean");
        const Snapshot input = m_cursor->trace()->output("image");
        QCOMPARE(table->item(1, 0)->toolTip(), formatExact(mean.at({1})));
        QVERIFY(std::abs(channelSummary(input, 1).mean - mean.at({1})) < 1e-5);
        QVERIFY(std::abs(channelSummary(m_cursor->trace()->output("bn"), 1).mean) < 1e-5); // after: centred
    }
    m_selection->selectBlock(QStringLiteral("fc"));
    QVERIFY(!m_panel->tabs()->isTabVisible(4));
}

void TestInspectorPanel::compositesOpen()
{
    open(test::normNetwork);
    m_selection->selectBlock(QStringLiteral("sep"));
    choosePage(m_panel->blockCard());
    QListWidget *parts = m_panel->blockCard()->parts();
    QCOMPARE(parts->count(), 2);
    emit parts->itemActivated(parts->item(0));
    QCOMPARE(m_selection->path(), QStringLiteral("sep.depthwise"));
    choosePage(m_panel->outputPane());
    QCOMPARE(m_panel->outputPane()->valueView()->tensor().data(), m_cursor->trace()->output("sep.depthwise").data());
    QVERIFY(m_selection->climb());
    QCOMPARE(m_selection->path(), QStringLiteral("sep"));
}

void TestInspectorPanel::cardTellsParametersAndCounts()
{
    open(test::smallNetwork);
    m_selection->selectBlock(QStringLiteral("conv"));
    choosePage(m_panel->blockCard());
    const QTableWidget *table = m_panel->blockCard()->parameters();
    QHash<QString, QString> values;
    for (int row = 0; row < table->rowCount(); ++row) {
        values.insert(table->item(row, 0)->text(), table->item(row, 1)->text());
        QVERIFY(!table->item(row, 2)->text().isEmpty());
    }
    QCOMPARE(values.value(QStringLiteral("out_channels")), QStringLiteral("4"));
    QVERIFY(values.contains(QStringLiteral("stride"))); // by default
    bool counted = false;
    for (const QLabel *label : m_panel->blockCard()->findChildren<QLabel *>())
        counted = counted || label->text().contains(formatCount(4 * 2 * 9 + 4));
    QVERIFY(counted);
}

void TestInspectorPanel::nothingSelected()
{
    open(test::smallNetwork);
    QVERIFY(!m_panel->tabs()->isVisibleTo(m_panel.get()));
    m_selection->selectBlock(QStringLiteral("conv"));
    QVERIFY(m_panel->tabs()->isVisibleTo(m_panel.get()));
    m_cursor->setTrace(nullptr);
    QVERIFY(!m_panel->tabs()->isVisibleTo(m_panel.get()));
}

QTEST_MAIN(TestInspectorPanel)
#include "tst_inspectorpanel.moc"
