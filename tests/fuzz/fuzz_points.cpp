// Tables of points from outside: a table whose parts fit together, or a message of one line.
#include "core/data/PointTableFile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace vitrine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto table = parsePointTable({reinterpret_cast<const char *>(data), size}, "fuzzed");
    if (!table) {
        const std::string message = table.error().message.text();
        if (message.empty() || message.size() > 1000 || std::ranges::count(message, '\n') != 0)
            std::abort();
        return 0;
    }
    const auto count = static_cast<std::size_t>(table->size());
    if (count == 0 || table->inputs.size() != 2 * count || table->labels.size() + table->targets.size() != count
        || table->labels.empty() == table->targets.empty())
        std::abort();
    const auto isFinite = [](float value) { return std::isfinite(value); };
    if (!std::ranges::all_of(table->inputs, isFinite) || !std::ranges::all_of(table->targets, isFinite))
        std::abort();
    for (const std::int64_t label : table->labels)
        if (label < 0 || static_cast<std::size_t>(label) >= table->classes.size())
            std::abort();
    return 0;
}
