#include "widgets/yolox/filters/FiltersStation.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class FiltersStationKind : public StationKind {
public:
    int place() const override { return 8; }
    QString id() const override { return QStringLiteral("filters"); }
    QString title() const override { return QCoreApplication::translate("Stations", "Filters"); }
    QString help() const override
    {
        return QCoreApplication::translate(
            "Stations", "From thousands of proposals to a few boxes: the confidence threshold and NMS, step by step");
    }
    std::unique_ptr<Station> make(const StationTools &tools) const override
    {
        return std::make_unique<FiltersStation>(tools);
    }
};

} // namespace

std::unique_ptr<StationKind> makeFiltersStation()
{
    return std::make_unique<FiltersStationKind>();
}

} // namespace vitrine
