#include "core/edit/Fixes.h"

#include "core/base/NearestName.h"
#include "core/edit/BlockDefaults.h"
#include "core/edit/Blocks.h"
#include "core/edit/Connections.h"
#include "core/graph/KindOf.h"

#include <algorithm>
#include <set>

namespace vitrine::edit {

namespace {

constexpr std::size_t mostTried = 40;

/// Fixes in the making: what helps is kept.
class Trials {
public:
    Trials(const Network &network, const GraphResult &check, const std::string &id, std::int64_t batch,
           std::size_t most)
        : m_network(network), m_check(check), m_block(*network.find(id)), m_kind(kindOf(m_block)), m_batch(batch),
          m_most(most)
    {
    }

    /// Those first that leave the fewest problems in what comes behind.
    std::vector<Fix> take()
    {
        std::ranges::stable_sort(m_found, {}, &Found::problems);
        std::vector<Fix> fixes;
        for (std::size_t i = 0; i < std::min(m_most, m_found.size()); ++i)
            fixes.push_back(std::move(m_found[i].fix));
        return fixes;
    }

    void tryAll()
    {
        if (!m_kind) {
            tryTypes();
        } else {
            tryParameters();
            tryInputs();
            trySmallerKernels();
            tryGroups();
            tryInserting();
        }
        tryRemoving();
    }

private:
    struct Found {
        Fix fix;
        std::size_t problems = 0; ///< that are left
    };

    void consider(Message text, Network network)
    {
        if (++m_tried > mostTried)
            return;
        const GraphResult after = buildGraph(network, m_batch);
        const bool helps = std::ranges::none_of(after.problems, [this](const Problem &problem) {
            return problem.block == m_block.id || m_check.outputShapes.contains(problem.block);
        });
        const auto isKnown = [&network](const Found &found) { return found.fix.network == network; };
        if (helps && std::ranges::none_of(m_found, isKnown))
            m_found.push_back({{std::move(text), std::move(network)}, after.problems.size()});
    }

    void trySetting(const ParameterSpec &spec, ParamValue value)
    {
        Message text = Message::of(VITRINE_TEXT("core", "Set %1 to %2"), spec.name, toString(value));
        consider(std::move(text), setParam(m_network, m_block.id, spec.name, std::move(value)));
    }

    bool isAtFault(const ParameterSpec &spec) const
    {
        return std::ranges::any_of(m_check.problems, [&](const Problem &problem) {
            return problem.block == m_block.id && problem.parameter == spec.name;
        });
    }

    void tryTypes()
    {
        std::vector<std::string> types;
        for (const auto &kind : blockKinds())
            if (kind->isPublic())
                types.push_back(kind->type());
        const std::string meant = nearestName(m_block.type, types);
        if (meant.empty())
            return;
        Network network = m_network;
        network.find(m_block.id)->type = meant;
        consider(Message::of(VITRINE_TEXT("core", "Make it a %1"), meant), std::move(network));
    }

    /// Legal values for what is wrong; a name that the kind does not have goes.
    void tryParameters()
    {
        const BlockParams defaults = defaultParams(*m_kind);
        for (const ParameterSpec &spec : m_kind->parameters()) {
            if (!isAtFault(spec))
                continue;
            const auto given = m_block.params.find(spec.name);
            if (given != m_block.params.end())
                if (const auto *number = std::get_if<std::int64_t>(&given->second))
                    trySetting(spec,
                               static_cast<std::int64_t>(std::clamp(static_cast<double>(*number), spec.min, spec.max)));
            if (const auto sensible = defaults.find(spec.name); sensible != defaults.end())
                trySetting(spec, sensible->second);
            if (given != m_block.params.end() && !spec.required)
                consider(Message::of(VITRINE_TEXT("core", "Set %1 to its default"), spec.name),
                         unsetParam(m_network, m_block.id, spec.name));
        }
        for (const auto &[name, value] : m_block.params)
            if (std::ranges::none_of(m_kind->parameters(),
                                     [&](const ParameterSpec &spec) { return spec.name == name; }))
                consider(Message::of(VITRINE_TEXT("core", "Remove %1"), name), unsetParam(m_network, m_block.id, name));
    }

    bool isFed(int port) const
    {
        return std::ranges::any_of(m_network.connections, [&](const Connection &each) {
            return each.to.block == m_block.id && each.to.port == port;
        });
    }

    /// Open inputs are fed by what nothing reads yet, the nearest before first, then by other blocks.
    void tryInputs()
    {
        std::set<std::string> read;
        for (const Connection &each : m_network.connections)
            read.insert(each.from.block);
        for (int port = 0; port < m_kind->inputs().min; ++port) {
            if (isFed(port))
                continue;
            std::vector<std::string> sources;
            for (const Block &block : m_network.blocks)
                if (block.id != m_block.id && m_check.outputShapes.contains(block.id))
                    sources.insert(sources.begin(), block.id);
            std::ranges::stable_sort(sources, {}, [&](const std::string &id) { return read.contains(id); });
            for (std::size_t i = 0; i < std::min<std::size_t>(sources.size(), 12); ++i)
                consider(Message::of(VITRINE_TEXT("core", "Connect %1 to it"), sources[i]),
                         connectPorts(m_network, {sources[i], 0}, {m_block.id, port}));
        }
        const auto isInto = [&](const Connection &each) { return each.to.block == m_block.id; };
        for (const Connection &each : m_network.connections)
            if (isInto(each))
                consider(Message::of(VITRINE_TEXT("core", "Disconnect %1"), each.from.block),
                         disconnectPorts(m_network, each.from, each.to));
    }

    /// A window that does not fit: first more padding, then a smaller window, then smaller steps in it.
    void trySmallerKernels()
    {
        const auto spec = [this](std::string_view name) {
            return std::ranges::find(m_kind->parameters(), name, &ParameterSpec::name);
        };
        const auto end = m_kind->parameters().end();
        if (spec("kernel_size") == end)
            return;
        if (const auto dilation = spec("dilation"); dilation != end && m_block.params.contains("dilation"))
            trySetting(*dilation, std::int64_t(1));
        if (const auto padding = spec("padding"); padding != end)
            for (const std::int64_t value : {1, 2, 3})
                trySetting(*padding, value);
        std::set<std::int64_t> sizes{1, 2, 3, 5};
        sizes.insert(largestKernel());
        for (auto size = sizes.rbegin(); size != sizes.rend(); ++size)
            trySetting(*spec("kernel_size"), *size);
    }

    /// As large as what comes in, without padding and dilation.
    std::int64_t largestKernel() const
    {
        for (const Connection &each : m_network.connections) {
            const auto shapes = m_check.outputShapes.find(each.from.block);
            if (each.to.block != m_block.id || shapes == m_check.outputShapes.end() || shapes->second.empty())
                continue;
            const Shape &fed = shapes->second.front();
            if (fed.size() > 2)
                return *std::min_element(fed.begin() + 2, fed.end());
        }
        return 1;
    }

    void tryGroups()
    {
        const auto groups = std::ranges::find(m_kind->parameters(), "groups", &ParameterSpec::name);
        if (groups != m_kind->parameters().end() && m_block.params.contains("groups"))
            trySetting(*groups, std::int64_t(1));
    }

    /// A block in between that makes what comes in into what is needed.
    void tryInserting()
    {
        for (const Connection &each : m_network.connections) {
            if (each.to.block != m_block.id)
                continue;
            const auto shapes = m_check.outputShapes.find(each.from.block);
            if (shapes == m_check.outputShapes.end()
                || static_cast<std::size_t>(each.from.port) >= shapes->second.size())
                continue;
            const Shape &fed = shapes->second[static_cast<std::size_t>(each.from.port)];
            for (const char *type : {"Flatten", "AdaptiveAvgPool2d", "Linear"})
                insert(each, *findBlockKind(type), fed, {});
            if (m_kind->inputs().max != 1 && fed.size() == 4)
                tryMatching(each, fed);
        }
    }

    /// Sums need the same channels and size on both ways.
    void tryMatching(const Connection &into, const Shape &fed)
    {
        for (const Connection &other : m_network.connections) {
            if (other.to.block != m_block.id || other == into)
                continue;
            const auto shapes = m_check.outputShapes.find(other.from.block);
            if (shapes == m_check.outputShapes.end() || shapes->second.front().size() != 4)
                continue;
            const Shape &wanted = shapes->second.front();
            const std::int64_t stride = wanted[2] > 0 && fed[2] % wanted[2] == 0 ? fed[2] / wanted[2] : 1;
            insert(into, *findBlockKind("Conv2d"), fed,
                   {{"out_channels", wanted[1]},
                    {"kernel_size", std::int64_t(1)},
                    {"stride", stride},
                    {"padding", std::int64_t(0)}});
        }
    }

    void insert(const Connection &into, const BlockKind &kind, const Shape &fed, const BlockParams &params)
    {
        if (!canInsert(kind) || kind.type() == m_block.type)
            return;
        Added added = insertOn(m_network, into.from, into.to, kind, std::nullopt, fed);
        for (const auto &[name, value] : params)
            added.network = setParam(std::move(added.network), added.id, name, value);
        consider(
            Message::of(VITRINE_TEXT("core", "Put a %1 between %2 and %3"), kind.type(), into.from.block, m_block.id),
            std::move(added.network));
    }

    void tryRemoving()
    {
        consider(Message::of(VITRINE_TEXT("core", "Remove %1"), m_block.id),
                 removeBlocks(m_network, {m_block.id}, Heal::Join));
    }

    const Network &m_network;
    const GraphResult &m_check;
    const Block &m_block;
    const BlockKind *m_kind;
    std::int64_t m_batch;
    std::size_t m_most, m_tried = 0;
    std::vector<Found> m_found;
};

} // namespace

std::vector<Fix> fixesFor(const Network &network, const GraphResult &check, const std::string &id, std::int64_t batch,
                          std::size_t most)
{
    const bool hasProblem =
        std::ranges::any_of(check.problems, [&](const Problem &problem) { return problem.block == id; });
    if (!hasProblem || !network.find(id))
        return {};
    Trials trials(network, check, id, batch, most);
    trials.tryAll();
    return trials.take();
}

} // namespace vitrine::edit
