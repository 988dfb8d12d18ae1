#pragma once

#include "core/blocks/BlockKind.h"

#include <string>
#include <vector>

namespace vitrine {

/// Two or more inputs combined number by number, repeated where a dimension is 1 or missing, as PyTorch broadcasts.
class BroadcastKind : public BlockKind {
public:
    Category category() const override { return Category::Combine; }
    PortCount inputs() const override { return {2, -1}; }
    const std::vector<ParameterSpec> &parameters() const override;
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
};

} // namespace vitrine
