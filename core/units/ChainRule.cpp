#include "core/units/ChainRule.h"

#include <algorithm>
#include <functional>
#include <map>

namespace vitrine {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// How many paths lead from the losses to each number, and how many links they have together.
struct PathCounts {
    std::vector<double> paths, links;
};

PathCounts countPaths(const ChainLinks &chain)
{
    PathCounts counts{std::vector<double>(chain.links.size()), std::vector<double>(chain.links.size())};
    for (const int loss : chain.losses)
        counts.paths[at(loss)] += 1;
    for (std::size_t i = chain.links.size(); i-- > 0;) {
        for (const ChainLinks::Link &link : chain.links[i]) {
            counts.paths[at(link.to)] += counts.paths[i];
            counts.links[at(link.to)] += counts.links[i] + counts.paths[i];
        }
    }
    return counts;
}

/// Numbers that are wanted, or made of one that is.
std::vector<bool> leading(const ChainLinks &chain, const std::vector<int> &wanted)
{
    std::vector<bool> leads(chain.links.size(), false);
    for (const int unit : wanted)
        leads[at(unit)] = true;
    for (std::size_t i = 0; i < leads.size(); ++i)
        for (const ChainLinks::Link &link : chain.links[i])
            leads[i] = leads[i] || leads[at(link.to)];
    return leads;
}

/// Multiplications of the factors on all paths to one number: of each path's, the first is there already.
double multiplicationsOf(const ChainLinks &chain, const PathCounts &counts, int unit)
{
    return std::max(0.0, counts.links[at(unit)] - (chain.hasSeed() ? 0 : counts.paths[at(unit)]));
}

/// Follows every path from the losses on that leads to one number.
class PathWalk {
public:
    PathWalk(const ChainLinks &chain, int of, std::size_t limit, std::vector<ChainPath> &paths)
        : m_chain(chain), m_leads(leading(chain, {of})), m_of(of), m_limit(limit), m_paths(paths)
    {
    }

    void from(int unit)
    {
        if (!m_leads[at(unit)] || m_paths.size() >= m_limit)
            return;
        m_path.units.push_back(unit);
        if (unit == m_of)
            finish();
        else
            for (const ChainLinks::Link &link : m_chain.links[at(unit)]) {
                m_path.factors.push_back(link.derivative);
                from(link.to);
                m_path.factors.pop_back();
            }
        m_path.units.pop_back();
    }

private:
    void finish()
    {
        m_path.product = m_chain.seed;
        for (const double factor : m_path.factors)
            m_path.product *= factor;
        m_paths.push_back(m_path);
    }

    const ChainLinks &m_chain;
    std::vector<bool> m_leads;
    int m_of;
    std::size_t m_limit;
    ChainPath m_path;
    std::vector<ChainPath> &m_paths;
};

} // namespace

ChainLinks unitLinks(const UnitGraph &graph)
{
    ChainLinks chain{{}, graph.losses, graph.seed};
    for (std::size_t i = 0; i < graph.units.size(); ++i) {
        const Unit &unit = graph.units[i];
        const std::vector<double> values = inputsOf(graph, static_cast<int>(i));
        std::vector<ChainLinks::Link> links;
        for (std::size_t which = 0; which < values.size(); ++which)
            links.push_back({unit.inputs[which], derivativeOf(unit.kind, values, unit.value, which)});
        chain.links.push_back(std::move(links));
    }
    return chain;
}

ChainLinks blockLinks(const UnitGraph &graph)
{
    const ChainLinks units = unitLinks(graph);
    const auto ends = [&graph](int unit) {
        const Unit &made = graph.units[at(unit)];
        return made.inputs.empty() || !made.name.empty();
    };
    ChainLinks chain{std::vector<std::vector<ChainLinks::Link>>(graph.units.size()), graph.losses, graph.seed};
    for (std::size_t i = 0; i < graph.units.size(); ++i) {
        const int start = static_cast<int>(i);
        if (graph.units[i].inputs.empty()
            || (!ends(start) && std::find(graph.losses.begin(), graph.losses.end(), start) == graph.losses.end()))
            continue;
        // Later units first: each is complete before it is passed on.
        std::map<int, double, std::greater<>> derivatives{{start, 1.0}};
        while (!derivatives.empty()) {
            const auto [unit, derivative] = *derivatives.begin();
            derivatives.erase(derivatives.begin());
            if (unit != start && ends(unit))
                chain.links[i].push_back({unit, derivative});
            else
                for (const ChainLinks::Link &link : units.links[at(unit)])
                    derivatives[link.to] += link.derivative * derivative;
        }
    }
    return chain;
}

ChainRule chainRule(const ChainLinks &links, int of, std::size_t limit)
{
    const PathCounts counts = countPaths(links);
    ChainRule rule{of, {}, counts.paths[at(of)], multiplicationsOf(links, counts, of)};
    PathWalk walk(links, of, limit, rule.paths);
    for (const int loss : links.losses)
        walk.from(loss);
    return rule;
}

ChainCost chainCost(const ChainLinks &links, const std::vector<int> &wanted)
{
    const PathCounts counts = countPaths(links);
    const std::vector<bool> leads = leading(links, wanted);
    ChainCost cost;
    for (const int unit : wanted)
        cost.general += multiplicationsOf(links, counts, unit);
    double different = 0; ///< products that begin at a loss and have two factors or more
    for (std::size_t i = 0; i < links.links.size(); ++i) {
        const bool isLoss =
            std::find(links.losses.begin(), links.losses.end(), static_cast<int>(i)) != links.losses.end();
        for (const ChainLinks::Link &link : links.links[i]) {
            if (!leads[at(link.to)] || counts.paths[i] == 0 || (isLoss && !links.hasSeed()))
                continue;
            different += counts.paths[i];
            cost.modular += 1;
        }
    }
    cost.repeated = std::max(0.0, cost.general - different);
    return cost;
}

} // namespace vitrine
