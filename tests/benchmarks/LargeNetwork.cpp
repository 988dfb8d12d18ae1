#include "tests/benchmarks/LargeNetwork.h"

#include <utility>

namespace vitrine::test {

namespace {

using Parameters = std::map<std::string, ParamValue, std::less<>>;

class Chain {
public:
    explicit Chain(std::vector<std::int64_t> shape) { add("Input", {{"shape", std::move(shape)}}); }

    /// Adds a block behind the last one; returns its id.
    std::string add(const std::string &type, Parameters params)
    {
        const std::string id = type + std::to_string(m_network.blocks.size());
        if (!m_network.blocks.empty())
            m_network.connections.push_back({{m_network.blocks.back().id, 0}, {id, 0}, {}});
        m_network.blocks.push_back({id, type, std::move(params), {}, {}});
        return id;
    }
    void connect(const std::string &from, const std::string &to, int port)
    {
        m_network.connections.push_back({{from, 0}, {to, port}, {}});
    }
    int size() const { return static_cast<int>(m_network.blocks.size()); }
    Network take() && { return std::move(m_network); }

private:
    Network m_network;
};

} // namespace

Network largeNetwork(int count)
{
    Chain chain({3, 64, 64});
    const auto convolve = [&] {
        chain.add("Conv2d", {{"out_channels", 16}, {"kernel_size", 3}, {"padding", 1}, {"bias", false}});
    };
    convolve();
    std::string skipped = chain.add("ReLU", {});
    while (chain.size() + 6 <= count) {
        convolve();
        chain.add("BatchNorm2d", {});
        chain.add("ReLU", {});
        convolve();
        chain.add("BatchNorm2d", {});
        const std::string sum = chain.add("Add", {});
        chain.connect(skipped, sum, 1);
        skipped = sum;
    }
    while (chain.size() < count)
        chain.add("ReLU", {});
    return std::move(chain).take();
}

Network compositeNetwork(int count)
{
    Chain chain({16, 32, 32});
    for (int i = 0; i < count; ++i)
        chain.add("CSPLayer", {{"out_channels", 16}, {"n", 2}});
    return std::move(chain).take();
}

} // namespace vitrine::test
