// Vanishing and exploding gradients, dead and saturated units in the Network room.

#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/HealthDesk.h"

namespace vitrine {

void NetworkRoom::connectHealth()
{
    m_health = new HealthDesk(m_session, m_selection, m_canvas, m_inspector);
    handle(Command::Health, [this](bool on) { m_health->setOn(on); });
    connect(m_health, &HealthDesk::onChanged, this, [this](bool on) { check(Command::Health, on); });
    connect(m_health, &HealthDesk::said, this, &Room::said);
    check(Command::Health, m_health->isOn());
}

} // namespace vitrine
