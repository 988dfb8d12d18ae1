#include "core/data/Cifar.h"

#include "core/base/Shortened.h"
#include "core/base/Utf8.h"

#include <algorithm>
#include <cassert>

namespace vitrine {

Result<std::int64_t> cifarRecords(std::uint64_t bytes, const CifarLayout &layout, const std::string &name)
{
    const std::uint64_t record = layout.recordBytes();
    if (bytes == 0 || bytes % record != 0)
        return fail(
            VITRINE_TEXT("core",
                         "%1 has the wrong length: %2 is made of records of %3 bytes, and %4 bytes are no whole "
                         "number of them. Copy or download it again, in the binary version."),
            name, layout.title, record, bytes);
    return static_cast<std::int64_t>(bytes / record);
}

Result<std::int64_t> cifarLabel(std::span<const std::byte> record, const CifarLayout &layout, const std::string &name,
                                std::int64_t index)
{
    assert(record.size() >= layout.labels);
    const auto label = std::to_integer<std::int64_t>(record[layout.labels - 1]);
    if (label >= layout.classes)
        return fail(VITRINE_TEXT("core", "%1 is damaged: record %2 is of class %3, and %4 has the classes 0 to %5."),
                    name, index, label, layout.title, layout.classes - 1);
    return label;
}

Result<std::vector<std::string>> parseCifarNames(std::string_view text, const CifarLayout &layout,
                                                 const std::string &name)
{
    const auto wanted = static_cast<std::size_t>(layout.classes);
    std::vector<std::string> names;
    bool isText = isUtf8(text);
    while (isText && !text.empty() && names.size() <= wanted) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.remove_suffix(1);
        if (!line.empty())
            names.push_back(shortened(line));
    }
    if (!isText || names.size() != wanted)
        return fail(VITRINE_TEXT("core", "%1 should hold the names of %2 classes, a line each."), name, wanted);
    return names;
}

} // namespace vitrine
