#pragma once

#include "core/tensor/Snapshot.h"
#include "core/training/Hyperparameters.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// A quantity that an optimizer keeps for each weight between steps.
struct StateSpec {
    std::string name; ///< "v", "r"
    Message help; ///< one line: "moving average of the gradients"
};

/// One learnable tensor's place in the row of all numbers.
struct TensorRange {
    std::string name; ///< "conv1.weight"
    Shape shape;
    std::size_t offset = 0;

    std::size_t count() const { return static_cast<std::size_t>(elementCount(shape)); }
};

/// All that one step works on: every learnable number of a network in one row, so that a step is one pass over memory
/// however many tensors there are.
template <typename Real>
struct OptimizerRow {
    std::span<Real> weights; ///< w, changed
    std::span<const Real> gradients; ///< g = ∂Loss/∂w, as long as the weights
    std::vector<std::span<Real>> state; ///< beside OptimizerKind::state(), each as long as the weights, zero at first
    std::span<const TensorRange> tensors; ///< which piece of the row is which tensor
    std::int64_t step = 1; ///< t: 1 for the first
};

/// One line of a step with the numbers of one weight put in.
struct WorkedLine {
    std::string symbol; ///< what the line computes: "v̂"
    std::string formula; ///< "v / (1 − β₁ᵗ)"
    std::string numbers; ///< "0.05 / (1 − 0.9²)"
    double value = 0;
};

/// An optimizer: one file in core/training/optimizers, its update written out once as in its paper. Has no state of its
/// own; what it remembers lies in the row. Knows no torch: a row is plain memory.
class OptimizerKind {
public:
    virtual ~OptimizerKind() = default;

    virtual std::string name() const = 0; ///< as `--optimizer` calls it: "adam"
    virtual std::string title() const = 0; ///< "Adam"
    virtual Message summary() const = 0; ///< one sentence: what it does, and why
    virtual std::string paper() const = 0; ///< "Kingma & Ba 2015, arXiv 1412.6980"; empty where there is none
    virtual const std::vector<HyperparameterSpec> &hyperparameters() const = 0;
    virtual const std::vector<StateSpec> &state() const = 0;
    /// Takes the gradient of the whole training set rather than of a batch.
    virtual bool isFullBatch() const { return false; }

    /// One step. `hyperparameters` must hold a legal value for each spec (see completeHyperparameters()).
    virtual void step(const OptimizerRow<float> &row, const Hyperparameters &hyperparameters) const = 0;
    virtual void step(const OptimizerRow<double> &row, const Hyperparameters &hyperparameters) const = 0;

    /// The same step for weight `index` of the row, line by line with its numbers; changes nothing.
    virtual std::vector<WorkedLine> work(const OptimizerRow<double> &row, std::size_t index,
                                         const Hyperparameters &hyperparameters) const = 0;
};

/// Every kind there is, by file name.
const std::vector<std::unique_ptr<OptimizerKind>> &optimizerKinds();
/// Null where there is none.
const OptimizerKind *findOptimizerKind(std::string_view name);
/// Fills in defaults. An unknown name or a value out of range is an error that names the legal ones.
Result<Hyperparameters> completeHyperparameters(const OptimizerKind &kind, const Hyperparameters &given);

} // namespace vitrine
