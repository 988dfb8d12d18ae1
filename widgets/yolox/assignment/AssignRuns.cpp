#include "widgets/yolox/assignment/AssignRuns.h"

#include "widgets/common/ChangeCommand.h"
#include "widgets/common/Text.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/YoloxWorker.h"

#include <QDir>
#include <QFileInfo>
#include <QThread>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int freshSeeds = 3;
constexpr int mostEntries = 64; ///< beside a series
constexpr std::size_t mostEpochs = 256; ///< of a series
constexpr std::size_t mostBytes = std::size_t{256} << 20; ///< of predictions that are kept
constexpr int showKind = 7100, listKind = 7101; ///< of steps of undo

/// What label assignment reads, without the tensors on the way, which are many times as large.
std::shared_ptr<const YoloxRun> lightened(const YoloxRun &run)
{
    auto light = std::make_shared<YoloxRun>(run);
    light->trace.reset();
    light->raw = {};
    light->input = {};
    light->decoded = std::make_shared<const DecodedRows>(CellGrid{run.geometry.inputWidth, run.geometry.inputHeight},
                                                         run.spec.classes, light->rows);
    return light;
}

bool isSame(const AssignWeights &a, const AssignWeights &b)
{
    return a.isRooms == b.isRooms && a.choice.file == b.choice.file && a.choice.seed == b.choice.seed
        && a.epoch == b.epoch;
}

AssignRuns::Entry unknown(const AssignWeights &weights)
{
    AssignRuns::Entry entry;
    static_cast<AssignWeights &>(entry) = weights;
    return entry;
}

/// Evenly spaced ones where there are too many; the first and the last stay.
std::vector<SeriesMember> thinned(std::vector<SeriesMember> members)
{
    if (members.size() <= mostEpochs)
        return members;
    std::vector<SeriesMember> kept;
    for (std::size_t i = 0; i < mostEpochs; ++i)
        kept.push_back(std::move(members[i * (members.size() - 1) / (mostEpochs - 1)]));
    return kept;
}

} // namespace

AssignRuns::AssignRuns(AssignSession *session, QThread *compute, QObject *parent)
    : QObject(parent), m_session(session), m_worker(new YoloxWorker)
{
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &YoloxWorker::answered, this, &AssignRuns::accept);
    connect(m_worker, &YoloxWorker::refused, this, &AssignRuns::refuse);
    const YoloxState *const state = session->state();
    connect(state, &YoloxState::runChanged, this, &AssignRuns::startAnew);
    connect(state, &YoloxState::boxesChanged, this, &AssignRuns::assignAnew);
    connect(state, &YoloxState::assignSettingsChanged, this, &AssignRuns::assignAnew);
    reset();
}

AssignRuns::~AssignRuns()
{
    m_cancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

void AssignRuns::reset()
{
    Entry room;
    room.isRooms = true;
    m_entries.push_back(std::move(room));
    for (int seed = 1; seed <= freshSeeds; ++seed) {
        Entry entry;
        entry.choice.seed = static_cast<std::uint64_t>(seed);
        m_entries.push_back(std::move(entry));
    }
    startAnew();
}

/// The picture or the room's network is another one: all are asked again. What was wanted still is.
void AssignRuns::startAnew()
{
    stopAsking();
    m_isHalted = false;
    ++m_scene;
    for (Entry &entry : m_entries)
        entry = unknown(entry);
    fitToRoom();
    if (std::exchange(m_shown, 0) != 0)
        emit shownChanged(0);
    emit numbersChanged();
    summarise();
    askNext();
}

/// The room's own entry is its network, and fresh weights are of that network's kind.
void AssignRuns::fitToRoom()
{
    const auto room = m_session->state()->run();
    if (!room)
        return;
    for (Entry &entry : m_entries) {
        if (entry.isRooms) {
            entry.run = room;
            entry.name = room->name;
        } else if (entry.choice.file.isEmpty()) {
            entry.choice.spec = room->spec;
        }
    }
}

/// Other boxes or settings: what has been forgotten is asked once more.
void AssignRuns::assignAnew()
{
    ++m_scene;
    for (Entry &entry : m_entries)
        if (!entry.run)
            entry.summary.reset();
    summarise();
    askNext();
}

void AssignRuns::setActive(bool isVisible, bool isWatched)
{
    m_isVisible = isVisible;
    m_isWatched = isVisible && isWatched;
    summarise();
    askNext();
}

AssignRuns::Span AssignRuns::span() const
{
    const auto first = std::ranges::find_if(m_entries, [](const Entry &entry) { return entry.epoch >= 0; });
    const auto count = static_cast<int>(m_entries.end() - first);
    return count > 0 ? Span{static_cast<int>(first - m_entries.begin()), count}
                     : Span{0, static_cast<int>(m_entries.size())};
}

int AssignRuns::missing() const
{
    return static_cast<int>(std::ranges::count_if(
        m_entries, [](const Entry &entry) { return !entry.isRooms && !entry.summary && entry.error.isEmpty(); }));
}

bool AssignRuns::isDue(const Entry &entry) const
{
    if (entry.isRooms || entry.run || !entry.error.isEmpty())
        return false;
    return &entry == &m_entries[static_cast<std::size_t>(m_wanted)] || (m_isWatched && !m_isHalted && !entry.summary);
}

void AssignRuns::askNext()
{
    const auto room = m_session->state()->run();
    if (!m_isVisible || !m_worker || !room || m_asked >= 0)
        return;
    auto next = m_entries.begin() + m_wanted;
    if (!isDue(*next))
        next = std::ranges::find_if(m_entries, [this](const Entry &entry) { return isDue(entry); });
    if (next == m_entries.end())
        return;
    m_asked = static_cast<int>(next - m_entries.begin());
    YoloxChoice choice = next->choice;
    choice.size = room->size();
    m_worker->post({++m_number, std::move(choice), room->classNames, m_session->state()->scene().picture, m_cancel});
}

/// Whoever is under way counts no longer.
void AssignRuns::stopAsking()
{
    m_cancel.request();
    m_cancel = Cancel();
    ++m_number;
    m_asked = -1;
}

void AssignRuns::accept(quint64 number, const std::shared_ptr<const YoloxRun> &run)
{
    if (number != m_number || m_asked < 0)
        return;
    m_entries[static_cast<std::size_t>(std::exchange(m_asked, -1))].run = lightened(*run);
    showWanted();
    summarise();
    askNext();
}

void AssignRuns::refuse(quint64 number, const Error &error)
{
    if (number != m_number || m_asked < 0 || error.cancelled)
        return;
    const int entry = std::exchange(m_asked, -1);
    m_entries[static_cast<std::size_t>(entry)].error = toText(error.message);
    if (entry == m_wanted)
        emit said(toText(error.message));
    emit numbersChanged();
    askNext();
}

void AssignRuns::halt()
{
    if (std::exchange(m_isHalted, true))
        return;
    if (m_asked >= 0 && m_asked != m_wanted)
        stopAsking();
    emit numbersChanged();
}

void AssignRuns::goOn()
{
    if (!std::exchange(m_isHalted, false))
        return;
    emit numbersChanged();
    askNext();
}

/// One job at a time, and another where something changed meanwhile.
void AssignRuns::summarise()
{
    m_isStale = true;
    if (!m_isWatched || m_job.isBusy())
        return;
    m_isStale = false;
    std::vector<std::shared_ptr<const YoloxRun>> runs; // beside the entries; null: nothing to do
    for (const Entry &entry : m_entries)
        runs.push_back(entry.scene != m_scene ? entry.run : nullptr);
    if (std::ranges::none_of(runs, [](const auto &run) { return run != nullptr; }))
        return;
    m_job.start([this, runs, number = m_scene, scene = m_session->state()->scene(),
                 settings = m_session->state()->assignSettings()](const Cancel &cancel) {
        std::vector<std::optional<AssignSummary>> summaries(runs.size());
        for (std::size_t i = 0; i < runs.size() && !cancel.requested(); ++i)
            if (runs[i])
                summaries[i] = summaryOf(assignPicture(runs[i], scene, settings)->study);
        return LatestJob::Deliver([this, runs, number, summaries] {
            for (std::size_t i = 0; i < std::min(runs.size(), m_entries.size()); ++i)
                if (runs[i] && m_entries[i].run == runs[i]) {
                    m_entries[i].summary = summaries[i];
                    m_entries[i].scene = number;
                }
            forgetFar();
            emit numbersChanged();
            if (m_isStale)
                summarise();
        });
    });
}

/// Predictions of a long series do not all stay: their numbers do, and they are computed again where they are wanted.
void AssignRuns::forgetFar()
{
    const auto bytes = [](const Entry &entry) {
        return entry.run && !entry.isRooms ? entry.run->rows.size() * sizeof(float) : 0;
    };
    std::size_t all = 0;
    for (const Entry &entry : m_entries)
        all += bytes(entry);
    std::vector<int> order;
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i)
        order.push_back(i);
    std::ranges::stable_sort(order, std::greater<>(), [this](int i) { return std::abs(i - m_wanted); });
    for (const int i : order) {
        Entry &entry = m_entries[static_cast<std::size_t>(i)];
        if (all <= mostBytes || i == m_wanted)
            return;
        if (!entry.summary || entry.isRooms || i == m_shown || entry.scene != m_scene)
            continue; // numbers of another scene have to be made again, and that takes the run
        all -= bytes(entry);
        entry.run.reset();
    }
}

void AssignRuns::addFiles(const QStringList &files)
{
    List to = list();
    const auto others = static_cast<std::size_t>(hasSeries() ? span().first : static_cast<int>(to.weights.size()));
    auto place = others;
    for (const QString &file : files) {
        const bool isKnown =
            std::ranges::any_of(to.weights, [&](const AssignWeights &each) { return each.choice.file == file; });
        if (isKnown || place >= mostEntries)
            continue;
        AssignWeights weights;
        weights.name = QFileInfo(file).fileName();
        weights.choice.file = file;
        to.weights.insert(to.weights.begin() + static_cast<std::ptrdiff_t>(place++), std::move(weights));
    }
    if (place == others) {
        emit said(tr("Nothing was added: these weights are in the list already, or it is full."));
        return;
    }
    if (to.wanted >= static_cast<int>(others))
        to.wanted += static_cast<int>(place - others);
    change(to, tr("Add weights"));
}

void AssignRuns::addFolder(const QString &folder)
{
    if (auto members = seriesIn(folder.toStdString()); members.size() > 1)
        return openSeries(folder, std::move(members));
    const QFileInfoList found =
        QDir(folder).entryInfoList({QStringLiteral("*.safetensors"), QStringLiteral("*.pth"), QStringLiteral("*.onnx")},
                                   QDir::Files | QDir::Readable, QDir::Time | QDir::Reversed);
    QStringList files;
    for (const QFileInfo &file : found)
        files += file.absoluteFilePath();
    if (files.isEmpty()) {
        emit said(tr("%1 holds no weights: .safetensors, .pth or .onnx.").arg(QDir::toNativeSeparators(folder)));
        return;
    }
    addFiles(files);
}

void AssignRuns::openSeries(const QString &folder, std::vector<SeriesMember> members)
{
    const std::size_t all = members.size();
    members = thinned(std::move(members));
    List to = list();
    forgetSeries();
    std::erase_if(to.weights, [](const AssignWeights &weights) { return weights.epoch >= 0; });
    to.wanted = static_cast<int>(to.weights.size());
    for (const SeriesMember &member : members) {
        AssignWeights weights;
        weights.name = QDir(folder).dirName();
        weights.choice.file = QString::fromStdString(member.file.string());
        weights.epoch = member.epoch;
        to.weights.push_back(std::move(weights));
    }
    change(to, tr("Open a run"));
    emit seriesOpened();
    if (members.size() < all)
        emit said(tr("Of %1 epochs %2, evenly spaced, are shown.").arg(all).arg(members.size()));
}

/// The run may have gone on since its files were read.
void AssignRuns::forgetSeries()
{
    if (m_entries[static_cast<std::size_t>(m_shown)].epoch >= 0) {
        m_shown = 0;
        m_session->setOtherRun(nullptr);
        emit shownChanged(m_shown);
    }
    for (Entry &entry : m_entries)
        if (entry.epoch >= 0)
            entry = unknown(entry);
}

void AssignRuns::remove(int entry)
{
    const auto at = static_cast<std::size_t>(entry);
    if (entry < 0 || at >= m_entries.size() || m_entries[at].choice.file.isEmpty())
        return;
    List to = list();
    to.weights.erase(to.weights.begin() + entry);
    if (to.wanted == entry)
        to.wanted = 0;
    else if (to.wanted > entry)
        --to.wanted;
    change(to, tr("Remove weights"));
}

AssignRuns::List AssignRuns::list() const
{
    return {std::vector<AssignWeights>(m_entries.begin(), m_entries.end()), m_wanted};
}

void AssignRuns::change(const List &to, const QString &text)
{
    const auto apply = [self = QPointer(this)](const List &, const List &list) {
        if (self)
            self->put(list);
    };
    m_session->state()->undoStack()->push(new ChangeCommand<List>(text, listKind, list(), to, false, apply));
    put(to);
}

/// What is on both lists keeps what is known of it.
void AssignRuns::put(const List &list)
{
    stopAsking(); // its place may be another one now
    m_isHalted = false;
    const std::vector<Entry> before = std::exchange(m_entries, {});
    const Entry &shown = before[static_cast<std::size_t>(m_shown)];
    m_shown = 0;
    for (const AssignWeights &weights : list.weights) {
        Entry entry = unknown(weights);
        const auto known = std::ranges::find_if(before, [&](const Entry &each) { return isSame(each, weights); });
        if (known != before.end())
            entry = *known;
        if (isSame(entry, shown))
            m_shown = static_cast<int>(m_entries.size());
        m_entries.push_back(std::move(entry));
    }
    m_wanted = list.wanted; // the old one may be beyond the new list's end
    fitToRoom();
    emit entriesChanged();
    if (!isSame(shown, m_entries[static_cast<std::size_t>(m_shown)])) { // it is no longer there
        m_session->setOtherRun(nullptr);
        emit shownChanged(m_shown);
    }
    want(list.wanted);
    summarise();
}

void AssignRuns::show(int entry, bool joins)
{
    const auto at = static_cast<std::size_t>(entry);
    if (entry < 0 || at >= m_entries.size() || entry == m_wanted)
        return;
    if (!m_entries[at].error.isEmpty()) {
        emit said(m_entries[at].error);
        emit wantedChanged(m_wanted); // whoever asked shows again what it was
        return;
    }
    const auto apply = [self = QPointer(this)](int, int to) {
        if (self)
            self->want(to);
    };
    m_session->state()->undoStack()->push(
        new ChangeCommand<int>(tr("Weights that are shown"), showKind, m_wanted, entry, joins, apply));
    want(entry);
}

void AssignRuns::want(int entry)
{
    if (entry < 0 || static_cast<std::size_t>(entry) >= m_entries.size())
        return;
    m_wanted = entry;
    emit wantedChanged(entry);
    showWanted();
    // Another one that is under way gives way; it is asked again later.
    if (m_asked >= 0 && m_asked != m_wanted && isDue(m_entries[static_cast<std::size_t>(m_wanted)]))
        stopAsking();
    askNext();
}

void AssignRuns::showWanted()
{
    const Entry &entry = m_entries[static_cast<std::size_t>(m_wanted)];
    if (m_shown == m_wanted || (!entry.run && !entry.isRooms))
        return;
    m_shown = m_wanted;
    m_session->setOtherRun(entry.isRooms ? nullptr : entry.run);
    emit shownChanged(m_shown);
}

} // namespace vitrine
