// The stage of the Network room: blocks or neurons.

#include "app/studio/network/NetworkRoom.h"

#include "app/studio/network/NetworkPanels.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/network/desks/NetCompareDesk.h"
#include "app/studio/network/desks/PlaygroundDesk.h"
#include "app/studio/room/ErrorBanner.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/LabStage.h"
#include "widgets/playground/PlaygroundView.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/transport/TransportBar.h"

#include <QSettings>
#include <QStackedWidget>

#include <utility>

namespace vitrine {

namespace {

const QString neuronsKey = QStringLiteral("playground/neurons");
const QString hiddenKey = QStringLiteral("playground/hiddenPanels");

/// Panels that speak of blocks.
constexpr const char *blockPanels[] = {inspectorPanel.name, explanationPanel.name};

} // namespace

void NetworkRoom::connectPlayground()
{
    m_wantsNeurons = QSettings().value(neuronsKey, true).toBool();
    m_hidden = QSettings().value(hiddenKey).toStringList(); // the layout that is kept was one with neurons
    connect(m_session, &Session::outcomeChanged, this, &NetworkRoom::showPanels, Qt::SingleShotConnection);
    handle(Command::Playground, [this](bool on) {
        showNeurons(on);
        if (on && !m_playground->isPossible())
            m_session->openPreset(QStringLiteral("playground"));
    });
    connect(m_stage, &SegmentedControl::chosen, this, [this](int index) { showNeurons(index == 1); });
    connect(m_playground, &PlaygroundDesk::possibleChanged, this, &NetworkRoom::showStages);
    connect(m_playground, &PlaygroundDesk::said, this, &Room::said);
    connect(m_playground, &PlaygroundDesk::failed, banner(), &ErrorBanner::showError);
    translated(this, [this] {
        m_stage->setTexts({tr("Blocks"), tr("Neurons")},
                          {tr("The network as blocks"), tr("The network neuron by neuron, over the plane")});
    });
}

bool NetworkRoom::showsNeurons() const
{
    return m_stages->currentWidget() == m_playground->view();
}

void NetworkRoom::showNeurons(bool on)
{
    m_wantsNeurons = on;
    QSettings().setValue(neuronsKey, on);
    showStages();
}

/// What panels say of blocks is put away while neurons are on the stage; what training is set by comes to the front.
void NetworkRoom::showStages()
{
    const bool isPossible = m_playground->isPossible();
    const bool isAside = m_labs->isOpen() || m_compare->isOpen();
    const bool neurons = isPossible && m_wantsNeurons && !isAside;
    m_stage->setVisible(isPossible && !isAside);
    m_stage->setCurrent(neurons ? 1 : 0);
    check(Command::Playground, neurons);
    QWidget *blocks = m_canvas;
    if (m_labs->isOpen())
        blocks = m_labs->stage();
    else if (m_compare->isOpen())
        blocks = m_compare->stage();
    const Lab *lab = m_labs->isOpen() ? m_labs->stage()->current() : nullptr;
    const int wanted = lab ? lab->wantedWidth() : m_compare->isOpen() ? m_compare->wantedWidth() : 0;
    m_transport->setVisible(!neurons && !(lab && lab->hasOwnSteps()));
    if (neurons == showsNeurons()) {
        if (!neurons) {
            showStage(blocks);
            makeRoomFor(wanted);
        }
        return;
    }
    // One after the other, so that the window need never be wide enough for both.
    if (neurons)
        putPanelsAway();
    showStage(neurons ? static_cast<QWidget *>(m_playground->view()) : blocks);
    if (!neurons)
        showPanels();
    if (neurons)
        docks()->raise(trainPanel.name);
    m_playground->setShown(neurons);
    makeRoomFor(wanted);
}

void NetworkRoom::makeRoomFor(int wantedWidth)
{
    const bool isTight = wantedWidth > 0 && (m_hasMadeRoom || m_stages->width() < wantedWidth);
    if (std::exchange(m_hasMadeRoom, isTight) == isTight)
        return;
    if (isTight)
        putPanelsAway();
    else
        showPanels();
}

/// Pages that are not shown take no room, so that the window can be as small as the one that is.
void NetworkRoom::showStage(QWidget *stage)
{
    for (int page = 0; page < m_stages->count(); ++page) {
        const auto policy = m_stages->widget(page) == stage ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_stages->widget(page)->setSizePolicy(policy, policy);
    }
    m_stages->setCurrentWidget(stage);
}

void NetworkRoom::connectLabs()
{
    handle(Command::Laboratory, [this](bool) { m_labs->open(); });
    handle(Command::UnitLab, [this](bool) { m_labs->open(QStringLiteral("units")); });
    handle(Command::GradientCheck, [this](bool) { m_labs->open(QStringLiteral("gradient-check")); });
    connect(m_labs, &LabDesk::openChanged, this, &NetworkRoom::showStages);
    connect(m_labs, &LabDesk::changed, this, &NetworkRoom::showStages);
    connect(m_labs, &LabDesk::said, this, &Room::said);
    connect(m_labs, &LabDesk::failed, banner(), &ErrorBanner::showError);
}

void NetworkRoom::putPanelsAway()
{
    for (const char *name : blockPanels) {
        if (docks()->isShown(name))
            m_hidden += QString::fromLatin1(name);
        docks()->setShown(name, false);
    }
    QSettings().setValue(hiddenKey, m_hidden);
}

/// Those that were put away, unless neurons are on the stage.
void NetworkRoom::showPanels()
{
    if (showsNeurons())
        return;
    docks()->bringBack(std::exchange(m_hidden, {}));
    QSettings().remove(hiddenKey);
}

} // namespace vitrine
