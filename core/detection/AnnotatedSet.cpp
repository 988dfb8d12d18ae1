#include "core/detection/AnnotatedSet.h"

#include <algorithm>
#include <cassert>

namespace vitrine {

namespace {

namespace fs = std::filesystem;

class AnnotatedSet final : public Dataset, public ObjectSet {
public:
    AnnotatedSet(std::string name, Annotations annotations, fs::path folder, BoxUnits units, PictureLoader loadPicture)
        : m_name(std::move(name)), m_annotations(std::move(annotations)), m_folder(std::move(folder)), m_units(units),
          m_loadPicture(std::move(loadPicture))
    {
    }

    Result<void> look();

    std::string name() const override { return m_name; }
    Message licence() const override
    {
        return Message::of(VITRINE_TEXT("core", "Read from %1; whose pictures they are is for you to know."),
                           m_folder.string());
    }
    std::int64_t size() const override { return static_cast<std::int64_t>(m_annotations.pictures.size()); }
    const std::vector<std::string> &classes() const override { return m_annotations.classes; }
    const Shape &itemShape() const override { return m_shape; }
    bool variesInShape() const override { return true; }
    AnswerKind answer() const override { return AnswerKind::Objects; }

    Result<DataItem> item(std::int64_t index) const override
    {
        const auto read = picture(index);
        if (!read)
            return read.error();
        return DataItem{toPlanes(*read)};
    }
    Result<std::int64_t> label(std::int64_t) const override { return 0; }
    Result<Picture> picture(std::int64_t index) const override { return m_loadPicture(fileOf(index)); }
    Result<std::vector<MarkedObject>> objects(std::int64_t index) const override;
    Result<std::vector<std::int64_t>> objectLabels(std::int64_t index) const override
    {
        std::vector<std::int64_t> labels;
        for (const Annotation &annotation : at(index).objects)
            labels.push_back(annotation.classId);
        return labels;
    }

private:
    const AnnotatedPicture &at(std::int64_t index) const
    {
        assert(index >= 0 && index < size());
        return m_annotations.pictures[static_cast<std::size_t>(index)];
    }
    fs::path fileOf(std::int64_t index) const { return m_folder / at(index).file; }
    Result<void> checkBoxes(const AnnotatedPicture &picture) const;

    std::string m_name;
    Annotations m_annotations;
    fs::path m_folder;
    BoxUnits m_units;
    PictureLoader m_loadPicture;
    Shape m_shape;
};

Result<void> AnnotatedSet::checkBoxes(const AnnotatedPicture &picture) const
{
    if (picture.width <= 0 || picture.height <= 0)
        return {};
    for (const Annotation &object : picture.objects) {
        const Box &box = object.box;
        const bool isInside = box.x1 < static_cast<float>(picture.width) && box.y1 < static_cast<float>(picture.height)
            && box.x2 > 0 && box.y2 > 0;
        if (!isInside)
            return fail(VITRINE_TEXT("core",
                                     "%1: a box of the picture %2 lies outside of it: from (%3, %4) to (%5, %6), where "
                                     "the picture has %7 × %8 pixels."),
                        m_name, picture.file, box.x1, box.y1, box.x2, box.y2, picture.width, picture.height);
    }
    return {};
}

/// At the boxes and at the first picture.
Result<void> AnnotatedSet::look()
{
    for (const AnnotatedPicture &picture : m_annotations.pictures)
        if (auto checked = checkBoxes(picture); !checked)
            return checked;
    auto shape = shapeOfFirst(
        m_annotations.pictures.size(), [this](std::size_t i) { return fileOf(static_cast<std::int64_t>(i)); },
        m_loadPicture);
    if (!shape)
        return shape.error();
    m_shape = *std::move(shape);
    return {};
}

Result<std::vector<MarkedObject>> AnnotatedSet::objects(std::int64_t index) const
{
    float width = static_cast<float>(at(index).width), height = static_cast<float>(at(index).height);
    const bool isShares = m_units == BoxUnits::Shares;
    if (isShares || width <= 0 || height <= 0) {
        const auto read = picture(index);
        if (!read)
            return read.error();
        width = static_cast<float>(read->width());
        height = static_cast<float>(read->height());
    }
    const float scaleX = isShares ? width : 1, scaleY = isShares ? height : 1;
    std::vector<MarkedObject> objects;
    for (const Annotation &annotation : at(index).objects) {
        const Box &box = annotation.box;
        MarkedObject object;
        object.label = annotation.classId;
        object.x1 = std::clamp(box.x1 * scaleX, 0.0F, width);
        object.y1 = std::clamp(box.y1 * scaleY, 0.0F, height);
        object.x2 = std::clamp(box.x2 * scaleX, 0.0F, width);
        object.y2 = std::clamp(box.y2 * scaleY, 0.0F, height);
        object.area = annotation.area * static_cast<double>(scaleX) * static_cast<double>(scaleY);
        object.isCrowd = annotation.crowd;
        objects.push_back(std::move(object));
    }
    return objects;
}

} // namespace

Result<std::shared_ptr<const Dataset>> makeAnnotatedSet(std::string name, Annotations annotations, fs::path folder,
                                                        BoxUnits units, PictureLoader loadPicture)
{
    if (annotations.pictures.empty())
        return fail(VITRINE_TEXT("core", "%1 has no pictures."), name);
    auto set = std::make_shared<AnnotatedSet>(std::move(name), std::move(annotations), std::move(folder), units,
                                              std::move(loadPicture));
    if (auto looked = set->look(); !looked)
        return looked.error();
    return std::shared_ptr<const Dataset>(std::move(set));
}

} // namespace vitrine
