#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// The binary files of CIFAR-10 and CIFAR-100 (https://www.cs.toronto.edu/~kriz/cifar.html): records of labels, one
/// byte each, and a picture of 32 × 32, planes red, green, blue, a byte a value.
struct CifarLayout {
    const char *title; ///< "CIFAR-10"
    std::size_t labels; ///< bytes of labels before the picture; the last of them is the one to learn
    std::int64_t classes;

    static constexpr std::size_t pictureBytes = 3 * 32 * 32;
    std::size_t recordBytes() const { return labels + pictureBytes; }
};

inline constexpr CifarLayout cifar10{"CIFAR-10", 1, 10};
inline constexpr CifarLayout cifar100{"CIFAR-100", 2, 100};

/// How many records a file of so many bytes holds. One that is empty, or ends within a record, is refused by `name`.
Result<std::int64_t> cifarRecords(std::uint64_t bytes, const CifarLayout &layout, const std::string &name);

/// The label of a record, of which its first bytes are enough. `index` is the record's place, for the message about one
/// that is no class.
Result<std::int64_t> cifarLabel(std::span<const std::byte> record, const CifarLayout &layout, const std::string &name,
                                std::int64_t index);

/// The names of the classes, a line each, as batches.meta.txt and fine_label_names.txt have them. Refused if there are
/// more or fewer than the layout says.
Result<std::vector<std::string>> parseCifarNames(std::string_view text, const CifarLayout &layout,
                                                 const std::string &name);

} // namespace vitrine
