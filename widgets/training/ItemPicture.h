#pragma once

#include "core/data/ObjectSet.h"
#include "core/data/PreparedItems.h"

#include <QImage>

#include <memory>
#include <vector>

namespace vitrine {

/// An item as the network gets it, as a picture; null where it is none, or can't be read. Takes its time: it may be
/// read from a disk.
QImage itemPicture(const PreparedItems &items, std::int64_t item);
/// What is to be found in an item of a set of objects, in pixels of the network's input. Likewise.
std::vector<MarkedObject> itemObjects(const std::shared_ptr<const PreparedItems> &items, std::int64_t item);

} // namespace vitrine
