// A run taken apart into unit operations: modular backpropagation, number by number.

#include "app/cli/RunInput.h"
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
        m_input.addFiles(app);
        app.add_option("--limit", m_limit, "Most operations")->check(CLI::Range(1, 1000000));
        m_input.addRun(app, m_common);
    }

    Result<Report> run() override
    {
        auto request = m_input.request(m_common);
        if (!request)
            return request.error();
        request->backward = request->graph.lossBlock() >= 0;
        const auto trace = runTrace(*request);
        if (!trace)
            return inFile(m_input.inputs(), trace.error());
        const auto units = expandUnits(**trace, static_cast<std::size_t>(m_limit));
        if (!units)
            return inFile(m_input.network(), units.error());
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

    RunInput m_input;
    std::int64_t m_limit = 20000;
};

} // namespace

std::unique_ptr<Verb> makeUnitsVerb()
{
    return std::make_unique<UnitsVerb>();
}

} // namespace vitrine
