#pragma once

// Private to core/io/onnx/import.

#include "core/io/OnnxImport.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine {

using ImportParams = std::map<std::string, ParamValue, std::less<>>;

/// A network that grows out of an ONNX model, node by node in the model's order.
class ImportContext {
public:
    explicit ImportContext(const OnnxModel &model);

    const OnnxModel &model() const { return m_model; }
    /// The node that makes a value; null for inputs and constants.
    const OnnxNode *producer(const std::string &value) const;
    /// A value that is given in the file; null where it is computed. A constant that is merely transposed counts.
    const Snapshot *constant(const std::string &value) const;
    std::optional<double> scalar(const std::string &value) const; ///< a constant of one number
    /// A constant list; none where it is longer than any list of sizes.
    std::optional<std::vector<std::int64_t>> integers(const std::string &value) const;
    /// Dimensions of a computed value; 0 where it isn't known.
    std::size_t rank(const std::string &value) const;
    /// Sizes of a computed value for a batch of one; none where something before it is not known.
    std::optional<Shape> shape(const std::string &value);
    /// Whether sizes of inputs are this program's own choice, and shapes with them.
    bool hasAssumedSizes() const { return m_hasAssumedSizes; }
    /// Whether a layer may have numbers of its own made of a constant: a file may name the same one many times.
    bool mayCopy(const Snapshot &constant);
    bool isMade(const std::string &value) const { return m_ends.contains(value); }

    /// Adds an input block for a value.
    void addInput(const OnnxValue &input);
    /// Adds a block that computes the node's first output from `inputs`; returns its id. `rank`: of the output.
    std::string addBlock(const OnnxNode &node, const std::string &type,
                         std::map<std::string, ParamValue, std::less<>> params, const std::vector<std::string> &inputs,
                         std::size_t rank);
    /// The node's output is another value: Identity, Dropout in evaluation.
    void pass(const OnnxNode &node, const std::string &value);
    void addWeight(const std::string &block, const char *name, Snapshot tensor);
    /// A grey block, connected to what it reads.
    void addUnknown(const OnnxNode &node, Message reason);
    void note(Message message) { m_result.notes.push_back(std::move(message)); }

    ImportedNetwork take() { return std::move(m_result); }

private:
    std::string freshId(const OnnxNode &node, const std::string &type);
    std::string freshId(std::string wanted);

    const OnnxModel &m_model;
    std::map<std::string, const OnnxNode *> m_producers;
    std::map<std::string, Snapshot> m_folded; ///< constants made of constants
    std::map<std::string, Endpoint> m_ends;
    std::map<std::string, std::vector<Shape>> m_shapes; ///< by block, as far as they were asked for
    int m_looks = 0; ///< at all shapes
    std::int64_t m_copies = 0, m_mostCopies = 0; ///< numbers
    bool m_hasAssumedSizes = false;
    std::map<std::string, std::size_t> m_ranks;
    std::map<std::string, int> m_ids; ///< with the number that a second one would get
    ImportedNetwork m_result;
};

/// An attribute, or what it is where it's left out.
std::int64_t integerOf(const OnnxNode &node, const char *name, std::int64_t otherwise);
std::vector<std::int64_t> integersOf(const OnnxNode &node, const char *name, std::vector<std::int64_t> otherwise);
double realOf(const OnnxNode &node, const char *name, double otherwise);
double asWritten(float number); ///< 1e-5 rather than 9.99999975e-6
std::string textOf(const OnnxNode &node, const char *name, const std::string &otherwise);
/// A list parameter: one number where all are equal.
ParamValue sizes(const std::vector<std::int64_t> &values);

/// The inputs of a node with two, each as the first.
std::array<std::pair<std::string, std::string>, 2> bothWays(const OnnxNode &node);
/// The node that makes a value, where it is of this kind and has as many inputs; null otherwise.
const OnnxNode *madeBy(const ImportContext &context, const std::string &value, const char *op, std::size_t inputs);
/// A parameter, unless it is what the block has anyway.
void addGiven(ImportParams &params, const char *name, ParamValue value, const ParamValue &usual);
/// "Conv2d" of "Conv" and 2.
std::string numbered(const char *type, std::size_t dimensions);
Message computedWeights(); ///< why an operator with weights is refused
/// Of a layer whose weights are computed, empty, or used so often that they would fill the memory.
std::optional<Message> checkWeight(ImportContext &context, const Snapshot *weight);

/// A norm that is written in pieces and ends at a node: (x − mean) / √(variance + eps), scaled and shifted.
struct NormPieces {
    std::string x;
    std::vector<std::int64_t> axes; ///< that mean and variance are taken over
    double eps = 0;
    std::int64_t groups = 0; ///< of channels; 0: none were made
    const Snapshot *weight = nullptr, *bias = nullptr;
};
std::optional<NormPieces> normOf(const ImportContext &context, const OnnxNode &node);
std::optional<Message> addNorm(ImportContext &context, const OnnxNode &node, const NormPieces &norm);

/// What a Pad with zeros before a node pads, the same on both sides of each spatial dimension, and by how much.
struct ZeroPadding {
    std::string x;
    std::vector<std::int64_t> sides;
};
std::optional<ZeroPadding> paddingBefore(const ImportContext &context, const OnnxNode &node);

/// How an operation becomes blocks.
struct ImportRule {
    const char *op;
    const char *becomes; ///< empty: it is known, and always refused
    /// Which of a node's inputs are tensors that flow (rather than constants and sizes).
    std::vector<std::string> (*data)(const ImportContext &context, const OnnxNode &node);
    /// Adds the blocks, or says why it can't be.
    std::optional<Message> (*convert)(ImportContext &context, const OnnxNode &node);
};

std::vector<std::string> firstInput(const ImportContext &context, const OnnxNode &node);
std::vector<std::string> computedInputs(const ImportContext &context, const OnnxNode &node);

std::vector<ImportRule> layerRules(); ///< convolutions, linear, pooling
std::vector<ImportRule> shapeRules(); ///< reshapes, slices, resizing
std::vector<ImportRule> normRules(); ///< norms
std::vector<ImportRule> numberRules(); ///< activations, sums and products

} // namespace vitrine
