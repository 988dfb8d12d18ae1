#include "core/data/sets/support/CifarSet.h"

namespace vitrine {

namespace {

class Cifar10Kind final : public DatasetKind {
public:
    std::string name() const override { return "cifar10"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "CIFAR-10, 60,000 colour pictures of 32 × 32 in ten classes; the binary version."));
    }
    std::string argumentName() const override { return "DIR"; }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const override
    {
        return openCifar(
            request.argument,
            {cifar10,
             {"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"},
             "test_batch.bin",
             "batches.meta.txt",
             "cifar-10-batches-bin",
             {"airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"}});
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeCifar10();
std::unique_ptr<DatasetKind> makeCifar10()
{
    return std::make_unique<Cifar10Kind>();
}

} // namespace vitrine
