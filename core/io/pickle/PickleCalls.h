#pragma once

#include "core/io/pickle/Pickle.h"

#include <optional>
#include <string_view>

namespace vitrine {

/// The function or class of that name, if it is one of the few that a checkpoint may name. Nothing is ever imported.
std::optional<PickleGlobal> allowedGlobal(std::string_view module, std::string_view name);

/// What the function makes of its arguments, a tuple: one of our own objects. Nothing is run. Nothing if they are not
/// what it takes.
std::optional<PickleId> callGlobal(Pickle &pickle, const PickleGlobal &global, PickleId arguments);

/// The storage that a persistent id stands for: ('storage', type, key, location, count).
std::optional<PickleId> storageOf(Pickle &pickle, PickleId persistentId);

} // namespace vitrine
