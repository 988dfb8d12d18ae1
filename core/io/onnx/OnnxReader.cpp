#include "core/io/OnnxReader.h"

#ifdef VITRINE_HAS_ONNX

#include "core/base/ReadFile.h"
#include "core/base/Shortened.h"
#include "core/base/SystemError.h"
#include "core/base/Utf8.h"
#include "core/io/onnx/OnnxBuild.h"
#include "core/io/onnx/OnnxOrder.h"
#include "core/io/onnx/OnnxOrigin.h"
#include "core/io/onnx/OnnxScan.h"
#include "core/io/onnx/OnnxTensors.h"

#include <algorithm>
#include <set>

namespace vitrine {

namespace {

using onnx::AttributeProto;

Error notUtf8(const std::string &file)
{
    return fail(VITRINE_TEXT("core", "A name in the ONNX model %1 is not UTF-8."), file);
}

/// "Conv"; an operation that is not ONNX's own has its domain in front.
std::string typeOf(const onnx::NodeProto &node)
{
    const bool own = node.domain().empty() || node.domain() == "ai.onnx";
    return own ? node.op_type() : node.domain() + "." + node.op_type();
}

/// Files of old writers don't say what an attribute is; it is what it holds.
AttributeProto::AttributeType kindOf(const AttributeProto &attribute)
{
    if (attribute.type() != AttributeProto::UNDEFINED)
        return attribute.type();
    if (attribute.has_t())
        return AttributeProto::TENSOR;
    if (attribute.has_s())
        return AttributeProto::STRING;
    if (attribute.has_f() || attribute.floats_size() > 0)
        return attribute.has_f() ? AttributeProto::FLOAT : AttributeProto::FLOATS;
    return attribute.has_i() ? AttributeProto::INT : AttributeProto::INTS;
}

Result<void> readAttribute(AttributeProto &attribute, OnnxNode &node, const std::string &file)
{
    const std::string &name = attribute.name();
    if (!isUtf8(name) || !isUtf8(attribute.s()))
        return notUtf8(file);
    switch (kindOf(attribute)) {
    case AttributeProto::INT:
        node.integers[name] = {attribute.i()};
        break;
    case AttributeProto::INTS:
        node.integers[name].assign(attribute.ints().begin(), attribute.ints().end());
        break;
    case AttributeProto::FLOAT:
        node.reals[name] = {attribute.f()};
        break;
    case AttributeProto::FLOATS:
        node.reals[name].assign(attribute.floats().begin(), attribute.floats().end());
        break;
    case AttributeProto::STRING:
        node.texts[name] = attribute.s();
        break;
    case AttributeProto::TENSOR: {
        const std::string owner = node.name.empty() && !node.outputs.empty() ? node.outputs.front() : node.name;
        auto tensor = takeOnnxTensor(*attribute.mutable_t(), owner + "." + name, file);
        if (!tensor)
            return tensor.error();
        node.tensors[name] = *std::move(tensor);
        break;
    }
    default: // graphs, types and lists of texts, which nobody here asks for
        break;
    }
    return {};
}

Result<OnnxNode> readNode(onnx::NodeProto &proto, const std::string &file)
{
    OnnxNode node{typeOf(proto),
                  proto.name(),
                  {proto.input().begin(), proto.input().end()},
                  {proto.output().begin(), proto.output().end()},
                  {},
                  {},
                  {},
                  {}};
    if (!isUtf8(node.op) || !isUtf8(node.name) || !std::ranges::all_of(node.inputs, isUtf8)
        || !std::ranges::all_of(node.outputs, isUtf8))
        return notUtf8(file);
    for (AttributeProto &attribute : *proto.mutable_attribute())
        if (auto read = readAttribute(attribute, node, file); !read)
            return read.error();
    return node;
}

/// What a Constant stands for; none for texts and sparse tensors.
Snapshot constantOf(const OnnxNode &node)
{
    if (node.op != "Constant" || node.outputs.size() != 1)
        return {};
    if (const auto found = node.tensors.find("value"); found != node.tensors.end())
        return found->second;
    const auto take = [](const auto &attributes, const char *one, const char *several) -> Snapshot {
        if (const auto found = attributes.find(one); found != attributes.end() && found->second.size() == 1)
            return Snapshot::of(Shape{}, found->second);
        if (const auto found = attributes.find(several); found != attributes.end())
            return Snapshot::of(Shape{static_cast<std::int64_t>(found->second.size())}, found->second);
        return {};
    };
    const Snapshot reals = take(node.reals, "value_float", "value_floats");
    return reals.valid() ? reals : take(node.integers, "value_int", "value_ints");
}

Result<std::vector<OnnxValue>> readValues(const google::protobuf::RepeatedPtrField<onnx::ValueInfoProto> &protos,
                                          const TensorMap &without, const std::string &file)
{
    std::vector<OnnxValue> values;
    std::set<std::string> names;
    for (const onnx::ValueInfoProto &proto : protos) {
        if (!isUtf8(proto.name()))
            return notUtf8(file);
        if (without.contains(proto.name()))
            continue;
        OnnxValue value{proto.name(), {}};
        for (const auto &size : proto.type().tensor_type().shape().dim())
            value.shape.push_back(size.has_dim_value() && size.dim_value() >= 0 ? size.dim_value() : -1);
        if (!names.insert(value.name).second)
            return fail(VITRINE_TEXT("core", "In the ONNX model %1 the value %2 is made twice."), file,
                        shortened(value.name));
        values.push_back(std::move(value));
    }
    return values;
}

Result<void> addConstant(TensorMap &constants, const std::string &name, Result<Snapshot> tensor,
                         const std::string &file)
{
    if (!tensor)
        return tensor.error();
    if (!constants.emplace(name, *std::move(tensor)).second)
        return fail(VITRINE_TEXT("core", "In the ONNX model %1 the value %2 is made twice."), file, shortened(name));
    return {};
}

Result<void> readInitialisers(onnx::GraphProto &graph, TensorMap &constants, const std::string &file)
{
    if (graph.sparse_initializer_size() > 0)
        return fail(VITRINE_TEXT("core", "The ONNX model %1 has sparse tensors, which are not known here."), file);
    for (onnx::TensorProto &tensor : *graph.mutable_initializer()) {
        const std::string name = tensor.name();
        if (!isUtf8(name))
            return notUtf8(file);
        if (auto added = addConstant(constants, name, takeOnnxTensor(tensor, name, file), file); !added)
            return added;
    }
    return {};
}

} // namespace

Result<OnnxModel> takeOnnxGraph(onnx::GraphProto &graph, const std::string &file)
{
    OnnxModel model;
    if (auto read = readInitialisers(graph, model.initialisers, file); !read)
        return read.error();
    auto inputs = readValues(graph.input(), model.initialisers, file);
    auto outputs = readValues(graph.output(), {}, file);
    if (!inputs || !outputs)
        return inputs ? outputs.error() : inputs.error();
    model.inputs = *std::move(inputs);
    model.outputs = *std::move(outputs);
    for (onnx::NodeProto &proto : *graph.mutable_node()) {
        auto node = readNode(proto, file);
        onnx::NodeProto().Swap(&proto); // sets its memory free, which Clear() would keep
        if (!node)
            return node.error();
        if (Snapshot constant = constantOf(*node); constant.valid()) {
            if (auto added = addConstant(model.initialisers, node->outputs[0], std::move(constant), file); !added)
                return added.error();
        } else {
            model.nodes.push_back(*std::move(node));
        }
    }
    if (auto ordered = orderOnnx(model, file); !ordered)
        return ordered.error();
    return model;
}

Result<OnnxModel> parseOnnx(std::string bytes, const std::string &name)
{
    if (bytes.size() > onnxLargestFile)
        return fail(VITRINE_TEXT("core", "The file %1 is too large: %2, where at most %3 are read."), name,
                    formatBytes(bytes.size()), formatBytes(onnxLargestFile));
    if (auto scanned = scanOnnx(bytes, name); !scanned)
        return scanned.error();
    onnx::ModelProto model;
    if (!model.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) || model.ir_version() < 1)
        return fail(VITRINE_TEXT("core", "The file %1 is not an ONNX model, or it is damaged."), name);
    if (!model.has_graph() || model.opset_import_size() == 0)
        return fail(VITRINE_TEXT("core", "The file %1 is truncated, or not a whole ONNX model: it has no %2."), name,
                    model.has_graph() ? "opset" : "graph");
    std::string().swap(bytes); // the objects have copied it
    auto read = takeOnnxGraph(*model.mutable_graph(), name);
    if (read)
        for (const onnx::OperatorSetIdProto &opset : model.opset_import())
            if (opset.domain().empty() || opset.domain() == "ai.onnx")
                read->opset = opset.version();
    if (read)
        for (const onnx::StringStringEntryProto &entry : model.metadata_props())
            if (isOriginKey(entry.key()))
                read->metadata.emplace(entry.key(), entry.value());
    return read;
}

Result<OnnxModel> readOnnx(const std::filesystem::path &file)
{
    auto bytes = readFile(file, onnxLargestFile);
    if (!bytes)
        return bytes.error();
    return parseOnnx(*std::move(bytes), file.string());
}

} // namespace vitrine

#else

namespace vitrine {

namespace {

Error withoutOnnx()
{
    return fail(
        VITRINE_TEXT("core", "This program was built without ONNX (libonnx-dev and libprotobuf-dev were not there)."));
}

} // namespace

Result<OnnxModel> parseOnnx(std::string, const std::string &)
{
    return withoutOnnx();
}

Result<OnnxModel> readOnnx(const std::filesystem::path &)
{
    return withoutOnnx();
}

} // namespace vitrine

#endif
