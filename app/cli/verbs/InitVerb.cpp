// Fresh weights by PyTorch's initialisation rules.

#include "app/cli/Table.h"
#include "app/cli/Verb.h"
#include "core/graph/InitWeights.h"
#include "core/io/Safetensors.h"

namespace vitrine {

namespace {

class InitVerb : public Verb {
public:
    std::string name() const override { return "init"; }
    std::string description() const override
    {
        return "Fresh weights for a network, by PyTorch's initialisation rules";
    }

    void addOptions(CLI::App &app) override
    {
        app.add_option("network", m_network, "Network file (*.vitrine.json)")->required();
        app.add_option("--out", m_out, "Weights file to write (*.safetensors)")->required();
        addSeed(app, m_common);
        addJson(app, m_common);
    }

    Result<Report> run() override
    {
        const auto graph = loadGraph(m_network, 1);
        if (!graph)
            return graph.error();
        const TensorMap weights = initWeights(*graph, m_common.seed);
        if (auto written = writeSafetensors(m_out, weights); !written)
            return written.error();
        std::int64_t numbers = 0;
        for (const auto &[name, tensor] : weights)
            numbers += tensor.elementCount();
        Report report;
        report.json = {{"file", m_out}, {"tensors", weights.size()}, {"numbers", numbers}};
        report.text = m_out + ": " + grouped(static_cast<long long>(weights.size())) + " tensors, " + grouped(numbers)
            + " numbers\n";
        return report;
    }

private:
    std::string m_network;
    std::string m_out;
};

} // namespace

std::unique_ptr<Verb> makeInitVerb()
{
    return std::make_unique<InitVerb>();
}

} // namespace vitrine
