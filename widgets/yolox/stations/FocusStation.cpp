#include "widgets/yolox/focus/FocusView.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class FocusStation : public StationKind {
public:
    int place() const override { return 2; }
    QString id() const override { return QStringLiteral("focus"); }
    QString title() const override { return QCoreApplication::translate("Stations", "Focus"); }
    QString help() const override
    {
        return QCoreApplication::translate(
            "Stations", "Every second pixel of every second row: four slices become twelve channels");
    }
    std::unique_ptr<Station> make(const StationTools &tools) const override
    {
        return std::make_unique<FocusView>(tools);
    }
};

} // namespace

std::unique_ptr<StationKind> makeFocusStation()
{
    return std::make_unique<FocusStation>();
}

} // namespace vitrine
