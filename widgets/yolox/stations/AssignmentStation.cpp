#include "widgets/yolox/Station.h"
#include "widgets/yolox/assignment/AssignmentPage.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class AssignmentStationKind : public StationKind {
public:
    int place() const override { return 6; }
    QString id() const override { return QStringLiteral("assignment"); }
    QString title() const override { return QCoreApplication::translate("Stations", "Assignment"); }
    QString help() const override
    {
        return QCoreApplication::translate(
            "Stations", "Draw, move and label boxes: which cells learn which of them, what that costs, and why");
    }
    std::unique_ptr<Station> make(const StationTools &tools) const override
    {
        return std::make_unique<AssignmentPage>(tools);
    }
};

} // namespace

std::unique_ptr<StationKind> makeAssignmentStation()
{
    return std::make_unique<AssignmentStationKind>();
}

} // namespace vitrine
