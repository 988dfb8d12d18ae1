#include "core/detection/support/OnnxView.h"

#include "core/base/Shortened.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string_view>

namespace vitrine {

namespace {

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

} // namespace

std::vector<std::int64_t> onnxIntegers(const OnnxNode &node, const std::string &name,
                                       std::vector<std::int64_t> otherwise)
{
    const auto found = node.integers.find(name);
    return found == node.integers.end() ? std::move(otherwise) : found->second;
}

std::string onnxText(const OnnxNode &node, const std::string &name, const std::string &otherwise)
{
    const auto found = node.texts.find(name);
    return found == node.texts.end() ? otherwise : found->second;
}

const std::string &onnxInput(const OnnxNode &node, std::size_t place)
{
    static const std::string none;
    return place < node.inputs.size() ? node.inputs[place] : none;
}

OnnxView::OnnxView(const OnnxModel &model) : m_model(model)
{
    for (const OnnxNode &node : model.nodes) {
        for (const std::string &output : node.outputs)
            if (!output.empty())
                m_makers.emplace(output, &node);
        if (isOneOf(node.op, {"Identity", "Cast", "Dropout"}) && !node.inputs.empty() && !node.outputs.empty())
            m_origins.emplace(node.outputs[0], &origin(node.inputs[0])); // known, for the operations are sorted
    }
}

const std::string &OnnxView::origin(const std::string &value) const
{
    const auto found = m_origins.find(value);
    return found == m_origins.end() ? value : *found->second;
}

const OnnxNode *OnnxView::maker(const std::string &value) const
{
    const auto found = m_makers.find(origin(value));
    return found == m_makers.end() ? nullptr : found->second;
}

const Snapshot *OnnxView::constant(const std::string &value) const
{
    const auto found = m_model.initialisers.find(origin(value));
    return found == m_model.initialisers.end() ? nullptr : &found->second;
}

std::vector<double> OnnxView::numbers(const std::string &value) const
{
    std::vector<double> result;
    return gather(value, 0, result) ? result : std::vector<double>();
}

/// Adds the numbers of a constant, or of several that are joined: at least one, or it gives up.
bool OnnxView::gather(const std::string &value, int level, std::vector<double> &result) const
{
    constexpr std::size_t most = 64;
    constexpr int mostLevels = 8;
    if (const OnnxNode *node = maker(value)) {
        const bool isJoined = node->op == "Concat";
        if (level == mostLevels || node->inputs.empty()
            || !(isJoined || isOneOf(node->op, {"Unsqueeze", "Squeeze", "Reshape", "Flatten"})))
            return false;
        const auto count = static_cast<std::ptrdiff_t>(isJoined ? node->inputs.size() : 1);
        return std::all_of(node->inputs.begin(), node->inputs.begin() + count,
                           [&](const std::string &input) { return gather(input, level + 1, result); });
    }
    const Snapshot *tensor = constant(value);
    if (!tensor || tensor->elementCount() == 0
        || static_cast<std::size_t>(tensor->elementCount()) + result.size() > most)
        return false;
    const std::vector<double> values = tensor->toDoubles();
    result.insert(result.end(), values.begin(), values.end());
    return true;
}

bool OnnxView::isInput(const std::string &value) const
{
    return std::ranges::find(m_model.inputs, origin(value), &OnnxValue::name) != m_model.inputs.end();
}

OnnxView::Activation OnnxView::activation(const std::string &value) const
{
    const OnnxNode *node = maker(value);
    if (!node)
        return {};
    const std::string &x = onnxInput(*node, 0);
    if (node->op == "Relu")
        return {"ReLU", x};
    if (node->op == "LeakyRelu") {
        const auto slope = node->reals.find("alpha");
        const bool isTenth =
            slope != node->reals.end() && slope->second.size() == 1 && std::abs(slope->second[0] - 0.1F) < 1e-6F;
        return isTenth ? Activation{"LeakyReLU", x} : Activation{};
    }
    if (node->op == "Swish" && !node->reals.contains("alpha"))
        return {"SiLU", x};
    if (node->op != "Mul" || node->inputs.size() != 2)
        return {};
    for (const std::size_t gate : {std::size_t{0}, std::size_t{1}}) {
        const OnnxNode *sigmoid = maker(node->inputs[gate]);
        const std::string &other = node->inputs[1 - gate];
        if (sigmoid && sigmoid->op == "Sigmoid" && origin(onnxInput(*sigmoid, 0)) == origin(other))
            return {"SiLU", other};
    }
    return {};
}

bool OnnxView::applySlice(const OnnxNode &node, std::vector<Cut::Part> &parts) const
{
    const auto given = [&](std::size_t place, const char *attribute) {
        const std::string &input = onnxInput(node, place);
        if (!input.empty())
            return numbers(input);
        const auto values = onnxIntegers(node, attribute, {}); // before opset 10
        return std::vector<double>(values.begin(), values.end());
    };
    const std::vector<double> starts = given(1, "starts");
    std::vector<double> axes = given(3, "axes");
    std::vector<double> steps = given(4, "steps");
    if (onnxInput(node, 3).empty() && axes.empty())
        for (std::size_t i = 0; i < starts.size(); ++i)
            axes.push_back(static_cast<double>(i));
    if (onnxInput(node, 4).empty() && steps.empty())
        steps.assign(starts.size(), 1);
    if (starts.empty() || axes.size() != starts.size() || steps.size() != starts.size())
        return false;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const double axis = axes[i] < 0 ? axes[i] + static_cast<double>(parts.size()) : axes[i];
        if (!(axis >= 0 && axis < static_cast<double>(parts.size())) || !(starts[i] >= 0 && starts[i] < 1e6)
            || !(steps[i] >= 1 && steps[i] < 1e6))
            return false;
        Cut::Part &part = parts[static_cast<std::size_t>(axis)];
        part.start += static_cast<std::int64_t>(starts[i]) * part.step;
        part.step *= static_cast<std::int64_t>(steps[i]);
        if (part.step > 1'000'000 || part.start > 1'000'000)
            return false;
    }
    return true;
}

OnnxView::Cut OnnxView::cut(const std::string &value) const
{
    Cut result{value, std::vector<Cut::Part>(4), true};
    std::vector<const OnnxNode *> slices;
    for (const OnnxNode *node = maker(value); node && node->op == "Slice" && slices.size() < 8;
         node = maker(result.source)) {
        slices.push_back(node);
        result.source = onnxInput(*node, 0);
    }
    // The one that is next to the source comes first.
    result.understood = !slices.empty() && std::all_of(slices.rbegin(), slices.rend(), [&](const OnnxNode *node) {
        return applySlice(*node, result.parts);
    });
    return result;
}

bool OnnxView::doubles(const OnnxNode &node) const
{
    if (!isOneOf(node.op, {"Resize", "Upsample"}) || onnxText(node, "mode", "nearest") != "nearest")
        return false;
    if (node.op == "Resize" && node.inputs.size() > 2) { // from opset 11 on places are counted in several ways
        const std::string places = onnxText(node, "coordinate_transformation_mode", "half_pixel");
        const std::string rounding = onnxText(node, "nearest_mode", "round_prefer_floor");
        const bool isFloor = places == "asymmetric" && isOneOf(rounding, {"floor", "round_prefer_floor"});
        const bool isCentred = isOneOf(places, {"half_pixel", "pytorch_half_pixel"})
            && isOneOf(rounding, {"round_prefer_floor", "round_prefer_ceil"});
        if (!isFloor && !isCentred)
            return false;
    }
    std::vector<double> scales = numbers(onnxInput(node, node.op == "Resize" && node.inputs.size() > 2 ? 2 : 1));
    if (const auto found = node.reals.find("scales"); scales.empty() && found != node.reals.end())
        scales.assign(found->second.begin(), found->second.end());
    if (scales.empty()) // by sizes, which are computed from those of the input
        return !onnxInput(node, 3).empty();
    return scales == std::vector<double>{1, 1, 2, 2};
}

std::string OnnxView::described(const std::string &value) const
{
    const OnnxNode *node = maker(value);
    const std::string name = node && !node->name.empty() ? node->name : origin(value);
    const std::string what = node ? node->op : isInput(value) ? "input" : constant(value) ? "initializer" : "";
    std::string text = shortened(what, 40) + " \"" + shortened(name) + "\"";
    if (const Snapshot *weight = node && node->op == "Conv" ? constant(onnxInput(*node, 1)) : nullptr)
        text += " " + toString(weight->shape());
    return text;
}

} // namespace vitrine
