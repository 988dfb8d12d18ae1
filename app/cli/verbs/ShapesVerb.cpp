// Shape inference alone: what every block puts out, how many parameters it learns, how much it computes.

#include "app/cli/Table.h"
#include "app/cli/Verb.h"

namespace vitrine {

namespace {

class ShapesVerb : public Verb {
public:
    std::string name() const override { return "shapes"; }
    std::string description() const override { return "Shapes, parameters and multiply-accumulates of a network"; }

    void addOptions(CLI::App &app) override
    {
        app.add_option("network", m_network, "Network file (*.vitrine.json)")->required();
        app.add_option("--batch", m_batch, "Pictures in the batch")->check(CLI::Range(1, 1 << 20));
        addJson(app, m_common);
    }

    Result<Report> run() override
    {
        const auto graph = loadGraph(m_network, m_batch);
        if (!graph)
            return graph.error();
        Report report;
        report.json["blocks"] = nlohmann::ordered_json::array();
        Table table({"block", "type", "output shape", "parameters", "MACs"});
        std::int64_t parameters = 0;
        std::int64_t macs = 0;
        for (const GraphBlock &block : graph->blocks) {
            const std::int64_t own = block.macs / m_batch; // of one sample
            nlohmann::ordered_json row{{"id", block.id},
                                       {"type", block.kind->type()},
                                       {"output_shape", block.outputShapes[0]},
                                       {"parameters", block.learnable},
                                       {"macs", own}};
            if (block.outputShapes.size() > 1)
                row["output_shapes"] = block.outputShapes;
            report.json["blocks"].push_back(std::move(row));
            std::string shapes;
            for (const Shape &shape : block.outputShapes)
                shapes += (shapes.empty() ? "" : " ") + toString(shape);
            table.add({block.id, block.kind->type(), shapes, grouped(block.learnable), grouped(own)});
            parameters += block.learnable;
            macs += own;
        }
        table.add({"total", "", "", grouped(parameters), grouped(macs)});
        report.json["parameters"] = parameters;
        report.json["macs"] = macs;
        report.text = table.text();
        return report;
    }

private:
    std::string m_network;
    std::int64_t m_batch = 1;
};

} // namespace

std::unique_ptr<Verb> makeShapesVerb()
{
    return std::make_unique<ShapesVerb>();
}

} // namespace vitrine
