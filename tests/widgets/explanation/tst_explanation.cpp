#include "tests/widgets/support/SampleRun.h"
#include "widgets/common/Format.h"
#include "widgets/explanation/ExplanationModel.h"
#include "widgets/explanation/ExplanationPanel.h"
#include "widgets/explanation/PatchView.h"
#include "widgets/explanation/SourcesView.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QTableView>
#include <QtTest>

using namespace vitrine;

namespace {

Explanation made(const std::string &expression, std::vector<std::pair<std::string, double>> terms)
{
    Explanation explanation;
    explanation.expression = expression;
    for (const auto &[name, value] : terms)
        explanation.terms.push_back({name, "at " + name, value, {Place::Kind::Output, name, 0, {0}}});
    return explanation;
}

} // namespace

class TestExplanation : public QObject {
    Q_OBJECT

private slots:
    void rows_data();
    void rows();
    void numbersStandInTheFormula();
    void panelAgreesWithTheTrace_data();
    void panelAgreesWithTheTrace();
    void modelIsSound();
    void patchAddsUpWithTheOtherChannels();
    void termsLeadDeeperAndBack();
    void receptiveFieldIsLit();
    void weightsAreNotComputed();
    void copiesWhatCanBeComputed();

private:
    /// Asks for a number and hands the answer to the panel, as the session does.
    void ask(const Place &place);
    void open();

    std::shared_ptr<const Trace> m_trace;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<StepCursor> m_cursor;
    std::unique_ptr<ExplanationPanel> m_panel;
};

void TestExplanation::open()
{
    m_panel.reset();
    m_selection = std::make_unique<Selection>();
    m_cursor = std::make_unique<StepCursor>();
    m_panel = std::make_unique<ExplanationPanel>();
    m_panel->resize(500, 600);
    m_panel->setSelection(m_selection.get());
    m_panel->setCursor(m_cursor.get());
    m_trace = test::run(test::network(test::smallNetwork));
    QVERIFY(m_trace);
    m_cursor->setTrace(m_trace);
    connect(m_selection.get(), &Selection::placeChanged, m_panel.get(), [this] {
        const auto place = m_selection->place();
        if (!place || (place->kind != Place::Kind::Output && place->kind != Place::Kind::Gradient))
            return;
        const auto answer = explain(*m_trace, place->name, place->index,
                                    place->kind == Place::Kind::Output ? Pass::Forward : Pass::Backward, place->port);
        QVERIFY(answer.ok());
        m_panel->setExplanation(std::make_shared<const Explanation>(*answer));
    });
}

void TestExplanation::ask(const Place &place)
{
    m_selection->selectPlace(place);
}

void TestExplanation::rows_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("pairs");
    QTest::addColumn<bool>("sum");
    QTest::newRow("products") << QStringLiteral("a + b*c + d*e") << 3 << 2 << true;
    QTest::newRow("in parentheses") << QStringLiteral("(a + b*c) + (d*e)") << 3 << 2 << true;
    QTest::newRow("three factors") << QStringLiteral("a*b*c + d*e") << 4 << 1 << false;
    QTest::newRow("difference") << QStringLiteral("a - b*c") << 4 << 1 << false; // d and e are left over
    QTest::newRow("function") << QStringLiteral("exp(a) / (exp(a) + exp(b))") << 5 << 0 << false;
    QTest::newRow("one term") << QStringLiteral("max(a, b)") << 5 << 0 << false;
    QTest::newRow("twice the same") << QStringLiteral("a + a + b*c + d*e") << 3 << 2 << false;
    QTest::newRow("constant factor") << QStringLiteral("0.25*a + b*c") << 4 << 1 << false;
}

void TestExplanation::rows()
{
    QFETCH(QString, expression);
    QFETCH(int, rows);
    QFETCH(int, pairs);
    QFETCH(bool, sum);
    const Explanation explanation = made(expression.toStdString(), {{"a", 1}, {"b", 2}, {"c", 3}, {"d", 4}, {"e", 5}});
    const ExplanationRows result = explanationRows(explanation);
    QCOMPARE(static_cast<int>(result.rows.size()), rows);
    QCOMPARE(static_cast<int>(
                 std::count_if(result.rows.begin(), result.rows.end(), [](const auto &row) { return row.isPair(); })),
             pairs);
    QCOMPARE(result.isSum, sum);
    if (!sum)
        return;
    double total = 0;
    for (const ExplanationRow &row : result.rows)
        total += ExplanationRows::contribution(explanation, row);
    QCOMPARE(total, 1.0 + 2 * 3 + 4 * 5);
}

void TestExplanation::numbersStandInTheFormula()
{
    const Explanation sum = made("a + b*c", {{"a", -1.5}, {"b", 2}, {"c", 0.25}});
    QCOMPARE(numbersOf(sum, explanationRows(sum), 5), QStringLiteral("(-1.5) + 2·0.25"));
    QCOMPARE(numbersOf(sum, explanationRows(sum), 1), QStringLiteral("(-1.5) + … (2 terms)"));
    QCOMPARE(plainExpression(sum), QStringLiteral("(-1.5) + 2*0.25"));
    const Explanation other = made("exp(a)/(exp(a) + exp(b))", {{"a", 1}, {"b", 3}});
    QCOMPARE(numbersOf(other, explanationRows(other), -1), QStringLiteral("exp(1)/(exp(1) + exp(3))"));
}

void TestExplanation::panelAgreesWithTheTrace_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<Index>("index");
    QTest::addColumn<bool>("backward");
    QTest::newRow("conv") << QByteArray("conv") << Index{0, 3, 4, 4} << false;
    QTest::newRow("conv at the edge") << QByteArray("conv") << Index{1, 0, 0, 0} << false;
    QTest::newRow("pool") << QByteArray("pool") << Index{0, 1, 2, 3} << false;
    QTest::newRow("fc") << QByteArray("fc") << Index{0, 2} << false;
    QTest::newRow("loss") << QByteArray("loss") << Index{} << false;
    QTest::newRow("gradient of conv") << QByteArray("conv") << Index{0, 2, 3, 3} << true;
    QTest::newRow("gradient of the input") << QByteArray("image") << Index{0, 1, 4, 4} << true;
}

void TestExplanation::panelAgreesWithTheTrace()
{
    QFETCH(QByteArray, block);
    QFETCH(Index, index);
    QFETCH(bool, backward);
    open();
    ask({backward ? Place::Kind::Gradient : Place::Kind::Output, block.toStdString(), 0, index});
    const Snapshot tensor = backward ? m_trace->gradient(block.toStdString()) : m_trace->output(block.toStdString());
    const double value = tensor.at(index);
    QCOMPARE(m_panel->title().contains(QLatin1Char('=')), !backward); // the cursor stands at the loss
    m_cursor->toLast();
    QVERIFY(m_panel->title().endsWith(QStringLiteral("= %1").arg(formatNumber(value))));
    QVERIFY(m_panel->checkText().endsWith(QStringLiteral("✓")));
    const ExplanationRows &rows = m_panel->model()->rows();
    QCOMPARE(m_panel->model()->rowCount(), static_cast<int>(rows.rows.size()));
    if (!rows.isSum)
        return;
    double sum = 0;
    for (int row = 0; row < m_panel->model()->rowCount(); ++row)
        sum += m_panel->model()->index(row, ExplanationModel::Contribution).data(ExplanationModel::sortRole).toDouble();
    QVERIFY(std::abs(sum - value) <= 1e-5 * std::max(1.0, std::abs(value)));
}

void TestExplanation::modelIsSound()
{
    ExplanationModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setExplanation(std::make_shared<const Explanation>(made("a + b*c", {{"a", 1}, {"b", 2}, {"c", 3}})));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.columnCount(), 5);
    QCOMPARE(model.index(1, ExplanationModel::Contribution).data().toString(), QStringLiteral("6"));
    QCOMPARE(model.place(model.index(1, ExplanationModel::SecondPlace))->name, std::string("c"));
    QVERIFY(!model.index(0, ExplanationModel::SecondValue).data().isValid());
    model.setExplanation(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestExplanation::patchAddsUpWithTheOtherChannels()
{
    open();
    ask({Place::Kind::Output, "conv", 0, {0, 1, 4, 4}});
    QVERIFY(m_panel->patchView()->isUseful());
    const double bias = m_trace->weights.at("conv.bias").at({1});
    double sum = bias + m_panel->patchView()->channelSum();
    auto *slider = m_panel->patchView()->findChild<QSlider *>();
    QCOMPARE(slider->maximum(), 1); // two input channels
    slider->setValue(1);
    sum += m_panel->patchView()->channelSum();
    QVERIFY(std::abs(sum - m_trace->output("conv").at({0, 1, 4, 4})) < 1e-5);
    ask({Place::Kind::Output, "pool", 0, {0, 1, 2, 2}});
    QVERIFY(!m_panel->patchView()->isUseful());
}

void TestExplanation::termsLeadDeeperAndBack()
{
    open();
    ask({Place::Kind::Output, "pool", 0, {0, 1, 2, 2}});
    QVERIFY(!m_panel->canGoBack());
    const auto place = m_panel->model()->place(m_panel->model()->index(0, ExplanationModel::FirstPlace));
    QVERIFY(place.has_value());
    emit m_panel->table()->clicked(m_panel->table()->model()->index(0, ExplanationModel::FirstPlace));
    QCOMPARE(m_selection->place(), place);
    QCOMPARE(m_selection->block(), QStringLiteral("relu"));
    QVERIFY(m_panel->title().startsWith(QStringLiteral("relu[0, 1, ")));
    m_panel->goBack();
    QVERIFY(m_panel->title().startsWith(QStringLiteral("pool[0, 1, 2, 2]")));
    QVERIFY(m_panel->canGoForward());
    m_panel->goForward();
    QCOMPARE(m_selection->place(), place);
    QVERIFY(!m_panel->canGoForward());
}

void TestExplanation::receptiveFieldIsLit()
{
    open();
    ask({Place::Kind::Output, "conv", 0, {0, 1, 4, 4}});
    const auto &regions = m_selection->regions();
    const auto image =
        std::find_if(regions.begin(), regions.end(), [](const Region &region) { return region.name == "image"; });
    QVERIFY(image != regions.end());
    QCOMPARE(image->first, (Index{0, 0, 3, 3}));
    QCOMPARE(image->last, (Index{0, 1, 5, 5}));
    QVERIFY(m_panel->sourcesView()->count() >= 2); // the picture, the kernel
    m_selection->clearPlace();
    QVERIFY(m_selection->regions().empty());
    QVERIFY(!m_panel->explanation());
}

void TestExplanation::weightsAreNotComputed()
{
    open();
    ask({Place::Kind::Output, "conv", 0, {0, 1, 4, 4}});
    ask({Place::Kind::Weight, "conv.weight", 0, {1, 0, 2, 2}});
    QVERIFY(!m_panel->explanation());
    QVERIFY(m_panel->numbersText().contains(formatExact(m_trace->weights.at("conv.weight").at({1, 0, 2, 2}))));
    const QString ahead = m_panel->checkText();
    m_cursor->toLast();
    QVERIFY(m_panel->checkText() != ahead);
    QVERIFY(m_panel->checkText().contains(formatExact(m_trace->weightGradients.at("conv.weight").at({1, 0, 2, 2}))));
    m_panel->goBack();
    QVERIFY(m_panel->explanation() != nullptr);
}

void TestExplanation::copiesWhatCanBeComputed()
{
    open();
    ask({Place::Kind::Output, "fc", 0, {0, 2}});
    m_panel->copyExpression();
    const QString expression = QGuiApplication::clipboard()->text();
    const auto value = evaluateExpression(expression.toStdString(), {});
    QVERIFY(value.ok());
    QVERIFY(std::abs(*value - m_trace->output("fc").at({0, 2})) < 1e-5);
    m_panel->copyText();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("fc.weight")));
}

QTEST_MAIN(TestExplanation)
#include "tst_explanation.moc"
