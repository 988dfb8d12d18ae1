#pragma once

// Private to core/io/onnx/import.

#include "core/io/OnnxImport.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vitrine {

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
    std::optional<std::vector<std::int64_t>> integers(const std::string &value) const; ///< a constant list
    /// Dimensions of a computed value; 0 where it isn't known.
    std::size_t rank(const std::string &value) const;
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
    std::map<std::string, std::size_t> m_ranks;
    std::set<std::string> m_ids;
    ImportedNetwork m_result;
};

/// An attribute, or what it is where it's left out.
std::int64_t integerOf(const OnnxNode &node, const char *name, std::int64_t otherwise);
std::vector<std::int64_t> integersOf(const OnnxNode &node, const char *name, std::vector<std::int64_t> otherwise);
double realOf(const OnnxNode &node, const char *name, double otherwise);
std::string textOf(const OnnxNode &node, const char *name, const std::string &otherwise);
/// A list parameter: one number where all are equal.
ParamValue sizes(const std::vector<std::int64_t> &values);

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

std::vector<ImportRule> layerRules(); ///< convolutions, linear, norms, pooling
std::vector<ImportRule> shapeRules(); ///< reshapes, slices, resizing
std::vector<ImportRule> numberRules(); ///< activations, sums and products

} // namespace vitrine
