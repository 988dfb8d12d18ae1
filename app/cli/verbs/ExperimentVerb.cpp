// Puts a statement of the notes to the test.

#include "app/cli/Table.h"
#include "app/cli/TrainingOptions.h"
#include "app/cli/Verb.h"
#include "core/experiments/ExperimentKind.h"
#include "core/tensor/SingleThread.h"

#include <cmath>

namespace vitrine {

namespace {

nlohmann::ordered_json jsonOf(const ExperimentPlot &plot)
{
    nlohmann::ordered_json json{{"x", plot.xTitle.text()}, {"y", plot.yTitle.text()}, {"series", nullptr}};
    json["series"] = nlohmann::ordered_json::array();
    for (const ExperimentSeries &series : plot.series)
        json["series"].push_back({{"name", series.name.text()}, {"x", series.x}, {"y", series.y}});
    return json;
}

nlohmann::ordered_json jsonOf(const ExperimentTable &table)
{
    auto rows = nlohmann::ordered_json::array();
    for (const ExperimentTable::Row &row : table.rows) {
        nlohmann::ordered_json json{{"name", row.name.text()}};
        for (std::size_t i = 0; i < row.values.size(); ++i)
            json[table.columns[i].text()] = row.values[i];
        rows.push_back(json);
    }
    return rows;
}

std::string textOf(const ExperimentTable &table)
{
    std::vector<std::string> headings{""};
    for (const Message &column : table.columns)
        headings.push_back(column.text());
    Table text(headings);
    for (const ExperimentTable::Row &row : table.rows) {
        std::vector<std::string> cells{row.name.text()};
        for (const double value : row.values)
            cells.push_back(std::isnan(value) ? "-" : shortNumber(value));
        text.add(cells);
    }
    return text.text();
}

class ExperimentVerb : public Verb {
public:
    std::string name() const override { return "experiment"; }
    std::string description() const override { return "Puts a statement of the notes to the test"; }

    void addOptions(CLI::App &app) override
    {
        app.add_option("name", m_name, "Which; without it all are listed");
        app.add_option("--set", m_settings, "Parameter of the experiment: rho=0.99; may be repeated")
            ->allow_extra_args(false);
        addSeed(app, m_common);
        addJson(app, m_common);
        app.parse_complete_callback([this] { prepare(); });
    }

protected:
    Result<Report> run() override { return m_kind ? conduct() : list(); }

private:
    void prepare()
    {
        if (m_name.empty()) {
            if (!m_settings.empty())
                throw CLI::ValidationError("--set", "say which experiment it is for");
            return;
        }
        m_kind = findExperimentKind(m_name);
        if (!m_kind)
            throw CLI::ValidationError("name", unknownName("experiment", m_name, experimentKinds()));
        m_request.parameters = orWrongUsage(
            "--set",
            completeNumberOptions(m_name, orWrongUsage("--set", parseSettings(m_settings)), m_kind->parameters()));
        m_request.seed = m_common.seed;
    }

    static Result<Report> list()
    {
        Report report;
        report.json = nlohmann::ordered_json::array();
        Table table({"name", "what", "parameters"});
        for (const auto &kind : experimentKinds()) {
            table.add({kind->name(), kind->title().text(), describeOptions(kind->parameters())});
            report.json.push_back({{"name", kind->name()},
                                   {"title", kind->title().text()},
                                   {"claim", kind->claim().meaning.text()},
                                   {"parameters", nlohmann::ordered_json::array()}});
            for (const NumberSpec &spec : kind->parameters())
                report.json.back()["parameters"].push_back({{"name", spec.name},
                                                            {"default", spec.defaultValue},
                                                            {"min", spec.min},
                                                            {"max", spec.max},
                                                            {"help", spec.help.text()}});
        }
        report.text = table.text();
        return report;
    }

    Result<Report> conduct() const
    {
        const SingleThread single;
        const auto outcome = runExperiment(*m_kind, m_request);
        if (!outcome)
            return outcome.error();
        const Claim claim = m_kind->claim();
        const std::vector<Message> predictions = m_kind->predictions();
        const int came = outcome->verdict.prediction;
        const std::string answer = came < 0 ? "" : predictions[static_cast<std::size_t>(came)].text();
        Report report;
        report.json = {{"name", m_kind->name()},
                       {"claim", claim.meaning.text()},
                       {"original", claim.original},
                       {"parameters", m_request.parameters},
                       {"seed", m_request.seed},
                       {"verdict", nameOf(outcome->verdict.kind)},
                       {"answer", answer},
                       {"text", outcome->verdict.text.text()},
                       {"table", jsonOf(outcome->table)},
                       {"plot", jsonOf(outcome->plot)}};
        report.text = m_kind->title().text() + "\n\nThe notes say: " + claim.meaning.text() + "\n  " + claim.original
            + " (" + claim.chapter + ")\n\n" + m_kind->question().text() + '\n'
            + (answer.empty() ? "" : "  " + answer + '\n') + '\n' + textOf(outcome->table) + '\n'
            + titleOf(outcome->verdict.kind).text() + ' ' + outcome->verdict.text.text() + '\n';
        return report;
    }

    std::string m_name;
    std::vector<std::string> m_settings;
    const ExperimentKind *m_kind = nullptr;
    ExperimentRequest m_request;
};

} // namespace

std::unique_ptr<Verb> makeExperimentVerb()
{
    return std::make_unique<ExperimentVerb>();
}

} // namespace vitrine
