#include "app/cli/RunRecorder.h"

#include "core/network/NetworkFile.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <iostream>

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
    return json.dump();
}

} // namespace

bool RunRecorder::take(const Result<void> &result)
{
    if (result.ok())
        return true;
    std::cerr << "The run is not noted in the list of runs: " << result.error().message.text() << '\n';
    m_store.reset();
    return false;
}

void RunRecorder::begin(const Trainer &trainer, const Network &network, const std::string &data,
                        const std::string &folder)
{
    if (!m_isWanted)
        return;
    auto store = RunStore::open(RunStore::usualFile());
    if (!store) {
        take(store.error());
        return;
    }
    m_store = *std::move(store);
    if (!m_store->movedAside().empty())
        std::cerr << "The list of runs was damaged; it is now " << m_store->movedAside().string() << '\n';
    std::error_code ignored;
    const auto run = m_store->begin({network.name + " · " + data + " · " + trainer.optimizer().title(), toJson(network),
                                     data, settingsOf(trainer.setup()), trainer.setup().seed,
                                     std::filesystem::absolute(folder, ignored).string()});
    if (!run) {
        take(run.error());
        return;
    }
    m_run = *run;
    for (const EpochRecord &epoch : trainer.epochs()) // of a run that goes on
        if (m_store)
            take(m_store->addEpoch(m_run, epoch));
}

void RunRecorder::flush()
{
    if (m_store && !m_steps.empty())
        take(m_store->addSteps(m_run, m_steps));
    m_steps.clear();
}

void RunRecorder::add(const Trainer::Advance &advance)
{
    if (!m_store)
        return;
    if (advance.step)
        m_steps.push_back(*advance.step);
    if (advance.epoch || m_steps.size() >= mostWaiting)
        flush();
    if (m_store && advance.epoch)
        take(m_store->addEpoch(m_run, *advance.epoch));
}

void RunRecorder::end(const Result<void> &done)
{
    flush();
    if (m_store)
        take(m_store->end(m_run, done.ok() ? RunStatus::Done : RunStatus::Failed,
                          done.ok() ? std::string() : done.error().message.text()));
}

} // namespace vitrine
