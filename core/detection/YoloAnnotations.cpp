#include "core/base/ReadFile.h"
#include "core/base/Shortened.h"
#include "core/data/PictureFiles.h"
#include "core/detection/AnnotationChecks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace vitrine {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t mostBytes = 16ULL << 20; // of one picture's labels
constexpr std::size_t mostFiles = 1'000'000;
constexpr double largestShare = 1.01; // tools round, and some draw a little over the edge

/// Where a data set's two kinds of files lie.
struct Folders {
    fs::path labels;
    fs::path pictures;
};

/// "labels" beside "images", wherever in the path; "labels" and "images" inside; else both kinds in one folder.
Folders foldersOf(const fs::path &folder)
{
    std::error_code ignored;
    if (fs::is_directory(folder / "labels", ignored) && fs::is_directory(folder / "images", ignored))
        return {folder / "labels", folder / "images"};
    const std::vector<fs::path> parts(folder.begin(), folder.end());
    const auto labels = std::find(parts.rbegin(), parts.rend(), fs::path("labels"));
    if (labels == parts.rend())
        return {folder, folder};
    const auto changed = parts.size() - 1 - static_cast<std::size_t>(labels - parts.rbegin());
    fs::path pictures;
    for (std::size_t i = 0; i < parts.size(); ++i)
        pictures /= i == changed ? fs::path("images") : parts[i];
    return fs::is_directory(pictures, ignored) ? Folders{folder, pictures} : Folders{folder, folder};
}

bool isLabels(const fs::path &file)
{
    // labelImg leaves the names of the classes among the labels.
    return file.extension() == ".txt" && file.filename() != "classes.txt";
}

/// The files of a folder by their names without suffix.
template <typename Wanted>
Result<std::map<std::string, fs::path>> filesOf(const fs::path &folder, Wanted wanted)
{
    std::map<std::string, fs::path> files;
    std::error_code failed;
    for (auto entry = fs::directory_iterator(folder, failed); !failed && entry != fs::directory_iterator();
         entry.increment(failed)) {
        if (!wanted(entry->path()))
            continue;
        const auto [same, added] = files.emplace(entry->path().stem().string(), entry->path());
        if (!added)
            return fail(VITRINE_TEXT("core",
                                     "The labels of %1 could be those of %2, too: their names differ in "
                                     "their suffix alone."),
                        same->second.string(), entry->path().string());
        if (files.size() > mostFiles)
            return fail(VITRINE_TEXT("core", "The folder %1 holds too many files; at most %2 are read."),
                        folder.string(), mostFiles);
    }
    if (failed)
        return fail(VITRINE_TEXT("core", "The folder %1 can't be read: %2."), folder.string(), failed.message());
    return files;
}

std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words;
    while (words.size() <= 6) { // one more than is ever right
        line = trimmed(line);
        if (line.empty())
            break;
        const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return words;
}

/// One line, "class cx cy w h"; the error is the reason alone.
Result<Annotation> objectOf(std::string_view line, std::size_t classes, const PictureSize &size)
{
    const std::vector<std::string_view> words = wordsOf(line);
    if (words.size() != 5)
        return fail(VITRINE_TEXT("core", "five numbers are expected, \"class cx cy w h\""));
    std::array<double, 5> numbers{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto number = parseNumber(words[i]);
        if (!number)
            return fail(VITRINE_TEXT("core", "\"%1\" is not a number"), shortened(words[i], 40));
        numbers[i] = *number;
    }
    const auto [classId, x, y, width, height] = numbers;
    if (classId < 0 || classId >= static_cast<double>(classes) || std::floor(classId) != classId)
        return fail(VITRINE_TEXT("core", "there is no class %1; there are %2"), std::string(words[0]), classes);
    if (std::ranges::any_of(numbers.begin() + 1, numbers.end(), [](double n) { return n < 0 || n > largestShare; }))
        return fail(VITRINE_TEXT("core", "the box must be given in shares of the picture, from 0 to 1"));
    const auto box = checkedBox((x - width / 2) * size.width, (y - height / 2) * size.height,
                                (x + width / 2) * size.width, (y + height / 2) * size.height);
    if (!box)
        return box.error();
    return Annotation{*box, static_cast<int>(classId), width * size.width * height * size.height, false};
}

Result<void> readLabels(const fs::path &file, std::size_t classes, AnnotatedPicture &picture)
{
    const auto text = readFile(file, mostBytes);
    if (!text)
        return text.error();
    std::string_view rest = *text;
    for (int number = 1; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty())
            continue;
        const auto object = objectOf(line, classes, {picture.width, picture.height});
        if (!object)
            return fail(VITRINE_TEXT("core", "The file %1, line %2: %3."), file.string(), number,
                        object.error().message);
        picture.objects.push_back(*object);
    }
    return {};
}

} // namespace

Result<Annotations> readYoloAnnotations(const fs::path &folder, const std::vector<std::string> &classes,
                                        const std::function<Result<PictureSize>(const fs::path &)> &sizeOf,
                                        const ReadingWatch &watch)
{
    const Folders folders = foldersOf(folder.lexically_normal());
    const auto pictures = filesOf(folders.pictures, hasPictureSuffix);
    if (!pictures)
        return pictures.error();
    const auto labels = filesOf(folders.labels, isLabels);
    if (!labels)
        return labels.error();
    if (labels->empty())
        return fail(VITRINE_TEXT("core", "The folder %1 holds no labels (%2)."), folders.labels.string(), "*.txt");
    for (const auto &[stem, file] : *labels)
        if (!pictures->contains(stem))
            return fail(VITRINE_TEXT("core", "The file %1 has no picture: none of that name lies in %2."),
                        file.string(), folders.pictures.string());
    Annotations result;
    result.classes = classes;
    result.categoryIds.resize(classes.size());
    std::iota(result.categoryIds.begin(), result.categoryIds.end(), 0);
    for (const auto &[stem, file] : *pictures) { // one without labels shows none of the classes
        const auto size = sizeOf(file);
        if (!size)
            return size.error();
        AnnotatedPicture picture{
            file.string(), static_cast<std::int64_t>(result.pictures.size()), size->width, size->height, {}};
        const auto own = labels->find(stem);
        if (own != labels->end())
            if (auto read = readLabels(own->second, classes.size(), picture); !read)
                return read.error();
        result.pictures.push_back(std::move(picture));
        const auto done = static_cast<double>(result.pictures.size());
        if (const auto stop = watch.reached(done / static_cast<double>(pictures->size())))
            return *stop;
    }
    return result;
}

} // namespace vitrine
