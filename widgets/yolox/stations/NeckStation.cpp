#include "widgets/yolox/neck/NeckStation.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class NeckStationKind : public StationKind {
public:
    int place() const override { return 4; }
    QString id() const override { return QStringLiteral("neck"); }
    QString title() const override { return QCoreApplication::translate("Stations", "Neck"); }
    QString help() const override
    {
        return QCoreApplication::translate(
            "Stations",
            "Which level tells what to which: FPN, PAN and GhostPAN on the same features, and what they cost");
    }
    std::unique_ptr<Station> make(const StationTools &tools) const override
    {
        return std::make_unique<NeckStation>(tools);
    }
};

} // namespace

std::unique_ptr<StationKind> makeNeckStation()
{
    return std::make_unique<NeckStationKind>();
}

} // namespace vitrine
