// An ONNX model as a network of blocks with its weights.

#include "app/cli/Table.h"
#include "app/cli/Verb.h"
#include "core/io/OnnxImport.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"

#include <filesystem>

namespace vitrine {

namespace {

class ImportVerb : public Verb {
public:
    std::string name() const override { return "import"; }
    std::string description() const override { return "An ONNX model as a network of blocks with its weights"; }

    void addOptions(CLI::App &app) override
    {
        auto *model = app.add_option("model", m_model, "ONNX model (*.onnx)");
        app.add_option("--out", m_out, "Network file to write (*.vitrine.json)");
        app.add_option("--weights", m_weights, "File for its weights (*.safetensors)");
        app.add_flag("--operators", m_lists, "Lists the operators that are understood")->excludes(model);
        addJson(app, m_common);
    }

    Result<Report> run() override
    {
        if (m_lists)
            return listOperators();
        if (m_model.empty() || m_out.empty())
            return fail(VITRINE_TEXT("core", "Name a model and, with --out, a network file; or ask for --operators."));
        const auto model = readOnnx(m_model);
        if (!model)
            return model.error();
        auto imported = importOnnx(*model, std::filesystem::path(m_model).stem().string());
        if (!imported)
            return imported.error();
        if (!m_weights.empty())
            if (auto written = writeSafetensors(m_weights, imported->weights); !written)
                return written.error();
        if (auto written = writeNetwork(m_out, imported->network); !written)
            return written.error();
        return describe(*imported);
    }

private:
    static Result<Report> listOperators()
    {
        Report report;
        Table table({"operator", "becomes"});
        for (const UnderstoodOperator &each : understoodOnnxOperators()) {
            table.add({each.op, each.becomes});
            report.json[each.op] = each.becomes;
        }
        report.text = table.text();
        return report;
    }

    Report describe(const ImportedNetwork &imported) const
    {
        Report report;
        report.json = {{"file", m_out},
                       {"blocks", imported.network.blocks.size()},
                       {"unknown", nlohmann::ordered_json::array()},
                       {"notes", nlohmann::ordered_json::array()}};
        report.text = m_out + ": " + std::to_string(imported.network.blocks.size()) + " blocks\n";
        for (const Message &note : imported.notes) {
            report.json["notes"].push_back(note.text());
            report.text += note.text() + '\n';
        }
        for (const UnknownOperation &unknown : imported.unknown) {
            report.json["unknown"].push_back(
                {{"block", unknown.block}, {"operator", unknown.op}, {"reason", unknown.reason.text()}});
            report.text += unknown.block + " (" + unknown.op + "): " + unknown.reason.text() + '\n';
        }
        return report;
    }

    std::string m_model, m_out, m_weights;
    bool m_lists = false;
};

} // namespace

std::unique_ptr<Verb> makeImportVerb()
{
    return std::make_unique<ImportVerb>();
}

} // namespace vitrine
