#include "core/blocks/support/CompositeBlock.h"

#include <cassert>
#include <utility>

namespace vitrine {

CompositeBuilder::CompositeBuilder(int inputs)
{
    for (int port = 0; port < inputs; ++port)
        m_network.blocks.push_back(
            {.id = input(port).block, .type = "Input", .params = {}, .position = {}, .unknown = {}});
}

Endpoint CompositeBuilder::add(std::string id, std::string type, Parameters parameters,
                               const std::vector<Endpoint> &from)
{
    for (std::size_t port = 0; port < from.size(); ++port)
        m_network.connections.push_back({.from = from[port], .to = {id, static_cast<int>(port)}, .unknown = {}});
    m_network.blocks.push_back(
        {.id = id, .type = std::move(type), .params = std::move(parameters), .position = {}, .unknown = {}});
    return {std::move(id), 0};
}

Endpoint CompositeBuilder::add(std::string id, std::string type, Parameters parameters, const Endpoint &from)
{
    return add(std::move(id), std::move(type), std::move(parameters), std::vector<Endpoint>{from});
}

Endpoint CompositeBuilder::addActivation(std::string id, const std::string &act, const Endpoint &from)
{
    if (act == "none")
        return from;
    if (act == "lrelu")
        return add(std::move(id), "LeakyReLU", {{"negative_slope", 0.1}}, from);
    assert(act == "silu" || act == "relu");
    return add(std::move(id), act == "silu" ? "SiLU" : "ReLU", {}, from);
}

Endpoint CompositeBuilder::addNorm(std::string id, const Endpoint &from)
{
    return add(std::move(id), "BatchNorm2d", {{"eps", 1e-3}, {"momentum", 0.03}}, from);
}

Endpoint CompositeBuilder::addUpsample(std::string id, const Endpoint &from)
{
    return add(std::move(id), "Upsample", {{"scale_factor", 2}}, from);
}

Expansion CompositeBuilder::finish(std::vector<Endpoint> outputs) &&
{
    return {std::move(m_network), std::move(outputs), {}};
}

Shape convolvedShape(const Shape &input, std::int64_t channels, std::int64_t kernel, std::int64_t stride)
{
    const std::int64_t padding = (kernel - 1) / 2;
    Shape output = {input[0], channels};
    for (std::size_t d = 2; d < input.size(); ++d)
        output.push_back((input[d] + 2 * padding - kernel) / stride + 1);
    return output;
}

} // namespace vitrine
