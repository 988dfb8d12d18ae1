// The list of training runs: what there was, one run's curves, exports.

#include "app/cli/Table.h"
#include "app/cli/Verb.h"
#include "core/base/AtomicFile.h"
#include "core/runs/RunStore.h"
#include "core/runs/TensorBoard.h"

#include <cmath>
#include <ctime>
#include <filesystem>
#include <limits>

namespace vitrine {

namespace {

enum class RunsFormat { None, Csv, StepsCsv, TensorBoard };

nlohmann::ordered_json orNull(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

std::string timeOf(std::int64_t seconds)
{
    const std::time_t time = seconds;
    std::tm parts{};
    gmtime_r(&time, &parts);
    char text[32];
    return std::string(text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts));
}

nlohmann::ordered_json toJson(const RunInfo &run)
{
    nlohmann::ordered_json epochs = nlohmann::ordered_json::array();
    for (const EpochRecord &epoch : run.epochs)
        epochs.push_back({{"epoch", epoch.epoch},
                          {"train_loss", orNull(epoch.trainLoss)},
                          {"train_accuracy", orNull(epoch.trainAccuracy)},
                          {"val_loss", orNull(epoch.validationLoss)},
                          {"val_accuracy", orNull(epoch.validationAccuracy)},
                          {"seconds", epoch.seconds}});
    return {{"id", run.id},
            {"name", run.description.name},
            {"data", run.description.data},
            {"settings", nlohmann::ordered_json::parse(run.description.settings, nullptr, false)},
            {"seed", run.description.seed},
            {"folder", run.description.folder},
            {"started", run.started},
            {"status", nameOf(run.status)},
            {"note", run.note},
            {"epochs", epochs}};
}

class RunsVerb : public Verb {
public:
    std::string name() const override { return "runs"; }
    std::string description() const override { return "Lists, exports and removes training runs"; }

    void addOptions(CLI::App &app) override
    {
        app.add_option("run", m_run, "Number of one run; all of them without")
            ->check(CLI::Range(std::int64_t{1}, std::numeric_limits<std::int64_t>::max()));
        auto *format = addChoice(
            app, "--export", m_format,
            {{"csv", RunsFormat::Csv}, {"steps-csv", RunsFormat::StepsCsv}, {"tensorboard", RunsFormat::TensorBoard}},
            "Writes the run's curves: csv, steps-csv, tensorboard");
        auto *out = app.add_option("--out", m_out, "File to write; of tensorboard the folder");
        format->needs(out);
        out->needs(format);
        app.add_flag("--remove", m_isRemoved, "Takes the run out of the list; its folder stays")->excludes(format);
        app.add_option("--file", m_file, "The list (default: the user's own)");
        addJson(app, m_common);
        app.parse_complete_callback([this] {
            if (m_run == 0 && (m_isRemoved || m_format != RunsFormat::None))
                throw CLI::ValidationError("run", "say which run");
        });
    }

protected:
    Result<Report> run() override
    {
        auto store = RunStore::open(m_file.empty() ? RunStore::usualFile() : std::filesystem::path(m_file));
        if (!store)
            return store.error();
        if (m_run == 0)
            return list(**store);
        auto run = (*store)->run(m_run);
        if (!run)
            return run.error();
        if (m_isRemoved) {
            if (auto removed = (*store)->remove(m_run); !removed)
                return removed.error();
            return Report{"Run " + std::to_string(m_run) + " is no longer in the list.\n", {{"removed", m_run}}};
        }
        return m_format == RunsFormat::None ? show(*run) : exportRun(**store, *run);
    }

private:
    static Result<Report> list(RunStore &store)
    {
        auto runs = store.list();
        if (!runs)
            return runs.error();
        Report report;
        report.json = {{"runs", nlohmann::ordered_json::array()}};
        Table table({"run", "started (UTC)", "what", "status", "epochs", "validation loss", "accuracy"});
        for (const RunInfo &run : *runs) {
            const EpochRecord last = run.epochs.empty() ? EpochRecord{} : run.epochs.back();
            table.add({std::to_string(run.id), timeOf(run.started), run.description.name, nameOf(run.status),
                       std::to_string(run.epochs.size()), shortNumber(last.validationLoss),
                       shortNumber(last.validationAccuracy)});
            report.json["runs"].push_back(toJson(run));
        }
        report.text = runs->empty() ? "There are no runs yet.\n" : table.text();
        return report;
    }

    static Report show(const RunInfo &run)
    {
        Report report;
        Table table({"epoch", "train loss", "train accuracy", "validation loss", "validation accuracy", "seconds"});
        for (const EpochRecord &epoch : run.epochs)
            table.add({std::to_string(epoch.epoch), shortNumber(epoch.trainLoss), shortNumber(epoch.trainAccuracy),
                       shortNumber(epoch.validationLoss), shortNumber(epoch.validationAccuracy),
                       shortNumber(epoch.seconds)});
        report.text = run.description.name + ", " + nameOf(run.status) + (run.note.empty() ? "" : ": " + run.note)
            + "\nSeed " + std::to_string(run.description.seed) + ", " + run.description.settings + "\n"
            + run.description.folder + "\n" + table.text();
        report.json = toJson(run);
        return report;
    }

    Result<Report> exportRun(RunStore &store, const RunInfo &run) const
    {
        auto steps = store.steps(run.id);
        if (!steps)
            return steps.error();
        std::filesystem::path file = m_out;
        std::string content;
        if (m_format == RunsFormat::TensorBoard) {
            std::error_code code;
            std::filesystem::create_directories(file, code);
            if (code)
                return fail(VITRINE_TEXT("core", "The folder %1 could not be made: %2"), file.string(), code.message());
            file /= tensorBoardFileName(run);
            content = tensorBoardEvents(run, *steps);
        } else {
            content = m_format == RunsFormat::Csv ? epochsCsv(run.epochs) : stepsCsv(*steps);
        }
        if (auto written = writeFileAtomically(file, content); !written)
            return written.error();
        return Report{"Written into " + file.string() + ".\n", {{"file", file.string()}}};
    }

    std::int64_t m_run = 0;
    RunsFormat m_format = RunsFormat::None;
    std::string m_out, m_file;
    bool m_isRemoved = false;
};

} // namespace

std::unique_ptr<Verb> makeRunsVerb()
{
    return std::make_unique<RunsVerb>();
}

} // namespace vitrine
