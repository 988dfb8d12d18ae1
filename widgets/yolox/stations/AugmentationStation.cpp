#include "widgets/yolox/augmentation/AugmentationStation.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class AugmentationStationKind : public StationKind {
public:
    int place() const override { return 1; }
    QString id() const override { return QStringLiteral("augmentation"); }
    QString title() const override { return QCoreApplication::translate("Stations", "Augmentation"); }
    QString help() const override
    {
        return QCoreApplication::translate(
            "Stations", "Mosaic, MixUp and colours by hand: what they do to the picture and to its labels");
    }
    std::unique_ptr<Station> make(const StationTools &tools) const override
    {
        return std::make_unique<AugmentationStation>(tools);
    }
};

} // namespace

std::unique_ptr<StationKind> makeAugmentationStation()
{
    return std::make_unique<AugmentationStationKind>();
}

} // namespace vitrine
