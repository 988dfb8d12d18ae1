#include "core/io/onnx/import/ImportContext.h"

#include "core/graph/Graph.h"
#include "core/network/BlockId.h"

#include <algorithm>
#include <charconv>

namespace vitrine {

namespace {

/// [out, in] of a constant [in, out].
Snapshot transposed(const Snapshot &tensor)
{
    const std::int64_t rows = tensor.shape()[0], columns = tensor.shape()[1];
    const std::vector<float> from = tensor.toFloats();
    std::vector<float> to(from.size());
    for (std::int64_t r = 0; r < rows; ++r)
        for (std::int64_t c = 0; c < columns; ++c)
            to[static_cast<std::size_t>(c * rows + r)] = from[static_cast<std::size_t>(r * columns + c)];
    return Snapshot::of(Shape{columns, rows}, std::move(to));
}

std::string asId(const std::string &text)
{
    std::string id;
    for (const char c : text.substr(0, 100)) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        id += isPlain ? c : '_';
    }
    while (!id.empty() && id.front() == '_')
        id.erase(id.begin());
    if (!id.empty() && id.front() >= '0' && id.front() <= '9')
        id.insert(0, "b");
    return id;
}

} // namespace

ImportContext::ImportContext(const OnnxModel &model) : m_model(model)
{
    constexpr std::int64_t spare = 1 << 20;
    std::int64_t given = 0, folded = 0;
    for (const auto &[name, tensor] : model.initialisers)
        given += tensor.elementCount();
    m_mostCopies = 4 * given + spare; // in another order, and by layers that share it
    for (const OnnxNode &node : model.nodes) {
        for (const std::string &output : node.outputs)
            m_producers.emplace(output, &node);
        const bool isMatrix = node.op == "Transpose" && node.inputs.size() == 1 && node.outputs.size() == 1;
        const Snapshot *matrix = isMatrix ? constant(node.inputs[0]) : nullptr;
        if (!matrix || matrix->shape().size() != 2 || matrix->dtype() == DType::Int64 || matrix->elementCount() == 0
            || folded > m_mostCopies - matrix->elementCount())
            continue;
        folded += matrix->elementCount();
        m_folded.emplace(node.outputs[0], transposed(*matrix));
    }
}

bool ImportContext::mayCopy(const Snapshot &constant)
{
    if (constant.elementCount() > m_mostCopies - m_copies)
        return false;
    m_copies += constant.elementCount();
    return constant.elementCount() > 0; // rows of nothing could be any number of them
}

const OnnxNode *ImportContext::producer(const std::string &value) const
{
    const auto found = m_producers.find(value);
    return found == m_producers.end() ? nullptr : found->second;
}

const Snapshot *ImportContext::constant(const std::string &value) const
{
    if (const auto found = m_model.initialisers.find(value); found != m_model.initialisers.end())
        return &found->second;
    const auto folded = m_folded.find(value);
    return folded == m_folded.end() ? nullptr : &folded->second;
}

std::optional<double> ImportContext::scalar(const std::string &value) const
{
    const Snapshot *tensor = constant(value);
    return tensor && tensor->elementCount() == 1 ? std::optional(tensor->flat(0)) : std::nullopt;
}

std::optional<std::vector<std::int64_t>> ImportContext::integers(const std::string &value) const
{
    constexpr std::int64_t longest = 64;
    const Snapshot *tensor = constant(value);
    if (!tensor || tensor->dtype() != DType::Int64 || tensor->shape().size() > 1 || tensor->elementCount() > longest)
        return std::nullopt;
    std::vector<std::int64_t> values;
    for (std::int64_t i = 0; i < tensor->elementCount(); ++i)
        values.push_back(static_cast<std::int64_t>(tensor->flat(i)));
    return values;
}

std::size_t ImportContext::rank(const std::string &value) const
{
    const auto found = m_ranks.find(value);
    return found == m_ranks.end() ? 0 : found->second;
}

std::optional<Shape> ImportContext::shape(const std::string &value)
{
    constexpr int mostLooks = 100; // each goes through the whole network
    const auto end = m_ends.find(value);
    if (end == m_ends.end())
        return std::nullopt;
    if (!m_shapes.contains(end->second.block)) {
        if (++m_looks > mostLooks)
            return std::nullopt;
        for (auto &[block, shapes] : buildGraph(m_result.network, 1).outputShapes)
            m_shapes.insert_or_assign(block, std::move(shapes));
    }
    const auto found = m_shapes.find(end->second.block);
    const auto port = static_cast<std::size_t>(end->second.port);
    return found != m_shapes.end() && port < found->second.size() ? std::optional(found->second[port]) : std::nullopt;
}

void ImportContext::addInput(const OnnxValue &input)
{
    constexpr std::int64_t usualSide = 224;
    const std::string id = freshId(asId(input.name).empty() ? "input" : asId(input.name));
    Shape shape(input.shape.begin() + (input.shape.empty() ? 0 : 1), input.shape.end());
    for (std::int64_t &size : shape)
        if (size <= 0) {
            size = usualSide;
            m_hasAssumedSizes = true;
            note(Message::of(VITRINE_TEXT("core", "%1: a size that the file leaves free was set to %2."), id, size));
        }
    m_result.network.blocks.push_back({id, "Input", {{"shape", shape}}, {}, {}});
    m_ends[input.name] = {id, 0};
    m_ranks[input.name] = input.shape.size();
}

std::string ImportContext::freshId(std::string wanted)
{
    const auto [known, isFree] = m_ids.try_emplace(wanted, 2);
    if (isFree)
        return wanted;
    std::string next;
    do
        next = wanted + "_" + std::to_string(known->second++);
    while (!m_ids.try_emplace(next, 2).second);
    return next;
}

/// As its weights are called, "conv1" of "conv1.weight"; else after the node, else after the type.
std::string ImportContext::freshId(const OnnxNode &node, const std::string &type)
{
    for (const std::string &input : node.inputs)
        if (const std::size_t dot = input.rfind('.'); dot != std::string::npos && constant(input))
            if (const std::string id = asId(input.substr(0, dot)); isBlockId(id))
                return freshId(id);
    std::string name = node.name;
    if (const std::size_t last = name.rfind('/'); last != std::string::npos && last > 0)
        name = name.substr(0, last); // "/features/conv/Conv": the module
    const std::string id = asId(name);
    if (isBlockId(id))
        return freshId(id);
    std::string lower = asId(type);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return freshId(lower.empty() ? "block" : lower);
}

std::string ImportContext::addBlock(const OnnxNode &node, const std::string &type,
                                    std::map<std::string, ParamValue, std::less<>> params,
                                    const std::vector<std::string> &inputs, std::size_t rank)
{
    const std::string id = freshId(node, type);
    m_result.network.blocks.push_back({id, type, std::move(params), {}, {}});
    for (std::size_t port = 0; port < inputs.size(); ++port)
        if (const auto end = m_ends.find(inputs[port]); end != m_ends.end())
            m_result.network.connections.push_back({end->second, {id, static_cast<int>(port)}, {}});
    m_ends[node.outputs[0]] = {id, 0};
    m_ranks[node.outputs[0]] = rank;
    return id;
}

void ImportContext::pass(const OnnxNode &node, const std::string &value)
{
    if (const auto end = m_ends.find(value); end != m_ends.end())
        m_ends[node.outputs[0]] = end->second;
    m_ranks[node.outputs[0]] = rank(value);
}

void ImportContext::addWeight(const std::string &block, const char *name, Snapshot tensor)
{
    m_result.weights.insert_or_assign(block + "." + name, std::move(tensor));
}

void ImportContext::addUnknown(const OnnxNode &node, Message reason)
{
    const std::vector<std::string> inputs = computedInputs(*this, node);
    const std::string id = addBlock(node, unknownOnnxType(node.op), {}, inputs, 0);
    for (std::size_t port = 1; port < node.outputs.size(); ++port)
        m_ends[node.outputs[port]] = {id, static_cast<int>(port)};
    m_result.unknown.push_back({id, node.op, std::move(reason)});
}

std::array<std::pair<std::string, std::string>, 2> bothWays(const OnnxNode &node)
{
    return {{{node.inputs[0], node.inputs[1]}, {node.inputs[1], node.inputs[0]}}};
}

const OnnxNode *madeBy(const ImportContext &context, const std::string &value, const char *op, std::size_t inputs)
{
    const OnnxNode *node = context.producer(value);
    return node && node->op == op && node->inputs.size() == inputs ? node : nullptr;
}

void addGiven(ImportParams &params, const char *name, ParamValue value, const ParamValue &usual)
{
    if (value != usual)
        params.emplace(name, std::move(value));
}

std::string numbered(const char *type, std::size_t dimensions)
{
    return type + std::to_string(dimensions) + "d";
}

Message computedWeights()
{
    return Message::of(VITRINE_TEXT("core", "Its weights are computed rather than given."));
}

std::optional<Message> checkWeight(ImportContext &context, const Snapshot *weight)
{
    if (!weight)
        return computedWeights();
    if (!context.mayCopy(*weight))
        return Message::of(VITRINE_TEXT("core", "Its weights hold nothing, or are used too often."));
    return {};
}

std::int64_t integerOf(const OnnxNode &node, const char *name, std::int64_t otherwise)
{
    const auto found = node.integers.find(name);
    return found == node.integers.end() || found->second.empty() ? otherwise : found->second[0];
}

std::vector<std::int64_t> integersOf(const OnnxNode &node, const char *name, std::vector<std::int64_t> otherwise)
{
    const auto found = node.integers.find(name);
    return found == node.integers.end() ? std::move(otherwise) : found->second;
}

double realOf(const OnnxNode &node, const char *name, double otherwise)
{
    const auto found = node.reals.find(name);
    return found == node.reals.end() || found->second.empty() ? otherwise : asWritten(found->second[0]);
}

double asWritten(float number)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    double value = number;
    std::from_chars(text.data(), end, value);
    return value;
}

std::string textOf(const OnnxNode &node, const char *name, const std::string &otherwise)
{
    const auto found = node.texts.find(name);
    return found == node.texts.end() ? otherwise : found->second;
}

ParamValue sizes(const std::vector<std::int64_t> &values)
{
    if (!values.empty() && std::all_of(values.begin(), values.end(), [&](std::int64_t v) { return v == values[0]; }))
        return values[0];
    return values;
}

std::vector<std::string> firstInput(const ImportContext &, const OnnxNode &node)
{
    return node.inputs.empty() ? std::vector<std::string>() : std::vector<std::string>{node.inputs[0]};
}

std::vector<std::string> computedInputs(const ImportContext &context, const OnnxNode &node)
{
    std::vector<std::string> inputs;
    for (const std::string &input : node.inputs)
        if (!input.empty() && !context.constant(input))
            inputs.push_back(input);
    return inputs;
}

} // namespace vitrine
