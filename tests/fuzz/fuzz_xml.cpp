// XML from outside: none may crash or hang; what is accepted stays within the limits and is well-formed UTF-8.
#include "core/base/Utf8.h"
#include "core/base/XmlReader.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace vitrine;

namespace {

constexpr XmlLimits limits{.bytes = 1 << 16, .depth = 32, .elements = 1000};

/// Counts the elements; ends the program where one is not as it must be.
std::uint64_t checked(const XmlElement &element, int depth)
{
    if (depth > limits.depth || element.name.empty() || element.line < 1 || !isUtf8(element.text))
        std::abort();
    std::uint64_t count = 1;
    for (const XmlElement &child : element.children)
        count += checked(child, depth + 1);
    return count;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto root = readXmlText({reinterpret_cast<const char *>(data), size}, "fuzzed", limits);
    if (!root.ok()) {
        const std::string message = root.error().message.text();
        if (message.empty() || message.size() > 1000 || std::ranges::count(message, '\n') != 0)
            std::abort();
        return 0;
    }
    if (checked(*root, 1) > limits.elements)
        std::abort();
    return 0;
}
