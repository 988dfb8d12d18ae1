// Blocks that are not legal, or don't fit what they are given: each is refused with the parameter or shapes that are
// wrong and what is needed.

#include "core/graph/Graph.h"
#include "core/network/NetworkFile.h"

#include <QtTest>

using namespace vitrine;

class TestRefusals : public QObject {
    Q_OBJECT

private slots:
    void parameters_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("params");
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QString>("needs");
        const auto row = [](const char *type, const char *params, const char *parameter, const char *needs) {
            QTest::addRow("%s %s", type, params) << type << params << parameter << needs;
        };
        row("MaxPool2d", "{}", "kernel_size", "at least 1");
        row("MaxPool2d", R"({"kernel_size": 0})", "kernel_size", "at least 1");
        row("MaxPool2d", R"({"kernel_size": 2, "stride": 0})", "stride", "at least 1");
        row("MaxPool2d", R"({"kernel_size": 3, "padding": 2})", "padding", "at most 1");
        row("AvgPool1d", R"({"kernel_size": 4, "padding": 3})", "padding", "at most 2");
        row("AvgPool3d", R"({"kernel_size": [2, 3]})", "kernel_size", "a list of 3");
        row("MaxPool1d", R"({"kernel_size": 2, "dilation": 0})", "dilation", "at least 1");
        row("AvgPool2d", R"({"kernel_size": 2, "divisor_override": 0})", "divisor_override", "at least 1");
        row("AvgPool1d", R"({"kernel_size": 2, "divisor_override": 3})", "divisor_override", "no parameter");
        row("MaxPool2d", R"({"kernel_size": 2, "return_indices": true})", "return_indices", "no parameter");
        row("AdaptiveAvgPool2d", "{}", "output_size", "at least 1");
        row("Dropout", R"({"p": 1.5})", "p", "from 0 to 1");
        row("GELU", R"({"approximate": "sigmoid"})", "approximate", "\"none\", \"tanh\"");
        row("PReLU", R"({"num_parameters": 0})", "num_parameters", "at least 1");
        row("PixelShuffle", "{}", "upscale_factor", "at least 1");
        row("HuberLoss", R"({"delta": 0})", "delta", "greater than 0");
        row("CrossEntropyLoss", R"({"label_smoothing": 1.01})", "label_smoothing", "from 0 to 1");
        row("MSELoss", R"({"reduction": "none"})", "reduction", "\"mean\", \"sum\"");
        row("Upsample", "{}", "scale_factor", "exactly one");
        row("Upsample", R"({"size": 4, "scale_factor": 2})", "scale_factor", "exactly one");
        row("Upsample", R"({"scale_factor": 0})", "scale_factor", "greater than 0");
        row("Upsample", R"({"scale_factor": 2, "align_corners": true})", "align_corners", "must be null");
        row("Upsample", R"({"scale_factor": 2, "mode": "area"})", "mode", "\"nearest\"");
    }
    void parameters()
    {
        QFETCH(QString, type);
        QFETCH(QString, params);
        QFETCH(QString, parameter);
        QFETCH(QString, needs);
        const GraphResult result = resultFor(type, params, {QStringLiteral("[4, 6, 6]")});
        QVERIFY(!result.ok());
        const auto named = [&](const Problem &problem) {
            const QString text = QString::fromStdString(problem.message.text());
            return problem.block == "block" && problem.parameter == parameter.toStdString() && text.contains(needs)
                && text.contains(QStringLiteral("block"));
        };
        QVERIFY2(std::ranges::any_of(result.problems, named), result.problems.front().message.text().c_str());
    }

    void shapes_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("params");
        QTest::addColumn<QStringList>("inputs");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char *type, const char *params, const QStringList &inputs, const QStringList &words) {
            QTest::addRow("%s %s %s", type, params, qPrintable(inputs.join(QLatin1Char(' '))))
                << type << params << inputs << words;
        };
        row("MaxPool2d", R"({"kernel_size": 2})", {"[4, 6]"}, {"[2, 4, 6]", "[N, C, H, W]"});
        row("AvgPool1d", R"({"kernel_size": 2})", {"[4, 6, 6]"}, {"[2, 4, 6, 6]", "[N, C, L]"});
        row("AvgPool3d", R"({"kernel_size": 2})", {"[4, 6, 6]"}, {"[2, 4, 6, 6]", "[N, C, D, H, W]"});
        row("MaxPool2d", R"({"kernel_size": 7})", {"[4, 9, 6]"}, {"[2, 4, 9, 6]", "7", "6"});
        row("MaxPool1d", R"({"kernel_size": 3, "dilation": 4})", {"[1, 8]"}, {"9", "8"});
        // One padded value, one far beyond the input: LibTorch would read a number that isn't there.
        row("MaxPool1d", R"({"kernel_size": 2, "dilation": 3, "padding": 1, "stride": 2, "ceil_mode": true})",
            {"[1, 1]"}, {"4", "3"});
        row("AdaptiveAvgPool2d", R"({"output_size": 1})", {"[4]"}, {"[2, 4]", "[N, C, H, W]"});
        row("Softmax", R"({"dim": 3})", {"[4, 5]"}, {"[2, 4, 5]", "3"});
        row("Flatten", R"({"start_dim": 2, "end_dim": 1})", {"[4, 5]"}, {"start_dim 2", "end_dim 1"});
        row("Flatten", R"({"start_dim": 5})", {"[4, 5]"}, {"start_dim 5"});
        row("PReLU", R"({"num_parameters": 3})", {"[4, 5]"}, {"[2, 4, 5]", "[N, 3"});
        row("PixelShuffle", R"({"upscale_factor": 2})", {"[6, 3, 3]"}, {"[2, 6, 3, 3]", "multiple of 4"});
        row("Upsample", R"({"scale_factor": 2, "mode": "bilinear"})", {"[4, 6]"}, {"[2, 4, 6]", "[N, C, H, W]"});
        row("Upsample", R"({"scale_factor": 2, "mode": "linear"})", {"[4, 6, 6]"}, {"[N, C, L]"});
        row("Upsample", R"({"scale_factor": [2, 2, 2]})", {"[4, 6, 6]"}, {"1 or 2"});
        row("Upsample", R"({"size": [2, 2]})", {"[4, 6]"}, {"1 or 1"});
        row("Upsample", R"({"scale_factor": 0.1})", {"[4, 6]"}, {"0.1"});
        row("Upsample", R"({"scale_factor": 1e300})", {"[4, 6]"}, {"[2, 4, 6]"});
        row("Upsample", R"({"scale_factor": 2})", {"[4]"}, {"[2, 4]", "[N, C, L]"});
        row("Add", "{}", {"[3, 4]", "[3, 5]"}, {"[2, 3, 4]", "[2, 3, 5]", "equal or 1"});
        row("Multiply", "{}", {"[3, 4]", "[3, 4]", "[2, 4]"}, {"[2, 2, 4]", "equal or 1"});
        row("Concat", "{}", {"[3, 4]", "[2, 5]"}, {"[2, 3, 4]", "[2, 2, 5]", "all dimensions but 1"});
        row("Concat", R"({"dim": -4})", {"[3, 4]", "[3, 4]"}, {"[2, 3, 4]", "-4"});
        row("CrossEntropyLoss", "{}", {"[]"}, {"[N, C]"});
    }
    void shapes()
    {
        QFETCH(QString, type);
        QFETCH(QString, params);
        QFETCH(QStringList, inputs);
        QFETCH(QStringList, words);
        if (inputs == QStringList{"[]"}) {
            // A scalar can't come from an Input; ask the kind itself.
            const Shape scalar;
            std::vector<Problem> problems;
            const BlockKind *kind = findBlockKind(type.toStdString());
            const Params resolved =
                Params::resolve(kind->parameters(), {"block", type.toStdString(), {}, {}, {}}, problems);
            const auto shapes = kind->outputShapes(resolved, std::span(&scalar, 1));
            QVERIFY(!shapes.ok());
            QVERIFY(QString::fromStdString(shapes.error().message.text()).contains(words[0]));
            return;
        }
        const GraphResult result = resultFor(type, params, inputs);
        QVERIFY(!result.ok());
        const Problem &problem = result.problems.front();
        QCOMPARE(problem.block, std::string("block"));
        const QString text = QString::fromStdString(problem.message.text());
        QVERIFY2(text.contains(type), qPrintable(text));
        for (const QString &word : words)
            QVERIFY2(text.contains(word), qPrintable(text));
    }

private:
    static GraphResult resultFor(const QString &type, const QString &params, const QStringList &inputs)
    {
        QString blocks;
        QString connections;
        for (int i = 0; i < inputs.size(); ++i) {
            blocks +=
                QStringLiteral(R"({"id": "in%1", "type": "Input", "params": {"shape": %2}}, )").arg(i).arg(inputs[i]);
            connections += (i ? QStringLiteral(", ") : QString())
                + QStringLiteral(R"({"from": "in%1", "to": "block", "input": %1})").arg(i);
        }
        const QString json =
            QStringLiteral(
                R"({"format": "vitrine-network", "version": 1, "blocks": [%1 {"id": "block", "type": "%2", "params": %3}], "connections": [%4]})")
                .arg(blocks, type, params, connections);
        const auto network = parseNetwork(json.toStdString(), "case");
        if (!network) {
            QTest::qFail(network.error().message.text().c_str(), __FILE__, __LINE__);
            return {};
        }
        return buildGraph(*network, 2);
    }
};

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
