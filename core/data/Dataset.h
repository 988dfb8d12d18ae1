#pragma once

#include "core/base/Message.h"
#include "core/base/Result.h"
#include "core/data/InputFormat.h"
#include "core/tensor/Snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// One item of a set: what goes in, and the answer.
struct DataItem {
    Snapshot input; ///< of the set's itemShape, no batch dimension; pictures as 0 … 1, channels RGB or grey
    std::int64_t label = 0; ///< index among the set's classes
    Snapshot
        target{}; ///< of sets whose answers are numbers (a function's value); invalid where the label is the answer
};

/// A set of labelled items, in a fixed order. Reading is const and may happen from several threads at once.
class Dataset {
public:
    virtual ~Dataset() = default;
    Dataset() = default;
    Dataset(const Dataset &) = delete;
    Dataset &operator=(const Dataset &) = delete;

    virtual std::string name() const = 0; ///< "MNIST"
    virtual Message licence() const = 0; ///< where it comes from and what one may do with it
    virtual std::int64_t size() const = 0;
    virtual const std::vector<std::string> &classes() const = 0;
    virtual const Shape &itemShape() const = 0; ///< without the batch: [1, 28, 28]
    /// Item `index` of 0 … size() − 1.
    virtual Result<DataItem> item(std::int64_t index) const = 0;
    /// How many items from the front are for training, where the set itself says so; the rest validates.
    virtual std::optional<std::int64_t> trainingCount() const { return std::nullopt; }
};

} // namespace vitrine
