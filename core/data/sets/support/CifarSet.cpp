#include "core/data/sets/support/CifarSet.h"

#include "core/base/InputFile.h"
#include "core/base/ReadFile.h"

#include <array>
#include <cassert>

namespace vitrine {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t mostNameBytes = 1 << 16;
constexpr std::int64_t mostRecords = 16'000'000;

/// A file of records.
struct CifarPart {
    InputFile file;
    std::string name;
    std::int64_t records = 0;
};

class CifarSet final : public Dataset {
public:
    CifarSet(CifarLayout layout, std::string folder, std::vector<CifarPart> parts, std::vector<std::string> classes,
             std::optional<std::int64_t> trainingCount)
        : m_layout(layout), m_folder(std::move(folder)), m_parts(std::move(parts)), m_classes(std::move(classes)),
          m_trainingCount(trainingCount)
    {
        for (const CifarPart &part : m_parts)
            m_size += part.records;
    }

    std::string name() const override { return m_layout.title; }
    Message licence() const override
    {
        return Message::of(
            VITRINE_TEXT("core",
                         "Read from %1. %2 is by Alex Krizhevsky, Vinod Nair and Geoffrey Hinton; its pictures are of "
                         "the 80 Million Tiny Images, for research."),
            m_folder, m_layout.title);
    }
    std::int64_t size() const override { return m_size; }
    const std::vector<std::string> &classes() const override { return m_classes; }
    const Shape &itemShape() const override { return m_shape; }
    std::optional<std::int64_t> trainingCount() const override { return m_trainingCount; }

    Result<DataItem> item(std::int64_t index) const override
    {
        std::array<std::byte, 2 + CifarLayout::pictureBytes> bytes; // of the longest record
        const auto record = std::span(bytes).first(m_layout.recordBytes());
        const auto label = readRecord(index, record);
        if (!label)
            return label.error();
        std::vector<float> values(CifarLayout::pictureBytes);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(std::to_integer<int>(record[m_layout.labels + i])) / 255.0F;
        return DataItem{Snapshot::of(m_shape, std::move(values)), *label};
    }
    Result<std::int64_t> label(std::int64_t index) const override
    {
        std::array<std::byte, 2> bytes;
        return readRecord(index, std::span(bytes).first(m_layout.labels));
    }

private:
    /// The first bytes of a record; the answer is its label.
    Result<std::int64_t> readRecord(std::int64_t index, std::span<std::byte> target) const
    {
        assert(index >= 0 && index < m_size);
        auto part = m_parts.begin();
        for (; index >= part->records; ++part)
            index -= part->records;
        const std::uint64_t offset = static_cast<std::uint64_t>(index) * m_layout.recordBytes();
        if (auto read = part->file.readAt(offset, target); !read)
            return read.error();
        return cifarLabel(target, m_layout, part->name, index);
    }

    CifarLayout m_layout;
    std::string m_folder;
    std::vector<CifarPart> m_parts;
    std::vector<std::string> m_classes;
    std::optional<std::int64_t> m_trainingCount;
    std::int64_t m_size = 0;
    Shape m_shape{3, 32, 32};
};

bool isThere(const fs::path &file)
{
    std::error_code ignored;
    return fs::exists(file, ignored);
}

Result<CifarPart> openPart(const fs::path &file, const CifarLayout &layout)
{
    auto input = InputFile::open(file);
    if (!input)
        return input.error();
    const auto records = cifarRecords(input->size(), layout, file.string());
    if (!records)
        return records.error();
    if (*records > mostRecords)
        return fail(VITRINE_TEXT("core", "%1 holds more than %2 pictures."), file.string(), mostRecords);
    return CifarPart{*std::move(input), file.string(), *records};
}

Result<std::vector<std::string>> readNames(const fs::path &file, const CifarFiles &files)
{
    if (!isThere(file))
        return files.usualNames;
    const auto text = readFile(file, mostNameBytes);
    if (!text)
        return text.error();
    return parseCifarNames(*text, files.layout, file.string());
}

} // namespace

Result<std::shared_ptr<const Dataset>> openCifar(const std::string &folder, const CifarFiles &files)
{
    const fs::path inner = fs::path(folder) / files.folder;
    const fs::path place = isThere(inner) ? inner : fs::path(folder);
    std::vector<std::string> names = files.training;
    names.push_back(files.test);
    std::vector<CifarPart> parts;
    std::int64_t trainingCount = 0;
    bool hasTest = false;
    for (const std::string &name : names) {
        if (!isThere(place / name))
            continue;
        auto part = openPart(place / name, files.layout);
        if (!part)
            return part.error();
        hasTest = name == files.test;
        trainingCount += hasTest ? 0 : part->records;
        parts.push_back(*std::move(part));
    }
    if (parts.empty())
        return fail(
            VITRINE_TEXT("core", "There is no %1 in the folder %2: it should hold %3 or %4, the binary version."),
            files.layout.title, folder, files.training.front(), files.test);
    auto classes = readNames(place / files.names, files);
    if (!classes)
        return classes.error();
    const bool dividesItself = hasTest && trainingCount > 0;
    return std::shared_ptr<const Dataset>(
        std::make_shared<CifarSet>(files.layout, place.string(), std::move(parts), *std::move(classes),
                                   dividesItself ? std::optional(trainingCount) : std::nullopt));
}

} // namespace vitrine
