#include "core/runs/RunRecorder.h"

#include "core/network/NetworkFile.h"
#include "core/training/Trainer.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <utility>

namespace vitrine {

namespace {

constexpr std::size_t mostWaiting = 1000; // steps, between two epochs

std::string settingsOf(const TrainSetup &setup)
{
    nlohmann::ordered_json json{{"optimizer", setup.optimizer},
                                {"hyperparameters", setup.controls.hyperparameters},
                                {"schedule", setup.controls.schedule},
                                {"schedule_settings", setup.controls.scheduleSettings},
                                {"epochs", setup.epochs},
                                {"batch_size", setup.batchSize},
                                {"l1", setup.controls.l1},
                                {"l2", setup.controls.l2},
                                {"clip", setup.controls.clipNorm},
                                {"label_noise", setup.labelNoise},
                                {"ema", setup.emaDecay},
                                {"patience", setup.patience}};
    const SplitChoice &divided = setup.divided;
    if (divided.kind != SplitKind::AsDivided)
        json["split"] = {{"kind", nameOf(divided.kind)},
                         {"validation", divided.shares.validation},
                         {"test", divided.shares.test},
                         {"seed", divided.seed}};
    return json.dump();
}

} // namespace

RunDescription describeRun(const Trainer &trainer, const std::string &data, const std::string &folder)
{
    const Network &network = trainer.setup().network;
    std::error_code ignored;
    return {network.name + " · " + data + " · " + trainer.optimizer().title(),
            toJson(network),
            data,
            settingsOf(trainer.setup()),
            trainer.setup().seed,
            folder.empty() ? folder : std::filesystem::absolute(folder, ignored).string()};
}

bool RunRecorder::take(const Result<void> &result)
{
    if (result.ok())
        return true;
    if (!std::exchange(m_hasSaid, true))
        m_say(fail(VITRINE_TEXT("core", "The run is not noted in the list of runs: %1"), result.error().message));
    m_store.reset();
    return false;
}

void RunRecorder::begin(const RunDescription &description, std::span<const EpochRecord> earlier)
{
    m_steps.clear();
    if (!m_store) {
        auto store = RunStore::open(m_file);
        if (!store) {
            take(store.error());
            return;
        }
        m_store = *std::move(store);
        if (!m_store->movedAside().empty())
            m_say(fail(VITRINE_TEXT("core", "The list of runs was damaged; it is now %1. A new one is begun."),
                       m_store->movedAside().string()));
    }
    const auto run = m_store->begin(description);
    if (!run) {
        take(run.error());
        return;
    }
    m_run = *run;
    take(m_store->addEpochs(m_run, earlier));
}

void RunRecorder::flush()
{
    if (m_store && !m_steps.empty())
        take(m_store->addSteps(m_run, m_steps));
    m_steps.clear();
}

void RunRecorder::add(std::span<const StepRecord> steps, std::span<const EpochRecord> epochs)
{
    if (!m_store)
        return;
    m_steps.insert(m_steps.end(), steps.begin(), steps.end());
    if (!epochs.empty() || m_steps.size() >= mostWaiting)
        flush();
    if (m_store)
        take(m_store->addEpochs(m_run, epochs));
}

void RunRecorder::end(RunStatus status, const std::string &note)
{
    flush();
    if (m_store)
        take(m_store->end(m_run, status, note));
}

} // namespace vitrine
