#include "core/training/compare/variants/support/EditNetwork.h"
#include "core/training/compare/variants/support/VariantBase.h"

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

constexpr std::array types{"BatchNorm1d", "BatchNorm2d", "BatchNorm3d"};

bool isBatchNorm(const Block &block)
{
    return std::find(types.begin(), types.end(), block.type) != types.end();
}

bool hasBatchNorm(const Network &network)
{
    return std::any_of(network.blocks.begin(), network.blocks.end(), isBatchNorm);
}

/// A layer whose output is to be normalised, and by which type.
struct Place {
    std::string layer;
    std::string type;
};

/// Behind every convolution and linear layer but the one that answers.
std::vector<Place> placesFor(const Network &network)
{
    std::vector<Place> places;
    const GraphResult built = buildGraph(network, 1);
    if (!built.ok())
        return places;
    for (const GraphBlock &block : built.graph->blocks) {
        const Category category = block.kind->category();
        const bool isLayer = !block.kind->isComposite()
            && (category == Category::Convolution || category == Category::Linear) && !isAnswer(network, block.id);
        const std::size_t spatial = block.outputShapes.empty() ? 0 : block.outputShapes.front().size() - 2;
        if (isLayer && spatial <= 3 && (category == Category::Convolution || spatial == 0))
            places.push_back({block.id, types[std::max<std::size_t>(spatial, 1) - 1]});
    }
    return places;
}

/// Batch norm's β is a bias; a layer that had none because of it gets one.
void giveBias(Network &network, const std::string &norm)
{
    for (const Connection &connection : network.connections)
        if (Block *layer = connection.to.block == norm ? network.find(connection.from.block) : nullptr)
            if (const auto bias = layer->params.find("bias"); bias != layer->params.end())
                bias->second = true;
}

class BatchNormVariant : public VariantBase {
public:
    using VariantBase::VariantBase;

    Result<VariantOptions> options(const TrainSetup &setup) const override
    {
        VariantOptions options;
        if (hasBatchNorm(setup.network))
            options.choices.push_back({"without", Message::of(VITRINE_TEXT("core", "Without batch norm"))});
        else if (!placesFor(setup.network).empty())
            options.choices.push_back({"with", Message::of(VITRINE_TEXT("core", "With batch norm"))});
        else
            return fail(VITRINE_TEXT("core",
                                     "%1 has no batch norm, and no layer before its last one that it could stand "
                                     "behind."),
                        setup.network.name);
        options.proposal.choice = options.choices.front().name;
        return options;
    }
    Message describe(const VariantValue &value) const override
    {
        return value.choice == "with" ? Message::of(VITRINE_TEXT("core", "With batch norm"))
                                      : Message::of(VITRINE_TEXT("core", "Without batch norm"));
    }
    Result<void> apply(TrainSetup &setup, const VariantValue &value) const override
    {
        if (value.choice == "with") {
            for (const auto &[layer, type] : placesFor(setup.network))
                insertAfter(setup.network, layer, layer + "_bn", type);
            return {};
        }
        std::vector<std::string> norms;
        for (const Block &block : setup.network.blocks)
            if (isBatchNorm(block))
                norms.push_back(block.id);
        for (const std::string &norm : norms) {
            giveBias(setup.network, norm);
            removeBlock(setup.network, norm);
        }
        return {};
    }
};

} // namespace

std::unique_ptr<VariantKind> makeBatchNormVariant()
{
    return std::make_unique<BatchNormVariant>(VariantText{
        "batch-norm", Message::of(VITRINE_TEXT("core", "Batch norm")),
        Message::of(VITRINE_TEXT("core",
                                 "With it the loss falls faster and holds larger learning rates: look at the first "
                                 "epoch, and at the time that a step takes."))});
}

} // namespace vitrine
