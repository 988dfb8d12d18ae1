#include "core/graph/MatchGraphs.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace vitrine {

namespace {

/// Of the table that finds the longest common sequence.
constexpr std::size_t mostCells = 16'000'000;

struct Item {
    std::string_view name;
    const BlockKind *kind = nullptr;
};
using Items = std::vector<Item>;
using Partners = std::vector<int>; ///< of each item of A; −1: none

Partners partnersByName(const Items &a, const Items &b)
{
    std::unordered_map<std::string_view, int> places;
    for (std::size_t i = 0; i < b.size(); ++i)
        places.emplace(b[i].name, static_cast<int>(i));
    Partners partners(a.size(), -1);
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto found = places.find(a[i].name);
        if (found != places.end()
            && b[static_cast<std::size_t>(found->second)].kind->category() == a[i].kind->category())
            partners[i] = found->second;
    }
    return partners;
}

/// An item of A without a partner, and between which items of B the partners around it stand.
struct Leftover {
    int item = -1;
    int after = -1, before = 0;
};

std::vector<Leftover> leftoversOf(const Partners &partners, int countB)
{
    std::vector<Leftover> left;
    int after = -1;
    for (std::size_t i = 0; i < partners.size(); ++i) {
        if (partners[i] >= 0)
            after = partners[i];
        else
            left.push_back({static_cast<int>(i), after, countB});
    }
    int before = countB;
    auto next = left.rbegin();
    for (std::size_t i = partners.size(); i-- > 0;) {
        if (partners[i] >= 0)
            before = partners[i];
        else
            (next++)->before = before;
    }
    return left;
}

std::vector<int> unpartnered(const Partners &partners, std::size_t countB)
{
    std::vector<bool> taken(countB, false);
    for (const int partner : partners)
        if (partner >= 0)
            taken[static_cast<std::size_t>(partner)] = true;
    std::vector<int> left;
    for (std::size_t i = 0; i < countB; ++i)
        if (!taken[i])
            left.push_back(static_cast<int>(i));
    return left;
}

/// The longest common sequence of what is left, by kind: pairs that don't cross each other.
class SequenceMatch {
public:
    SequenceMatch(const Items &a, const Items &b, std::vector<Leftover> leftA, std::vector<int> leftB)
        : m_a(a), m_b(b), m_leftA(std::move(leftA)), m_leftB(std::move(leftB)), m_columns(m_leftB.size() + 1)
    {
    }

    void addTo(Partners &partners)
    {
        if ((m_leftA.size() + 1) * m_columns > mostCells)
            return;
        fill();
        std::size_t i = 0, j = 0;
        while (i < m_leftA.size() && j < m_leftB.size()) {
            if (canPair(i, j) && length(i, j) == length(i + 1, j + 1) + 1)
                partners[static_cast<std::size_t>(m_leftA[i++].item)] = m_leftB[j++];
            else
                ++(length(i + 1, j) >= length(i, j + 1) ? i : j);
        }
    }

private:
    bool canPair(std::size_t i, std::size_t j) const
    {
        const Leftover &left = m_leftA[i];
        const int other = m_leftB[j];
        return m_a[static_cast<std::size_t>(left.item)].kind == m_b[static_cast<std::size_t>(other)].kind
            && left.after < other && other < left.before;
    }
    std::uint32_t &length(std::size_t i, std::size_t j) { return m_lengths[i * m_columns + j]; }

    /// Lengths of the longest sequences of what follows, from the end.
    void fill()
    {
        m_lengths.assign((m_leftA.size() + 1) * m_columns, 0);
        for (std::size_t i = m_leftA.size(); i-- > 0;) {
            for (std::size_t j = m_leftB.size(); j-- > 0;) {
                length(i, j) = std::max(length(i + 1, j), length(i, j + 1));
                if (canPair(i, j))
                    length(i, j) = std::max(length(i, j), length(i + 1, j + 1) + 1);
            }
        }
    }

    const Items &m_a, &m_b;
    std::vector<Leftover> m_leftA;
    std::vector<int> m_leftB;
    std::size_t m_columns;
    std::vector<std::uint32_t> m_lengths;
};

/// All of both in the order of A, each that only B has as soon as what stands before it in B is there.
std::vector<GraphPair> inOrder(const Partners &partners, std::size_t countB)
{
    const std::vector<int> onlyB = unpartnered(partners, countB);
    std::vector<GraphPair> pairs;
    std::size_t next = 0;
    for (std::size_t i = 0; i < partners.size(); ++i) {
        while (partners[i] >= 0 && next < onlyB.size() && onlyB[next] < partners[i])
            pairs.push_back({-1, onlyB[next++]});
        pairs.push_back({static_cast<int>(i), partners[i]});
    }
    while (next < onlyB.size())
        pairs.push_back({-1, onlyB[next++]});
    return pairs;
}

std::vector<GraphPair> match(const Items &a, const Items &b)
{
    Partners partners = partnersByName(a, b);
    SequenceMatch(a, b, leftoversOf(partners, static_cast<int>(b.size())), unpartnered(partners, b.size()))
        .addTo(partners);
    return inOrder(partners, b.size());
}

Items blocksOf(const Graph &graph)
{
    Items items;
    for (const GraphBlock &block : graph.blocks)
        items.push_back({block.id, block.kind});
    return items;
}

Items nodesOf(const Graph &graph)
{
    Items items;
    for (const Node &node : graph.nodes)
        items.push_back({node.path, node.kind});
    return items;
}

} // namespace

std::vector<GraphPair> matchBlocks(const Graph &a, const Graph &b)
{
    return match(blocksOf(a), blocksOf(b));
}

std::vector<GraphPair> matchNodes(const Graph &a, const Graph &b)
{
    return match(nodesOf(a), nodesOf(b));
}

} // namespace vitrine
