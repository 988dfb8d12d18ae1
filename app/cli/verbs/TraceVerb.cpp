// One forward and, where the network has a loss, one backward pass; every tensor of it into a file.

#include "app/cli/Table.h"
#include "app/cli/Verb.h"
#include "core/io/Safetensors.h"
#include "core/trace/Executor.h"

namespace vitrine {

namespace {

class TraceVerb : public Verb {
public:
    std::string name() const override { return "trace"; }
    std::string description() const override
    {
        return "One forward and backward pass, with every tensor that it computes";
    }

    void addOptions(CLI::App &app) override
    {
        app.add_option("network", m_network, "Network file (*.vitrine.json)")->required();
        app.add_option("--weights", m_weights, "Weights (*.safetensors)")->required();
        app.add_option("--input", m_input,
                       "A tensor for each Input id and, under a loss's id, its target (*.safetensors)")
            ->required();
        app.add_option("--out", m_out, "Trace to write (*.safetensors)")->required();
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
        request.backward = request.graph.lossBlock() >= 0;
        request.device = m_common.device;
        request.seed = m_common.seed;
        const auto trace = runTrace(request);
        if (!trace)
            return inFile(m_input, trace.error());
        if (auto written = writeSafetensors(m_out, (*trace)->toTensors()); !written)
            return written.error();
        return describe(**trace);
    }

private:
    Report describe(const Trace &trace) const
    {
        Report report;
        Table table({"block", "type", "output shape", "min", "max", "mean", "|gradient| max"});
        report.json = {{"file", m_out}, {"device", trace.device}, {"milliseconds", trace.milliseconds}};
        for (const GraphBlock &block : trace.graph.blocks) {
            const Snapshot output = trace.output(block.id);
            const Snapshot gradient = trace.gradient(block.id);
            if (!output.valid())
                continue;
            const auto &summary = output.summary();
            std::string largest = "–";
            if (gradient.valid())
                largest = shortNumber(std::max(std::abs(gradient.summary().min), std::abs(gradient.summary().max)));
            table.add({block.id, block.kind->type(), toString(output.shape()), shortNumber(summary.min),
                       shortNumber(summary.max), shortNumber(summary.mean), largest});
        }
        if (const int loss = trace.graph.lossBlock(); loss >= 0 && trace.hasBackward)
            report.json["loss"] = trace.output(trace.graph.blocks[static_cast<std::size_t>(loss)].id).flat(0);
        report.text = table.text();
        return report;
    }

    std::string m_network;
    std::string m_weights;
    std::string m_input;
    std::string m_out;
    Mode m_mode = Mode::Eval;
};

} // namespace

std::unique_ptr<Verb> makeTraceVerb()
{
    return std::make_unique<TraceVerb>();
}

} // namespace vitrine
