#include "core/io/Tar.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace vitrine;

namespace {

/// Nothing that is told of a member may go beyond what its header announced, and no name outside of the folder.
class Watcher final : public TarSink {
public:
    Result<bool> begin(const std::string &name, std::uint64_t size) override
    {
        if (name.empty() || name.front() == '/' || name == ".." || name.starts_with("../"))
            std::abort();
        m_left = size;
        return size % 3 != 0; // some are passed over
    }
    Result<void> write(std::span<const std::byte> bytes) override
    {
        if (bytes.size() > m_left)
            std::abort();
        m_left -= bytes.size();
        return {};
    }
    Result<void> end() override
    {
        if (m_left != 0)
            std::abort();
        return {};
    }

private:
    std::uint64_t m_left = 0;
};

} // namespace

/// Whatever the bytes, in whatever pieces: the same members, or a message.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::size_t piece = std::size_t{data[0]} * 8 + 1;
    const std::span<const std::byte> bytes(reinterpret_cast<const std::byte *>(data) + 1, size - 1);
    Watcher watcher;
    TarReader tar(watcher, "fuzz");
    Result<void> done;
    for (std::size_t at = 0; at < bytes.size() && done.ok(); at += piece)
        done = tar.feed(bytes.subspan(at, std::min(piece, bytes.size() - at)));
    if (done.ok())
        done = tar.finish();
    if (!done.ok() && done.error().message.text().empty())
        std::abort();
    return 0;
}
