#include "core/units/UnitPaths.h"

#include "core/blocks/support/Indexing.h"
#include "core/trace/Explain.h"
#include "core/units/UnitNames.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace vitrine {

namespace {

/// Of the places that a number feeds, at most so many are looked at, those with the largest gradients.
constexpr std::size_t tried = 24;
/// Of the places that may use a weight.
constexpr std::size_t triedForWeight = 128;

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

double gradientAt(const Trace &trace, const UnitPlace &place)
{
    const Snapshot gradient = trace.gradient(place.path, place.port);
    return gradient.valid() ? gradient.at(place.index) : 0;
}

/// The size of what flows back to the unit `name` from one number; nothing where that is not made of it.
std::optional<double> shareOf(const Trace &trace, const UnitPlace &place, const std::string &name)
{
    const auto units = expandNumbers(trace, {place});
    const int unit = units ? findUnit(*units, name) : -1;
    if (unit < 0)
        return std::nullopt;
    return std::abs(units->units[at(unit)].gradient);
}

/// The candidate that passes most back to `name`, of the first `count` by their gradients.
Result<std::optional<UnitPlace>> strongest(const Trace &trace, std::vector<UnitPlace> candidates,
                                           const std::string &name, std::size_t count, const Cancel &cancel)
{
    std::stable_sort(candidates.begin(), candidates.end(), [&trace](const UnitPlace &a, const UnitPlace &b) {
        return std::abs(gradientAt(trace, a)) > std::abs(gradientAt(trace, b));
    });
    std::optional<UnitPlace> best;
    double most = -1;
    for (std::size_t i = 0; i < std::min(count, candidates.size()); ++i) {
        if (cancel.requested())
            return Cancel::error();
        const auto share = shareOf(trace, candidates[i], name);
        if (share && *share > most) {
            most = *share;
            best = candidates[i];
        }
    }
    return best;
}

/// The node that a block's output is computed by.
UnitPlace located(const Trace &trace, const Place &place)
{
    const int block = trace.graph.findBlock(place.name);
    if (block < 0)
        return {place.name, place.index, place.port};
    const ValueRef ref = trace.graph.blocks[at(block)].outputs[at(place.port)];
    return {trace.graph.nodes[at(ref.node)].path, place.index, ref.port};
}

/// Numbers that the one at `place` goes into.
std::vector<UnitPlace> readersOf(const Trace &trace, const UnitPlace &place)
{
    const auto explanation = explain(trace, place.path, place.index, Pass::Backward, place.port);
    std::vector<UnitPlace> readers;
    if (!explanation)
        return readers;
    for (const Term &term : explanation->terms)
        if (term.place.kind == Place::Kind::Gradient)
            readers.push_back({term.place.name, term.place.index, term.place.port});
    return readers;
}

/// Numbers that a weight may have gone into: with its own channel first, since most have one for each of its rows.
std::vector<UnitPlace> usersOf(const Trace &trace, const std::string &path, const Index &weight)
{
    std::vector<UnitPlace> users;
    const int node = trace.graph.findNode(path);
    if (node < 0)
        return users;
    forEachIndex(trace.graph.nodes[at(node)].outputShapes.front(), [&](const Index &index) {
        const bool isOwn = index.size() < 2 || weight.empty() || index[1] == weight[0] || index.back() == weight[0];
        if (isOwn)
            users.push_back({path, index, 0});
    });
    return users;
}

std::string tensorOfWeight(const std::string &name)
{
    return name.substr(0, name.rfind('.'));
}

} // namespace

Result<std::vector<UnitPlace>> strongestPath(const Trace &trace, const Place &from, const Cancel &cancel)
{
    std::vector<UnitPlace> path;
    if (!trace.hasBackward)
        return path;
    if (from.kind == Place::Kind::Weight) {
        const auto first = strongest(trace, usersOf(trace, tensorOfWeight(from.name), from.index),
                                     nameOfUnit(from.name, from.index), triedForWeight, cancel);
        if (!first)
            return first.error();
        if (!*first)
            return path;
        path.push_back(**first);
    } else {
        path.push_back(located(trace, from));
    }
    while (path.size() <= trace.graph.nodes.size()) {
        const std::vector<UnitPlace> readers = readersOf(trace, path.back());
        if (readers.empty())
            break;
        // What only moves numbers hands them on under the name that they had before.
        std::string name = nameOfUnit(path.back().path, path.back().index);
        const auto shown = expandNumbers(trace, {path.back()});
        if (!shown)
            return shown.error();
        if (!shown->losses.empty() && !shown->units[at(shown->losses[0])].name.empty())
            name = shown->units[at(shown->losses[0])].name;
        const auto next = strongest(trace, readers, name, tried, cancel);
        if (!next)
            return next.error();
        path.push_back(*next ? **next : readers.front());
    }
    return path;
}

std::int64_t foldSums(UnitGraph &graph, std::size_t most, const std::vector<std::string> &kept)
{
    const std::set<std::string> keep(kept.begin(), kept.end());
    std::vector<bool> leads(graph.units.size(), false);
    std::vector<std::vector<int>> inputs(graph.units.size());
    std::vector<double> rests(graph.units.size(), 0);
    std::vector<bool> isFolded(graph.units.size(), false);
    std::int64_t leftOut = 0;
    for (std::size_t i = 0; i < graph.units.size(); ++i) {
        const Unit &unit = graph.units[i];
        inputs[i] = unit.inputs;
        leads[i] = keep.contains(unit.name)
            || std::any_of(unit.inputs.begin(), unit.inputs.end(), [&](int input) { return leads[at(input)]; });
        if (unit.kind != UnitKind::Sum || unit.inputs.size() <= most + 1)
            continue;
        std::stable_sort(inputs[i].begin(), inputs[i].end(), [&](int a, int b) {
            if (leads[at(a)] != leads[at(b)])
                return static_cast<bool>(leads[at(a)]);
            return std::abs(graph.units[at(a)].value) > std::abs(graph.units[at(b)].value);
        });
        for (std::size_t k = most; k < inputs[i].size(); ++k)
            rests[i] += graph.units[at(inputs[i][k])].value;
        leftOut += static_cast<std::int64_t>(inputs[i].size() - most);
        inputs[i].resize(most);
        std::sort(inputs[i].begin(), inputs[i].end());
        isFolded[i] = true;
    }
    // What nothing was made of before stays; what only the left out was made of goes.
    std::vector<bool> wasRead(graph.units.size(), false), isNeeded(graph.units.size(), false);
    for (const Unit &unit : graph.units)
        for (const int input : unit.inputs)
            wasRead[at(input)] = true;
    for (std::size_t i = graph.units.size(); i-- > 0;) {
        isNeeded[i] = isNeeded[i] || !wasRead[i];
        if (isNeeded[i])
            for (const int input : inputs[i])
                isNeeded[at(input)] = true;
    }
    UnitGraph folded{{}, {}, graph.seed, false};
    std::vector<int> places(graph.units.size(), -1);
    for (std::size_t i = 0; i < graph.units.size(); ++i) {
        if (!isNeeded[i])
            continue;
        Unit unit = graph.units[i];
        unit.inputs.clear();
        for (const int input : inputs[i])
            unit.inputs.push_back(places[at(input)]);
        if (isFolded[i]) {
            unit.inputs.push_back(static_cast<int>(folded.units.size()));
            folded.units.push_back({UnitKind::Number, UnitRole::Rest, {}, rests[i], 0, unit.path, {}});
        }
        places[i] = static_cast<int>(folded.units.size());
        folded.units.push_back(std::move(unit));
    }
    for (const int loss : graph.losses)
        folded.losses.push_back(places[at(loss)]);
    graph = std::move(folded);
    propagateBack(graph);
    return leftOut;
}

} // namespace vitrine
