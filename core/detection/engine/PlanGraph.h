#pragma once

#include "core/base/Result.h"
#include "core/blocks/Ops.h"
#include "core/graph/Graph.h"

#include <string>
#include <vector>

namespace vitrine {

/// One operation of a plan: what is to be computed, with no tensor yet. Made of several operations of the network where
/// they fit into one call.
struct PlanOp {
    enum class Kind { Input, Conv, BatchNorm, Activation, MaxPool, Upsample, Concat, Add, Slice, Permute, Flatten };

    Kind kind = Kind::Input;
    std::string path; ///< of the node it came from: its weights are "path.weight"
    std::vector<std::string> joined; ///< Conv: paths of others whose outputs follow its own in the channels
    std::vector<int> inputs; ///< indices of the operations that feed it
    Shape shape; ///< of its output
    bool alive = true; ///< false: another one does its work

    ConvAttributes conv;
    bool ofSquares = false; ///< Conv: its weights are of the four pictures that Focus makes; `conv` is of their source
    bool hasBias = false;
    std::string batchNorm; ///< Conv: path of the batch norm folded into it; BatchNorm: its own
    double eps = 0;
    bool hasActivation = false; ///< Conv: with one after it; Activation: its own
    Activation activation = Activation::SiLU;
    double slope = 0;
    PoolAttributes pool;
    UpsampleAttributes upsample;
    std::vector<std::int64_t> dims; ///< Permute; Concat: {dim}; Flatten: {start, end}; Slice: {dim, start, end, step}
};

/// A network as a list of operations in order of computation, ready to be rewritten.
struct PlanGraph {
    std::vector<PlanOp> ops;
    int output = -1;

    /// How many living operations read each one's output.
    std::vector<int> readers() const;
};

/// Writes down what a network's blocks compute, by running their own description (Ops) without tensors. Fails, naming
/// the block, on an operation that plans don't have: the plain path does it then.
Result<PlanGraph> recordPlan(const Graph &graph);

/// The rewrites, each exact up to rounding: batch norm into the convolution before it, activation into that call; max-
/// pools of 9 and 13 as chains of 5; Focus's slices and its convolution as one of the picture itself; convolutions of
/// one input whose outputs are put together anyway as one; the rows of the output gathered without transposing them.
struct PlanRewrites {
    int foldedBatchNorms = 0;
    int fusedActivations = 0;
    int chainedPools = 0;
    int joinedConvolutions = 0;
    int unfocused = 0; ///< convolutions that read the picture where Focus copied it
};
/// `unfocus`: whether something can convolve the picture itself as fast as four smaller ones.
PlanRewrites rewritePlan(PlanGraph &plan, bool unfocus);

} // namespace vitrine
