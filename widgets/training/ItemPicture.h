#pragma once

#include "core/data/PreparedItems.h"

#include <QImage>

namespace vitrine {

/// An item as the network gets it, as a picture; null where it is none, or can't be read. Takes its time: it may be
/// read from a disk.
QImage itemPicture(const PreparedItems &items, std::int64_t item);

} // namespace vitrine
