#include "core/training/compare/variants/support/EditNetwork.h"
#include "core/training/compare/variants/support/VariantBase.h"

#include <algorithm>

namespace vitrine {

namespace {

bool takesPictures(const Network &network)
{
    const GraphResult built = buildGraph(network, 1);
    return built.ok() && std::any_of(built.graph->nodes.begin(), built.graph->nodes.end(), [](const Node &node) {
               return node.kind->category() == Category::Input && node.outputShapes.front().size() == 4;
           });
}

class AugmentationVariant : public VariantBase {
public:
    using VariantBase::VariantBase;

    Result<VariantOptions> options(const TrainSetup &setup) const override
    {
        if (!takesPictures(setup.network))
            return fail(VITRINE_TEXT("core", "Only pictures can be augmented, and the input of %1 is none."),
                        setup.network.name);
        VariantOptions options;
        if (!setup.augmentations.empty())
            options.choices.push_back({"without", Message::of(VITRINE_TEXT("core", "Without augmentation"))});
        for (const auto &kind : augmentationKinds())
            if (setup.augmentations.size() != 1 || setup.augmentations.front().name != kind->name())
                options.choices.push_back({kind->name(), kind->title()});
        options.proposal.choice = setup.augmentations.empty() ? "rotation" : "without";
        return options;
    }
    Message describe(const VariantValue &value) const override
    {
        const AugmentationKind *kind = findAugmentationKind(value.choice);
        return kind ? Message::of(VITRINE_TEXT("core", "Augmentation: %1"), kind->title())
                    : Message::of(VITRINE_TEXT("core", "Without augmentation"));
    }
    Result<void> apply(TrainSetup &setup, const VariantValue &value) const override
    {
        setup.augmentations.clear();
        if (value.choice != "without")
            setup.augmentations.push_back({value.choice, {}});
        return {};
    }
};

} // namespace

std::unique_ptr<VariantKind> makeAugmentationVariant()
{
    return std::make_unique<AugmentationVariant>(VariantText{
        "augmentation", Message::of(VITRINE_TEXT("core", "Augmentation")),
        Message::of(VITRINE_TEXT("core",
                                 "Pictures that change in every epoch are harder to learn by heart: the training "
                                 "loss stays higher, the validation loss should end lower."))});
}

} // namespace vitrine
