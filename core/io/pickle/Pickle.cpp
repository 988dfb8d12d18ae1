#include "core/io/pickle/Pickle.h"

#include <algorithm>

namespace vitrine {

namespace {

template <typename Table>
std::uint32_t lastPlace(const Table &table)
{
    return static_cast<std::uint32_t>(table.size() - 1);
}

/// What such a vector takes beside itself, with what the allocator adds.
std::size_t heapBytes(const std::vector<PickleId> &elements)
{
    constexpr std::size_t smallest = 32;
    return elements.capacity() == 0 ? 0 : std::max(smallest, 16 + elements.capacity() * sizeof(PickleId));
}

} // namespace

PickleId Pickle::add(PickleValue value)
{
    m_memory += sizeof value;
    m_values.push_back(value);
    return lastPlace(m_values);
}

PickleId Pickle::addSequence(PickleContainer kind, std::span<const PickleId> elements)
{
    m_memory += sizeof(std::vector<PickleId>);
    m_sequences.emplace_back();
    const PickleSequence sequence{kind, lastPlace(m_sequences)};
    append(sequence, elements);
    return add(sequence);
}

PickleId Pickle::addStorage(const PickleStorage &storage)
{
    m_memory += sizeof storage;
    m_storages.push_back(storage);
    return add(PickleStorageRef{lastPlace(m_storages)});
}

PickleId Pickle::addTensor(const PickleTensor &tensor)
{
    m_memory += sizeof tensor;
    m_tensors.push_back(tensor);
    return add(PickleTensorRef{lastPlace(m_tensors)});
}

void Pickle::append(PickleSequence to, std::span<const PickleId> elements)
{
    std::vector<PickleId> &target = m_sequences[to.place];
    const std::size_t before = heapBytes(target);
    target.insert(target.end(), elements.begin(), elements.end());
    m_memory += heapBytes(target) - before;
}

const std::vector<PickleId> *Pickle::elements(PickleId id, PickleContainer kind) const
{
    const auto *sequence = get<PickleSequence>(id);
    return sequence && sequence->kind == kind ? &m_sequences[sequence->place] : nullptr;
}

} // namespace vitrine
