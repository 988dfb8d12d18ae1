#include "widgets/training/ItemPicture.h"

#include "widgets/session/Pictures.h"

#include <utility>
#include <vector>

namespace vitrine {

QImage itemPicture(const PreparedItems &items, std::int64_t item)
{
    std::vector<float> values(items.itemSize());
    if (items.shape().size() != 3 || !items.read(item, values))
        return {};
    items.toUnit(values);
    return itemImage(Snapshot::of(items.shape(), std::move(values)));
}

} // namespace vitrine
