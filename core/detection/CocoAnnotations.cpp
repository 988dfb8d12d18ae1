// COCO's instances JSON, taken piece by piece as the parser meets it: the outlines of its objects, most of such a file,
// are never kept.

#include "core/base/JsonParser.h"
#include "core/base/ReadFile.h"
#include "core/detection/AnnotationChecks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace vitrine {

namespace {

constexpr std::uint64_t mostBytes = 512ULL << 20; // instances_train2017.json has 450 MB
constexpr std::size_t mostAnnotations = 4'000'000;
constexpr std::size_t mostPictures = 1'000'000;
constexpr std::size_t mostCategories = 100'000;
constexpr int mostMembers = 1000; // of one object
// A value takes two bytes at least, so that the limit on bytes holds for them, too.
constexpr JsonLimits limits{.bytes = mostBytes, .depth = 64, .values = mostBytes};

enum class Section : std::uint8_t { None, Images, Annotations, Categories };

/// A number, a text or something else that stands for a member.
struct Value {
    enum class Kind : std::uint8_t { Other, Number, Text } kind = Kind::Other;
    double number = 0;
    std::string text;
};

/// The members of the entry that is being read, as far as they matter.
struct Entry {
    std::optional<std::int64_t> id, imageId, categoryId, width, height;
    std::optional<double> area;
    std::optional<std::string> text; ///< "file_name" or "name"
    std::array<double, 4> box{};
    std::size_t boxNumbers = 0;
    bool hasBox = false;
    bool crowd = false;
};

/// An annotation before pictures and categories are known: COCO's own files have the categories at their end.
struct Pending {
    std::int64_t imageId = 0;
    std::int64_t categoryId = 0;
    Annotation annotation;
};

struct Category {
    std::int64_t id = 0;
    std::string name;
};

std::optional<std::int64_t> wholeNumber(const Value &value)
{
    constexpr double most = 9007199254740992.0; // 2^53
    if (value.kind != Value::Kind::Number || std::abs(value.number) > most || std::floor(value.number) != value.number)
        return std::nullopt;
    return static_cast<std::int64_t>(value.number);
}

class CocoVisitor : public JsonVisitor {
public:
    CocoVisitor(const std::string &name, const ReadingWatch &watch) : m_name(name), m_watch(watch) { }

    Answer null() override { return scalar({}); }
    Answer boolean(bool value) override { return scalar({Value::Kind::Number, value ? 1.0 : 0.0, {}}); }
    Answer integer(std::int64_t value) override { return number(static_cast<double>(value)); }
    Answer unsignedInteger(std::uint64_t value) override { return number(static_cast<double>(value)); }
    Answer number(double value) override { return scalar({Value::Kind::Number, value, {}}); }
    Answer string(std::string value) override { return scalar({Value::Kind::Text, 0, std::move(value)}); }
    Answer beginObject() override
    {
        if (m_depth == 1 && m_section != Section::None)
            return notCoco();
        if (isKnown())
            return wrongMember();
        ++m_depth;
        m_members.push_back(0);
        if (m_depth == 3 && m_section != Section::None)
            m_entry = Entry();
        return {};
    }
    Answer key(std::string name) override;
    Answer endObject() override
    {
        m_members.pop_back();
        const bool ends = m_depth-- == 3 && m_section != Section::None;
        return ends ? endEntry() : Answer();
    }
    Answer beginArray() override
    {
        if (m_depth == 0)
            return notCoco();
        if (m_depth == 2 && m_section != Section::None)
            return entryMustBeObject();
        if (isKnown()) {
            if (inBox() || m_member != "bbox")
                return wrongMember();
            m_entry.hasBox = true;
        }
        ++m_depth;
        return {};
    }
    Answer endArray() override
    {
        const bool endsBox = inBox();
        --m_depth;
        return endsBox && m_entry.boxNumbers != 4 ? wrongMember() : Answer();
    }

    Answer reached(double share) override { return m_watch.reached(share); }

    Result<Annotations> finish();

private:
    bool inBox() const { return m_section == Section::Annotations && m_depth == 4 && m_member == "bbox"; }
    /// Whether what comes next stands for a member that matters.
    bool isKnown() const;
    Answer scalar(Value value);
    Answer member(Value value);
    Answer endEntry();
    Answer endPicture();
    Answer endAnnotation();

    Answer notCoco() const
    {
        return fail(VITRINE_TEXT("core",
                                 "The file %1 is no COCO annotation file: it must be an object with the lists "
                                 "\"images\", \"annotations\" and \"categories\"."),
                    m_name);
    }
    Answer entryMustBeObject() const { return fail(VITRINE_TEXT("core", "%1 must be an object, \"{…}\"."), place()); }
    Answer wrongMember() const;
    Answer missing(const char *member) const
    {
        return fail(VITRINE_TEXT("core", "%1: the member \"%2\" is missing."), place(), member);
    }
    Answer refuse(const Message &reason) const { return refuseAt(place(), reason); }
    static Error refuseAt(const Message &place, const Message &reason)
    {
        return fail(VITRINE_TEXT("core", "%1: %2."), place, reason);
    }
    Answer tooMany(std::size_t limit) const
    {
        return refuse(Message::of(VITRINE_TEXT("core", "at most %1 are read"), limit));
    }
    Message place() const;
    Message annotationPlace(std::size_t index) const
    {
        return Message::of(VITRINE_TEXT("core", "The file %1: annotation number %2"), m_name, index + 1);
    }
    Result<std::unordered_map<std::int64_t, int>> classIndices();
    Result<std::unordered_map<std::int64_t, std::size_t>> pictureIndices() const;

    const std::string &m_name;
    const ReadingWatch &m_watch;
    int m_depth = 0; ///< objects and arrays that are open
    std::vector<int> m_members; ///< how many each open object has
    Section m_section = Section::None; ///< of the outermost object
    bool m_hasImages = false, m_hasAnnotations = false, m_hasCategories = false;
    std::string m_member; ///< of the entry
    Entry m_entry;
    std::vector<Pending> m_pending;
    std::vector<Category> m_categories;
    Annotations m_result;
};

JsonVisitor::Answer CocoVisitor::key(std::string name)
{
    // The parser keeps the names of each open object to find one that is there twice.
    if (++m_members.back() > mostMembers)
        return fail(VITRINE_TEXT("core", "The file %1: an object has more than %2 members."), m_name, mostMembers);
    if (m_depth == 1) {
        m_section = name == "images" ? Section::Images
            : name == "annotations"  ? Section::Annotations
            : name == "categories"   ? Section::Categories
                                     : Section::None;
        m_hasImages |= m_section == Section::Images;
        m_hasAnnotations |= m_section == Section::Annotations;
        m_hasCategories |= m_section == Section::Categories;
    } else if (m_depth == 3) {
        m_member = std::move(name);
    }
    return {};
}

bool CocoVisitor::isKnown() const
{
    const auto oneOf = [this](std::initializer_list<std::string_view> names) {
        return std::ranges::find(names, m_member) != names.end();
    };
    if (m_depth != 3 && !inBox())
        return false;
    switch (m_section) {
    case Section::Images:
        return oneOf({"id", "file_name", "width", "height"});
    case Section::Annotations:
        return oneOf({"image_id", "category_id", "bbox", "area", "iscrowd"});
    case Section::Categories:
        return oneOf({"id", "name"});
    case Section::None:
        break;
    }
    return false;
}

JsonVisitor::Answer CocoVisitor::scalar(Value value)
{
    if (m_depth == 0)
        return notCoco();
    if (m_section == Section::None)
        return {};
    if (m_depth == 1)
        return notCoco();
    if (m_depth == 2)
        return entryMustBeObject();
    return isKnown() ? member(std::move(value)) : Answer();
}

JsonVisitor::Answer CocoVisitor::member(Value value)
{
    const auto take = [&](auto &target, auto taken) {
        target = std::move(taken);
        return target ? Answer() : wrongMember();
    };
    const bool isNumber = value.kind == Value::Kind::Number;
    if (inBox()) {
        if (!isNumber || m_entry.boxNumbers == m_entry.box.size())
            return wrongMember();
        m_entry.box[m_entry.boxNumbers++] = value.number;
        return {};
    }
    if (m_member == "id")
        return take(m_entry.id, wholeNumber(value));
    if (m_member == "image_id")
        return take(m_entry.imageId, wholeNumber(value));
    if (m_member == "category_id")
        return take(m_entry.categoryId, wholeNumber(value));
    if (m_member == "width")
        return take(m_entry.width, wholeNumber(value));
    if (m_member == "height")
        return take(m_entry.height, wholeNumber(value));
    if (m_member == "area")
        return take(m_entry.area, isNumber ? std::optional(value.number) : std::nullopt);
    if (m_member == "iscrowd") {
        m_entry.crowd = isNumber && value.number == 1;
        return isNumber && (value.number == 0 || value.number == 1) ? Answer() : wrongMember();
    }
    if (m_member == "bbox")
        return wrongMember();
    return take(m_entry.text, value.kind == Value::Kind::Text ? std::optional(std::move(value.text)) : std::nullopt);
}

JsonVisitor::Answer CocoVisitor::endEntry()
{
    if (m_section == Section::Images)
        return endPicture();
    if (m_section == Section::Annotations)
        return endAnnotation();
    if (!m_entry.id || !m_entry.text)
        return missing(m_entry.id ? "name" : "id");
    if (m_categories.size() == mostCategories)
        return tooMany(mostCategories);
    m_categories.push_back({*m_entry.id, std::move(*m_entry.text)});
    return {};
}

JsonVisitor::Answer CocoVisitor::endPicture()
{
    constexpr std::int64_t longestSide = 1 << 24;
    if (!m_entry.id || !m_entry.text)
        return missing(m_entry.id ? "file_name" : "id");
    if (const auto wrong = wrongPictureName(*m_entry.text))
        return refuse(*wrong);
    for (const auto &side : {m_entry.width, m_entry.height})
        if (side && (*side < 0 || *side > longestSide))
            return refuse(
                Message::of(VITRINE_TEXT("core", "a side of the picture of %1 pixels is not possible"), *side));
    if (m_result.pictures.size() == mostPictures)
        return tooMany(mostPictures);
    AnnotatedPicture &picture = m_result.pictures.emplace_back();
    picture.file = std::move(*m_entry.text);
    picture.id = *m_entry.id;
    picture.width = static_cast<int>(m_entry.width.value_or(0));
    picture.height = static_cast<int>(m_entry.height.value_or(0));
    return {};
}

JsonVisitor::Answer CocoVisitor::endAnnotation()
{
    if (!m_entry.imageId || !m_entry.categoryId || !m_entry.hasBox)
        return missing(!m_entry.imageId ? "image_id" : !m_entry.categoryId ? "category_id" : "bbox");
    const auto [x, y, width, height] = m_entry.box;
    const auto box = checkedBox(x, y, x + width, y + height);
    if (!box)
        return refuse(box.error().message);
    const double area = m_entry.area.value_or(width * height);
    if (area < 0)
        return refuse(Message::of(VITRINE_TEXT("core", "its area is negative, %1"), area));
    if (m_pending.size() == mostAnnotations)
        return tooMany(mostAnnotations);
    m_pending.push_back({*m_entry.imageId, *m_entry.categoryId, {*box, 0, area, m_entry.crowd}});
    return {};
}

Message CocoVisitor::place() const
{
    switch (m_section) {
    case Section::Images:
        return Message::of(VITRINE_TEXT("core", "The file %1: picture number %2"), m_name,
                           m_result.pictures.size() + 1);
    case Section::Categories:
        return Message::of(VITRINE_TEXT("core", "The file %1: category number %2"), m_name, m_categories.size() + 1);
    default:
        return annotationPlace(m_pending.size());
    }
}

JsonVisitor::Answer CocoVisitor::wrongMember() const
{
    const auto needed = m_member == "bbox" ? Message::of(VITRINE_TEXT("core", "a list of four numbers, [x, y, w, h]"))
        : m_member == "area"               ? Message::of(VITRINE_TEXT("core", "a number"))
        : m_member == "iscrowd"            ? Message::of(VITRINE_TEXT("core", "0 or 1"))
        : m_member.ends_with("name")       ? Message::of(VITRINE_TEXT("core", "a text"))
                                           : Message::of(VITRINE_TEXT("core", "a whole number"));
    return fail(VITRINE_TEXT("core", "%1: the member \"%2\" must be %3."), place(), m_member, needed);
}

/// Fills the classes, by rising id of the category, and says which is whose.
Result<std::unordered_map<std::int64_t, int>> CocoVisitor::classIndices()
{
    std::ranges::stable_sort(m_categories, {}, &Category::id);
    std::unordered_map<std::int64_t, int> indices;
    for (Category &category : m_categories) {
        if (!indices.emplace(category.id, static_cast<int>(m_result.classes.size())).second)
            return fail(VITRINE_TEXT("core", "The file %1: two categories have the id %2."), m_name, category.id);
        m_result.categoryIds.push_back(category.id);
        m_result.classes.push_back(std::move(category.name));
    }
    return indices;
}

Result<std::unordered_map<std::int64_t, std::size_t>> CocoVisitor::pictureIndices() const
{
    std::unordered_map<std::int64_t, std::size_t> indices;
    indices.reserve(m_result.pictures.size());
    for (const AnnotatedPicture &picture : m_result.pictures)
        if (!indices.emplace(picture.id, indices.size()).second)
            return fail(VITRINE_TEXT("core", "The file %1: two pictures have the id %2."), m_name, picture.id);
    return indices;
}

Result<Annotations> CocoVisitor::finish()
{
    if (!m_hasImages || !m_hasAnnotations || !m_hasCategories)
        return *notCoco();
    const auto classes = classIndices();
    if (!classes)
        return classes.error();
    const auto pictures = pictureIndices();
    if (!pictures)
        return pictures.error();
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        Pending &pending = m_pending[i];
        const auto picture = pictures->find(pending.imageId);
        if (picture == pictures->end())
            return refuseAt(annotationPlace(i),
                            Message::of(VITRINE_TEXT("core", "there is no picture with the id %1"), pending.imageId));
        const auto classId = classes->find(pending.categoryId);
        if (classId == classes->end())
            return refuseAt(
                annotationPlace(i),
                Message::of(VITRINE_TEXT("core", "there is no category with the id %1"), pending.categoryId));
        pending.annotation.classId = classId->second;
        m_result.pictures[picture->second].objects.push_back(pending.annotation);
    }
    return std::move(m_result);
}

} // namespace

Result<Annotations> parseCocoAnnotations(std::string_view text, const std::string &name, const ReadingWatch &watch)
{
    CocoVisitor visitor(name, watch);
    if (auto parsed = parseJson(text, name, limits, visitor); !parsed)
        return parsed.error();
    return visitor.finish();
}

Result<Annotations> readCocoAnnotations(const std::filesystem::path &file, const ReadingWatch &watch)
{
    const auto text = readFile(file, mostBytes);
    if (!text)
        return text.error();
    return parseCocoAnnotations(*text, file.string(), watch);
}

} // namespace vitrine
