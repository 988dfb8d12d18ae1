#include "core/health/Health.h"

#include "core/health/HealthTexts.h"
#include "core/training/observe/DeadUnits.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace vitrine {

namespace {

std::int64_t countWrong(const Snapshot &tensor)
{
    if (!tensor.valid() || tensor.dtype() == DType::Int64)
        return 0;
    const std::vector<float> values = tensor.toFloats();
    return std::count_if(values.begin(), values.end(), [](float value) { return !std::isfinite(value); });
}

/// Looks at one trace block after block.
class Judge {
public:
    Judge(const Trace &trace, const HealthLimits &limits)
        : m_trace(trace), m_limits(limits), m_dead(findDeadUnits(trace)), m_signs(signsOf(trace.graph))
    {
        const int answer = trace.graph.answerBlock();
        m_answer = answer < 0 || !trace.hasBackward ? 0 : gradientLength(block(answer));
    }

    std::vector<BlockHealth> judge() { return judge(m_trace.graph.blocks); }

    std::vector<BlockHealth> judge(const std::vector<GraphBlock> &blocks)
    {
        std::vector<BlockHealth> all;
        for (const GraphBlock &each : blocks) {
            BlockHealth health{each.id, {}};
            for (auto finding : {wrongNumbers(each), gradients(each), deadUnits(each), saturation(each)})
                if (finding)
                    health.findings.push_back(*std::move(finding));
            if (!health.findings.empty())
                all.push_back(std::move(health));
        }
        return all;
    }

private:
    const GraphBlock &block(int index) const { return m_trace.graph.blocks[static_cast<std::size_t>(index)]; }
    const NodeTrace &traceOf(const ValueRef &ref) const { return m_trace.nodes[static_cast<std::size_t>(ref.node)]; }

    double gradientLength(const GraphBlock &block) const
    {
        double squares = 0;
        for (const ValueRef &ref : block.outputs) {
            const std::vector<Snapshot> &gradients = traceOf(ref).gradients;
            if (static_cast<std::size_t>(ref.port) >= gradients.size())
                continue;
            const double length = lengthOf(gradients[static_cast<std::size_t>(ref.port)]);
            squares += length * length;
        }
        return std::sqrt(squares);
    }

    struct Wrong {
        std::int64_t outputs = 0, gradients = 0, weights = 0;
        std::int64_t total() const { return outputs + gradients + weights; }
    };
    Wrong wrongOf(const GraphBlock &block) const
    {
        Wrong wrong;
        for (int i = block.firstNode; i < block.endNode; ++i) {
            const NodeTrace &node = m_trace.nodes[static_cast<std::size_t>(i)];
            for (const Snapshot &output : node.outputs)
                wrong.outputs += countWrong(output);
            for (const Snapshot &gradient : node.gradients)
                wrong.gradients += countWrong(gradient);
            const Node &described = m_trace.graph.nodes[static_cast<std::size_t>(i)];
            for (const WeightSpec &spec : described.weights)
                if (const auto found = m_trace.weights.find(described.path + '.' + spec.name);
                    found != m_trace.weights.end())
                    wrong.weights += countWrong(found->second);
        }
        return wrong;
    }

    std::optional<HealthFinding> wrongNumbers(const GraphBlock &block)
    {
        const Wrong wrong = wrongOf(block);
        if (wrong.total() == 0)
            return std::nullopt;
        // Forward they spread to all that follows; whoever had them first is where to look.
        if (wrong.outputs > 0 && m_firstWrong.empty())
            m_firstWrong = block.id;
        const bool isSource = wrong.outputs > 0 ? m_firstWrong == block.id : m_firstWrong.empty();
        return notANumber({wrong.outputs, wrong.gradients, wrong.weights}, isSource ? std::string() : m_firstWrong);
    }

    std::optional<HealthFinding> gradients(const GraphBlock &block) const
    {
        const Category category = block.kind->category();
        if (!m_trace.hasBackward || category == Category::Loss || category == Category::Input || !isBeforeAnswer(block))
            return std::nullopt;
        const double length = gradientLength(block);
        if (!std::isfinite(length) || !std::isfinite(m_answer))
            return std::nullopt;
        if (m_answer > 0 && length > m_limits.exploding * m_answer)
            return exploding(length, m_answer, m_signs);
        if (length > m_limits.hugeGradient)
            return huge(length, m_limits.hugeGradient, m_signs);
        // Where the answer itself gets none, the loss is content: nothing has vanished on the way.
        if (m_answer > 0 && length < m_limits.vanishing * m_answer)
            return vanishing(length, m_answer, signsBehind(m_trace.graph, block));
        return std::nullopt;
    }

    /// Whether the answer depends on it, so that a gradient ought to come back.
    bool isBeforeAnswer(const GraphBlock &block) const
    {
        const int answer = m_trace.graph.answerBlock();
        if (answer < 0)
            return false;
        if (m_ancestors.empty())
            findAncestors(answer);
        const Node &node = m_trace.graph.nodes[static_cast<std::size_t>(block.firstNode)];
        return m_ancestors[static_cast<std::size_t>(node.block)];
    }

    void findAncestors(int answer) const
    {
        m_ancestors.assign(m_trace.graph.blocks.size(), false);
        m_ancestors[static_cast<std::size_t>(answer)] = true;
        for (int i = answer; i >= 0; --i)
            if (m_ancestors[static_cast<std::size_t>(i)])
                for (const ValueRef &input : block(i).inputs)
                    if (input.node >= 0)
                        m_ancestors[static_cast<std::size_t>(
                            m_trace.graph.nodes[static_cast<std::size_t>(input.node)].block)] = true;
    }

    std::optional<HealthFinding> deadUnits(const GraphBlock &block) const
    {
        DeadUnits sum;
        for (int i = block.firstNode; i < block.endNode; ++i) {
            const Node &node = m_trace.graph.nodes[static_cast<std::size_t>(i)];
            const auto found = std::find_if(m_dead.begin(), m_dead.end(),
                                            [&node](const DeadUnits &each) { return each.path == node.path; });
            if (found == m_dead.end())
                continue;
            const Shape &shape = node.outputShapes.front();
            if (elementCount(shape) / shape[1] < m_limits.fewestValues)
                continue;
            sum.dead += found->dead;
            sum.count += found->count;
        }
        if (sum.count == 0 || sum.share() < m_limits.deadShare)
            return std::nullopt;
        return dead(sum.dead, sum.count, block.outputShapes.front().front());
    }

    std::optional<HealthFinding> saturation(const GraphBlock &block) const
    {
        double worst = 0;
        bool isTanh = false;
        for (int i = block.firstNode; i < block.endNode; ++i) {
            const Node &node = m_trace.graph.nodes[static_cast<std::size_t>(i)];
            const std::string type = node.kind->type();
            if ((type != "Sigmoid" && type != "Tanh") || isAnswer(i))
                continue;
            const std::vector<Snapshot> &outputs = m_trace.nodes[static_cast<std::size_t>(i)].outputs;
            if (outputs.empty() || !outputs.front().valid())
                continue;
            const double share = saturatedShare(outputs.front(), type == "Tanh" ? -1.0 : 0.0, 1.0, m_limits.flatEnd);
            if (share > worst) {
                worst = share;
                isTanh = type == "Tanh";
            }
        }
        if (worst < m_limits.saturatedShare)
            return std::nullopt;
        return saturated(worst, isTanh, m_limits.flatEnd);
    }

    /// What nothing but a loss looks at: to be sure of an answer is no illness.
    bool isAnswer(int node) const
    {
        for (const Node &each : m_trace.graph.nodes)
            for (const ValueRef &input : each.inputs)
                if (input.node == node && each.kind->category() != Category::Loss)
                    return false;
        return true;
    }

    const Trace &m_trace;
    const HealthLimits &m_limits;
    std::vector<DeadUnits> m_dead;
    NetworkSigns m_signs;
    double m_answer = 0; ///< length of the gradient that the network's answer gets
    std::string m_firstWrong; ///< the first block whose output has a NaN or infinite value
    mutable std::vector<bool> m_ancestors;
};

std::vector<Shape> shapesOf(const Graph &graph, const std::vector<ValueRef> &values)
{
    std::vector<Shape> shapes;
    for (const ValueRef &value : values)
        shapes.push_back(
            graph.nodes[static_cast<std::size_t>(value.node)].outputShapes[static_cast<std::size_t>(value.port)]);
    return shapes;
}

GraphBlock partOf(const Graph &graph, const Composite &composite)
{
    return {composite.path,
            composite.kind,
            shapesOf(graph, composite.inputs),
            shapesOf(graph, composite.outputs),
            composite.inputs,
            composite.outputs,
            composite.firstNode,
            composite.endNode,
            0,
            0};
}

GraphBlock partOf(const Graph &graph, int index)
{
    const Node &node = graph.nodes[static_cast<std::size_t>(index)];
    GraphBlock part{node.path, node.kind, node.inputShapes, node.outputShapes, node.inputs, {}, index, index + 1, 0, 0};
    for (std::size_t port = 0; port < node.outputShapes.size(); ++port)
        part.outputs.push_back({index, static_cast<int>(port)});
    return part;
}

/// What composites are made of, as if each part were a block; single layers first, so that of NaNs the first layer that
/// has any is named.
std::vector<GraphBlock> partsOf(const Graph &graph)
{
    std::vector<GraphBlock> parts;
    for (const GraphBlock &block : graph.blocks)
        for (int node = block.firstNode; block.kind->isComposite() && node < block.endNode; ++node)
            parts.push_back(partOf(graph, node));
    for (const Composite &composite : graph.composites)
        if (graph.findBlock(composite.path) < 0)
            parts.push_back(partOf(graph, composite));
    return parts;
}

} // namespace

double lengthOf(const Snapshot &tensor)
{
    if (!tensor.valid())
        return 0;
    double squares = 0;
    for (const float value : tensor.toFloats())
        squares += static_cast<double>(value) * static_cast<double>(value);
    return std::isfinite(squares) ? std::sqrt(squares) : std::nan("");
}

double saturatedShare(const Snapshot &output, double low, double high, double flatEnd)
{
    const std::vector<float> values = output.toFloats();
    if (values.empty())
        return 0;
    const double end = flatEnd * (high - low);
    const auto count = std::count_if(values.begin(), values.end(), [&](float value) {
        return static_cast<double>(value) < low + end || static_cast<double>(value) > high - end;
    });
    return static_cast<double>(count) / static_cast<double>(values.size());
}

std::vector<BlockHealth> judgeHealth(const Trace &trace, const HealthLimits &limits)
{
    return Judge(trace, limits).judge();
}

std::vector<BlockHealth> judgeParts(const Trace &trace, const HealthLimits &limits)
{
    return Judge(trace, limits).judge(partsOf(trace.graph));
}

} // namespace vitrine
