// Gradients of a parameter or an input beside finite differences.

#include "app/cli/RunInput.h"
#include "app/cli/Table.h"
#include "app/cli/Verb.h"
#include "core/trace/GradientCheck.h"

namespace vitrine {

namespace {

class GradcheckVerb : public Verb {
public:
    std::string name() const override { return "gradcheck"; }
    std::string description() const override
    {
        return "Gradients beside what the loss does when a number moves (central differences in double precision)";
    }

    void addOptions(CLI::App &app) override
    {
        m_input.addFiles(app);
        app.add_option("--tensor", m_tensor, "Parameter or input: conv1.weight")->required();
        app.add_option("--count", m_count, "So many numbers of it, drawn by the seed")->check(CLI::Range(1, 1000000));
        m_input.addRun(app, m_common);
    }

    Result<Report> run() override
    {
        auto request = m_input.request(m_common);
        if (!request)
            return request.error();
        const auto check = checkGradients(*request, m_tensor, static_cast<std::size_t>(m_count), m_common.seed);
        if (!check)
            return inFile(m_input.network(), check.error());
        return describe(*check);
    }

private:
    static Report describe(const GradientCheck &check)
    {
        Report report;
        report.json = {{"tensor", check.tensor},       {"elements", check.elements},
                       {"worst", check.worst},         {"passed", check.worst <= GradientCheck::limit},
                       {"within_noise", check.hidden}, {"checked", nlohmann::ordered_json::array()}};
        Table table({"index", "gradient", "slope", "error"});
        for (const CheckedGradient &each : check.checked) {
            report.json["checked"].push_back(
                {{"index", each.index}, {"gradient", each.gradient}, {"slope", each.slope}, {"error", each.error}});
            table.add(
                {toString(each.index), shortNumber(each.gradient), shortNumber(each.slope), shortNumber(each.error)});
        }
        report.text = table.text() + "largest error " + shortNumber(check.worst)
            + (check.worst <= GradientCheck::limit ? ": they agree\n"
                                                   : ": a wrong derivative, or a kink within the step\n");
        if (check.hidden > 0)
            report.text += std::to_string(check.hidden)
                + " are smaller than what rounding of the loss makes of a finite difference: they lie within that\n";
        return report;
    }

    RunInput m_input;
    std::string m_tensor;
    std::int64_t m_count = 20;
};

} // namespace

std::unique_ptr<Verb> makeGradcheckVerb()
{
    return std::make_unique<GradcheckVerb>();
}

} // namespace vitrine
