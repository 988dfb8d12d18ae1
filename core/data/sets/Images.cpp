#include "core/data/DatasetKind.h"
#include "core/data/sets/support/ClassFolders.h"

#include <cassert>

namespace vitrine {

namespace {

/// Pictures are read when they are asked for; one that can't be read fails alone.
class Images final : public Dataset {
public:
    Images(std::string folder, ClassFolders folders, PictureLoader loadPicture, Shape shape)
        : m_folder(std::move(folder)), m_folders(std::move(folders)), m_loadPicture(std::move(loadPicture)),
          m_shape(std::move(shape))
    {
    }

    std::string name() const override { return std::filesystem::path(m_folder).lexically_normal().string(); }
    Message licence() const override
    {
        return Message::of(VITRINE_TEXT("core", "Read from %1; whose pictures they are is for you to know."), m_folder);
    }
    std::int64_t size() const override { return static_cast<std::int64_t>(m_folders.files.size()); }
    const std::vector<std::string> &classes() const override { return m_folders.classes; }
    const Shape &itemShape() const override { return m_shape; }
    bool variesInShape() const override { return true; }
    std::optional<std::int64_t> trainingCount() const override { return m_folders.trainingCount; }

    Result<DataItem> item(std::int64_t index) const override
    {
        const auto read = picture(index);
        if (!read)
            return read.error();
        return DataItem{toPlanes(*read), fileOf(index).label};
    }
    Result<std::int64_t> label(std::int64_t index) const override { return fileOf(index).label; }
    Result<Picture> picture(std::int64_t index) const override { return m_loadPicture(fileOf(index).file); }

private:
    const ClassFile &fileOf(std::int64_t index) const
    {
        assert(index >= 0 && index < size());
        return m_folders.files[static_cast<std::size_t>(index)];
    }

    std::string m_folder;
    ClassFolders m_folders;
    PictureLoader m_loadPicture;
    Shape m_shape;
};

class ImagesKind final : public DatasetKind {
public:
    std::string name() const override { return "images"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Pictures in folders, a folder a class, named as the class."));
    }
    std::string argumentName() const override { return "DIR"; }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const override
    {
        auto folders = listClassFolders(request.argument);
        if (!folders)
            return folders.error();
        const std::vector<ClassFile> &files = folders->files;
        auto shape = shapeOfFirst(
            files.size(), [&](std::size_t i) { return files[i].file; }, request.loadPicture);
        if (!shape)
            return shape.error();
        return std::shared_ptr<const Dataset>(
            std::make_shared<Images>(request.argument, *std::move(folders), request.loadPicture, *std::move(shape)));
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeImages();
std::unique_ptr<DatasetKind> makeImages()
{
    return std::make_unique<ImagesKind>();
}

} // namespace vitrine
