#include "core/base/ReadFile.h"

#include "core/base/InputFile.h"
#include "core/base/SystemError.h"

namespace vitrine {

Result<std::string> readFile(const std::filesystem::path &file, std::uint64_t maxBytes)
{
    auto input = InputFile::open(file);
    if (!input)
        return input.error();
    if (input->size() > maxBytes)
        return fail(VITRINE_TEXT("core", "The file %1 is too large: %2, where at most %3 are read."), file.string(),
                    formatBytes(input->size()), formatBytes(maxBytes));
    std::string content(static_cast<std::size_t>(input->size()), '\0');
    const auto count = input->readSome(std::as_writable_bytes(std::span(content)));
    if (!count)
        return count.error();
    content.resize(*count);
    return content;
}

} // namespace vitrine
