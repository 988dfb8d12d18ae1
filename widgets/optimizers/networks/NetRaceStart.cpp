#include "widgets/optimizers/networks/NetRaceStart.h"

#include "core/graph/Graph.h"
#include "widgets/session/Sources.h"
#include "widgets/training/TrainStart.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr std::uint64_t itemsStream = 0x17E5; // apart from those of weights and order

Result<Network> networkOf(const NetRaceRequest &request)
{
    const NetRaceSetup &setup = request.setup;
    if (setup.network.isEmpty() && request.canvas)
        return *request.canvas;
    if (setup.network.isEmpty())
        return fail(VITRINE_TEXT("core", "There is no network on the canvas yet."));
    return loadNetwork(setup.isFile() ? NetworkSource{{}, setup.network} : NetworkSource{setup.network, {}});
}

/// So many of what trains, drawn by the seed: every class keeps about its share.
void takeSome(std::vector<std::int64_t> &training, int count, std::uint64_t seed)
{
    if (count <= 0 || training.size() <= static_cast<std::size_t>(count))
        return;
    training = shuffled(std::move(training), seed, itemsStream);
    training.resize(static_cast<std::size_t>(count));
    std::sort(training.begin(), training.end());
}

std::vector<Competitor> thoseThatRun(const NetRaceSetup &setup)
{
    std::vector<Competitor> competitors;
    std::copy_if(setup.competitors.begin(), setup.competitors.end(), std::back_inserter(competitors),
                 [](const Competitor &competitor) { return competitor.isOn; });
    return competitors;
}

bool isKnown(const NetRaceRequest &request, const Competitor &competitor)
{
    return std::any_of(request.known.begin(), request.known.end(), [&competitor](const FoundRate &found) {
        Competitor asked = found.competitor;
        asked.settings["lr"] = competitor.rate();
        asked.colour = competitor.colour;
        asked.line = competitor.line;
        asked.isOn = competitor.isOn;
        return found.isDone && asked == competitor;
    });
}

} // namespace

Result<NetRaceJob> prepareNetRace(const NetRaceRequest &request, const Cancel &cancel,
                                  const std::function<void(double)> &progress)
{
    const NetRaceSetup &setup = request.setup;
    NetRaceJob job;
    job.competitors = thoseThatRun(setup);
    if (job.competitors.empty())
        return fail(VITRINE_TEXT("core", "Nobody takes part: tick a competitor, or add one."));
    auto network = networkOf(request);
    if (!network)
        return network.error();
    TrainRequest training;
    training.network = *std::move(network);
    training.settings.data = setup.data;
    training.settings.epochs = setup.epochs;
    training.settings.batchSize = setup.batchSize;
    training.settings.seed = setup.seed;
    training.device = request.device;
    const GraphResult built = buildGraph(training.network, 1);
    job.data = setup.data.isEmpty() && built.ok() ? suitableSet(*built.graph) : setup.data;
    auto base = prepareTraining(training, cancel, progress);
    if (!base)
        return base.error();
    job.base = *std::move(base);
    takeSome(job.base.split.training, setup.items, setup.seed);
    job.plan = setup.plan;
    job.seeds = setup.seeds;
    if (setup.rates == RateMode::Tuned)
        for (const Competitor &competitor : job.competitors)
            if (!isKnown(request, competitor))
                job.toSearch.push_back(competitor.id);
    return job;
}

TrainSetup memberSetup(const TrainSetup &base, const Competitor &competitor, std::uint64_t seed)
{
    TrainSetup setup = base;
    setup.optimizer = competitor.optimizer;
    setup.controls = {};
    setup.controls.hyperparameters = competitor.settings;
    setup.controls.schedule = competitor.schedule;
    setup.controls.scheduleSettings = competitor.scheduleSettings;
    setup.seed = seed;
    return setup;
}

} // namespace vitrine
