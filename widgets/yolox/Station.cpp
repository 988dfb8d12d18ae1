#include "widgets/yolox/Station.h"

#include <QHideEvent>
#include <QShowEvent>

#include <algorithm>

namespace vitrine {

void Station::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    setWatched(true);
}

void Station::hideEvent(QHideEvent *event)
{
    setWatched(false);
    QWidget::hideEvent(event);
}

const std::vector<std::unique_ptr<StationKind>> &stationKinds()
{
    static const auto kinds = [] {
        auto all = makeAllStationKinds();
        std::ranges::sort(all, {}, [](const auto &kind) { return kind->place(); });
        return all;
    }();
    return kinds;
}

} // namespace vitrine
