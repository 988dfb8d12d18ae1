#include "core/base/LongTable.h"

#include "core/base/AtomicFile.h"

namespace vitrine {

namespace {

constexpr std::size_t pieceSize = std::size_t(256) * 1024; ///< bytes

} // namespace

std::string toText(const LongTable &table)
{
    std::string text = table.header;
    for (std::int64_t line = 0; line < table.lines; ++line)
        table.append(line, text);
    return text;
}

Result<void> writeTable(const std::filesystem::path &file, const LongTable &table, const Cancel &cancel,
                        const std::function<void(double share)> &progress)
{
    AtomicFile output(file);
    if (auto opened = output.open(); !opened)
        return opened;
    std::string piece = table.header;
    for (std::int64_t line = 0; line < table.lines; ++line) {
        table.append(line, piece);
        if (piece.size() < pieceSize)
            continue;
        if (cancel.requested())
            return Cancel::error();
        if (auto written = output.write(piece); !written)
            return written;
        piece.clear();
        progress(static_cast<double>(line + 1) / static_cast<double>(table.lines));
    }
    if (auto written = output.write(piece); !written)
        return written;
    if (cancel.requested())
        return Cancel::error();
    return output.commit();
}

} // namespace vitrine
