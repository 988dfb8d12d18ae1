#pragma once

// Private to core/io: from a checkpoint's pickle to its tensors.

#include "core/io/Pth.h"
#include "core/io/pickle/Pickle.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace vitrine {

/// A storage's bytes, and what keeps them alive.
struct PthBytes {
    std::span<const std::byte> bytes;
    std::shared_ptr<const std::byte> owner; ///< null: there is no such storage
};

/// Where the storages of a checkpoint lie.
class PthStorages {
public:
    virtual ~PthStorages() = default;
    /// By its key; with no owner where there is none.
    virtual Result<PthBytes> find(std::string_view key) = 0;
};

/// The tensors of the state dict that the pickle holds: as its root, or under "model", "state_dict" or "ema_model".
/// Tensors share the storages' memory where type and alignment allow.
Result<PthFile> stateDict(const Pickle &pickle, PthStorages &storages, const std::string &file);

} // namespace vitrine
