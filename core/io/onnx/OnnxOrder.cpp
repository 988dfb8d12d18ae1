#ifdef VITRINE_HAS_ONNX

#include "core/io/onnx/OnnxOrder.h"

#include "core/base/Shortened.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <string_view>
#include <unordered_map>

namespace vitrine {

namespace {

constexpr int given = -1; // inputs and initialisers

/// Which operation makes each value.
using Makers = std::unordered_map<std::string_view, int>;

/// How messages call an operation, which need not have a name.
std::string nameOf(const OnnxNode &node)
{
    const bool byOutput = node.name.empty() && !node.outputs.empty();
    return shortened(node.op, 40) + " " + shortened(byOutput ? node.outputs.front() : node.name);
}

Result<Makers> findMakers(const OnnxModel &model, const std::string &file)
{
    Makers makers;
    for (const OnnxValue &input : model.inputs)
        makers.emplace(input.name, given);
    for (const auto &[name, tensor] : model.initialisers)
        makers.emplace(name, given);
    for (std::size_t i = 0; i < model.nodes.size(); ++i)
        for (const std::string &output : model.nodes[i].outputs)
            if (!output.empty() && !makers.emplace(output, static_cast<int>(i)).second)
                return fail(VITRINE_TEXT("core", "In the ONNX model %1 the value %2 is made twice."), file,
                            shortened(output));
    return makers;
}

/// How many values each operation waits for; fails where one will never come.
Result<std::vector<int>> countWaits(const OnnxModel &model, const Makers &makers, const std::string &file)
{
    std::vector<int> waits(model.nodes.size(), 0);
    for (std::size_t i = 0; i < model.nodes.size(); ++i)
        for (const std::string &input : model.nodes[i].inputs) {
            if (input.empty())
                continue;
            const auto maker = makers.find(input);
            if (maker == makers.end())
                return fail(VITRINE_TEXT("core", "In the ONNX model %1 nobody makes the value %2, which %3 needs."),
                            file, shortened(input), nameOf(model.nodes[i]));
            waits[i] += maker->second == given ? 0 : 1;
        }
    for (const OnnxValue &output : model.outputs)
        if (!makers.contains(output.name))
            return fail(VITRINE_TEXT("core", "In the ONNX model %1 nobody makes the output %2."), file,
                        shortened(output.name));
    return waits;
}

/// The operations, each after those that it waits for; where there is a choice, in the file's order.
std::vector<int> sorted(const OnnxModel &model, const Makers &makers, std::vector<int> waits)
{
    std::vector<std::vector<int>> users(model.nodes.size());
    std::priority_queue<int, std::vector<int>, std::greater<>> ready;
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        if (waits[i] == 0)
            ready.push(static_cast<int>(i));
        for (const std::string &input : model.nodes[i].inputs)
            if (const int maker = input.empty() ? given : makers.at(input); maker != given)
                users[static_cast<std::size_t>(maker)].push_back(static_cast<int>(i));
    }
    std::vector<int> order;
    while (!ready.empty()) {
        order.push_back(ready.top());
        ready.pop();
        for (const int user : users[static_cast<std::size_t>(order.back())])
            if (--waits[static_cast<std::size_t>(user)] == 0)
                ready.push(user);
    }
    return order;
}

} // namespace

Result<void> orderOnnx(OnnxModel &model, const std::string &file)
{
    const auto makers = findMakers(model, file);
    if (!makers)
        return makers.error();
    auto waits = countWaits(model, *makers, file);
    if (!waits)
        return waits.error();
    const std::vector<int> order = sorted(model, *makers, *std::move(waits));
    if (order.size() < model.nodes.size()) {
        std::vector<bool> placed(model.nodes.size(), false);
        for (const int index : order)
            placed[static_cast<std::size_t>(index)] = true;
        const auto stuck = static_cast<std::size_t>(std::ranges::find(placed, false) - placed.begin());
        return fail(VITRINE_TEXT("core", "The operations of the ONNX model %1 form a cycle, at or before %2."), file,
                    nameOf(model.nodes[stuck]));
    }
    if (std::ranges::is_sorted(order))
        return {};
    std::vector<OnnxNode> nodes;
    nodes.reserve(order.size());
    for (const int index : order)
        nodes.push_back(std::move(model.nodes[static_cast<std::size_t>(index)]));
    model.nodes = std::move(nodes);
    return {};
}

} // namespace vitrine

#endif
