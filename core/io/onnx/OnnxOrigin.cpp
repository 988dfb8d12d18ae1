#ifdef VITRINE_HAS_ONNX

#include "core/io/onnx/OnnxOrigin.h"

#include "core/base/JsonReader.h"
#include "core/io/Weights.h"
#include "core/io/onnx/OnnxBuild.h"
#include "core/io/onnx/OnnxScan.h"
#include "core/network/NetworkFile.h"

#include <algorithm>
#include <set>

namespace vitrine {

namespace {

const std::string networkKey = "vitrine.network";
const std::string countersKey = "vitrine.counters";

void addEntry(onnx::ModelProto &model, const std::string &key, std::string text)
{
    onnx::StringStringEntryProto *entry = model.add_metadata_props();
    entry->set_key(key);
    entry->set_value(std::move(text));
}

bool isCounter(const WeightSpec &spec)
{
    return spec.dtype == DType::Int64 && elementCount(spec.shape) == 1;
}

std::int64_t numbersIn(const TensorMap &tensors)
{
    std::int64_t count = 0;
    for (const auto &[name, tensor] : tensors)
        count += tensor.elementCount();
    return count;
}

/// A file's counters by name; none where they are no such thing.
std::map<std::string, std::int64_t> readCounters(const OnnxModel &model)
{
    std::map<std::string, std::int64_t> counters;
    const auto text = model.metadata.find(countersKey);
    const auto json = text == model.metadata.end() ? Result<nlohmann::ordered_json>(nlohmann::ordered_json::object())
                                                   : readJsonText(text->second, countersKey);
    if (json && json->is_object())
        for (const auto &[name, value] : json->items())
            if (value.is_number_integer())
                counters[name] = value.get<std::int64_t>();
    return counters;
}

/// The tensors that a network needs, as far as the file has them: each by its name and with its number of elements,
/// for some stand there with a shape that broadcasts.
TensorMap weightsIn(const OnnxModel &model, const std::vector<WeightSpec> &wanted)
{
    const std::map<std::string, std::int64_t> counters = readCounters(model);
    TensorMap weights;
    for (const WeightSpec &spec : wanted) {
        if (const auto counter = counters.find(spec.name); isCounter(spec) && counter != counters.end())
            weights.emplace(spec.name, Snapshot::of(spec.shape, std::vector<std::int64_t>{counter->second}));
        const auto found = model.initialisers.find(spec.name);
        if (found == model.initialisers.end() || found->second.elementCount() != elementCount(spec.shape))
            continue;
        weights.emplace(spec.name,
                        found->second.shape() == spec.shape ? found->second
                                                            : Snapshot::of(spec.shape, found->second.toFloats()));
    }
    return weights;
}

bool isSameTensor(const Snapshot &a, const Snapshot &b)
{
    if (a.shape() != b.shape() || a.dtype() != b.dtype())
        return false;
    const std::vector<double> x = a.toDoubles(), y = b.toDoubles();
    return std::equal(x.begin(), x.end(), y.begin(),
                      [](double left, double right) { return left == right || (left != left && right != right); });
}

bool areSame(const TensorMap &a, const TensorMap &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &left, const auto &right) {
        return left.first == right.first && isSameTensor(left.second, right.second);
    });
}

bool isSameNode(const OnnxNode &a, const OnnxNode &b)
{
    return a.op == b.op && a.name == b.name && a.inputs == b.inputs && a.outputs == b.outputs
        && a.integers == b.integers && a.reals == b.reals && a.texts == b.texts && areSame(a.tensors, b.tensors);
}

bool isSameModel(const OnnxModel &a, const OnnxModel &b)
{
    const auto isSameValue = [](const OnnxValue &x, const OnnxValue &y) {
        return x.name == y.name && x.shape == y.shape;
    };
    return std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(), b.inputs.end(), isSameValue)
        && std::equal(a.outputs.begin(), a.outputs.end(), b.outputs.begin(), b.outputs.end(), isSameValue)
        && std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(),
                      [](const OnnxNode &x, const OnnxNode &y) { return isSameNode(x, y); })
        && areSame(a.initialisers, b.initialisers);
}

} // namespace

bool isOriginKey(std::string_view key)
{
    return key == networkKey || key == countersKey;
}

void addOrigin(onnx::ModelProto &model, const Network &network, const Graph &graph, const TensorMap &weights)
{
    addEntry(model, networkKey, toJson(network));
    nlohmann::ordered_json counters = nlohmann::ordered_json::object();
    for (const WeightSpec &spec : graph.weights())
        if (const auto tensor = weights.find(spec.name); isCounter(spec) && tensor != weights.end())
            counters[spec.name] = static_cast<std::int64_t>(tensor->second.flat(0));
    if (!counters.empty())
        addEntry(model, countersKey, counters.dump());
}

std::optional<ImportedNetwork> restoreOrigin(const OnnxModel &model)
{
    const auto text = model.metadata.find(networkKey);
    if (text == model.metadata.end())
        return std::nullopt;
    auto network = parseNetwork(text->second, networkKey);
    if (!network)
        return std::nullopt;
    const GraphResult built = buildGraph(*network, 1);
    if (!built.ok() || built.graph->nodes.size() > 2 * onnxMostNodes)
        return std::nullopt;
    const std::vector<WeightSpec> wanted = built.graph->weights();
    auto weights = fitWeights(wanted, weightsIn(model, wanted), networkKey);
    if (!weights)
        return std::nullopt;
    onnx::GraphProto again;
    if (!buildOnnx(*built.graph, weights->tensors, &again, numbersIn(model.initialisers)))
        return std::nullopt;
    const auto written = takeOnnxGraph(again, networkKey);
    if (!written || !isSameModel(*written, model))
        return std::nullopt;
    return ImportedNetwork{*std::move(network), std::move(weights->tensors), {}, {}};
}

} // namespace vitrine

#endif
