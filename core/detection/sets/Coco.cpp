#include "core/detection/AnnotatedSet.h"

namespace vitrine {

namespace {

class CocoKind final : public DatasetKind {
public:
    std::string name() const override { return "coco"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Pictures with boxes: a JSON file as COCO has them, and the folder of its pictures."));
    }
    std::string argumentName() const override { return "FILE:DIR"; }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const override
    {
        const std::size_t colon = request.argument.rfind(':');
        if (colon == std::string::npos || colon + 1 == request.argument.size())
            return fail(VITRINE_TEXT("core", "The data set “%1” is written %2."), "coco:" + request.argument,
                        usageOf(*this));
        const std::string file = request.argument.substr(0, colon);
        auto annotations = readCocoAnnotations(file);
        if (!annotations)
            return annotations.error();
        return makeAnnotatedSet(file, *std::move(annotations), request.argument.substr(colon + 1), BoxUnits::Pixels,
                                request.loadPicture);
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeCoco();
std::unique_ptr<DatasetKind> makeCoco()
{
    return std::make_unique<CocoKind>();
}

} // namespace vitrine
