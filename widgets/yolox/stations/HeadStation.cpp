#include "widgets/yolox/head/HeadStation.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class HeadStationKind : public StationKind {
public:
    int place() const override { return 5; }
    QString id() const override { return QStringLiteral("head"); }
    QString title() const override { return QCoreApplication::translate("Stations", "Head"); }
    QString help() const override
    {
        return QCoreApplication::translate(
            "Stations", "What the head says of each cell of its three maps, and how that becomes a box in the picture");
    }
    std::unique_ptr<Station> make(const StationTools &tools) const override
    {
        return std::make_unique<HeadStation>(tools);
    }
};

} // namespace

std::unique_ptr<StationKind> makeHeadStation()
{
    return std::make_unique<HeadStationKind>();
}

} // namespace vitrine
