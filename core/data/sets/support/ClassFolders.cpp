#include "core/data/sets/support/ClassFolders.h"

#include "core/data/PictureFiles.h"

#include <algorithm>

namespace vitrine {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostFiles = 1'000'000;
constexpr std::size_t mostClasses = 10'000;

bool isHidden(const fs::path &path)
{
    const std::string name = path.filename().string();
    return name.starts_with('.') || name == "__MACOSX";
}

Error unreadable(const fs::path &folder, const std::error_code &why)
{
    return fail(VITRINE_TEXT("core", "The folder %1 can't be read: %2."), folder.string(), why.message());
}

/// The folders within one, sorted by name.
Result<std::vector<std::string>> foldersIn(const fs::path &folder)
{
    std::vector<std::string> names;
    std::error_code failed;
    for (auto entry = fs::directory_iterator(folder, failed); !failed && entry != fs::directory_iterator();
         entry.increment(failed)) {
        std::error_code ignored;
        if (!isHidden(entry->path()) && entry->is_directory(ignored))
            names.push_back(entry->path().filename().string());
        if (names.size() > mostClasses)
            return fail(VITRINE_TEXT("core", "The folder %1 holds too many folders; at most %2 classes are read."),
                        folder.string(), mostClasses);
    }
    if (failed)
        return unreadable(folder, failed);
    std::ranges::sort(names);
    return names;
}

/// The pictures in a class's folder, sorted by path; links to folders are not followed, for they may lead in a circle.
Result<std::vector<fs::path>> picturesIn(const fs::path &folder, std::size_t before)
{
    std::vector<fs::path> files;
    std::error_code failed;
    for (auto entry = fs::recursive_directory_iterator(folder, failed);
         !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
        std::error_code ignored;
        if (isHidden(entry->path())) {
            entry.disable_recursion_pending();
            continue;
        }
        if (hasPictureSuffix(entry->path()) && entry->is_regular_file(ignored))
            files.push_back(entry->path());
        if (before + files.size() > mostFiles)
            return fail(VITRINE_TEXT("core", "The folder %1 holds too many files; at most %2 are read."),
                        folder.parent_path().string(), mostFiles);
    }
    if (failed)
        return unreadable(folder, failed);
    if (files.empty())
        return fail(VITRINE_TEXT("core", "The folder %1 holds no pictures, but every folder beside it is a class."),
                    folder.string());
    std::ranges::sort(files);
    return files;
}

/// The files of all classes in turn, picture j of n of a class at the place (j + ½)/n of the whole.
std::vector<ClassFile> takeTurns(const std::vector<std::vector<fs::path>> &classes)
{
    struct Place {
        double at;
        ClassFile file;
    };
    std::vector<Place> places;
    for (std::size_t label = 0; label < classes.size(); ++label)
        for (std::size_t j = 0; j < classes[label].size(); ++j)
            places.push_back({(static_cast<double>(j) + 0.5) / static_cast<double>(classes[label].size()),
                              {classes[label][j], static_cast<std::int64_t>(label)}});
    std::ranges::stable_sort(places, {}, &Place::at);
    std::vector<ClassFile> files;
    files.reserve(places.size());
    for (Place &place : places)
        files.push_back(std::move(place.file));
    return files;
}

Result<ClassFolders> listOne(const fs::path &folder)
{
    auto names = foldersIn(folder);
    if (!names)
        return names.error();
    if (names->empty())
        return fail(VITRINE_TEXT("core",
                                 "The folder %1 holds no classes: put the pictures of each class into a folder of its "
                                 "own, named as the class."),
                    folder.string());
    if (names->size() == 1)
        return fail(VITRINE_TEXT("core",
                                 "The folder %1 holds one class alone, “%2”: there is nothing to tell apart. Put the "
                                 "pictures of each class into a folder of its own."),
                    folder.string(), names->front());
    std::vector<std::vector<fs::path>> classes;
    std::size_t count = 0;
    for (const std::string &name : *names) {
        auto files = picturesIn(folder / name, count);
        if (!files)
            return files.error();
        count += files->size();
        classes.push_back(*std::move(files));
    }
    return ClassFolders{*std::move(names), takeTurns(classes), std::nullopt};
}

/// The folder of the pictures to validate with, where there is one beside "train".
std::optional<fs::path> validationFolder(const fs::path &folder)
{
    std::error_code ignored;
    if (!fs::is_directory(folder / "train", ignored))
        return std::nullopt;
    for (const char *name : {"val", "valid", "validation", "test"})
        if (fs::is_directory(folder / name, ignored))
            return folder / name;
    return std::nullopt;
}

} // namespace

Result<ClassFolders> listClassFolders(const fs::path &folder)
{
    const auto validation = validationFolder(folder);
    if (!validation)
        return listOne(folder);
    auto training = listOne(folder / "train");
    if (!training)
        return training.error();
    auto rest = listOne(*validation);
    if (!rest)
        return rest.error();
    if (rest->classes != training->classes)
        return fail(VITRINE_TEXT("core", "The folders %1 and %2 do not have the same classes."),
                    (folder / "train").string(), validation->string());
    training->trainingCount = static_cast<std::int64_t>(training->files.size());
    std::ranges::move(rest->files, std::back_inserter(training->files));
    return training;
}

} // namespace vitrine
