#include "tests/core/graph/ProblemRows.h"

#include "core/blocks/BlockKind.h"
#include "core/network/NetworkFile.h"

#include <QtTest>

Q_DECLARE_METATYPE(vitrine::Network)

namespace vitrine::test {

Network networkOf(const std::string &blocks, const std::string &connections)
{
    auto network =
        parseNetwork(R"({"format": "vitrine-network", "version": 1, "blocks": [)"
                     R"({"id": "image", "type": "Input", "params": {"shape": [1, 8, 8]}},)"
                     R"({"id": "vector", "type": "Input", "params": {"shape": [6]}})"
                         + (blocks.empty() ? "" : "," + blocks) + R"(], "connections": [)" + connections + "]}",
                     "test");
    if (!network)
        qFatal("%s", network.error().message.text().c_str());
    return std::move(*network);
}

std::string wire(const std::string &from, const std::string &to, const std::string &more)
{
    return R"({"from": ")" + from + R"(", "to": ")" + to + '"' + more + '}';
}

Network withBlock(const std::string &type, const std::string &params)
{
    return networkOf(R"({"id": "b", "type": ")" + type + R"(", "params": {)" + params + "}}", wire("image", "b"));
}

Network withInput(const std::string &params)
{
    return networkOf(R"({"id": "b", "type": "Input", "params": {)" + params + "}}", "");
}

namespace {

std::string knownTypes()
{
    std::string types;
    for (const auto &kind : blockKinds()) {
        if (kind->isPublic())
            types += (types.empty() ? "" : ", ") + kind->type();
    }
    return types;
}

std::string parametersOf(const std::string &type)
{
    std::string names;
    for (const ParameterSpec &spec : findBlockKind(type)->parameters())
        names += (names.empty() ? "" : ", ") + spec.name;
    return names;
}

void addRow(const char *name, const Network &network, const std::string &block, const std::string &parameter,
            const std::string &message)
{
    QTest::newRow(name) << network << block << parameter << message;
}

void addTypeRows()
{
    addRow("unknown type", withBlock("Conv2D", ""), "b", "",
           R"(Block "b" has the unknown type "Conv2D"; did you mean "Conv2d"? Known types: )" + knownTypes() + ".");
    addRow("type like none", withBlock("Quantum", ""), "b", "",
           R"(Block "b" has the unknown type "Quantum". Known types: )" + knownTypes() + ".");
    addRow("type of a part", withBlock("Permute", ""), "b", "",
           R"(Block "b": the type "Permute" is only a part of other blocks; a network can't use it by itself.)");
}

void addParameterRows()
{
    const std::string conv = R"("out_channels": 2, "kernel_size": 3, )";
    const std::string itTakes = " It takes: " + parametersOf("Conv2d") + ".";
    addRow("unknown parameter", withBlock("Conv2d", conv + R"("strides": 2)"), "b", "strides",
           R"(Block "b" (Conv2d) has no parameter "strides"; did you mean "stride"?)" + itTakes);
    addRow("parameter like none", withBlock("Conv2d", conv + R"("flavour": 2)"), "b", "flavour",
           R"(Block "b" (Conv2d) has no parameter "flavour".)" + itTakes);
    addRow("stored size that is inferred", withBlock("Conv2d", conv + R"("in_channels": 1)"), "b", "in_channels",
           R"(Block "b" (Conv2d) has no parameter "in_channels"; did you mean "out_channels"?)" + itTakes);
    addRow("block without parameters", withBlock("Tanh", R"("inplace": true)"), "b", "inplace",
           R"(Block "b" (Tanh) has no parameter "inplace": it takes none.)");
    addRow(
        "required", withBlock("Conv2d", R"("out_channels": 2)"), "b", "kernel_size",
        R"(Block "b" (Conv2d) needs the parameter "kernel_size": a whole number from 1 to 65536, or a list of 2 of them.)");
    addRow("below the range", withBlock("Conv2d", R"("out_channels": 0, "kernel_size": 3)"), "b", "out_channels",
           R"(Block "b" (Conv2d): parameter "out_channels" is 0; it must be a whole number from 1 to 1048576.)");
    addRow(
        "above every range", withInput(R"("shape": [9007199254740993])"), "b", "shape",
        R"(Block "b" (Input): parameter "shape" is [9007199254740993]; it must be a list of 1 to 5 numbers, each a whole number from 1 to 2147483647.)");
    addRow("fraction for a whole number", withBlock("Conv2d", R"("out_channels": 2.5, "kernel_size": 3)"), "b",
           "out_channels",
           R"(Block "b" (Conv2d): parameter "out_channels" is 2.5; it must be a whole number from 1 to 1048576.)");
    addRow(
        "one bad of a list", withBlock("Conv2d", R"("out_channels": 2, "kernel_size": [3, 0])"), "b", "kernel_size",
        R"(Block "b" (Conv2d): parameter "kernel_size" is [3, 0]; it must be a whole number from 1 to 65536, or a list of 2 of them.)");
    addRow(
        "list too long", withBlock("Conv2d", R"("out_channels": 2, "kernel_size": [3, 3, 3])"), "b", "kernel_size",
        R"(Block "b" (Conv2d): parameter "kernel_size" is [3, 3, 3]; it must be a whole number from 1 to 65536, or a list of 2 of them.)");
    addRow(
        "word", withBlock("Conv2d", conv + R"("padding": "full")"), "b", "padding",
        R"(Block "b" (Conv2d): parameter "padding" is "full"; it must be a whole number from 0 to 65536, or a list of 2 of them, or "same", "valid".)");
    addRow("boolean", withBlock("Conv2d", conv + R"("bias": 1)"), "b", "bias",
           R"(Block "b" (Conv2d): parameter "bias" is 1; it must be true or false.)");
    addRow(
        "null", withBlock("Conv2d", conv + R"("stride": null)"), "b", "stride",
        R"(Block "b" (Conv2d): parameter "stride" is null; it must be a whole number from 1 to 65536, or a list of 2 of them.)");
    addRow("real out of range", withBlock("Dropout", R"("p": 1.5)"), "b", "p",
           R"(Block "b" (Dropout): parameter "p" is 1.5; it must be a number from 0 to 1.)");
    addRow("text for a number", withBlock("Dropout", R"("p": "half")"), "b", "p",
           R"(Block "b" (Dropout): parameter "p" is "half"; it must be a number from 0 to 1.)");
}

void addInputRows()
{
    const std::string shape = R"("shape": [3, 4, 4], )";
    addRow(
        "no shape", withInput(""), "b", "shape",
        R"(Block "b" (Input) needs the parameter "shape": a list of 1 to 5 numbers, each a whole number of at least 1.)");
    addRow(
        "empty shape", withInput(R"("shape": [])"), "b", "shape",
        R"(Block "b" (Input): parameter "shape" is []; it must be a list of 1 to 5 numbers, each a whole number of at least 1.)");
    addRow(
        "shape of nothing", withInput(R"("shape": [3, 0])"), "b", "shape",
        R"(Block "b" (Input): parameter "shape" is [3, 0]; it must be a list of 1 to 5 numbers, each a whole number of at least 1.)");
    addRow("shape with a batch", withInput(R"("shape": [1, 3, 4, 4, 4])"), "b", "shape",
           R"(Block "b" (Input): parameter "shape" has 5 sizes; it must have 1 to 4, without the batch.)");
    addRow("range", withInput(shape + R"("range": [0, 2])"), "b", "range",
           R"(Block "b" (Input): parameter "range" is [0.0, 2.0]; it must be [0, 1] or [0, 255].)");
    addRow(
        "means", withInput(shape + R"("mean": [0.5, 0.5])"), "b", "mean",
        R"(Block "b" (Input): parameter "mean" has 2 numbers; it must have one, or one for each of the 3 channels.)");
    addRow("standard deviation", withInput(shape + R"("std": [0.5, 0, 1])"), "b", "std",
           R"(Block "b" (Input): parameter "std" holds 0; each number must be above 0.)");
    addRow("choice", withInput(shape + R"("channels": "rgb")"), "b", "channels",
           R"(Block "b" (Input): parameter "channels" is "rgb"; it must be one of "RGB", "BGR", "grey".)");
}

void addConnectionRows()
{
    const std::string relu = R"({"id": "relu", "type": "ReLU"})";
    const std::string add = R"({"id": "sum", "type": "Add"})";
    addRow(
        "from nothing", networkOf(relu, wire("imag", "relu")), "relu", "",
        R"(The connection from "imag" to "relu" names the block "imag", which does not exist; did you mean "image"?)");
    addRow("to nothing", networkOf("", wire("image", "loss")), "image", "",
           R"(The connection from "image" to "loss" names the block "loss", which does not exist.)");
    addRow("output that is not there", networkOf(relu, wire("image", "relu", R"(, "output": 1)")), "relu", "",
           R"(The connection from "image" to "relu" starts at output 1, but "image" (Input) has the outputs 0 to 0.)");
    addRow(
        "input that is not there", networkOf(relu, wire("image", "relu", R"(, "input": 1)")), "relu", "",
        R"(The connection from "image" to "relu" ends at input 1, which "relu" (ReLU) does not have; number of inputs that it takes: 1.)");
    addRow(
        "into an input", networkOf("", wire("image", "vector")), "vector", "",
        R"(The connection from "image" to "vector" ends at input 0, which "vector" (Input) does not have; number of inputs that it takes: 0.)");
    addRow(
        "port already taken", networkOf(relu, wire("image", "relu") + "," + wire("vector", "relu")), "relu", "",
        R"(Input 0 of block "relu" (ReLU) has two connections, from "image" and from "vector"; an input takes one.)");
    addRow("nothing connected", networkOf(relu, ""), "relu", "",
           R"(Input 0 of block "relu" (ReLU) is not connected; number of inputs that it takes: 1.)");
    addRow("one of two", networkOf(add, wire("image", "sum")), "sum", "",
           R"(Input 1 of block "sum" (Add) is not connected; number of inputs that it takes: 2 or more.)");
    addRow("gap", networkOf(add, wire("image", "sum") + "," + wire("image", "sum", R"(, "input": 60000)")), "sum", "",
           R"(Input 1 of block "sum" (Add) is not connected; number of inputs that it takes: 2 or more.)");
}

void addCycleRows()
{
    const std::string three = R"({"id": "a", "type": "ReLU"}, {"id": "c", "type": "ReLU"}, {"id": "d", "type": "Add"},)"
                              R"({"id": "e", "type": "ReLU"})";
    addRow(
        "cycle",
        networkOf(three,
                  wire("image", "d") + "," + wire("d", "c") + "," + wire("c", "a") + ","
                      + wire("a", "d", R"(, "input": 1)") + "," + wire("a", "e")),
        "a", "",
        "These blocks form a cycle: a → d → c → a. Connections must lead from the inputs forward; remove one of them.");
    addRow("block that feeds itself", networkOf(R"({"id": "a", "type": "ReLU"})", wire("a", "a")), "a", "",
           "These blocks form a cycle: a → a. Connections must lead from the inputs forward; remove one of them.");
}

void addShapeRows()
{
    addRow("no picture",
           networkOf(R"({"id": "conv", "type": "Conv2d", "params": {"out_channels": 2, "kernel_size": 3}})",
                     wire("vector", "conv")),
           "conv", "",
           R"(Block "conv" (Conv2d) does not fit: Conv2d needs an input of shape [N, C, H, W], but got [1, 6].)");
    addRow(
        "kernel larger than the picture", withBlock("Conv2d", R"("out_channels": 2, "kernel_size": 9)"), "b", "",
        R"(Block "b" (Conv2d) does not fit: a kernel of size 9 with dilation 1 reaches over 9 values of dimension 2, but the input [1, 1, 8, 8] has only 8 there, padding included.)");
    addRow(
        "within a composite", withBlock("BaseConv", R"("out_channels": 1048576, "kernel_size": 1001, "stride": 1)"),
        "b", "",
        R"(In block "b" (BaseConv): Block "conv" (Conv2d) is too large: the network would have more than 2^32 parameters with it.)");
    addRow(
        "more than a tensor can hold", withInput(R"("shape": [2147483647, 2147483647])"), "b", "",
        R"(Block "b" (Input) is too large: its output would have the shape [1, 2147483647, 2147483647]; a tensor may have 2^40 numbers at most.)");
    addRow("more weights than any machine holds",
           withBlock("Conv2d", R"("out_channels": 1048576, "kernel_size": 65536, "padding": 65536, "stride": 65536)"),
           "b", "", R"(Block "b" (Conv2d) is too large: the network would have more than 2^32 parameters with it.)");
}

} // namespace

void addProblemRows()
{
    addTypeRows();
    addParameterRows();
    addInputRows();
    addConnectionRows();
    addCycleRows();
    addShapeRows();
}

} // namespace vitrine::test
