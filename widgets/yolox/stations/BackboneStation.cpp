#include "widgets/yolox/backbone/BackboneView.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class BackboneStation : public StationKind {
public:
    int place() const override { return 3; }
    QString id() const override { return QStringLiteral("backbone"); }
    QString title() const override { return QCoreApplication::translate("Stations", "Backbone"); }
    QString help() const override
    {
        return QCoreApplication::translate("Stations",
                                           "CSPDarknet beside Darknet53, stage by stage, with the picture's maps");
    }
    std::unique_ptr<Station> make(const StationTools &tools) const override
    {
        return std::make_unique<BackboneView>(tools);
    }
};

} // namespace

std::unique_ptr<StationKind> makeBackboneStation()
{
    return std::make_unique<BackboneStation>();
}

} // namespace vitrine
