#include "widgets/yolox/assignment/AssignRuns.h"

#include "widgets/common/Text.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/YoloxWorker.h"

#include <QDir>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int freshSeeds = 3;
constexpr int mostEntries = 64;

/// Without the tensors on the way, which are many times as large and not needed here.
std::shared_ptr<const YoloxRun> withoutTrace(const YoloxRun &run)
{
    auto light = std::make_shared<YoloxRun>(run);
    light->trace.reset();
    light->decoded = std::make_shared<const DecodedRows>(CellGrid{run.geometry.inputWidth, run.geometry.inputHeight},
                                                         run.spec.classes, light->rows);
    return light;
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
    connect(state, &YoloxState::boxesChanged, this, &AssignRuns::summarise);
    connect(state, &YoloxState::assignSettingsChanged, this, &AssignRuns::summarise);
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
    m_entries.push_back({{}, {}, true, {}, {}, {}});
    for (int seed = 1; seed <= freshSeeds; ++seed) {
        Entry entry;
        entry.choice.seed = static_cast<std::uint64_t>(seed);
        m_entries.push_back(std::move(entry));
    }
    startAnew();
}

/// The picture or the room's network is another one: all are asked again.
void AssignRuns::startAnew()
{
    m_cancel.request();
    m_cancel = Cancel();
    ++m_number;
    m_asked = -1;
    const auto room = m_session->state()->run();
    for (Entry &entry : m_entries) {
        entry.run = entry.isRooms ? room : nullptr;
        entry.summary.reset();
        entry.error.clear();
        if (entry.isRooms && room)
            entry.name = room->name;
        if (!room || !entry.choice.file.isEmpty())
            continue;
        entry.choice.spec = room->spec;
        entry.choice.size = room->size();
    }
    if (std::exchange(m_shown, 0) != 0)
        emit shownChanged(0);
    emit numbersChanged();
    summarise();
    askNext();
}

void AssignRuns::setActive(bool active)
{
    m_isActive = active;
    if (!active)
        return;
    summarise();
    askNext();
}

void AssignRuns::askNext()
{
    const auto room = m_session->state()->run();
    if (!m_isActive || !m_worker || !room || m_asked >= 0)
        return;
    const auto next = std::ranges::find_if(
        m_entries, [](const Entry &entry) { return !entry.isRooms && !entry.run && entry.error.isEmpty(); });
    if (next == m_entries.end())
        return;
    m_asked = static_cast<int>(next - m_entries.begin());
    YoloxChoice choice = next->choice;
    choice.size = room->size();
    m_worker->post({++m_number, std::move(choice), room->classNames, m_session->state()->scene().picture, m_cancel});
}

void AssignRuns::accept(quint64 number, const std::shared_ptr<const YoloxRun> &run)
{
    if (number != m_number || m_asked < 0)
        return;
    m_entries[static_cast<std::size_t>(std::exchange(m_asked, -1))].run = withoutTrace(*run);
    summarise();
    askNext();
}

void AssignRuns::refuse(quint64 number, const Error &error)
{
    if (number != m_number || m_asked < 0 || error.cancelled)
        return;
    m_entries[static_cast<std::size_t>(std::exchange(m_asked, -1))].error = toText(error.message);
    emit numbersChanged();
    askNext();
}

/// One at a time, and anew where something changed meanwhile.
void AssignRuns::summarise()
{
    m_isStale = true;
    if (!m_isActive || m_job.isBusy())
        return;
    m_isStale = false;
    std::vector<std::shared_ptr<const YoloxRun>> runs;
    for (const Entry &entry : m_entries)
        runs.push_back(entry.run);
    m_job.start([this, runs, scene = m_session->state()->scene(),
                 settings = m_session->state()->assignSettings()](const Cancel &cancel) {
        std::vector<std::optional<AssignSummary>> summaries(runs.size());
        for (std::size_t i = 0; i < runs.size() && !cancel.requested(); ++i)
            if (runs[i])
                summaries[i] = summaryOf(assignPicture(runs[i], scene, settings)->study);
        return LatestJob::Deliver([this, runs, summaries] {
            for (std::size_t i = 0; i < std::min(runs.size(), m_entries.size()); ++i)
                if (m_entries[i].run == runs[i])
                    m_entries[i].summary = summaries[i];
            emit numbersChanged();
            if (m_isStale)
                summarise();
        });
    });
}

void AssignRuns::addFiles(const QStringList &files)
{
    int added = 0;
    for (const QString &file : files) {
        const bool isKnown =
            std::ranges::any_of(m_entries, [&](const Entry &entry) { return entry.choice.file == file; });
        if (isKnown || m_entries.size() >= mostEntries)
            continue;
        Entry entry;
        entry.name = QFileInfo(file).fileName();
        entry.choice.file = file;
        m_entries.push_back(std::move(entry));
        ++added;
    }
    if (added == 0) {
        emit said(tr("Nothing was added: these weights are in the list already, or it is full."));
        return;
    }
    emit entriesChanged();
    summarise();
    askNext();
}

void AssignRuns::addFolder(const QString &folder)
{
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

void AssignRuns::remove(int entry)
{
    const auto at = static_cast<std::size_t>(entry);
    if (entry < 0 || at >= m_entries.size() || m_entries[at].choice.file.isEmpty())
        return;
    // Whoever is under way is asked again: its place may be another one now.
    m_cancel.request();
    m_cancel = Cancel();
    ++m_number;
    m_asked = -1;
    if (m_shown == entry)
        show(0);
    m_entries.erase(m_entries.begin() + entry);
    if (m_shown > entry)
        --m_shown;
    emit entriesChanged();
    summarise();
    askNext();
}

void AssignRuns::show(int entry)
{
    const auto at = static_cast<std::size_t>(entry);
    if (entry < 0 || at >= m_entries.size() || !m_entries[at].run || entry == m_shown)
        return;
    m_shown = entry;
    m_session->setOtherRun(m_entries[at].isRooms ? nullptr : m_entries[at].run);
    emit shownChanged(entry);
}

} // namespace vitrine
