#include "core/detection/AnnotatedSet.h"

namespace vitrine {

namespace {

class VocKind final : public DatasetKind {
public:
    std::string name() const override { return "voc"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "Pictures with boxes: XML files as Pascal VOC has them, in Annotations beside "
                                        "JPEGImages, or all in one folder."));
    }
    std::string argumentName() const override { return "DIR"; }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const override
    {
        const std::filesystem::path folder = request.argument;
        std::error_code ignored;
        const auto within = [&](const char *name) {
            return std::filesystem::is_directory(folder / name, ignored) ? folder / name : folder;
        };
        auto annotations = readVocAnnotations(within("Annotations"));
        if (!annotations)
            return annotations.error();
        return makeAnnotatedSet(request.argument, *std::move(annotations), within("JPEGImages"), BoxUnits::Pixels,
                                request.loadPicture);
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeVoc();
std::unique_ptr<DatasetKind> makeVoc()
{
    return std::make_unique<VocKind>();
}

} // namespace vitrine
