#include "core/training/compare/variants/support/EditNetwork.h"
#include "core/training/compare/variants/support/VariantBase.h"

#include <algorithm>

namespace vitrine {

namespace {

std::vector<std::string> dropoutsOf(const Network &network)
{
    std::vector<std::string> ids;
    for (const Block &block : network.blocks)
        if (block.type == "Dropout")
            ids.push_back(block.id);
    return ids;
}

/// What feeds the last linear layer: where dropout usually stands. Empty where there is none.
std::string beforeLastLinear(const Network &network)
{
    const std::vector<std::string> layers = blocksOf(network, Category::Linear);
    if (layers.empty())
        return {};
    for (const Connection &connection : network.connections)
        if (connection.to.block == layers.back())
            return connection.from.block;
    return {};
}

class DropoutVariant : public VariantBase {
public:
    using VariantBase::VariantBase;

    Result<VariantOptions> options(const TrainSetup &setup) const override
    {
        const bool hasDropout = !dropoutsOf(setup.network).empty();
        if (!hasDropout && beforeLastLinear(setup.network).empty())
            return fail(VITRINE_TEXT("core", "%1 has no dropout, and no linear layer that it could stand before."),
                        setup.network.name);
        VariantOptions options;
        options.max = 0.95;
        options.proposal.number = hasDropout ? 0 : 0.5;
        return options;
    }
    Message describe(const VariantValue &value) const override
    {
        return value.number == 0 ? Message::of(VITRINE_TEXT("core", "Without dropout"))
                                 : Message::of(VITRINE_TEXT("core", "Dropout %1"), value.number);
    }
    Result<void> apply(TrainSetup &setup, const VariantValue &value) const override
    {
        std::vector<std::string> ids = dropoutsOf(setup.network);
        if (value.number == 0) {
            for (const std::string &id : ids)
                removeBlock(setup.network, id);
            return {};
        }
        if (ids.empty())
            ids.push_back(insertAfter(setup.network, beforeLastLinear(setup.network), "dropout", "Dropout"));
        for (const std::string &id : ids)
            setup.network.find(id)->params["p"] = value.number;
        return {};
    }
};

} // namespace

std::unique_ptr<VariantKind> makeDropoutVariant()
{
    return std::make_unique<DropoutVariant>(VariantText{
        "dropout", Message::of(VITRINE_TEXT("core", "Dropout")),
        Message::of(VITRINE_TEXT("core",
                                 "The training loss is higher with dropout, for the network is crippled while it "
                                 "learns; what counts is where the validation loss ends."))});
}

} // namespace vitrine
