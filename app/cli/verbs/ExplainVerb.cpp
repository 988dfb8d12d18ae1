// How one number of a forward or backward pass came about.

#include "app/cli/RunInput.h"
#include "app/cli/Table.h"
#include "app/cli/Verb.h"
#include "core/trace/Executor.h"
#include "core/trace/Explain.h"

#include <map>

namespace vitrine {

namespace {

class ExplainVerb : public Verb {
public:
    std::string name() const override { return "explain"; }
    std::string description() const override
    {
        return "How one number came about: its formula with the real numbers in it";
    }

    void addOptions(CLI::App &app) override
    {
        static const std::map<std::string, Pass> passes{{"forward", Pass::Forward}, {"backward", Pass::Backward}};
        m_input.addFiles(app);
        app.add_option("--block", m_block, "Id of the block")->required();
        const auto isIndex = [](const std::string &text) {
            const auto index = parseIndex(text);
            return index ? std::string() : index.error().message.text();
        };
        app.add_option("--index", m_index, "Which number of its output: 0,2,5,5")->required()->check(isIndex);
        app.add_option("--output", m_port, "Which of its outputs, where it has several (default 0)")
            ->check(CLI::NonNegativeNumber);
        addChoice(app, "--pass", m_pass, passes, "forward (default) or backward");
        m_input.addRun(app, m_common);
    }

    Result<Report> run() override
    {
        const auto index = parseIndex(m_index);
        if (!index)
            return index.error();
        auto request = m_input.request(m_common);
        if (!request)
            return request.error();
        request->backward = m_pass == Pass::Backward;
        const auto trace = runTrace(*request);
        if (!trace)
            return inFile(m_input.inputs(), trace.error());
        const auto explanation = explain(**trace, m_block, *index, m_pass, m_port);
        if (!explanation)
            return inFile(m_input.network(), explanation.error());
        return describe(*explanation);
    }

private:
    static Report describe(const Explanation &explanation)
    {
        Report report;
        report.json = {{"value", explanation.value},
                       {"recomputed", explanation.recomputed},
                       {"formula", explanation.formula},
                       {"terms", nlohmann::ordered_json::array()},
                       {"expression", explanation.expression}};
        Table table({"term", "value", "where"});
        for (const Term &term : explanation.terms) {
            report.json["terms"].push_back({{"name", term.name}, {"label", term.label}, {"value", term.value}});
            table.add({term.name, shortNumber(term.value), term.label});
        }
        report.text = explanation.formula + "\n= " + explanation.expression
            + "\n= " + shortNumber(explanation.recomputed) + "   (traced: " + shortNumber(explanation.value) + ")\n\n"
            + table.text();
        return report;
    }

    RunInput m_input;
    std::string m_block;
    std::string m_index;
    int m_port = 0;
    Pass m_pass = Pass::Forward;
};

} // namespace

std::unique_ptr<Verb> makeExplainVerb()
{
    return std::make_unique<ExplainVerb>();
}

} // namespace vitrine
