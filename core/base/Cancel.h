#pragma once

#include "core/base/Result.h"

#include <atomic>
#include <memory>

namespace vitrine {

/// A wish to stop, shared between whoever may press Cancel and the work that asks for it at each batch, block or image.
class Cancel {
public:
    Cancel() : m_flag(std::make_shared<std::atomic<bool>>(false)) { }

    void request() const { m_flag->store(true, std::memory_order_relaxed); }
    bool requested() const { return m_flag->load(std::memory_order_relaxed); }

    static Error error()
    {
        Error error = fail(VITRINE_TEXT("core", "Cancelled."));
        error.cancelled = true;
        return error;
    }

private:
    std::shared_ptr<std::atomic<bool>> m_flag;
};

} // namespace vitrine
