#include "core/stepping/Conditions.h"

#include "core/training/observe/DeadUnits.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

bool isFinite(std::span<const float> values)
{
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

bool isFinite(const Snapshot &tensor)
{
    if (!tensor.valid() || tensor.dtype() == DType::Int64)
        return true;
    return tensor.isContiguous() && tensor.dtype() == DType::Float32 ? isFinite(tensor.floats())
                                                                     : isFinite(tensor.toFloats());
}

bool areFinite(const std::vector<Snapshot> &tensors)
{
    return std::all_of(tensors.begin(), tensors.end(), [](const Snapshot &tensor) { return isFinite(tensor); });
}

/// Looks through an iteration once, in the order in which things happen.
class Search {
public:
    Search(const Iteration &iteration, const Conditions &conditions)
        : m_trace(*iteration.trace), m_update(iteration.update), m_conditions(conditions)
    {
        if (conditions.deadAbove)
            m_dead = findDeadUnits(m_trace);
    }

    std::vector<Met> run()
    {
        const auto count = static_cast<int>(m_trace.nodes.size());
        for (int node = 0; node < count; ++node)
            lookForward(node);
        for (int node = count; m_trace.hasBackward && node-- > 0;)
            lookBackward(node);
        for (const TensorUpdate &tensor : m_update.tensors)
            if (wantsNotFinite() && !isFinite(m_update.after.piece(tensor.range)))
                addNotFinite(Stage::Update, tensor.node,
                             VITRINE_TEXT("core", "the new weights of %1 hold NaN or infinite numbers"));
        return std::move(m_met);
    }

private:
    const std::string &pathOf(int node) const { return m_trace.graph.nodes[static_cast<std::size_t>(node)].path; }
    bool wantsNotFinite() const { return m_conditions.notFinite && !m_foundNotFinite; }

    void addNotFinite(Stage stage, int node, const char *text)
    {
        m_foundNotFinite = true;
        m_met.push_back({stage, node, Message::of(text, pathOf(node))});
    }

    void lookForward(int node)
    {
        if (wantsNotFinite() && !areFinite(m_trace.nodes[static_cast<std::size_t>(node)].outputs))
            addNotFinite(Stage::Forward, node, VITRINE_TEXT("core", "the output of %1 holds NaN or infinite numbers"));
        for (const DeadUnits &units : m_dead)
            if (units.path == pathOf(node) && units.share() > *m_conditions.deadAbove)
                m_met.push_back({Stage::Forward, node,
                                 Message::of(VITRINE_TEXT("core", "%1 of the %2 units of %3 are dead in this batch"),
                                             units.dead, units.count, units.path)});
    }

    void lookBackward(int node)
    {
        if (!m_trace.nodes[static_cast<std::size_t>(node)].hasGradient)
            return; // there is no step to stop at
        if (wantsNotFinite() && !(areFinite(m_trace.nodes[static_cast<std::size_t>(node)].gradients) && hasSound(node)))
            addNotFinite(Stage::Backward, node,
                         VITRINE_TEXT("core", "the gradients at %1 hold NaN or infinite numbers"));
        const double length = gradientLength(node);
        if (std::isnan(length))
            return;
        if (m_conditions.gradientBelow && length < *m_conditions.gradientBelow)
            m_met.push_back({Stage::Backward, node,
                             Message::of(VITRINE_TEXT("core",
                                                      "the gradient of %1's parameters is short: its length "
                                                      "is %2"),
                                         pathOf(node), length)});
        if (m_conditions.gradientAbove && length > *m_conditions.gradientAbove)
            m_met.push_back({Stage::Backward, node,
                             Message::of(VITRINE_TEXT("core",
                                                      "the gradient of %1's parameters is long: its length "
                                                      "is %2"),
                                         pathOf(node), length)});
    }

    bool hasSound(int node) const
    {
        return std::all_of(m_update.tensors.begin(), m_update.tensors.end(), [&](const TensorUpdate &tensor) {
            return tensor.node != node || std::isfinite(tensor.gradientNorm);
        });
    }

    /// NaN where a node has no parameters.
    double gradientLength(int node) const
    {
        double sum = 0;
        bool has = false;
        for (const TensorUpdate &tensor : m_update.tensors)
            if (tensor.node == node) {
                sum += tensor.gradientNorm * tensor.gradientNorm;
                has = true;
            }
        return has ? std::sqrt(sum) : none;
    }

    const Trace &m_trace;
    const Update &m_update;
    const Conditions &m_conditions;
    std::vector<DeadUnits> m_dead;
    std::vector<Met> m_met;
    bool m_foundNotFinite = false;
};

} // namespace

std::vector<Met> findMet(const Iteration &iteration, const Conditions &conditions)
{
    if (!conditions.any())
        return {};
    return Search(iteration, conditions).run();
}

} // namespace vitrine
