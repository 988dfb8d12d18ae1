// One forward and, where the network has a loss, one backward pass; every tensor of it into a file.

#include "app/cli/RunInput.h"
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
        m_input.addFiles(app);
        app.add_option("--out", m_out, "Trace to write (*.safetensors)")->required();
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

    RunInput m_input;
    std::string m_out;
};

} // namespace

std::unique_ptr<Verb> makeTraceVerb()
{
    return std::make_unique<TraceVerb>();
}

} // namespace vitrine
