#include "core/io/OnnxWriter.h"

#ifdef VITRINE_HAS_ONNX

#include "core/io/onnx/OnnxBuild.h"
#include "core/io/onnx/OnnxOps.h"
#include "core/io/onnx/OnnxOrigin.h"

#include <map>

namespace vitrine {

namespace {

void describe(onnx::ValueInfoProto *info, const std::string &name, const Shape &shape)
{
    info->set_name(name);
    auto *type = info->mutable_type()->mutable_tensor_type();
    type->set_elem_type(onnx::TensorProto::FLOAT);
    for (std::size_t d = 0; d < shape.size(); ++d) {
        auto *dim = type->mutable_shape()->add_dim();
        if (d == 0)
            dim->set_dim_param("batch");
        else
            dim->set_dim_value(shape[d]);
    }
}

/// Adds every node; returns the names of the values by node and port.
std::map<std::pair<int, int>, std::string> addNodes(const Graph &graph, OnnxOps &ops, onnx::GraphProto *out)
{
    std::map<std::pair<int, int>, std::string> names;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Node &node = graph.nodes[i];
        const auto index = static_cast<int>(i);
        if (node.kind->category() == Category::Loss)
            continue;
        if (node.kind->category() == Category::Input) {
            describe(out->add_input(), node.path, node.outputShapes[0]);
            names[{index, 0}] = node.path;
            continue;
        }
        std::vector<Value> inputs;
        for (const ValueRef &ref : node.inputs)
            if (const auto found = names.find({ref.node, ref.port}); found != names.end())
                inputs.push_back(ops.named(found->second));
        if (inputs.size() != node.inputs.size())
            continue; // hangs on a loss
        ops.beginNode(node);
        const auto outputs = node.kind->forward(ops, node.params, inputs, node.inputShapes);
        for (std::size_t port = 0; port < outputs.size(); ++port)
            names[{index, static_cast<int>(port)}] = ops.name(outputs[port]);
    }
    return names;
}

} // namespace

bool buildOnnx(const Graph &graph, const TensorMap &weights, onnx::GraphProto *out, std::int64_t mostNumbers)
{
    out->set_name(graph.name);
    OnnxGraph writer(out, mostNumbers);
    OnnxOps ops(writer, weights);
    const auto names = addNodes(graph, ops, out);

    const int answer = graph.answerBlock();
    const GraphBlock &block = graph.blocks[static_cast<std::size_t>(answer)];
    const int loss = graph.lossBlock();
    const ValueRef value = loss >= 0 ? graph.blocks[static_cast<std::size_t>(loss)].inputs[0] : block.outputs[0];
    const std::string &computed = names.at({value.node, value.port});
    if (computed != block.id) { // the output bears the block's id
        onnx::NodeProto *identity = out->add_node();
        identity->set_op_type("Identity");
        identity->set_name(block.id + "/output");
        identity->add_input(computed);
        identity->add_output(block.id);
        describe(out->add_output(), block.id,
                 graph.nodes[static_cast<std::size_t>(value.node)].outputShapes[static_cast<std::size_t>(value.port)]);
    } else {
        describe(out->add_output(), block.id, block.outputShapes[0]);
    }
    return !writer.isOverfull();
}

Result<std::string> toOnnx(const Graph &graph, const TensorMap &weights, const Network *network)
{
    onnx::ModelProto model;
    model.set_ir_version(8);
    model.set_producer_name("Vitrine");
    model.add_opset_import()->set_version(17);
    buildOnnx(graph, weights, model.mutable_graph());
    if (network)
        addOrigin(model, *network, graph, weights);
    constexpr std::size_t largest = 0x7fffffff;
    if (model.ByteSizeLong() > largest)
        return fail(VITRINE_TEXT("core", "The network %1 is too large for an ONNX file, which can hold 2 GiB."),
                    graph.name);
    return model.SerializeAsString();
}

} // namespace vitrine

#else

namespace vitrine {

Result<std::string> toOnnx(const Graph &, const TensorMap &, const Network *)
{
    return fail(
        VITRINE_TEXT("core", "This program was built without ONNX (libonnx-dev and libprotobuf-dev were not there)."));
}

} // namespace vitrine

#endif
