#pragma once

#include "core/base/Result.h"
#include "core/data/ObjectSet.h"
#include "core/network/Network.h"
#include "core/tensor/Device.h"
#include "core/tensor/TensorMap.h"
#include "core/training/OptimizerKind.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// What goes into a network at once, and the answers.
struct Batch {
    Snapshot inputs; ///< [N, …], Float32
    std::vector<std::int64_t> labels; ///< N classes
    Snapshot targets; ///< [N, …] of sets whose answers are numbers; invalid where the labels are the answers
    std::vector<std::int64_t> items; ///< which of the set they are
    /// Of sets whose answers are objects: what each picture shows, in pixels of the input, which may be of another
    /// height and width than the network's own.
    std::vector<std::vector<MarkedObject>> objects;
    bool isClosing = false; ///< of a detector's last epochs, when its loss takes L1 of the boxes in, too

    std::int64_t size() const { return inputs.valid() ? inputs.shape()[0] : 0; }
};

/// What a detector's loss is made of, each divided by the number of positives as in the sum, and weighted.
struct DetectionTerms {
    double iou = 0;
    double objectness = 0;
    double classes = 0;
    double l1 = 0; ///< 0 but for the closing epochs
    double positives = 0; ///< cells with an object to learn, for each object
};

/// How a network did on a batch.
struct BatchResult {
    double loss = 0; ///< mean over the batch
    std::optional<DetectionTerms> detection{}; ///< of detectors
    std::int64_t right = 0; ///< answers that are the label; of networks that answer with classes
    std::int64_t count = 0; ///< samples
    std::vector<float> answers; ///< [N, K], where they were asked for
};

/// A network whose weights change: what a trainer and its optimizer work on. All numbers that learn lie in one row, in
/// the order of Graph::weights() and without those of frozen blocks, and so do their gradients. Used on the compute
/// thread alone.
class TrainingModel {
public:
    virtual ~TrainingModel() = default;

    /// One forward and backward pass in training mode; gradients() are those of the loss. `seed`: of dropout's masks.
    virtual Result<BatchResult> train(const Batch &batch, std::uint64_t seed) = 0;
    /// A forward pass in evaluation mode; changes nothing.
    virtual Result<BatchResult> evaluate(const Batch &batch, bool wantsAnswers = false) = 0;
    /// The same, but batch norm takes this batch's own statistics, as it does in training; changes nothing either.
    virtual Result<BatchResult> evaluateByBatch(const Batch &batch) { return evaluate(batch); }

    /// What each block before the loss gives for these inputs, in evaluation mode, by path: [N, K]. Nothing of models
    /// that keep no such values; runTrace() tells them of any network.
    virtual std::optional<TensorMap> outputs(const Snapshot &) { return std::nullopt; }

    virtual const std::vector<TensorRange> &ranges() const = 0;
    /// The row, on the CPU; whoever writes to it calls weightsChanged().
    virtual std::span<float> weights() = 0;
    virtual void weightsChanged() = 0;
    virtual std::span<const float> gradients() const = 0;
    /// Batch norm's running means and variances in a row of their own, on the CPU; empty where there are none. Whoever
    /// writes to it calls statisticsChanged().
    virtual std::span<float> statistics() { return {}; }
    virtual void statisticsChanged() { }
    virtual const std::vector<TensorRange> &statisticsRanges() const
    {
        static const std::vector<TensorRange> none;
        return none;
    }
    std::span<const float> weights() const { return const_cast<TrainingModel *>(this)->weights(); }

    /// A copy of all weights and buffers, by name.
    virtual TensorMap tensors() const = 0;
    /// Puts back what tensors() gave; names and shapes must fit.
    virtual Result<void> setTensors(const TensorMap &tensors) = 0;

    virtual std::string device() const = 0; ///< "cpu", "cuda"
    /// What runs it: "LibTorch", "fused perceptron".
    virtual std::string engine() const = 0;
};

enum class TrainingPrecision { Float32, BFloat16 };

struct ModelRequest {
    Network network; ///< with a loss
    TensorMap tensors; ///< weights and buffers to start from
    DeviceChoice device = DeviceChoice::Auto;
    TrainingPrecision precision = TrainingPrecision::Float32;
};

/// Fails, naming the block, on a network without one input, one loss, or anything to learn.
Result<std::unique_ptr<TrainingModel>> makeTrainingModel(const ModelRequest &request);

} // namespace vitrine
