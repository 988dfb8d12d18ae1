#include "core/io/Weights.h"

#include <QtTest>

using namespace vitrine;

namespace {

Snapshot zeros(const Shape &shape)
{
    return Snapshot::of(shape, std::vector<float>(static_cast<std::size_t>(elementCount(shape))));
}

/// A convolution and a batch norm.
std::vector<WeightSpec> network()
{
    WeightSpec batches{.name = "bn.num_batches_tracked", .shape = {}, .learnable = false, .dtype = DType::Int64};
    batches.optional = true;
    return {{.name = "conv.weight", .shape = {6, 1, 5, 5}},
            {.name = "conv.bias", .shape = {6}},
            {.name = "bn.running_var", .shape = {6}, .learnable = false, .value = 1},
            batches};
}

TensorMap fitting()
{
    return {{"conv.weight", zeros({6, 1, 5, 5})},
            {"conv.bias", zeros({6})},
            {"bn.running_var", zeros({6})},
            {"bn.num_batches_tracked", Snapshot::of({}, std::vector<std::int64_t>{7})}};
}

} // namespace

class TestWeights : public QObject {
    Q_OBJECT

private slots:
    void takesWhatFits();
    void optionalTensorsGetTheirInitialValue();
    void wideRealNumbersFit();
    void moreThanNeededIsAWarning();
    void otherNetworksAreRefused_data();
    void otherNetworksAreRefused();
};

void TestWeights::takesWhatFits()
{
    const auto fitted = fitWeights(network(), fitting(), "w.st");
    QVERIFY(fitted.ok());
    QVERIFY(fitted->warnings.empty());
    QCOMPARE(fitted->tensors.size(), std::size_t(4));
    QCOMPARE(fitted->tensors.at("bn.num_batches_tracked").flat(0), 7.0);
}

void TestWeights::optionalTensorsGetTheirInitialValue()
{
    TensorMap tensors = fitting();
    tensors.erase("bn.num_batches_tracked");
    const auto fitted = fitWeights(network(), tensors, "w.st");
    QVERIFY(fitted.ok());
    QVERIFY(fitted->warnings.empty());
    const Snapshot &batches = fitted->tensors.at("bn.num_batches_tracked");
    QCOMPARE(batches.dtype(), DType::Int64);
    QCOMPARE(batches.shape(), Shape{});
    QCOMPARE(batches.flat(0), 0.0);
}

void TestWeights::wideRealNumbersFit()
{
    TensorMap tensors = fitting();
    tensors["conv.bias"] = Snapshot::of({6}, std::vector<double>(6, 0.5));
    QVERIFY(fitWeights(network(), tensors, "w.st").ok());
}

void TestWeights::moreThanNeededIsAWarning()
{
    TensorMap tensors = fitting();
    tensors.emplace("fc.weight", zeros({10, 84}));
    tensors.emplace("fc.bias", zeros({10}));
    const auto fitted = fitWeights(network(), tensors, "w.st");
    QVERIFY(fitted.ok());
    QCOMPARE(fitted->tensors.size(), std::size_t(4));
    QCOMPARE(fitted->warnings.size(), std::size_t(1));
    QCOMPARE(
        fitted->warnings.front().text(),
        std::string("The file w.st holds tensors that this network does not need: fc.bias [10], fc.weight [10, 84]."));

    for (int i = 0; i < 300; ++i)
        tensors.emplace("more." + std::to_string(i), zeros({1}));
    const auto many = fitWeights(network(), tensors, "w.st");
    QVERIFY(many.ok());
    QVERIFY(QString::fromStdString(many->warnings.front().text()).endsWith(" (+102)."));
}

void TestWeights::otherNetworksAreRefused_data()
{
    QTest::addColumn<TensorMap>("tensors");
    QTest::addColumn<QString>("message");
    const QString start = "The weights in the file w.st are of another network: ";
    QTest::newRow("none") << TensorMap()
                          << start + "missing: conv.weight [6, 1, 5, 5], conv.bias [6], bn.running_var [6].";

    TensorMap tensors = fitting();
    tensors.erase("conv.bias");
    QTest::newRow("one missing") << tensors << start + "missing: conv.bias [6].";

    tensors = fitting();
    tensors["conv.weight"] = zeros({6, 3, 5, 5});
    QTest::newRow("other shape") << tensors
                                 << start
            + "of another shape (file ≠ network): conv.weight [6, 3, 5, 5] ≠ [6, 1, 5, 5].";
    tensors["conv.weight"] = zeros({6, 25});
    QTest::newRow("same count, other shape")
        << tensors << start + "of another shape (file ≠ network): conv.weight [6, 25] ≠ [6, 1, 5, 5].";

    tensors = fitting();
    tensors["bn.num_batches_tracked"] = zeros({1});
    QTest::newRow("optional one of another shape")
        << tensors << start + "of another shape (file ≠ network): bn.num_batches_tracked [1] ≠ [].";

    tensors = fitting();
    tensors["conv.bias"] = Snapshot::of({6}, std::vector<std::int64_t>(6));
    QTest::newRow("other type") << tensors << start + "of another type (file ≠ network): conv.bias int64 ≠ float32.";

    tensors = fitting();
    tensors.erase("bn.running_var");
    tensors["conv.bias"] = zeros({8});
    tensors["conv.weight"] = zeros({8, 1, 5, 5});
    tensors.emplace("fc.bias", zeros({10}));
    QTest::newRow("all at once") << tensors
                                 << start
            + "missing: bn.running_var [6]; of another shape (file ≠ network): conv.weight [8, 1, 5, 5] ≠ [6, 1, 5, "
              "5], "
              "conv.bias [8] ≠ [6]; not needed: fc.bias [10].";
}

void TestWeights::otherNetworksAreRefused()
{
    QFETCH(TensorMap, tensors);
    const auto fitted = fitWeights(network(), tensors, "w.st");
    QVERIFY(!fitted.ok());
    QTEST(QString::fromStdString(fitted.error().message.text()), "message");
}

QTEST_GUILESS_MAIN(TestWeights)
#include "tst_weights.moc"
