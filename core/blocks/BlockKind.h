#pragma once

#include "core/base/Message.h"
#include "core/base/Result.h"
#include "core/blocks/ExplainContext.h"
#include "core/blocks/Ops.h"
#include "core/blocks/Params.h"
#include "core/network/Network.h"
#include "core/tensor/Snapshot.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// What a palette sorts by, and what a block's colour on the canvas means.
enum class Category {
    Input,
    Convolution,
    Linear,
    Normalization,
    Activation,
    Pooling,
    Reshape,
    Combine,
    Detection,
    Loss
};

/// A learnable parameter or a buffer of a block.
struct WeightSpec {
    /// How it starts, by PyTorch's rules. Uniform: U(−bound, bound).
    enum class Init { Uniform, Constant };

    std::string name; ///< in the block: "weight", "running_mean"
    Shape shape;
    bool learnable = true; ///< false: a buffer
    DType dtype = DType::Float32;
    Init init = Init::Constant;
    double value = 0; ///< the bound, or the constant
    bool optional = false; ///< may be missing from a file (num_batches_tracked)
    bool isFrozen = false; ///< of a block that training leaves alone

    /// Whether training changes it.
    bool trains() const { return learnable && !isFrozen; }
};

/// A composite block as a network of smaller ones. Its `Input` blocks are named "in0", "in1", … after the ports;
/// the other ids are the names of YOLOX's or PyTorch's modules and may hold dots: "m.0".
struct Expansion {
    Network network;
    std::vector<Endpoint> outputs; ///< a place inside for each output port
    /// Weights that start at a number of their own rather than by the rules of their kind, by name: "cls_preds.0.bias".
    std::map<std::string, double, std::less<>> starts;
};

/// Which places of the input a place of the output is made of, one number a spatial dimension where there are any.
struct Reach {
    enum class Kind {
        Point, ///< the same place: activations, batch norm, sums
        Window, ///< `size` places, `stride` apart from those of the next: convolutions, pooling
        Spread, ///< the other way round, transposed: each input goes to `size` places, `stride` apart
        Whole ///< all of it: linear layers, global pooling, losses
    };
    Kind kind = Kind::Point;
    std::vector<std::int64_t> size = {}, stride = {};
};

/// How many ports a block has. max −1: as many as are connected.
struct PortCount {
    int min = 1;
    int max = 1;
};

/// A kind of block: everything the program knows of, say, Conv2d, in one file and with no torch. The form, the palette,
/// the tooltip, the file format, shape inference, the executor, the exporters and explanations all work from this.
///
/// A kind is either primitive (forward(), explainForward(), explainBackward()) or composite (expand()); a composite's
/// shapes, weights and explanations follow from its parts.
class BlockKind {
public:
    virtual ~BlockKind() = default;

    virtual std::string type() const = 0; ///< "Conv2d"
    virtual Category category() const = 0;
    virtual Message summary() const = 0; ///< one sentence: what it does
    virtual const std::vector<ParameterSpec> &parameters() const = 0;
    /// What the parameters can't tell one by one, such as two that exclude each other; appends to `problems`.
    virtual void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const;
    /// False for parts that only composites are made of; a network file can't name them.
    virtual bool isPublic() const { return true; }

    virtual PortCount inputs() const { return {1, 1}; }
    virtual int outputCount(const Params &) const { return 1; }

    /// In symbols, the same in every language: "y = x·σ(x)".
    virtual std::string formula(Pass pass) const = 0;

    /// Shapes of the outputs, batch included. On failure the message says what the block got and what it needs.
    virtual Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const = 0;
    virtual std::vector<WeightSpec> weights(const Params &params, std::span<const Shape> inputs) const;
    /// For inputs that fit.
    virtual Reach reach(const Params &params, std::span<const Shape> inputs) const;
    /// How the output's spatial size comes about, with the numbers in it: "H: ⌊(28 + 2·2 − 1·(5 − 1) − 1)/1⌋ + 1 = 28",
    /// one line a dimension, in symbols; empty for kinds without a rule of their own.
    virtual std::string sizeFormula(const Params &params, std::span<const Shape> inputs) const;
    /// Multiply-accumulates for the given inputs (convolutions and linear layers; others 0).
    virtual std::int64_t macs(const Params &params, std::span<const Shape> inputs) const;

    virtual bool isComposite() const { return false; }
    virtual Expansion expand(const Params &params, std::span<const Shape> inputs) const;

    /// Describes the block by operations; returns a value for each output port.
    virtual std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                                       std::span<const Shape> shapes) const;

    /// The expression of output `port` at `index`, over terms that it adds to the context.
    virtual std::string explainForward(ExplainContext &context, int port, const Index &index) const;
    /// The expression of what this block adds to ∂Loss/∂input(`port`)[`index`]: local derivative × incoming gradient.
    virtual std::string explainBackward(ExplainContext &context, int port, const Index &index) const;
};

/// All kinds, in the order of their files' names; generated by CMake from the files in this folder.
std::vector<std::unique_ptr<BlockKind>> makeAllBlockKinds();

/// The kinds, built once.
const std::vector<std::unique_ptr<BlockKind>> &blockKinds();
/// Null where there is none.
const BlockKind *findBlockKind(std::string_view type);

} // namespace vitrine
