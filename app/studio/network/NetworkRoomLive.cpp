// A video or a camera as input of the Network room.

#include "app/studio/network/NetworkRoom.h"

#include "app/studio/documents/Documents.h"
#include "app/studio/files/FileOpener.h"
#include "app/studio/network/NetworkPanels.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/network/desks/LiveDesk.h"
#include "app/studio/network/desks/RippleDesk.h"
#include "app/studio/room/ErrorBanner.h"
#include "widgets/input/InputPanel.h"
#include "widgets/input/LivePage.h"
#include "widgets/ripple/HandEdits.h"
#include "widgets/transport/TransportBar.h"
#include "widgets/video/FramePump.h"

namespace vitrine {

void NetworkRoom::connectLive()
{
    m_live = new LiveDesk({m_session, m_cursor, m_history, m_input->livePage()}, this);
    FramePump *pump = m_live->pump();
    handle(Command::LiveVideo, [this](bool) { m_live->askFile(); });
    handle(Command::LiveCamera, [this](bool) { m_live->askCamera(); });
    handle(Command::LiveClose, [this](bool) { m_live->close(); });
    handle(Command::LiveFreeze, [this](bool on) { m_live->setLive(!on); });
    handle(Command::LiveBack, [pump](bool) { pump->stepBack(); });
    handle(Command::LiveForward, [pump](bool) { pump->stepForward(); });
    handle(Command::LiveLoop, [pump](bool on) { pump->setLooping(on); });
    handle(Command::LiveMirror, [this](bool on) { m_live->setMirrored(on); });
    const auto showState = [this, pump] {
        const bool isOpen = pump->isOpen(), isSeekable = isOpen && pump->info().seekable;
        for (const Command command : {Command::LiveFreeze, Command::LiveClose})
            enable(command, isOpen);
        for (const Command command : {Command::LiveBack, Command::LiveForward})
            enable(command, isSeekable);
        check(Command::LiveFreeze, isOpen && !m_live->isLive());
        check(Command::LiveLoop, pump->isLooping());
        check(Command::LiveMirror, m_live->isMirrored());
    };
    connect(m_live, &LiveDesk::openChanged, this, showState);
    connect(m_live, &LiveDesk::liveChanged, this, showState);
    connect(m_live, &LiveDesk::mirrorChanged, this, showState);
    connect(pump, &FramePump::loopingChanged, this, showState);
    connect(m_live, &LiveDesk::liveChanged, this, [this](bool isLive) {
        if (!isLive)
            return;
        m_transport->playAction()->setChecked(false);
        m_labs->close();
        m_input->showLive();
        docks()->raise(inputPanel.name);
    });
    connect(m_live, &LiveDesk::opened, this, &Room::opened);
    connect(m_live, &LiveDesk::said, this, &Room::said);
    connect(m_live, &LiveDesk::failed, this, [this](const Error &error) {
        banner()->showError(error);
        m_keepsBanner = m_live->isFreezing();
    });
    connect(m_opener, &FileOpener::videoWanted, m_live, &LiveDesk::openFile);
    connect(m_documents, &Documents::leaving, m_live, &LiveDesk::freeze);
    connect(m_labs, &LabDesk::openChanged, m_live, [this](bool isOpen) {
        if (isOpen)
            m_live->freeze();
    });
    connect(m_ripple->edits(), &HandEdits::pixelsBegun, m_live, &LiveDesk::freeze);
    freezeForSteps();
    showState();
}

/// What is about steps, gradients or one picture begins with the frozen frame.
void NetworkRoom::freezeForSteps()
{
    for (const Command command :
         {Command::Play, Command::StepForward, Command::StepBack, Command::First, Command::Loss, Command::Last,
          Command::Backward, Command::NextIteration, Command::PreviousIteration, Command::RunToBlock, Command::RunToEnd,
          Command::EditPixels, Command::Laboratory, Command::UnitLab, Command::GradientCheck})
        handle(command, [this, run = handler(command)](bool on) { m_live->whenFixed([run, on] { run(on); }); });
}

void NetworkRoom::rest()
{
    m_live->freeze();
}

} // namespace vitrine
