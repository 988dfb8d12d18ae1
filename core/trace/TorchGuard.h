#pragma once

// Private to core's LibTorch side.

#include "core/base/Result.h"

#include <c10/util/Exception.h>

#include <exception>
#include <new>
#include <string_view>

namespace vitrine {

/// Runs work of LibTorch and turns what it throws into an error. `memory`: what to say where there was not enough;
/// `failure`: of everything else, with LibTorch's own words in place of %1. Both marked with VITRINE_TEXT.
template <typename Work>
auto guardTorch(const char *memory, const char *failure, Work &&work) -> decltype(work())
{
    try {
        return work();
    } catch (const c10::OutOfMemoryError &) {
        return fail(memory);
    } catch (const std::bad_alloc &) {
        return fail(memory);
    } catch (const c10::Error &error) {
        // The CPU's allocator reports a lack of memory as a plain error.
        if (std::string_view(error.what_without_backtrace()).find("can't allocate memory") != std::string_view::npos)
            return fail(memory);
        Error explained = fail(failure, error.what_without_backtrace());
        explained.detail = error.what();
        return explained;
    } catch (const std::exception &error) {
        return fail(failure, error.what());
    }
}

} // namespace vitrine
