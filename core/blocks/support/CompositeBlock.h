#pragma once

#include "core/blocks/BlockKind.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vitrine {

/// A kind made of smaller ones: what all of them share.
class CompositeBlock : public BlockKind {
public:
    Category category() const override { return Category::Detection; }
    bool isComposite() const final { return true; }
    std::string formula(Pass pass) const final { return pass == Pass::Forward ? flow() : "∂L/∂x = (∂y/∂x)ᵀ·∂L/∂y"; }

protected:
    /// How its parts follow each other: "y = act(bn(conv(x)))".
    virtual std::string flow() const = 0;
};

/// Writes down a composite's parts one by one, each fed by what stands before it.
class CompositeBuilder {
public:
    using Parameters = std::map<std::string, ParamValue, std::less<>>;

    explicit CompositeBuilder(int inputs);

    Endpoint input(int port = 0) const { return {"in" + std::to_string(port), 0}; }
    /// Adds a part; returns its output 0.
    Endpoint add(std::string id, std::string type, Parameters parameters, const std::vector<Endpoint> &from);
    Endpoint add(std::string id, std::string type, Parameters parameters, const Endpoint &from);
    /// `act` is "silu", "lrelu" (slope 0.1) or "relu"; "none" adds nothing.
    Endpoint addActivation(std::string id, const std::string &act, const Endpoint &from);
    /// A BatchNorm2d as YOLOX has it: eps 1e-3, momentum 0.03.
    Endpoint addNorm(std::string id, const Endpoint &from);
    /// Twice as high and wide, by repeating each value.
    Endpoint addUpsample(std::string id, const Endpoint &from);

    Expansion finish(std::vector<Endpoint> outputs) &&;

private:
    Network m_network;
};

/// What a convolution with padding (k − 1)/2, YOLOX's "same", makes of [N, C, H, W].
Shape convolvedShape(const Shape &input, std::int64_t channels, std::int64_t kernel, std::int64_t stride);

} // namespace vitrine
