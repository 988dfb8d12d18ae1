// Pixels and weights changed by hand in the Network room.

#include "app/studio/network/NetworkRoom.h"

#include "app/studio/network/NetworkPanels.h"
#include "app/studio/network/desks/RippleDesk.h"
#include "widgets/input/InputPanel.h"

namespace vitrine {

void NetworkRoom::connectRipple()
{
    m_ripple->connectTo(m_input, m_inspector, m_selection);
    handle(Command::EditPixels, [this](bool) {
        m_input->showPixels();
        docks()->raise(inputPanel.name);
    });
    handle(Command::ShowDifference, [this](bool on) { m_ripple->setDifference(on); });
    handle(Command::PutBack, [this](bool) { m_ripple->putBack(); });
    connect(m_ripple, &RippleDesk::differenceChanged, this, [this](bool on) { check(Command::ShowDifference, on); });
    connect(m_ripple, &RippleDesk::editedChanged, this, [this](bool any) { enable(Command::PutBack, any); });
    enable(Command::PutBack, false);
}

} // namespace vitrine
