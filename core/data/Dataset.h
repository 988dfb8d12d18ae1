#pragma once

#include "core/base/Message.h"
#include "core/base/Result.h"
#include "core/data/InputFormat.h"
#include "core/data/Picture.h"
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

/// What the items of a set are answered with.
enum class AnswerKind {
    Class, ///< DataItem::label
    Number, ///< DataItem::target
    Objects ///< boxes in the picture: the set is an ObjectSet as well
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
    /// Whether pictures may have other sizes than itemShape(), which then is the first one's.
    virtual bool variesInShape() const { return false; }
    virtual AnswerKind answer() const { return AnswerKind::Class; }
    /// Item `index` of 0 … size() − 1.
    virtual Result<DataItem> item(std::int64_t index) const = 0;
    /// Its label alone, where that is quicker.
    virtual Result<std::int64_t> label(std::int64_t index) const;
    /// Its picture as it lies on disk, where that is quicker than planes of floats. Fails for sets without pictures.
    virtual Result<Picture> picture(std::int64_t index) const;
    /// How many items from the front are for training, where the set itself says so; the rest validates.
    virtual std::optional<std::int64_t> trainingCount() const { return std::nullopt; }
};

/// Whether items of this shape are pictures: [1, H, W] or [3, H, W].
bool isPictureShape(const Shape &shape);

} // namespace vitrine
