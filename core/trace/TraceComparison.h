#pragma once

#include "core/graph/MatchGraphs.h"
#include "core/tensor/TensorDifference.h"
#include "core/trace/Trace.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

/// What of a block is held against that of its counterpart.
enum class ComparedPart { Output, Gradient, Weights, WeightGradients };
inline constexpr int comparedParts = 4;
/// Whether it is seen with the weights, at whatever step one stands.
constexpr bool isOfWeights(ComparedPart part)
{
    return part == ComparedPart::Weights || part == ComparedPart::WeightGradients;
}

struct PartComparison {
    enum class State {
        Absent, ///< one of the two has nothing there: no counterpart, no backward pass, no weights
        OtherShape, ///< both have, but of different shapes
        Compared
    };
    State state = State::Absent;
    TensorDifference difference; ///< of Compared

    bool isOther() const { return state == State::OtherShape || (state == State::Compared && !difference.isNone()); }
};

/// A block of two runs, or a primitive operation.
struct ComparedPair {
    GraphPair places;
    std::string a, b; ///< paths; empty where there is none
    std::array<PartComparison, comparedParts> parts;

    const PartComparison &part(ComparedPart part) const { return parts[static_cast<std::size_t>(part)]; }
    bool isWhole() const { return places.a >= 0 && places.b >= 0; }
};

/// Two runs held against each other, block by block and operation by operation; immutable.
struct TraceComparison {
    std::shared_ptr<const Trace> a, b;
    std::vector<ComparedPair> blocks, nodes;

    const std::vector<ComparedPair> &pairs(bool nodewise) const { return nodewise ? nodes : blocks; }
    /// The first pair where the two are not the same any more; −1: they are the same all the way.
    int firstDifference(bool nodewise, ComparedPart part) const;
};

/// A tensor of a block, and what it is called there: "weight", "m.0.conv1.conv.weight"; outputs by their port, "0".
struct PartTensor {
    std::string name;
    Snapshot tensor;
};
/// What block, or node, `index` of a run has of a part; tensors that the run has not computed are left out.
std::vector<PartTensor> partTensors(const Trace &trace, bool nodewise, int index, ComparedPart part);

/// Compares two runs pair by pair, so that others may work in between. First access to the tensors of a GPU: for the
/// compute thread.
class TraceComparer {
public:
    TraceComparer(std::shared_ptr<const Trace> a, std::shared_ptr<const Trace> b);

    /// Another pair; false once all are done.
    bool step();
    double progress() const; ///< 0 … 1
    std::shared_ptr<const TraceComparison> result() const { return m_result; }

private:
    void compare(ComparedPair &pair, bool nodewise) const;

    std::shared_ptr<TraceComparison> m_result;
    std::size_t m_done = 0; ///< of the nodes, then the blocks
};

} // namespace vitrine
