#include "widgets/optimizers/networks/NetRaceRun.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr qint64 layersInterval = 150; // milliseconds
constexpr std::size_t pathBudget = std::size_t{128} << 20; ///< bytes, of all paths together
constexpr std::size_t longestPath = 60;

/// Rows a path may have; 0 where the network is too large for one.
std::size_t pathLength(const TrainGroup &group)
{
    const std::size_t row = group.run(0).trainer->model().weights().size() * sizeof(float);
    const std::size_t rows = pathBudget / (row * group.size());
    return rows < 3 ? 0 : std::min(rows, longestPath);
}

} // namespace

Result<std::unique_ptr<NetRaceRun>> NetRaceRun::make(NetRaceJob job)
{
    std::unique_ptr<NetRaceRun> run(new NetRaceRun(std::move(job)));
    run->m_watchedId = run->m_job.competitors.front().id;
    if (run->m_job.toSearch.empty())
        if (auto begun = run->beginRace(); !begun)
            return begun.error();
    return run;
}

NetRaceProgress NetRaceRun::progress() const
{
    NetRaceProgress progress;
    progress.seeds = m_job.seeds;
    progress.seedIndex = m_seedIndex;
    progress.epochsInAll = m_job.base.epochs;
    const auto items = static_cast<std::int64_t>(m_job.base.split.training.size());
    const std::int64_t size = m_job.base.batchSize;
    const std::int64_t perEpoch = std::max<std::int64_t>(1, items / size + (items % size > 1 ? 1 : 0));
    progress.stepsInAll = perEpoch * m_job.base.epochs;
    if (m_group) {
        progress.epochs = m_group->epochsDone();
        progress.steps = std::llround(progress.epochs * static_cast<double>(perEpoch));
    }
    const auto searches = static_cast<double>(m_job.toSearch.size());
    // A search takes about as many steps as it tries.
    const double searchWork = searches * m_job.plan.rates * m_job.plan.steps;
    const double raceWork = static_cast<double>(m_job.competitors.size() * static_cast<std::size_t>(m_job.seeds))
        * static_cast<double>(progress.stepsInAll);
    double done = searchWork;
    if (!m_group && !m_isDone) {
        progress.phase = NetRaceProgress::Phase::Searching;
        progress.searching = m_job.toSearch[static_cast<std::size_t>(m_searched)];
        done = searchWork * (m_searched + (m_search ? m_search->progress() : 0)) / searches;
    } else {
        progress.phase = m_isDone ? NetRaceProgress::Phase::Done : NetRaceProgress::Phase::Racing;
        done += raceWork * (m_seedIndex + progress.epochs / progress.epochsInAll) / m_job.seeds;
    }
    progress.share = m_isDone ? 1 : std::clamp(done / (searchWork + raceWork), 0.0, 1.0);
    return progress;
}

void NetRaceRun::aim(TrainGoal goal)
{
    m_goal = goal;
    m_aimSeed = m_seedIndex;
    m_aimEpochs = m_group ? m_group->epochsDone() : 0;
    m_aimFinished = m_group ? epochsOfAll() : 0;
    m_sinceLayers.invalidate(); // of the very next step there are norms
}

/// Epochs that everybody still in the race has ended.
std::size_t NetRaceRun::epochsOfAll() const
{
    std::size_t least = static_cast<std::size_t>(m_job.base.epochs);
    for (std::size_t i = 0; i < m_group->size(); ++i)
        if (!m_group->run(i).isOver())
            least = std::min(least, m_group->run(i).trainer->epochs().size());
    return least;
}

bool NetRaceRun::isAimReached() const
{
    if (m_goal == TrainGoal::End || !m_group)
        return false;
    if (m_seedIndex != m_aimSeed)
        return true;
    return m_goal == TrainGoal::Batch ? m_group->epochsDone() > m_aimEpochs : epochsOfAll() > m_aimFinished;
}

Result<bool> NetRaceRun::work(qint64 milliseconds, const std::atomic<bool> &stop)
{
    QElapsedTimer slice;
    slice.start();
    do {
        auto reached = advance();
        if (!reached)
            return reached;
        if (*reached) {
            noteLayers();
            return true;
        }
    } while (!stop.load(std::memory_order_relaxed) && slice.elapsed() < milliseconds);
    return false;
}

Result<bool> NetRaceRun::advance()
{
    if (m_isDone)
        return true;
    if (!m_group) {
        if (auto searched = search(); !searched)
            return searched.error();
        return false;
    }
    advanceRace();
    if (!m_group->isDone())
        return isAimReached();
    for (std::size_t i = 0; i < m_group->size(); ++i)
        notePaths(i, true);
    if (m_seedIndex + 1 >= m_job.seeds) {
        m_isDone = true;
        return true;
    }
    ++m_seedIndex;
    if (auto begun = beginRace(); !begun)
        return begun.error();
    return isAimReached();
}

Result<void> NetRaceRun::level(qint64 milliseconds)
{
    const bool hasLongSteps =
        std::any_of(m_job.competitors.begin(), m_job.competitors.end(), [](const Competitor &competitor) {
            return findOptimizerKind(competitor.optimizer)->isFullBatch();
        });
    QElapsedTimer slice;
    slice.start();
    if (m_group && !hasLongSteps) {
        askLayers(); // so that the norms are those of the step that it rests at
        do
            advanceRace();
        while (!m_group->isLevel() && slice.elapsed() < milliseconds);
    }
    noteLayers();
    return {};
}

Result<void> NetRaceRun::search()
{
    const int id = m_job.toSearch[static_cast<std::size_t>(m_searched)];
    const auto competitor = std::find_if(m_job.competitors.begin(), m_job.competitors.end(),
                                         [id](const Competitor &one) { return one.id == id; });
    if (!m_search) {
        auto search = RateSearch::make(memberSetup(m_job.base, *competitor, m_job.base.seed), m_job.plan);
        if (!search)
            return search.error();
        m_search = *std::move(search);
        m_update.searches.push_back({*competitor, {}, {}, false});
    }
    const std::size_t before = m_search->trials().size();
    m_search->advance();
    if (m_search->trials().size() == before)
        return {};
    const bool isDone = m_search->isDone();
    NetRaceUpdate news;
    news.searches.push_back({*competitor, m_search->trials(), m_search->best(), isDone});
    m_update.append(std::move(news));
    if (!isDone)
        return {};
    if (const auto best = m_search->best())
        competitor->settings["lr"] = *best;
    endSearch();
    return m_searched < static_cast<int>(m_job.toSearch.size()) ? Result<void>{} : beginRace();
}

void NetRaceRun::endSearch()
{
    m_search.reset();
    ++m_searched;
}

Result<void> NetRaceRun::beginRace()
{
    std::vector<GroupMember> members;
    for (const Competitor &competitor : m_job.competitors)
        members.push_back(
            {competitorName(competitor).toStdString(),
             memberSetup(m_job.base, competitor, m_job.base.seed + static_cast<std::uint64_t>(m_seedIndex))});
    m_group.reset(); // two at once would take twice the memory
    auto group = TrainGroup::make(std::move(members));
    if (!group)
        return group.error();
    m_group = *std::move(group);
    if (m_seedIndex > 0)
        return {};
    m_paths.clear();
    if (const std::size_t rows = pathLength(*m_group); rows > 0)
        for (std::size_t i = 0; i < m_group->size(); ++i)
            m_paths.push_back(std::make_unique<RunPath>(rows));
    for (std::size_t i = 0; i < m_group->size(); ++i)
        notePaths(i, false);
    return {};
}

void NetRaceRun::advanceRace()
{
    if (!m_sinceLayers.isValid() || m_sinceLayers.elapsed() >= layersInterval || isEpochEnding())
        askLayers();
    for (std::size_t i = 0; i < m_group->size(); ++i)
        if (isMoment(m_group->run(i).trainer->step() + 1))
            m_group->trainer(i).recordTensors();
    if (const auto advance = m_group->advance())
        note(*advance);
}

/// The watched one's next step notes its norms.
void NetRaceRun::askLayers()
{
    const auto member = watched();
    if (!member || std::exchange(m_asksLayers, true))
        return;
    m_group->trainer(*member).recordTensors();
}

/// Whether the watched one's next step is the last of its epoch: a race may rest behind it.
bool NetRaceRun::isEpochEnding() const
{
    const auto member = watched();
    if (!member)
        return false;
    const Trainer &trainer = *m_group->run(*member).trainer;
    return trainer.phase() == Trainer::Phase::Training && (trainer.step() + 1) % trainer.stepsPerEpoch() == 0;
}

void NetRaceRun::note(const TrainGroup::Advance &advance)
{
    const TrainGroup::Run &run = m_group->run(advance.member);
    NetRaceUpdate::Lane &lane = m_update.lane(m_seedIndex, advance.member);
    if (advance.hasDroppedOut)
        lane.dropOut = RaceDropOut{run.trainer->step() + 1, run.last ? run.last->loss : none, *run.failure};
    if (advance.done.step) {
        lane.steps.push_back(*advance.done.step);
        notePaths(advance.member, false);
        if (isMoment(run.trainer->step()))
            m_update.moments.push_back(std::make_shared<const RaceLayers>(layersOf(advance.member)));
        if (advance.member == watched() && std::exchange(m_asksLayers, false))
            noteLayers();
    }
    if (advance.done.epoch)
        lane.epochs.push_back({*advance.done.epoch, run.trainer->step(), run.last ? run.last->seconds : 0});
}

void NetRaceRun::notePaths(std::size_t member, bool isEnd)
{
    if (m_seedIndex > 0 || m_paths.empty())
        return;
    const Trainer &trainer = *m_group->run(member).trainer;
    if (isEnd)
        m_paths[member]->end(trainer.step(), trainer.model().weights());
    else
        m_paths[member]->add(trainer.step(), trainer.model().weights());
}

std::optional<std::size_t> NetRaceRun::watched() const
{
    for (std::size_t i = 0; i < m_job.competitors.size(); ++i)
        if (m_job.competitors[i].id == m_watchedId)
            return i;
    return std::nullopt;
}

void NetRaceRun::watch(int competitor, std::size_t tensor)
{
    m_watchedId = competitor;
    m_tensor = tensor;
    m_asksLayers = false;
    noteLayers();
}

RaceLayers NetRaceRun::layersOf(std::size_t member) const
{
    const Trainer &trainer = *m_group->run(member).trainer;
    RaceLayers layers;
    layers.competitor = m_job.competitors[member].id;
    layers.seedIndex = m_seedIndex;
    layers.step = trainer.step();
    layers.layers = readLayers(trainer);
    return layers;
}

void NetRaceRun::noteLayers()
{
    const auto member = watched();
    if (!member || !m_group)
        return;
    m_sinceLayers.start();
    auto layers = std::make_shared<RaceLayers>(layersOf(*member));
    layers->tensor = std::min(m_tensor, layers->layers.size() - 1);
    layers->histograms = layerHistograms(*m_group->run(*member).trainer, layers->tensor);
    m_update.layers = std::move(layers);
}

NetRaceUpdate NetRaceRun::take()
{
    return std::exchange(m_update, {});
}

std::shared_ptr<const NetRacePaths> NetRaceRun::paths() const
{
    auto paths = std::make_shared<NetRacePaths>();
    paths->setup = m_job.base;
    for (std::size_t i = 0; i < m_paths.size(); ++i)
        paths->paths.push_back({m_job.competitors[i], m_paths[i]->points()});
    return paths;
}

} // namespace vitrine
