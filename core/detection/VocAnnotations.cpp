#include "core/base/Shortened.h"
#include "core/base/XmlReader.h"
#include "core/detection/AnnotationChecks.h"

#include <algorithm>
#include <map>

namespace vitrine {

namespace {

constexpr std::size_t mostFiles = 1'000'000;

/// One file's elements, asked for by name; the first that is missing or wrong is kept as the error.
class VocFile {
public:
    VocFile(const XmlElement &root, std::string name) : m_root(root), m_name(std::move(name)) { }

    /// The picture with the objects' class names beside them.
    Result<AnnotatedPicture> read(std::vector<std::string> &classNames);

private:
    Error refuse(const XmlElement &element, const Message &reason) const
    {
        return fail(VITRINE_TEXT("core", "The file %1, line %2, element \"%3\": %4."), m_name, element.line,
                    shortened(element.name), reason);
    }
    Result<const XmlElement *> need(const XmlElement &parent, const char *name) const
    {
        if (const XmlElement *found = parent.child(name))
            return found;
        return refuse(parent, Message::of(VITRINE_TEXT("core", "\"%1\" is missing in it"), name));
    }
    Result<double> number(const XmlElement &parent, const char *name) const
    {
        const auto element = need(parent, name);
        if (!element)
            return element.error();
        const auto value = parseNumber((*element)->text);
        if (!value)
            return refuse(
                **element,
                Message::of(VITRINE_TEXT("core", "\"%1\" is not a number"), shortened(trimmed((*element)->text), 40)));
        return *value;
    }
    Result<void> readSize(AnnotatedPicture &picture) const;
    Result<Annotation> readObject(const XmlElement &object, std::string &className) const;

    const XmlElement &m_root;
    std::string m_name;
};

Result<void> VocFile::readSize(AnnotatedPicture &picture) const
{
    constexpr double longestSide = 1 << 24;
    const XmlElement *size = m_root.child("size");
    if (!size)
        return {};
    for (const auto &[name, target] : {std::pair("width", &picture.width), std::pair("height", &picture.height)}) {
        const auto value = number(*size, name);
        if (!value)
            return value.error();
        if (*value < 0 || *value > longestSide)
            return refuse(
                *size->child(name),
                Message::of(VITRINE_TEXT("core", "a side of the picture of %1 pixels is not possible"), *value));
        *target = static_cast<int>(*value);
    }
    return {};
}

Result<Annotation> VocFile::readObject(const XmlElement &object, std::string &className) const
{
    const auto name = need(object, "name");
    if (!name)
        return name.error();
    className = trimmed((*name)->text);
    if (className.empty())
        return refuse(**name, Message::of(VITRINE_TEXT("core", "it is empty")));
    const auto bounds = need(object, "bndbox");
    if (!bounds)
        return bounds.error();
    std::vector<double> corners;
    for (const char *each : {"xmin", "ymin", "xmax", "ymax"}) {
        const auto value = number(**bounds, each);
        if (!value)
            return value.error();
        corners.push_back(*value);
    }
    // VOC counts pixels from 1 and names the last one inside: 1 to 500 is a width of 500.
    const auto box = checkedBox(corners[0] - 1, corners[1] - 1, corners[2], corners[3]);
    if (!box)
        return refuse(**bounds, box.error().message);
    const double area = (corners[2] - corners[0] + 1) * (corners[3] - corners[1] + 1);
    return Annotation{*box, 0, area, false};
}

Result<AnnotatedPicture> VocFile::read(std::vector<std::string> &classNames)
{
    if (m_root.name != "annotation")
        return refuse(m_root, Message::of(VITRINE_TEXT("core", "the outermost element must be \"annotation\"")));
    const auto file = need(m_root, "filename");
    if (!file)
        return file.error();
    AnnotatedPicture picture;
    picture.file = trimmed((*file)->text);
    if (const auto wrong = wrongPictureName(picture.file))
        return refuse(**file, *wrong);
    if (auto size = readSize(picture); !size)
        return size.error();
    for (const XmlElement &object : m_root.children) {
        if (object.name != "object")
            continue;
        auto annotation = readObject(object, classNames.emplace_back());
        if (!annotation)
            return annotation.error();
        picture.objects.push_back(*annotation);
    }
    return picture;
}

Result<std::vector<std::filesystem::path>> xmlFiles(const std::filesystem::path &path)
{
    std::error_code failed;
    std::vector<std::filesystem::path> files;
    if (!std::filesystem::is_directory(path, failed))
        return std::vector{path};
    for (auto entry = std::filesystem::directory_iterator(path, failed);
         !failed && entry != std::filesystem::directory_iterator(); entry.increment(failed))
        if (entry->path().extension() == ".xml")
            files.push_back(entry->path());
    if (failed)
        return fail(VITRINE_TEXT("core", "The folder %1 can't be read: %2."), path.string(), failed.message());
    if (files.empty() || files.size() > mostFiles)
        return fail(VITRINE_TEXT("core", "The folder %1 holds %2 annotation files (%3); 1 to %4 are read."),
                    path.string(), files.size(), "*.xml", mostFiles);
    std::ranges::sort(files);
    return files;
}

} // namespace

Result<Annotations> readVocAnnotations(const std::filesystem::path &path, const ReadingWatch &watch)
{
    const auto files = xmlFiles(path);
    if (!files)
        return files.error();
    Annotations result;
    std::map<std::string, int> classes;
    std::vector<std::vector<std::string>> names; // of the objects, by picture
    for (const std::filesystem::path &file : *files) {
        const auto root = readXmlFile(file);
        if (!root)
            return root.error();
        auto picture = VocFile(*root, file.string()).read(names.emplace_back());
        if (!picture)
            return picture.error();
        picture->id = static_cast<std::int64_t>(result.pictures.size());
        result.pictures.push_back(std::move(*picture));
        if (const auto stop = watch.reached(static_cast<double>(names.size()) / static_cast<double>(files->size())))
            return *stop;
        for (const std::string &name : names.back())
            classes.emplace(name, 0);
    }
    for (auto &[name, index] : classes) {
        index = static_cast<int>(result.classes.size());
        result.classes.push_back(name);
        result.categoryIds.push_back(index);
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t object = 0; object < names[i].size(); ++object)
            result.pictures[i].objects[object].classId = classes.at(names[i][object]);
    return result;
}

} // namespace vitrine
