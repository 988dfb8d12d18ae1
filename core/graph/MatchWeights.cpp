#include "core/graph/MatchWeights.h"

#include <cstddef>
#include <vector>

namespace vitrine {

namespace {

/// Names for a message: the first few, and how many more there are.
class NameList {
public:
    void add(Message name)
    {
        if (++m_count <= shown)
            m_text = m_text.isEmpty() ? std::move(name) : Message::of("%1, %2", m_text, name);
    }
    bool isEmpty() const { return m_count == 0; }
    Message text() const
    {
        return m_count <= shown ? m_text : Message::of(VITRINE_TEXT("core", "%1 and %2 more"), m_text, m_count - shown);
    }

private:
    static constexpr std::size_t shown = 4;
    Message m_text;
    std::size_t m_count = 0;
};

Snapshot startValue(const WeightSpec &spec)
{
    const auto count = static_cast<std::size_t>(elementCount(spec.shape));
    if (spec.dtype == DType::Int64)
        return Snapshot::of(spec.shape, std::vector<std::int64_t>(count, static_cast<std::int64_t>(spec.value)));
    return Snapshot::of(spec.shape, std::vector<float>(count, static_cast<float>(spec.value)));
}

struct Differences {
    NameList missing, misshapen, extra;

    bool any() const { return !missing.isEmpty() || !misshapen.isEmpty() || !extra.isEmpty(); }

    Error error(const std::string &file, const std::string &network) const
    {
        Message found;
        const auto append = [&found](const char *pattern, const NameList &names) {
            if (names.isEmpty())
                return;
            const Message part = Message::of(pattern, names.text());
            found = found.isEmpty() ? part : Message::of("%1; %2", found, part);
        };
        append(VITRINE_TEXT("core", "missing: %1"), missing);
        append(VITRINE_TEXT("core", "of another shape: %1"), misshapen);
        append(VITRINE_TEXT("core", "not in the network: %1"), extra);
        return fail(VITRINE_TEXT("core", "The weights in %1 are not those of the network %2 (%3). Open the weights that were "
                                         "saved with this network, or the network that they belong to."),
                    file, network, found);
    }
};

} // namespace

Result<TensorMap> matchWeights(const Graph &graph, TensorMap tensors, const std::string &file)
{
    TensorMap weights;
    Differences differences;
    for (const WeightSpec &spec : graph.weights()) {
        const auto found = tensors.find(spec.name);
        if (found == tensors.end()) {
            if (spec.optional)
                weights.emplace(spec.name, startValue(spec));
            else
                differences.missing.add(Message::verbatim(spec.name));
            continue;
        }
        if (found->second.shape() != spec.shape)
            differences.misshapen.add(Message::of(VITRINE_TEXT("core", "%1 is %2, needed is %3"), spec.name,
                                                  toString(found->second.shape()), toString(spec.shape)));
        weights.insert(tensors.extract(found));
    }
    for (const auto &[name, tensor] : tensors)
        differences.extra.add(Message::verbatim(name));
    if (differences.any())
        return differences.error(file, graph.name);
    return weights;
}

} // namespace vitrine
