#include "core/base/ReadFile.h"
#include "core/base/Shortened.h"
#include "core/detection/AnnotatedSet.h"
#include "core/detection/AnnotationChecks.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr std::uint64_t mostBytes = 1 << 20;
constexpr std::size_t mostClasses = 10'000;

/// The names of the classes, a line each: "classes.txt" in the folder or among its labels.
Result<std::vector<std::string>> readClasses(const std::filesystem::path &folder)
{
    std::error_code ignored;
    const std::filesystem::path inner = folder / "labels" / "classes.txt";
    const auto text = readFile(std::filesystem::exists(inner, ignored) ? inner : folder / "classes.txt", mostBytes);
    if (!text)
        return fail(VITRINE_TEXT("core", "%1 A file classes.txt must name the classes, a line each."),
                    text.error().message);
    std::vector<std::string> names;
    for (std::string_view rest = *text; !rest.empty() && names.size() < mostClasses;) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (!trimmed(line).empty())
            names.push_back(shortened(trimmed(line)));
    }
    return names;
}

class YoloKind final : public DatasetKind {
public:
    std::string name() const override { return "yolo"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "Pictures with boxes: text files as YOLO has them, beside their pictures or in "
                                        "labels beside images; classes.txt names the classes."));
    }
    std::string argumentName() const override { return "DIR"; }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const override
    {
        const auto classes = readClasses(request.argument);
        if (!classes)
            return classes.error();
        // Boxes stay in shares, so that no picture need be opened for its size.
        auto annotations = readYoloAnnotations(request.argument, *classes, [](const auto &) {
            return PictureSize{1, 1};
        });
        if (!annotations)
            return annotations.error();
        return makeAnnotatedSet(request.argument, *std::move(annotations), {}, BoxUnits::Shares, request.loadPicture);
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeYolo();
std::unique_ptr<DatasetKind> makeYolo()
{
    return std::make_unique<YoloKind>();
}

} // namespace vitrine
