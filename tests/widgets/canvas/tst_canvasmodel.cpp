// What the cards of a network say.

#include "core/network/NetworkFile.h"
#include "widgets/canvas/CanvasModel.h"

#include <QtTest>

using namespace vitrine;

namespace {

CanvasModel modelOf(const char *blocks, const char *connections)
{
    const std::string text = std::string(R"({"format": "vitrine-network", "version": 1, "name": "n", "blocks": [)")
        + blocks + R"(], "connections": [)" + connections + "]}";
    const auto network = parseNetwork(text, "n");
    if (!network)
        qFatal("%s", network.error().message.text().c_str());
    const GraphResult built = buildGraph(*network, 1);
    return makeCanvasModel(*network, built.outputShapes, built.problems);
}

} // namespace

class TestCanvasModel : public QObject {
    Q_OBJECT

private slots:
    void reasonsAreShort_data()
    {
        QTest::addColumn<QString>("block");
        QTest::addColumn<QString>("begins");
        QTest::newRow("parameter")
            << R"({"id": "b", "type": "Conv2d", "params": {"out_channels": 2, "kernel_size": -1}})"
            << "parameter \"kernel_size\" is -1";
        QTest::newRow("not connected") << R"({"id": "b", "type": "ReLU"})"
                                       << "Input 0 is not connected";
        QTest::newRow("unknown") << R"({"id": "b", "type": "Relo"})"
                                 << "has the unknown type \"Relo\"";
    }
    void reasonsAreShort()
    {
        QFETCH(QString, block);
        QFETCH(QString, begins);
        const CanvasModel model = modelOf(block.toUtf8().constData(), "");
        const CanvasBlock &shown = model.blocks.front();
        QVERIFY2(shown.reason.startsWith(begins), qPrintable(shown.reason));
        QVERIFY(shown.problems.front().contains(QLatin1String("\"b\""))); // all of it stands elsewhere
        QVERIFY(shown.isBroken());
    }

    void whatDoesNotFitSaysWhy()
    {
        const CanvasModel model = modelOf(R"({"id": "image", "type": "Input", "params": {"shape": [1, 4, 4]}},
            {"id": "b", "type": "Conv2d", "params": {"out_channels": 2, "kernel_size": 9}})",
                                          R"({"from": "image", "to": "b"})");
        const CanvasBlock &shown = model.blocks.back();
        QVERIFY(!shown.reason.isEmpty());
        QVERIFY2(!shown.reason.contains(QLatin1String("does not fit")), qPrintable(shown.reason));
        QVERIFY2(shown.problems.front().endsWith(shown.reason), qPrintable(shown.problems.front()));
    }

    void operatorsOfOthersAreNoMistake()
    {
        const CanvasModel model = modelOf(R"({"id": "e", "type": "ONNX.Einsum"})", "");
        QVERIFY(model.blocks.front().isForeign);
        QVERIFY(!model.blocks.front().problems.isEmpty());
        QVERIFY(!model.blocks.front().isBroken());
        QVERIFY(!modelOf(R"({"id": "e", "type": "Einsum"})", "").blocks.front().isForeign);
    }
};

QTEST_MAIN(TestCanvasModel)
#include "tst_canvasmodel.moc"
