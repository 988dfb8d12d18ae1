#include "core/data/DatasetKind.h"
#include "core/data/Idx.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <filesystem>

namespace vitrine {

namespace {

namespace fs = std::filesystem;

/// A file of pictures and the file of their labels.
struct Part {
    Idx images; ///< [N, H, W]
    Idx labels; ///< [N]
};

class Mnist final : public Dataset {
public:
    /// The parts in their order: training, test. Both or one.
    Mnist(std::string folder, std::vector<Part> parts) : m_folder(std::move(folder)), m_parts(std::move(parts))
    {
        const Idx &images = m_parts.front().images;
        m_shape = {1, images.sizes[1], images.sizes[2]};
        int last = 9;
        for (const Part &part : m_parts) {
            m_size += part.labels.sizes[0];
            for (const char label : part.labels.values)
                last = std::max(last, static_cast<int>(static_cast<std::uint8_t>(label)));
        }
        for (int label = 0; label <= last; ++label)
            m_classes.push_back(std::to_string(label));
    }

    std::string name() const override { return "MNIST"; }
    Message licence() const override
    {
        return Message::of(
            VITRINE_TEXT("core",
                         "Read from %1. MNIST is by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, under "
                         "Creative Commons Attribution-Share Alike 3.0."),
            m_folder);
    }
    std::int64_t size() const override { return m_size; }
    const std::vector<std::string> &classes() const override { return m_classes; }
    const Shape &itemShape() const override { return m_shape; }
    std::optional<std::int64_t> trainingCount() const override
    {
        return m_parts.size() > 1 ? std::optional(m_parts.front().labels.sizes[0]) : std::nullopt;
    }

    Result<DataItem> item(std::int64_t index) const override
    {
        const Part &part = partOf(index);
        const auto length = static_cast<std::size_t>(elementCount(m_shape));
        std::vector<float> values(length);
        for (std::size_t i = 0; i < length; ++i)
            values[i] = static_cast<float>(part.images.at(static_cast<std::size_t>(index) * length + i)) / 255.0f;
        return DataItem{Snapshot::of(m_shape, std::move(values)), part.labels.at(static_cast<std::size_t>(index))};
    }
    Result<std::int64_t> label(std::int64_t index) const override
    {
        const Part &part = partOf(index);
        return part.labels.at(static_cast<std::size_t>(index));
    }

private:
    /// The part that an item of the set lies in; `index` becomes its place there.
    const Part &partOf(std::int64_t &index) const
    {
        assert(index >= 0 && index < m_size);
        auto part = m_parts.begin();
        for (; index >= part->labels.sizes[0]; ++part)
            index -= part->labels.sizes[0];
        return *part;
    }

    std::string m_folder;
    std::vector<Part> m_parts;
    std::int64_t m_size = 0;
    Shape m_shape;
    std::vector<std::string> m_classes;
};

/// The names under which the four files go round, "train-images-idx3-ubyte.gz" first of all.
std::optional<fs::path> findFile(const fs::path &folder, const std::string &part, const std::string &kind)
{
    for (const char *dot : {"-", "."}) {
        for (const char *ending : {".gz", ""}) {
            const fs::path file =
                folder / (part + "-" + kind.substr(0, kind.find(' ')) + dot + kind.substr(kind.find(' ') + 1) + ending);
            std::error_code ignored;
            if (fs::exists(file, ignored))
                return file;
        }
    }
    return std::nullopt;
}

Result<Part> readPart(const fs::path &imageFile, const fs::path &labelFile)
{
    auto images = readIdx(imageFile);
    if (!images)
        return images.error();
    auto labels = readIdx(labelFile);
    if (!labels)
        return labels.error();
    if (images->sizes.size() != 3 || images->sizes[1] < 1 || images->sizes[2] < 1)
        return fail(VITRINE_TEXT("core", "%1 holds no pictures: it should have three dimensions."), imageFile.string());
    if (labels->sizes.size() != 1)
        return fail(VITRINE_TEXT("core", "%1 holds no labels: it should have one dimension."), labelFile.string());
    if (images->sizes[0] != labels->sizes[0])
        return fail(VITRINE_TEXT("core", "%1 holds %2 pictures, but %3 holds %4 labels."), imageFile.string(),
                    images->sizes[0], labelFile.string(), labels->sizes[0]);
    return Part{*std::move(images), *std::move(labels)};
}

class MnistKind final : public DatasetKind {
public:
    std::string name() const override { return "mnist"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "MNIST, or any set in its IDX files (Fashion-MNIST, KMNIST), plain or gzipped."));
    }
    std::string argumentName() const override { return "DIR"; }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const override;
};

Result<std::shared_ptr<const Dataset>> MnistKind::open(const DatasetRequest &request) const
{
    std::vector<Part> parts;
    for (const char *name : {"train", "t10k"}) {
        const auto images = findFile(request.argument, name, "images idx3-ubyte");
        const auto labels = findFile(request.argument, name, "labels idx1-ubyte");
        if (!images && !labels)
            continue;
        if (!images || !labels)
            return fail(
                VITRINE_TEXT("core",
                             "The folder %1 has only half of MNIST's “%2” part: pictures and labels are both needed."),
                request.argument, name);
        auto part = readPart(*images, *labels);
        if (!part)
            return part.error();
        parts.push_back(*std::move(part));
    }
    if (parts.empty())
        return fail(VITRINE_TEXT("core",
                                 "There is no MNIST in the folder %1: it should hold train-images-idx3-ubyte and "
                                 "train-labels-idx1-ubyte, or "
                                 "the same with t10k, plain or with .gz."),
                    request.argument);
    if (parts.size() > 1
        && !std::equal(parts[0].images.sizes.begin() + 1, parts[0].images.sizes.end(),
                       parts[1].images.sizes.begin() + 1))
        return fail(VITRINE_TEXT("core", "The two parts of MNIST in the folder %1 have pictures of different sizes."),
                    request.argument);
    std::int64_t count = 0;
    for (const Part &part : parts)
        count += part.labels.sizes[0];
    if (count == 0)
        return fail(VITRINE_TEXT("core", "MNIST in the folder %1 holds no pictures."), request.argument);
    return std::shared_ptr<const Dataset>(std::make_shared<Mnist>(request.argument, std::move(parts)));
}

} // namespace

std::unique_ptr<DatasetKind> makeMnist();
std::unique_ptr<DatasetKind> makeMnist()
{
    return std::make_unique<MnistKind>();
}

} // namespace vitrine
