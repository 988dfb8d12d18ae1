// The heat map over the canvas of the Network room.

#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/HeatDesk.h"

#include <utility>

namespace vitrine {

void NetworkRoom::connectHeat()
{
    m_heat = new HeatDesk(m_session, m_canvas, this);
    const std::pair<Command, Heat> heats[] = {
        {Command::HeatNone, Heat::None},   {Command::HeatParameters, Heat::Parameters},
        {Command::HeatMacs, Heat::Macs},   {Command::HeatMemory, Heat::Memory},
        {Command::HeatField, Heat::Field}, {Command::HeatTime, Heat::Time}};
    for (const auto &[command, heat] : heats) {
        handle(command, [this, heat = heat](bool) { m_heat->setHeat(heat); });
        if (m_heat->heat() == heat)
            check(command, true);
    }
    connect(m_heat, &HeatDesk::said, this, &Room::said);
}

} // namespace vitrine
