#include "core/graph/Limits.h"

#include <algorithm>

namespace vitrine {

namespace {

double elements(const Shape &shape)
{
    double count = 1;
    for (const std::int64_t size : shape)
        count *= static_cast<double>(size);
    return count;
}

double largest(std::span<const Shape> shapes)
{
    double most = 0;
    for (const Shape &shape : shapes)
        most = std::max(most, elements(shape));
    return most;
}

} // namespace

std::optional<Message> Limits::checkOutputs(std::span<const Shape> outputs)
{
    for (const Shape &shape : outputs) {
        if (std::ranges::any_of(shape, [](std::int64_t size) { return size < 1; })) {
            return Message::of(VITRINE_TEXT("core", "its output would have the shape %1, which holds nothing"),
                               toString(shape));
        }
        if (elements(shape) > mostElements
            || std::ranges::any_of(shape, [](std::int64_t size) { return size > longestDimension; })) {
            return Message::of(
                VITRINE_TEXT("core", "its output would have the shape %1; a tensor may have 2^40 numbers at most"),
                toString(shape));
        }
    }
    return std::nullopt;
}

std::optional<Message> Limits::addWeights(std::span<const WeightSpec> weights, std::span<const Shape> inputs,
                                          std::span<const Shape> outputs)
{
    double own = 0;
    for (const WeightSpec &weight : weights)
        own += elements(weight.shape);
    m_weights += own;
    m_work += own * std::max(largest(inputs), largest(outputs));
    if (m_weights > mostWeights)
        return Message::of(VITRINE_TEXT("core", "the network would have more than 2^32 parameters with it"));
    if (m_work > mostWork)
        return Message::of(VITRINE_TEXT("core", "the network would take more than 2^58 multiply-accumulates with it"));
    return std::nullopt;
}

} // namespace vitrine
