#include "widgets/yolox/losses/LossesStation.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class LossesStationKind : public StationKind {
public:
    int place() const override { return 7; }
    QString id() const override { return QStringLiteral("losses"); }
    QString title() const override { return QCoreApplication::translate("Stations", "Losses"); }
    QString help() const override
    {
        return QCoreApplication::translate(
            "Stations",
            "IoU, GIoU, L1 and cross-entropy: two boxes to drag, and each cell's share of the picture's loss");
    }
    std::unique_ptr<Station> make(const StationTools &tools) const override
    {
        return std::make_unique<LossesStation>(tools);
    }
};

} // namespace

std::unique_ptr<StationKind> makeLossesStation()
{
    return std::make_unique<LossesStationKind>();
}

} // namespace vitrine
