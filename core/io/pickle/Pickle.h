#pragma once

#include "core/io/StoredNumbers.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace vitrine {

/// An object of a pickle, by its number. The same object may be in several others, and even in itself.
using PickleId = std::uint32_t;

/// None, and all that weights have no need of: sets of options, numbers beyond 64 bits, numpy's scalars.
struct PickleOpaque { };

struct PickleText {
    std::string_view text;
};

/// `bytes` objects, and integers beyond 64 bits as their little-endian bytes.
struct PickleBytes {
    std::string_view bytes;
};

enum class PickleContainer { Tuple, List, Dict };

/// A tuple, a list, or a dict's keys and values by turns.
struct PickleSequence {
    PickleContainer kind;
    std::uint32_t place; ///< in Pickle::sequences
};

/// The classes and functions that a checkpoint may name.
enum class PickleFunction { OrderedDict, Size, RebuildTensor, RebuildParameter, Scalar, NumpyType, Encode, Storage };

struct PickleGlobal {
    PickleFunction function;
    const StoredType *type = nullptr; ///< of a Storage
};

/// A tensor's numbers, which lie elsewhere in the file under `key`.
struct PickleStorage {
    const StoredType *type = nullptr;
    std::string_view key;
    std::int64_t count = 0; ///< as it claims
};

/// A view of a storage; nothing of it is checked yet but that shape and strides are tuples.
struct PickleTensor {
    std::uint32_t storage = 0; ///< in Pickle::storages
    std::int64_t offset = 0;
    std::uint32_t shape = 0; ///< in Pickle::sequences
    std::uint32_t strides = 0;
};

struct PickleStorageRef {
    std::uint32_t place; ///< in Pickle::storages
};

struct PickleTensorRef {
    std::uint32_t place; ///< in Pickle::tensors
};

using PickleValue = std::variant<PickleOpaque, bool, std::int64_t, double, PickleText, PickleBytes, PickleSequence,
                                 PickleGlobal, PickleStorageRef, PickleTensorRef>;

/// What a pickle holds: its objects in a few tables, by number. So they take no more memory than they are counted for,
/// and neither rings of objects nor deep nesting need care, for nobody goes into them recursively. Texts lie in the
/// bytes that were read.
class Pickle {
public:
    PickleId add(PickleValue value);
    PickleId addSequence(PickleContainer kind, std::span<const PickleId> elements);
    PickleId addStorage(const PickleStorage &storage);
    PickleId addTensor(const PickleTensor &tensor);
    /// Adds to a list, or key and value by turns to a dict.
    void append(PickleSequence to, std::span<const PickleId> elements);

    const PickleValue &operator[](PickleId id) const { return m_values[id]; }
    /// Null if the object is something else.
    template <typename T>
    const T *get(PickleId id) const
    {
        return std::get_if<T>(&m_values[id]);
    }
    /// Null if the object is no container of this kind.
    const std::vector<PickleId> *elements(PickleId id, PickleContainer kind) const;
    const std::vector<PickleId> &sequence(std::uint32_t place) const { return m_sequences[place]; }
    const PickleStorage &storage(std::uint32_t place) const { return m_storages[place]; }
    std::uint32_t storageCount() const { return static_cast<std::uint32_t>(m_storages.size()); }
    const PickleTensor &tensor(std::uint32_t place) const { return m_tensors[place]; }

    PickleId root() const { return m_root; }
    void setRoot(PickleId root) { m_root = root; }
    /// How many bytes of the input it took.
    std::size_t length() const { return m_length; }
    void setLength(std::size_t length) { m_length = length; }
    /// Memory that the objects take.
    std::size_t memory() const { return m_memory; }

private:
    // Deques: they grow without a copy.
    std::deque<PickleValue> m_values;
    std::deque<std::vector<PickleId>> m_sequences;
    std::deque<PickleStorage> m_storages;
    std::deque<PickleTensor> m_tensors;
    PickleId m_root = 0;
    std::size_t m_length = 0;
    std::size_t m_memory = 0;
};

} // namespace vitrine
