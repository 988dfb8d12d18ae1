#pragma once

#include "core/blocks/BlockKind.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// Along one dimension of a pooling window: input places first, first + step, … up to last (padding left out).
struct PoolSpan {
    std::int64_t first = 0;
    std::int64_t last = -1;
    std::int64_t step = 1;

    std::int64_t count() const { return last < first ? 0 : (last - first) / step + 1; }
    bool operator==(const PoolSpan &) const = default;
};

/// Output size of a pooling window along one dimension by PyTorch's rule, 0 or less where the window doesn't fit:
/// ⌊(size + 2P − D·(K−1) − 1 (+ S − 1 if ceilMode)) / S⌋ + 1, less a last window that would start in the right padding.
std::int64_t pooledSize(std::int64_t size, const PoolAttributes &pool, std::size_t dimension);

/// What output place `place` covers of an input of `size`.
PoolSpan pooledSpan(std::int64_t size, const PoolAttributes &pool, std::size_t dimension, std::int64_t place);

/// Every input index in a window given by its spans, in scan order; `prefix` is [n, c].
std::vector<Index> windowPlaces(const Index &prefix, const std::vector<PoolSpan> &spans);

/// What max and average pooling over 1, 2 or 3 spatial dimensions share.
class PoolNd : public BlockKind {
public:
    explicit PoolNd(std::size_t dimensions) : m_dimensions(dimensions) { }

    Category category() const override { return Category::Pooling; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override;
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Reach reach(const Params &params, std::span<const Shape> inputs) const override;
    std::string sizeFormula(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::size_t dimensions() const { return m_dimensions; }
    virtual PoolAttributes attributes(const Params &params) const = 0;

    /// kernel_size, stride, padding: what both have.
    std::vector<ParameterSpec> commonParameters() const;
    PoolAttributes commonAttributes(const Params &params) const;

    std::vector<PoolSpan> spansOf(const PoolAttributes &pool, const Shape &input, const Index &output) const;
    /// The output indices whose window covers an input index, in row-major order.
    std::vector<Index> windowsOver(const PoolAttributes &pool, const Shape &input, const Shape &output,
                                   const Index &index) const;

private:
    std::size_t m_dimensions;
};

ParameterSpec ceilModeParameter();

std::unique_ptr<BlockKind> makeMaxPoolNd(std::size_t dimensions);
std::unique_ptr<BlockKind> makeAvgPoolNd(std::size_t dimensions);

} // namespace vitrine
