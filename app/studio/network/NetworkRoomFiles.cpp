// The files of the Network room: what is open, how it is opened, saved and exported.

#include "app/studio/network/NetworkRoom.h"

#include "app/studio/documents/DocumentDesk.h"
#include "app/studio/documents/DocumentTabs.h"
#include "app/studio/documents/Documents.h"
#include "app/studio/documents/History.h"
#include "app/studio/documents/NetworkExports.h"
#include "app/studio/documents/WeightLoader.h"
#include "app/studio/files/FileOpener.h"
#include "app/studio/network/Exporter.h"
#include "app/studio/network/NetworkPanels.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/network/desks/NetCompareDesk.h"
#include "app/studio/network/desks/PlaygroundDesk.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "app/studio/network/desks/TwinDesk.h"
#include "app/studio/room/Docks.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/settings/Preferences.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/Export.h"
#include "widgets/compare/NetCompareView.h"
#include "widgets/labs/LabStage.h"
#include "widgets/playground/PlaygroundView.h"
#include "widgets/session/FileKind.h"
#include "widgets/session/Session.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int mostFiles = 20; ///< that are opened at once

bool isTable(const QString &path)
{
    return QFileInfo(path).suffix().compare(QStringLiteral("csv"), Qt::CaseInsensitive) == 0;
}

QString promiseFor(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    if (isTable(path))
        return NetworkRoom::tr("Learn from the points in %1").arg(name);
    switch (fileKind(path)) {
    case FileKind::Picture:
    case FileKind::Video:
        return NetworkRoom::tr("Show the network %1").arg(name);
    case FileKind::Network:
        return NetworkRoom::tr("Open the network %1").arg(name);
    case FileKind::OwnBlock:
        return NetworkRoom::tr("Take the block %1 into My blocks").arg(name);
    case FileKind::Model:
        return NetworkRoom::tr("Open the model %1").arg(name);
    case FileKind::Checkpoint:
    case FileKind::Weights:
        return NetworkRoom::tr("Give the network the weights in %1").arg(name);
    case FileKind::MnistFolder:
        return NetworkRoom::tr("Take pictures from MNIST in %1").arg(name);
    case FileKind::OtherFolder:
        break;
    }
    return NetworkRoom::tr("%1 is a folder without MNIST's files: nothing to open").arg(name);
}

} // namespace

void NetworkRoom::connectFiles(const Preferences &preferences)
{
    handle(Command::Open, [this](bool) { m_opener->ask(); });
    handle(Command::LoadWeights, [this](bool) { m_opener->askWeights(); });
    handle(Command::OpenMnist, [this](bool) { m_opener->askFolder(); });
    handle(Command::ReloadFirst, [this](bool) { m_session->ask(firstQuestion()); });
    handle(Command::FreshWeights, [this](bool) { m_session->drawWeights(); });
    handle(Command::BundledWeights, [this](bool) { m_session->takeOwnWeights(); });
    connect(m_opener, &FileOpener::networkWanted, m_files, &DocumentDesk::open);
    connect(m_opener, &FileOpener::weightsWanted, m_weights, &WeightLoader::open);
    connect(m_opener, &FileOpener::opened, this, &Room::opened);
    connect(m_opener, &FileOpener::failed, banner(), &ErrorBanner::showError);
    auto *exporter = new Exporter([this] { return stageSource(); }, m_selection, m_cursor, this);
    exporter->setFolder(preferences.exportFolder);
    handle(Command::CopyView, [exporter](bool) { exporter->copyView(); });
    handle(Command::SaveView, [exporter](bool) { exporter->saveView(); });
    handle(Command::SaveNumbers, [this, exporter](bool) {
        if (m_compare->isOpen())
            askAndSaveNumbers(this, m_compare->view()->exportSource());
        else
            exporter->saveNumbers();
    });
    connect(exporter, &Exporter::failed, banner(), &ErrorBanner::showError);
    connect(exporter, &Exporter::saved, this, [this](const QString &file) { emit said(tr("Saved %1").arg(file)); });
}

ExportSource NetworkRoom::stageSource() const
{
    if (m_labs->isOpen())
        return m_labs->stage()->current()->exportSource();
    if (m_compare->isOpen())
        return m_compare->view()->exportSource();
    return showsNeurons() ? m_playground->view()->exportSource() : m_canvas->exportSource();
}

void NetworkRoom::connectDocuments()
{
    const auto front = [this] { return m_documents->id(m_documents->current()); };
    handle(Command::NewNetwork, [this](bool) {
        m_documents->addEmpty();
        docks()->raise(blocksPanel.name);
    });
    handle(Command::Save, [this, front](bool) { m_files->save(front()); });
    handle(Command::SaveAs, [this, front](bool) { m_files->saveAs(front()); });
    handle(Command::CloseNetwork, [this, front](bool) { m_files->close(front()); });
    const auto turn = [this](int by) {
        m_documents->turnTo((m_documents->current() + by + m_documents->count()) % m_documents->count());
    };
    handle(Command::NextNetwork, [turn](bool) { turn(1); });
    handle(Command::PreviousNetwork, [turn](bool) { turn(-1); });
    handle(Command::Steps, [this](bool) { docks()->raise(historyPanel.name); });
    connect(m_tabs, &DocumentTabs::newWanted, m_documents, &Documents::addEmpty);
    connect(m_tabs, &DocumentTabs::closeWanted, m_files, &DocumentDesk::closeAll);
    connect(m_tabs, &DocumentTabs::nameChosen, m_files, &DocumentDesk::rename);
    connect(m_training, &TrainDesk::saveWanted, this, [this, front] { m_files->saveAs(front()); });
    connect(m_documents, &Documents::leaving, this, [this] {
        m_training->leave();
        m_twins->leave();
        m_labs->close();
    });
    connect(m_documents, &Documents::turned, this, [this](const DocumentState &now) {
        m_toRestore = now;
        m_keepsBanner = false;
        banner()->hide();
    });
    connect(m_documents, &Documents::turnedBack, this, [this] { m_keepsBanner = true; });
    connect(m_documents, &Documents::changed, this, &Room::titleChanged);
    handle(Command::ExportOnnx, [this](bool) { m_exports->askOnnx(); });
    handle(Command::ExportPyTorch, [this](bool) { m_exports->askPyTorch(); });
    connect(m_exports, &NetworkExports::said, this, &Room::said);
    connect(m_exports, &NetworkExports::failed, banner(), &ErrorBanner::showError);
    connect(m_weights, &WeightLoader::opened, this, &Room::opened);
    connect(m_weights, &WeightLoader::detectorFound, m_files, &DocumentDesk::detectorFound);
    connect(m_weights, &WeightLoader::said, this, &Room::said);
    connect(m_weights, &WeightLoader::failed, banner(), &ErrorBanner::showError);
    connect(m_files, &DocumentDesk::failed, banner(), &ErrorBanner::showError);
    connect(m_files, &DocumentDesk::said, this, &Room::said);
    connect(m_files, &DocumentDesk::opened, this, [this](const QString &file) {
        emit opened(file);
        m_toOpen = std::exchange(m_toOpenWith, {});
    });
    connect(m_files, &DocumentDesk::noted, this, [this](const Message &note) {
        banner()->showNotice(note);
        m_keepsBanner = true;
    });
}

void NetworkRoom::start(const Journal::Found &last, const QStringList &files)
{
    m_toOpen = files;
    StudioState state = last.state;
    const bool isAsked = m_session->isBusy() || m_session->outcome();
    if (isAsked) { // the user was quicker than the disk
        const StudioState now = m_documents->state();
        state.current = static_cast<int>(state.documents.size()) + now.current;
        state.documents.insert(state.documents.end(), now.documents.begin(), now.documents.end());
    }
    if (state.documents.empty())
        m_session->ask(firstQuestion(), false);
    else
        m_documents->restore(state);
    if (last.error) {
        banner()->showError(*last.error);
        m_keepsBanner = true;
    }
    if (last.wasClosed && last.lost == 0)
        return;
    const auto count = static_cast<std::int64_t>(last.state.documents.size());
    const std::string time = last.time.toLocalTime().toString(QStringLiteral("HH:mm:ss")).toStdString();
    if (last.lost > 0)
        banner()->showNotice(
            Message::of(VITRINE_TEXT("core", "%1 networks are back as they were at %2; %3 could not be read."), count,
                        time, last.lost));
    else
        banner()->showNotice(Message::of(
            VITRINE_TEXT("core",
                         "The studio ended without being closed. All that was open (%1) is back as it was at %2."),
            count, time));
    m_keepsBanner = true;
}

void NetworkRoom::setJournal(Journal *journal)
{
    journal->setSource([this] { return m_documents->state(); });
    connect(this, &QObject::destroyed, journal, [journal] { journal->setSource({}); });
    connect(m_documents, &Documents::edited, journal, &Journal::note);
    connect(m_documents, &Documents::moved, journal, &Journal::noteLater);
    connect(journal, &Journal::failed, banner(), &ErrorBanner::showError);
}

QString NetworkRoom::title() const
{
    const auto outcome = m_session->outcome();
    return outcome ? QString::fromStdString(outcome->network.name) : QString();
}

QString NetworkRoom::promise(const QStringList &files) const
{
    return promiseFor(files.first());
}

void NetworkRoom::open(const QStringList &files)
{
    // A network and its weights may come together: the network first, the others once it is there.
    const auto isNetwork = [](const QString &file) {
        return fileKind(file) == FileKind::Network || fileKind(file) == FileKind::Model;
    };
    QStringList sorted = files.mid(0, mostFiles);
    std::stable_partition(sorted.begin(), sorted.end(), isNetwork);
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        const QString &file = sorted[i];
        if (i > 0 && isNetwork(sorted[i - 1]) && !isNetwork(file)) {
            m_toOpenWith = sorted.mid(i);
            return;
        }
        if (isTable(file))
            m_playground->openPoints(file);
        else
            m_opener->open(file);
    }
}

} // namespace vitrine
