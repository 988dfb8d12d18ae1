// A network with its weights as a PyTorch file or an ONNX model.

#include "app/cli/Verb.h"
#include "core/base/AtomicFile.h"
#include "core/io/OnnxWriter.h"
#include "core/io/PyTorchWriter.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"

#include <filesystem>
#include <map>

namespace vitrine {

namespace {

enum class Format { PyTorch, Onnx };

class ExportVerb : public Verb {
public:
    std::string name() const override { return "export"; }
    std::string description() const override { return "A network with its weights as a PyTorch file or an ONNX model"; }

    void addOptions(CLI::App &app) override
    {
        static const std::map<std::string, Format> formats{{"pytorch", Format::PyTorch}, {"onnx", Format::Onnx}};
        app.add_option("network", m_network, "Network file (*.vitrine.json)")->required();
        app.add_option("--weights", m_weights, "Weights (*.safetensors)")->required();
        addChoice(app, "--format", m_format, formats, "pytorch or onnx")->required();
        app.add_option("--out", m_out, "File to write (*.py or *.onnx)")->required();
        addJson(app, m_common);
    }

    Result<Report> run() override
    {
        const auto graph = loadGraph(m_network, 1);
        if (!graph)
            return graph.error();
        const auto weights = loadWeights(m_weights, *graph);
        if (!weights)
            return weights.error();
        Report report;
        report.json["file"] = m_out;
        if (m_format == Format::Onnx) {
            const auto network = readNetwork(m_network);
            if (!network)
                return network.error();
            const auto model = toOnnx(*graph, *weights, &*network);
            if (!model)
                return model.error();
            if (auto written = writeFileAtomically(m_out, *model); !written)
                return written.error();
            report.text = m_out + '\n';
            return report;
        }
        // The weights go first: the Python file finds them beside it.
        const std::string beside = std::filesystem::path(m_out).replace_extension(".safetensors").string();
        if (beside == m_out)
            return fail(
                VITRINE_TEXT(
                    "core",
                    "The file %1 would be written twice, the weights go beside it; give it a name that ends in .py."),
                m_out);
        std::error_code unknown;
        if (std::filesystem::is_directory(m_out, unknown))
            return fail(VITRINE_TEXT("core", "The file %1 can't be written: it is a folder."), m_out);
        if (auto written = writeSafetensors(beside, *weights); !written)
            return written.error();
        if (auto written = writeFileAtomically(m_out, toPyTorch(*graph)); !written)
            return written.error();
        report.json["weights"] = beside;
        report.text = m_out + '\n' + beside + '\n';
        return report;
    }

private:
    std::string m_network;
    std::string m_weights;
    std::string m_out;
    Format m_format = Format::PyTorch;
};

} // namespace

std::unique_ptr<Verb> makeExportVerb()
{
    return std::make_unique<ExportVerb>();
}

} // namespace vitrine
