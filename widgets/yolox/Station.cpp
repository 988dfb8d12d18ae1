#include "widgets/yolox/Station.h"

#include <algorithm>

namespace vitrine {

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
