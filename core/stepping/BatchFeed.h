#pragma once

#include "core/data/PreparedItems.h"
#include "core/stepping/JourneySetup.h"

#include <cstdint>
#include <memory>

namespace vitrine {

/// Feeds a journey with the items of a set in order: iteration n gets `size` of them from `first` + n·`size` on, from
/// the beginning again after the last. Losses compare with the set's own answers.
JourneySetup::Feed batchFeed(std::shared_ptr<const PreparedItems> items, std::int64_t first, std::int64_t size);

} // namespace vitrine
