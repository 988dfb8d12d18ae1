// A run taken apart into unit operations: modular backpropagation, number by number.

#include "app/cli/Table.h"
#include "app/cli/Verb.h"
#include "core/trace/Executor.h"
#include "core/units/ExpandUnits.h"

namespace vitrine {

namespace {

class UnitsVerb : public Verb {
public:
    std::string name() const override { return "units"; }
    std::string description() const override
    {
        return "A small network taken apart into unit operations, with each value and gradient";
    }

    void addOptions(CLI::App &app) override
    {
        app.add_option("network", m_network, "Network file (*.vitrine.json)")->required();
        app.add_option("--weights", m_weights, "Weights (*.safetensors)")->required();
        app.add_option("--input", m_input,
                       "A tensor for each Input id and, under a loss's id, its target (*.safetensors)")
            ->required();
        app.add_option("--limit", m_limit, "Most operations")->check(CLI::Range(1, 1000000));
        addMode(app, m_mode);
        addSeed(app, m_common);
        addCompute(app, m_common);
        addJson(app, m_common);
    }

    Result<Report> run() override
    {
        auto loaded = loadAll(m_network, m_weights, m_input);
        if (!loaded)
            return loaded.error();
        TraceRequest request;
        request.graph = std::move(loaded->graph);
        request.weights = std::move(loaded->weights);
        request.inputs = std::move(loaded->inputs);
        request.mode = m_mode;
        request.device = m_common.device;
        request.seed = m_common.seed;
        request.backward = request.graph.lossBlock() >= 0;
        const auto trace = runTrace(request);
        if (!trace)
            return inFile(m_input, trace.error());
        const auto units = expandUnits(**trace, static_cast<std::size_t>(m_limit));
        if (!units)
            return inFile(m_network, units.error());
        return describe(*units);
    }

private:
    static Report describe(const UnitGraph &graph)
    {
        Report report;
        report.json["units"] = nlohmann::ordered_json::array();
        Table table({"unit", "name", "operation", "of", "value", "gradient"});
        for (std::size_t i = 0; i < graph.units.size(); ++i) {
            const Unit &unit = graph.units[i];
            std::string inputs;
            for (const int input : unit.inputs)
                inputs += (inputs.empty() ? "" : ", ") + std::to_string(input);
            report.json["units"].push_back({{"name", unit.name},
                                            {"operation", std::string(symbolOf(unit.kind))},
                                            {"inputs", unit.inputs},
                                            {"value", unit.value},
                                            {"gradient", unit.gradient}});
            table.add({std::to_string(i), unit.name, std::string(symbolOf(unit.kind)), inputs, shortNumber(unit.value),
                       graph.hasGradients ? shortNumber(unit.gradient) : std::string()});
        }
        report.json["losses"] = graph.losses;
        report.text = table.text();
        return report;
    }

    std::string m_network, m_weights, m_input;
    std::int64_t m_limit = 20000;
    Mode m_mode = Mode::Eval;
};

} // namespace

std::unique_ptr<Verb> makeUnitsVerb()
{
    return std::make_unique<UnitsVerb>();
}

} // namespace vitrine
