#include "widgets/training/ItemPicture.h"

#include "core/training/batches/BatchSource.h"
#include "widgets/session/Pictures.h"

#include <span>
#include <utility>

namespace vitrine {

QImage itemPicture(const PreparedItems &items, std::int64_t item)
{
    std::vector<float> values(items.itemSize());
    if (items.shape().size() != 3 || !items.read(item, values))
        return {};
    items.toUnit(values);
    return itemImage(Snapshot::of(items.shape(), std::move(values)));
}

std::vector<MarkedObject> itemObjects(const std::shared_ptr<const PreparedItems> &items, std::int64_t item)
{
    BatchOptions options;
    options.seeksObjects = true; // fitted as the validation has them
    const auto batch = BatchSource(items, options).make(std::span(&item, 1));
    return batch && !batch->objects.empty() ? batch->objects.front() : std::vector<MarkedObject>();
}

} // namespace vitrine
