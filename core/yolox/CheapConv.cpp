#include "core/yolox/CheapConv.h"

#include "core/graph/Graph.h"

#include <cassert>

namespace vitrine {

namespace {

constexpr std::int64_t cheapKernel = 3; ///< of the Ghost module's depthwise part

struct Terms {
    std::string weights; ///< of the convolutions: what each place of the output multiplies
    std::string norms; ///< two numbers a channel
};

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

/// k·k·from·to, without a factor of 1.
std::string kernels(std::int64_t kernel, std::int64_t from, std::int64_t to)
{
    const std::string channels = from > 1 ? number(from) + "·" + number(to) : number(to);
    return kernel > 1 ? number(kernel) + "·" + number(kernel) + "·" + channels : channels;
}

Terms termsOf(CheapConv kind, std::int64_t from, std::int64_t to, std::int64_t kernel)
{
    switch (kind) {
    case CheapConv::Plain:
    case CheapConv::Pointwise:
        break;
    case CheapConv::Separable:
        return {kernels(kernel, 1, from) + " + " + kernels(1, from, to), "2·" + number(from) + " + 2·" + number(to)};
    case CheapConv::Ghost:
    case CheapConv::GhostPointwise: {
        const std::int64_t primary = (to + 1) / 2;
        return {kernels(kind == CheapConv::Ghost ? kernel : 1, from, primary) + " + "
                    + kernels(cheapKernel, 1, primary),
                "2·" + number(primary) + " + 2·" + number(primary)};
    }
    }
    return {kernels(kind == CheapConv::Plain ? kernel : 1, from, to), "2·" + number(to)};
}

Block blockFor(CheapConv kind, std::int64_t channels, std::int64_t kernel)
{
    const bool isPointwise = kind == CheapConv::Pointwise || kind == CheapConv::GhostPointwise;
    const bool isGhost = kind == CheapConv::Ghost || kind == CheapConv::GhostPointwise;
    Block block;
    block.id = "conv";
    block.type = isGhost ? "GhostModule" : kind == CheapConv::Separable ? "DWConv" : "BaseConv";
    block.params = {{"out_channels", channels}, {"kernel_size", isPointwise ? std::int64_t(1) : kernel}};
    if (isGhost)
        block.params.emplace("act", std::string("silu"));
    return block;
}

} // namespace

CheapCost cheapCost(CheapConv kind, const Shape &input, std::int64_t channels, std::int64_t kernel)
{
    assert(input.size() == 4 && kernel % 2 == 1);
    CheapCost cost;
    Block x;
    x.id = "x";
    x.type = "Input";
    x.params = {{"shape", Shape(input.begin() + 1, input.end())}};
    cost.network.blocks = {std::move(x), blockFor(kind, channels, kernel)};
    cost.network.connections = {{{"x", 0}, {"conv", 0}, {}}};
    const GraphResult graph = buildGraph(cost.network, input[0]);
    if (graph.ok())
        for (const GraphBlock &block : graph.graph->blocks) {
            cost.parameters += block.learnable;
            cost.macs += block.macs;
        }
    const Terms terms = termsOf(kind, input[1], channels, kernel);
    cost.parameterFormula = terms.weights + " + " + terms.norms;
    cost.macFormula = number(input[2]) + "·" + number(input[3]) + "·(" + terms.weights + ")";
    return cost;
}

} // namespace vitrine
