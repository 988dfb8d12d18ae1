// Exports of a YOLOX that are edited: where the model stays the same its weights come out the same, else it is refused
// with what did not fit.

#include "tests/core/detection/YoloxExport.h"

#include <QtTest>

#include <functional>
#include <map>

using namespace vitrine;
using namespace vitrine::test;

using Edit = std::function<void(OnnxModel &)>;
Q_DECLARE_METATYPE(Edit)

namespace {

OnnxNode *findNode(OnnxModel &model, const std::function<bool(const OnnxNode &)> &wanted)
{
    const auto found = std::find_if(model.nodes.begin(), model.nodes.end(), wanted);
    return found == model.nodes.end() ? nullptr : &*found;
}

OnnxNode *findNode(OnnxModel &model, const std::string &op)
{
    return findNode(model, [&](const OnnxNode &node) { return node.op == op; });
}

} // namespace

class TestYoloxOnnxEdits : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
#ifndef VITRINE_HAS_ONNX
        QSKIP("built without ONNX");
#endif
    }
    void sameAfterEdit_data();
    void sameAfterEdit();
    void refusals_data();
    void refusals();
    void refusesLeNet();
};

/// Models that other programs write: the same weights come out.
void TestYoloxOnnxEdits::sameAfterEdit_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::newRow("Add with its addends swapped") << Edit([](OnnxModel &model) {
        for (OnnxNode &node : model.nodes)
            if (node.op == "Add")
                std::swap(node.inputs[0], node.inputs[1]);
    });
    QTest::newRow("gates first") << Edit([](OnnxModel &model) {
        for (OnnxNode &node : model.nodes)
            if (node.op == "Mul")
                std::swap(node.inputs[0], node.inputs[1]);
    });
    QTest::newRow("weights through Identity") << Edit([](OnnxModel &model) {
        std::vector<OnnxNode> copies;
        for (OnnxNode &node : model.nodes)
            if (node.op == "Conv") {
                copies.push_back({"Identity", "", {node.inputs[1]}, {node.inputs[1] + "/copy"}, {}, {}, {}, {}});
                node.inputs[1] += "/copy";
            }
        model.nodes.insert(model.nodes.begin(), copies.begin(), copies.end());
    });
    QTest::newRow("scales in pieces") << Edit([](OnnxModel &model) {
        OnnxNode *resize = findNode(model, "Resize");
        model.initialisers["keep"] = Snapshot::of(Shape{2}, std::vector<float>{1, 1});
        model.initialisers["grow"] = Snapshot::of(Shape{2}, std::vector<float>{2, 2});
        resize->inputs[2] = "scales";
        model.nodes.insert(model.nodes.begin(), {"Concat", "", {"keep", "grow"}, {"scales"}, {}, {}, {}, {}});
    });
    QTest::newRow("attributes left out") << Edit([](OnnxModel &model) {
        for (OnnxNode &node : model.nodes) {
            node.integers.erase("dilations");
            if (node.op != "Conv")
                continue;
            node.integers.erase("kernel_shape");
            if (node.integers["group"] == std::vector<std::int64_t>{1})
                node.integers.erase("group");
            if (node.integers["strides"] == std::vector<std::int64_t>{1, 1})
                node.integers.erase("strides");
            if (node.integers["pads"] == std::vector<std::int64_t>{0, 0, 0, 0})
                node.integers.erase("pads");
        }
    });
    QTest::newRow("decoded, and cut into pieces") << Edit([](OnnxModel &model) {
        const std::string raw = model.outputs[0].name;
        const auto add = [&](const char *op, std::vector<std::string> inputs, const char *output) {
            model.nodes.push_back({op, output, std::move(inputs), {output}, {}, {}, {}, {}});
        };
        model.initialisers["grid"] = Snapshot::of(Shape{1, 1, 7}, std::vector<float>(7, 2));
        add("Add", {raw, "grid"}, "moved");
        add("Exp", {"moved"}, "grown");
        add("Mul", {"grown", "grid"}, "scaled");
        add("Shape", {raw}, "sizes");
        add("Reshape", {"scaled", "sizes"}, "boxes");
        add("Sigmoid", {raw}, "scores");
        model.outputs = {{"boxes", {}}, {"scores", {}}};
    });
    QTest::newRow("names of no meaning") << Edit([](OnnxModel &model) {
        std::map<std::string, std::string> names;
        const auto rename = [&](std::string &name) {
            if (name.empty())
                return;
            name = names.try_emplace(name, std::to_string(1000 - static_cast<int>(names.size()))).first->second;
        };
        for (OnnxNode &node : model.nodes) {
            node.name.clear();
            std::for_each(node.inputs.begin(), node.inputs.end(), rename);
            std::for_each(node.outputs.begin(), node.outputs.end(), rename);
        }
        rename(model.inputs[0].name);
        rename(model.outputs[0].name);
        TensorMap renamed;
        for (auto &[name, tensor] : model.initialisers)
            if (names.contains(name))
                renamed[names.at(name)] = tensor;
        model.initialisers = renamed;
    });
}

void TestYoloxOnnxEdits::sameAfterEdit()
{
    QFETCH(Edit, edit);
    for (const bool depthwise : {false, true}) {
        Spec spec = small;
        spec.classes = 2;
        spec.depth = 0.67;
        spec.depthwise = depthwise;
        OnnxModel model = exported(spec);
        const auto before = yoloxWeights(model, "yolox.onnx");
        edit(model);
        const auto after = yoloxWeights(model, "yolox.onnx");
        QVERIFY2(before.ok(), before ? "" : qPrintable(textOf(before.error())));
        QVERIFY2(after.ok(), after ? "" : qPrintable(textOf(after.error())));
        QCOMPARE(after->weights.size(), before->weights.size());
        for (const auto &[name, tensor] : before->weights)
            QVERIFY2(isEqual(after->weights.at(name), tensor), name.c_str());
    }
}

void TestYoloxOnnxEdits::refusals_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing at all") << Edit([](OnnxModel &model) { model = {}; })
                                    << "the convolutions that lead straight to its output are 0, and 9 in a YOLOX";
    QTest::newRow("one prediction is gone") << Edit([](OnnxModel &model) {
        OnnxNode *all = findNode(model, [](const OnnxNode &node) { return node.name.starts_with("head.outputs.1/"); });
        all->inputs.pop_back();
    }) << "the convolutions that lead straight to its output are 8, and 9 in a YOLOX";
    QTest::newRow("a pool of another kernel")
        << Edit([](OnnxModel &model) {
               findNode(model, "MaxPool")->integers["kernel_shape"] = {7, 7};
           })
        << "where a YOLOX has backbone.backbone.dark5.1.m.0 (MaxPool2d), it has MaxPool "
           "\"backbone.backbone.dark5.1.m.0/MaxPool_0\"";
    QTest::newRow("two levels of one scale") << Edit([](OnnxModel &model) {
        const auto stem = [&](const std::string &name) {
            return findNode(model, [&](const OnnxNode &node) { return node.name == name; });
        };
        stem("head.stems.2.conv/Conv_0")->inputs[0] = stem("head.stems.1.conv/Conv_0")->inputs[0];
    }) << "its last convolutions are not boxes, objectness and classes at three scales";
    QTest::newRow("another stride")
        << Edit([](OnnxModel &model) {
               findNode(model, [](const OnnxNode &node) {
                   return node.name == "backbone.backbone.dark4.0.conv/Conv_0";
               })->integers["strides"] = {1, 1};
           })
        << "where a YOLOX has backbone.backbone.dark4.0.conv (Conv2d [64, 32, 3, 3]), it has Conv "
           "\"backbone.backbone.dark4.0.conv/Conv_0\" [64, 32, 3, 3]";
    QTest::newRow("another padding")
        << Edit([](OnnxModel &model) {
               findNode(model, [](const OnnxNode &node) {
                   return node.name == "backbone.backbone.dark4.0.conv/Conv_0";
               })->integers["pads"] = {0, 0, 2, 2};
           })
        << "where a YOLOX has backbone.backbone.dark4.0.conv (Conv2d [64, 32, 3, 3]), it has Conv "
           "\"backbone.backbone.dark4.0.conv/Conv_0\" [64, 32, 3, 3]";
    QTest::newRow("another activation") << Edit([](OnnxModel &model) {
        OnnxNode *gated =
            findNode(model, [](const OnnxNode &node) { return node.name == "backbone.lateral_conv0.act/Mul_1"; });
        gated->op = "Relu";
        gated->inputs.pop_back();
    }) << "where a YOLOX has backbone.lateral_conv0.act (SiLU), it has Relu \"backbone.lateral_conv0.act/Mul_1\"";
    QTest::newRow("another Focus") << Edit([](OnnxModel &model) {
        OnnxNode *quarters = findNode(
            model, [](const OnnxNode &node) { return node.name.starts_with("backbone.backbone.stem.quarters/"); });
        std::swap(quarters->inputs[1], quarters->inputs[2]);
    })
                                   << "where a YOLOX has backbone.backbone.stem.top_right (Slice), it has Slice "
                                      "\"backbone.backbone.stem.bottom_left/Slice_4\"";
    QTest::newRow("a weight that is computed")
        << Edit([](OnnxModel &model) {
               OnnxNode *conv = findNode(
                   model, [](const OnnxNode &node) { return node.name == "backbone.backbone.dark4.0.conv/Conv_0"; });
               conv->inputs[1] = conv->inputs[0];
           })
        << "where a YOLOX has backbone.backbone.dark4.0.conv (Conv2d [64, 32, 3, 3]), it has Conv "
           "\"backbone.backbone.dark4.0.conv/Conv_0\"";
    QTest::newRow("a branch from elsewhere") << Edit([](OnnxModel &model) {
        const OnnxNode *one =
            findNode(model, [](const OnnxNode &node) { return node.name == "backbone.C3_p4.conv1.conv/Conv_0"; });
        OnnxNode *two =
            findNode(model, [](const OnnxNode &node) { return node.name == "backbone.C3_p4.conv2.conv/Conv_0"; });
        OnnxNode *twin = findNode(
            model, [&](const OnnxNode &node) { return node.op == "Concat" && node.outputs[0] == one->inputs[0]; });
        OnnxNode copy = *twin;
        copy.name = "twin";
        copy.outputs = {"twin"};
        two->inputs[0] = "twin";
        model.nodes.insert(model.nodes.begin() + (twin - model.nodes.data()) + 1, copy);
    }) << "what in a YOLOX is one value, backbone.cat_C3_p4, is two in it: of ";
    QTest::newRow("another interpolation")
        << Edit([](OnnxModel &model) { findNode(model, "Resize")->texts["mode"] = "linear"; })
        << "where a YOLOX has backbone.upsample0 (Upsample), it has Resize \"backbone.upsample0/Resize_1\"";
    QTest::newRow("a convolution more") << Edit([](OnnxModel &model) {
        model.initialisers["one"] = Snapshot::of(Shape{3, 3, 1, 1}, std::vector<float>(9, 1));
        model.nodes.insert(model.nodes.begin(), {"Conv", "mix", {"images", "one"}, {"mixed"}, {}, {}, {}, {}});
        for (OnnxNode &node : model.nodes)
            if (node.op == "Slice")
                std::replace(node.inputs.begin(), node.inputs.end(), std::string("images"), std::string("mixed"));
    }) << "the weight of its first convolution is [3, 3, 1, 1], where a YOLOX has [n, 12, 3, 3] or [32, 3, 3, 3]";
    QTest::newRow("wider than any") << Edit([](OnnxModel &model) {
        model.initialisers["backbone.backbone.stem.conv.conv.weight"] =
            Snapshot::of(Shape{2048, 12, 3, 3}, std::vector<float>(2048 * 12 * 9, 1));
    }) << "2048 channels after the first of 83 convolutions, and 3 classes, are not those of a YOLOX.";
    QTest::newRow("a row of another length") << Edit([](OnnxModel &model) {
        OnnxNode *next = findNode(
            model, [](const OnnxNode &node) { return node.name == "backbone.backbone.dark3.1.conv3.conv/Conv_0"; });
        OnnxNode more = *next;
        model.initialisers["square"] = Snapshot::of(Shape{32, 32, 1, 1}, std::vector<float>(32 * 32, 0));
        more.inputs[1] = "square";
        more.outputs = {"more"};
        next->inputs[0] = "more";
        model.nodes.insert(model.nodes.begin() + (next - model.nodes.data()), more);
    }) << "the number of its convolutions is 84, which is that of no YOLOX";
}

void TestYoloxOnnxEdits::refusals()
{
    QFETCH(Edit, edit);
    QFETCH(QString, message);
    OnnxModel model = exported(small);
    QVERIFY(yoloxWeights(model, "y.onnx").ok());
    edit(model);
    const auto found = yoloxWeights(model, "y.onnx");
    QVERIFY(!found.ok());
    const QString text = textOf(found.error());
    QVERIFY2(text.startsWith(QStringLiteral("The ONNX model y.onnx is not a YOLOX: ") + message), qPrintable(text));
}

void TestYoloxOnnxEdits::refusesLeNet()
{
    Network network;
    network.name = "LeNet";
    network.blocks = {{"x", "Input", {{"shape", std::vector<std::int64_t>{1, 28, 28}}}, {}, {}},
                      {"conv1", "Conv2d", {{"out_channels", 6}, {"kernel_size", 5}}, {}, {}},
                      {"relu1", "ReLU", {}, {}, {}},
                      {"pool1", "MaxPool2d", {{"kernel_size", 2}}, {}, {}},
                      {"flat", "Flatten", {}, {}, {}},
                      {"fc", "Linear", {{"out_features", 10}}, {}, {}}};
    for (std::size_t i = 1; i < network.blocks.size(); ++i)
        network.connections.push_back({{network.blocks[i - 1].id, 0}, {network.blocks[i].id, 0}, {}});
    const Graph graph = graphOf(network);
    const auto found = yoloxWeights(exported(graph, initWeights(graph, 1)), "lenet.onnx");
    QVERIFY(!found.ok());
    QCOMPARE(textOf(found.error()),
             QString("The ONNX model lenet.onnx is not a YOLOX: the convolutions that lead straight to its output "
                     "are 1, and 9 in a YOLOX."));
}

QTEST_GUILESS_MAIN(TestYoloxOnnxEdits)
#include "tst_yoloxonnxedits.moc"
