// Measures one path of the program, as a ratio to its peer in the same run where there is one.

#include "app/cli/Bench.h"
#include "app/cli/Table.h"
#include "app/cli/Verb.h"

namespace vitrine {

namespace {

class BenchVerb : public Verb {
public:
    std::string name() const override { return "bench"; }
    std::string description() const override { return "Measures one path of the program"; }

    void addOptions(CLI::App &app) override
    {
        std::vector<std::string> names;
        for (const Bench &bench : benches())
            names.push_back(bench.name);
        app.add_option("name", m_name, "What to measure")->required()->check(CLI::IsMember(names));
        app.add_option("--runs", m_options.runs, "Runs to take the median of")->check(CLI::Range(1, 10000));
        app.add_option("--tensor", m_options.tensor, "nms, assign: also write what it works on (*.safetensors)");
        addCompute(app, m_common);
        addJson(app, m_common);
    }

    Result<Report> run() override
    {
        m_options.device = m_common.device;
        for (const Bench &bench : benches()) {
            if (bench.name != m_name)
                continue;
            auto measured = bench.run(m_options);
            if (!measured)
                return measured.error();
            Report report;
            report.json = {{"name", m_name}, {"runs", m_options.runs}};
            report.json.update(*measured);
            Table table({"figure", "value"});
            for (const auto &[key, value] : report.json.items())
                table.add({key, value.is_string() ? value.get<std::string>() : value.dump()});
            report.text = table.text();
            return report;
        }
        return fail(VITRINE_TEXT("core", "There is no benchmark %1."), m_name);
    }

private:
    std::string m_name;
    BenchOptions m_options;
};

} // namespace

std::unique_ptr<Verb> makeBenchVerb()
{
    return std::make_unique<BenchVerb>();
}

} // namespace vitrine
