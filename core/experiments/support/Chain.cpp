#include "core/experiments/support/Chain.h"

namespace vitrine {

Network chain(const std::string &name, const std::vector<Link> &links)
{
    Network network;
    network.name = name;
    for (const Link &link : links) {
        Block block;
        block.id = link.id;
        block.type = link.type;
        block.params = link.params;
        if (!network.blocks.empty())
            network.connections.push_back({{network.blocks.back().id, 0}, {link.id, 0}, {}});
        network.blocks.push_back(std::move(block));
    }
    return network;
}

Network perceptron(const std::string &name, int inputs, int depth, int width, const std::string &activation,
                   const std::string &loss)
{
    std::vector<Link> links{{"point", "Input", {{"shape", std::vector<std::int64_t>{inputs}}}}};
    for (int layer = 1; layer <= depth; ++layer) {
        links.push_back({"h" + std::to_string(layer), "Linear", {{"out_features", std::int64_t{width}}}});
        if (!activation.empty())
            links.push_back({"a" + std::to_string(layer), activation});
    }
    links.push_back({"out", "Linear", {{"out_features", std::int64_t{1}}}});
    links.push_back({"loss", loss});
    return chain(name, links);
}

} // namespace vitrine
