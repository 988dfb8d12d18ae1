#include "core/data/sets/support/CifarSet.h"

namespace vitrine {

namespace {

class Cifar100Kind final : public DatasetKind {
public:
    std::string name() const override { return "cifar100"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core", "CIFAR-100, 60,000 colour pictures of 32 × 32 in a hundred classes; the binary version."));
    }
    std::string argumentName() const override { return "DIR"; }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const override
    {
        std::vector<std::string> numbers;
        for (std::int64_t label = 0; label < cifar100.classes; ++label)
            numbers.push_back(std::to_string(label));
        return openCifar(
            request.argument,
            {cifar100, {"train.bin"}, "test.bin", "fine_label_names.txt", "cifar-100-binary", std::move(numbers)});
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeCifar100();
std::unique_ptr<DatasetKind> makeCifar100()
{
    return std::make_unique<Cifar100Kind>();
}

} // namespace vitrine
