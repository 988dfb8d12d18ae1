// Files of blocks of the user's own: none may crash or hang, and what is read must survive being written and read
// again.
#include "core/graph/own/Definition.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace vitrine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto definition = readDefinitionFile({reinterpret_cast<const char *>(data), size}, "fuzzed");
    if (!definition.ok()) {
        const std::string message = definition.error().message.text();
        if (message.empty() || message.size() > 5000 || std::ranges::count(message, '\n') != 0)
            std::abort();
        return 0;
    }
    const auto again = readDefinitionFile(toFile(*definition), "written");
    if (!again.ok() || !(*again == *definition))
        std::abort();
    return 0;
}
