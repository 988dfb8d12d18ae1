#include "core/yolox/ResidualTrial.h"

#include <algorithm>

namespace vitrine {

namespace {

using BlockParams = std::map<std::string, ParamValue, std::less<>>;

void add(Network &network, const std::string &id, const std::string &type, BlockParams params,
         const std::vector<std::string> &from)
{
    network.blocks.push_back({id, type, std::move(params), {}, {}});
    for (std::size_t port = 0; port < from.size(); ++port)
        network.connections.push_back({{from[port], 0}, {id, static_cast<int>(port)}, {}});
}

/// ResNet's has no kind of its own: it is made of blocks.
void addResNet(Network &network, std::int64_t channels)
{
    const std::int64_t narrow = std::max<std::int64_t>(channels / 4, 1);
    std::string last = "maps";
    const auto layer = [&](int number, std::int64_t outputs, int kernel, bool activated) {
        const std::string name = "resnet_" + std::to_string(number);
        add(network, name + "_conv", "Conv2d",
            {{"out_channels", outputs},
             {"kernel_size", std::int64_t(kernel)},
             {"padding", std::int64_t(kernel / 2)},
             {"bias", false}},
            {last});
        add(network, name + "_bn", "BatchNorm2d", {}, {name + "_conv"});
        last = name + "_bn";
        if (activated) {
            add(network, name + "_relu", "ReLU", {}, {last});
            last = name + "_relu";
        }
    };
    layer(1, narrow, 1, true);
    layer(2, narrow, 3, true);
    layer(3, channels, 1, false);
    add(network, "resnet_add", "Add", {}, {last, "maps"});
    add(network, "resnet_relu", "ReLU", {}, {"resnet_add"});
}

} // namespace

Network residualNetwork(const Shape &maps, double expansion, bool depthwise)
{
    const std::int64_t channels = maps[1];
    Network network;
    network.name = "residual";
    add(network, "maps", "Input", {{"shape", Shape(maps.begin() + 1, maps.end())}}, {});
    add(network, "yolox", "Bottleneck",
        {{"out_channels", channels}, {"shortcut", true}, {"expansion", expansion}, {"depthwise", depthwise}}, {"maps"});
    add(network, "darknet", "ResLayer", {}, {"maps"});
    addResNet(network, channels);
    return network;
}

std::vector<ResidualStep> residualSteps(Residual which)
{
    switch (which) {
    case Residual::Yolox:
        return {{"maps", "x"}, {"yolox.conv1", "1×1, BN, SiLU"}, {"yolox.conv2", "3×3, BN, SiLU"}, {"yolox", "+ x"}};
    case Residual::Darknet:
        return {{"maps", "x"},
                {"darknet.layer1", "1×1, BN, LeakyReLU"},
                {"darknet.layer2", "3×3, BN, LeakyReLU"},
                {"darknet", "+ x"}};
    case Residual::ResNet:
        return {{"maps", "x"},
                {"resnet_1_relu", "1×1, BN, ReLU"},
                {"resnet_2_relu", "3×3, BN, ReLU"},
                {"resnet_3_bn", "1×1, BN"},
                {"resnet_add", "+ x"},
                {"resnet_relu", "ReLU"}};
    }
    return {};
}

} // namespace vitrine
