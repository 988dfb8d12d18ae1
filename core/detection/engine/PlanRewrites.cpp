#include "core/detection/engine/PlanGraph.h"

#include <algorithm>

namespace vitrine {

namespace {

using Kind = PlanOp::Kind;

class Rewriter {
public:
    explicit Rewriter(PlanGraph &plan) : m_plan(plan) { }

    PlanRewrites run(bool mayUnfocus)
    {
        PlanRewrites done;
        done.foldedBatchNorms = absorb(Kind::BatchNorm, [](PlanOp &conv, const PlanOp &norm) {
            if (!conv.batchNorm.empty() || conv.hasActivation)
                return false;
            conv.batchNorm = norm.batchNorm;
            conv.eps = norm.eps;
            return true;
        });
        done.fusedActivations = absorb(Kind::Activation, [](PlanOp &conv, const PlanOp &activation) {
            if (conv.hasActivation)
                return false;
            conv.hasActivation = true;
            conv.activation = activation.activation;
            conv.slope = activation.slope;
            return true;
        });
        done.chainedPools = chainPools();
        done.joinedConvolutions = joinConvolutions();
        done.unfocused = mayUnfocus ? unfocus() : 0;
        gatherRows();
        return done;
    }

private:
    PlanOp &at(int index) { return m_plan.ops[static_cast<std::size_t>(index)]; }

    /// Everyone who read `from` reads `to`.
    void redirect(int from, int to)
    {
        for (PlanOp &op : m_plan.ops)
            std::replace(op.inputs.begin(), op.inputs.end(), from, to);
        if (m_plan.output == from)
            m_plan.output = to;
    }

    /// Lets convolutions do the work of the operations of one kind that alone read them.
    template <typename Take>
    int absorb(Kind kind, Take &&take)
    {
        int count = 0;
        const std::vector<int> readers = m_plan.readers();
        for (std::size_t i = 0; i < m_plan.ops.size(); ++i) {
            PlanOp &op = m_plan.ops[i];
            if (!op.alive || op.kind != kind)
                continue;
            const int source = op.inputs[0];
            if (at(source).kind != Kind::Conv || readers[static_cast<std::size_t>(source)] != 1
                || !take(at(source), op))
                continue;
            op.alive = false;
            redirect(static_cast<int>(i), source);
            ++count;
        }
        return count;
    }

    static bool isSamePool(const PlanOp &op, std::int64_t kernel)
    {
        const PoolAttributes &pool = op.pool;
        return op.alive && op.kind == Kind::MaxPool && !pool.ceilMode && pool.kernel == std::vector{kernel, kernel}
        && pool.stride == std::vector<std::int64_t>{1, 1} && pool.padding == std::vector{kernel / 2, kernel / 2}
        && std::all_of(pool.dilation.begin(), pool.dilation.end(), [](std::int64_t d) { return d == 1; });
    }

    /// A maximum over 9 is that over 5 of the maxima over 5: SPP's three pools become a chain of small ones.
    int chainPools()
    {
        int count = 0;
        for (const std::int64_t kernel : {9, 13}) {
            for (std::size_t i = 0; i < m_plan.ops.size(); ++i) {
                PlanOp &large = m_plan.ops[i];
                if (!isSamePool(large, kernel))
                    continue;
                const auto small = std::find_if(m_plan.ops.begin(), m_plan.ops.begin() + static_cast<std::ptrdiff_t>(i),
                                                [&](const PlanOp &op) { return isChain(op, kernel - 4, large); });
                if (small == m_plan.ops.begin() + static_cast<std::ptrdiff_t>(i))
                    continue;
                large.inputs = {static_cast<int>(small - m_plan.ops.begin())};
                large.dims = {kernel}; // what it stands for
                large.pool.kernel = {5, 5};
                large.pool.padding = {2, 2};
                ++count;
            }
        }
        return count;
    }

    /// Whether an earlier pool gives the maxima over `kernel` of what `large` pools.
    bool isChain(const PlanOp &op, std::int64_t kernel, const PlanOp &large)
    {
        if (op.kind != Kind::MaxPool || !op.alive)
            return false;
        if (kernel == 5)
            return op.dims.empty() && isSamePool(op, 5) && op.inputs == large.inputs;
        return op.dims == std::vector{kernel} && at(op.inputs[0]).inputs == large.inputs;
    }

    /// Whether two convolutions may be one with the channels of both: plain ones, alike in all but the weights, that
    /// nobody but one concatenation reads.
    bool canJoin(const PlanOp &a, const PlanOp &b, const std::vector<int> &readers, int indexA, int indexB) const
    {
        const auto isPlain = [](const PlanOp &op) {
            return op.kind == Kind::Conv && op.batchNorm.empty() && !op.hasActivation && op.hasBias
                && op.conv.groups == 1;
        };
        return isPlain(a) && isPlain(b) && a.inputs == b.inputs && a.conv.kernel == b.conv.kernel
            && a.conv.stride == b.conv.stride && a.conv.padding == b.conv.padding && a.conv.dilation == b.conv.dilation
            && readers[static_cast<std::size_t>(indexA)] == 1 && readers[static_cast<std::size_t>(indexB)] == 1;
    }

    /// The head's predictions of box and objectness look at the same maps and lie beside each other in the output.
    int joinConvolutions()
    {
        int count = 0;
        const std::vector<int> readers = m_plan.readers();
        for (PlanOp &concat : m_plan.ops) {
            if (!concat.alive || concat.kind != Kind::Concat || concat.dims != std::vector<std::int64_t>{1})
                continue;
            for (std::size_t i = 1; i < concat.inputs.size();) {
                const int before = concat.inputs[i - 1], next = concat.inputs[i];
                if (before == next || !canJoin(at(before), at(next), readers, before, next)) {
                    ++i;
                    continue;
                }
                at(before).joined.push_back(at(next).path);
                at(before).shape[1] += at(next).shape[1];
                at(next).alive = false;
                concat.inputs.erase(concat.inputs.begin() + static_cast<std::ptrdiff_t>(i));
                ++count;
            }
        }
        return count;
    }

    /// Whether an operation takes every second line of a dimension, from `start` on.
    static bool isEverySecond(const PlanOp &op, std::int64_t dim, std::int64_t start)
    {
        return op.alive && op.kind == Kind::Slice && op.dims[0] == dim && op.dims[1] == start && op.dims[2] < 0
            && op.dims[3] == 2;
    }

    /// What Focus cut into four pictures, if the operation puts those together; −1: it does not.
    int focusSource(const PlanOp &concat)
    {
        if (concat.kind != Kind::Concat || concat.inputs.size() != 4 || concat.dims != std::vector<std::int64_t>{1})
            return -1;
        int source = -1;
        for (int i = 0; i < 4; ++i) { // top left, bottom left, top right, bottom right
            const PlanOp &columns = at(concat.inputs[static_cast<std::size_t>(i)]);
            if (!isEverySecond(columns, 3, i / 2) || !isEverySecond(at(columns.inputs[0]), 2, i % 2))
                return -1;
            const int from = at(columns.inputs[0]).inputs[0];
            if (source >= 0 && from != source)
                return -1;
            source = from;
        }
        return source;
    }

    /// A convolution over the four pictures that Focus makes is one of twice the size, two pixels a step, over theirs.
    int unfocus()
    {
        int count = 0;
        for (PlanOp &conv : m_plan.ops) {
            if (!conv.alive || conv.kind != Kind::Conv || conv.conv.groups != 1 || !conv.joined.empty()
                || conv.conv.stride != std::vector<std::int64_t>{1, 1}
                || conv.conv.dilation != std::vector<std::int64_t>{1, 1})
                continue;
            const int source = focusSource(at(conv.inputs[0]));
            if (source < 0)
                continue;
            conv.inputs = {source};
            conv.ofSquares = true;
            for (auto *sizes : {&conv.conv.kernel, &conv.conv.stride, &conv.conv.padding})
                for (std::int64_t &size : *sizes)
                    size *= 2;
            ++count;
        }
        removeUnread();
        return count;
    }

    /// Operations that nobody reads any more, and those that only they read.
    void removeUnread()
    {
        for (bool changed = true; changed;) {
            changed = false;
            const std::vector<int> readers = m_plan.readers();
            for (std::size_t i = 0; i < m_plan.ops.size(); ++i) {
                PlanOp &op = m_plan.ops[i];
                if (op.alive && op.kind != Kind::Input && readers[i] == 0) {
                    op.alive = false;
                    changed = true;
                }
            }
        }
    }

    /// Rows of cells: permute(concat(maps, 2), (0, 2, 1)) is concat(permute(map), 1), and a map whose channels lie
    /// beside each other in memory needs no copy to be permuted.
    void gatherRows()
    {
        PlanOp &permute = at(m_plan.output);
        if (permute.kind != Kind::Permute || permute.dims != std::vector<std::int64_t>{0, 2, 1})
            return;
        const int concat = permute.inputs[0];
        if (at(concat).kind != Kind::Concat || at(concat).dims != std::vector<std::int64_t>{2})
            return;
        std::vector<int> rows;
        for (const int map : std::vector<int>(at(concat).inputs)) {
            PlanOp turned = at(m_plan.output);
            turned.inputs = {map};
            turned.shape = {at(map).shape[0], at(map).shape[2], at(map).shape[1]};
            m_plan.ops.push_back(std::move(turned));
            rows.push_back(static_cast<int>(m_plan.ops.size()) - 1);
        }
        PlanOp joined = at(concat);
        joined.inputs = std::move(rows);
        joined.dims = {1};
        joined.shape = at(m_plan.output).shape;
        at(concat).alive = false;
        at(m_plan.output).alive = false;
        m_plan.ops.push_back(std::move(joined));
        m_plan.output = static_cast<int>(m_plan.ops.size()) - 1;
    }

    PlanGraph &m_plan;
};

} // namespace

PlanRewrites rewritePlan(PlanGraph &plan, bool unfocus)
{
    return Rewriter(plan).run(unfocus);
}

} // namespace vitrine
