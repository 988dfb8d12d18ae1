#include "core/training/compare/variants/support/EditNetwork.h"
#include "core/training/compare/variants/support/VariantBase.h"

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

constexpr std::array types{"ReLU", "LeakyReLU", "PReLU", "Tanh", "Sigmoid", "GELU", "SiLU"};

/// The activations between layers; one behind the last layer is part of the answer.
std::vector<std::string> hiddenActivations(const Network &network)
{
    std::vector<std::string> ids;
    for (const Block &block : network.blocks)
        if (std::find(types.begin(), types.end(), block.type) != types.end() && !isAnswer(network, block.id))
            ids.push_back(block.id);
    return ids;
}

/// The one that all of them are; empty where they differ.
Result<std::string> present(const TrainSetup &setup)
{
    const std::vector<std::string> ids = hiddenActivations(setup.network);
    if (ids.empty())
        return fail(VITRINE_TEXT("core", "%1 has no activation between its layers."), setup.network.name);
    const std::string type = setup.network.find(ids.front())->type;
    const bool isOne = std::all_of(ids.begin(), ids.end(),
                                   [&](const std::string &id) { return setup.network.find(id)->type == type; });
    return isOne ? type : std::string();
}

Result<void> replaceAll(TrainSetup &setup, const std::string &type)
{
    for (const std::string &id : hiddenActivations(setup.network)) {
        Block *block = setup.network.find(id);
        block->type = type;
        block->params.clear();
    }
    return {};
}

} // namespace

std::unique_ptr<VariantKind> makeActivationVariant()
{
    VariantList list;
    for (const char *type : types)
        list.choices.push_back({type, Message::verbatim(type)});
    list.present = present;
    list.pattern = VITRINE_TEXT("core", "Activation %1");
    list.set = replaceAll;
    list.proposal = "ReLU";
    return makeListVariant(
        {"activation", Message::of(VITRINE_TEXT("core", "Activation")),
         Message::of(VITRINE_TEXT("core",
                                  "Sigmoid and tanh saturate, ReLU may die: look at how the loss begins to fall, and "
                                  "at the gradients of the first layers."))},
        std::move(list));
}

} // namespace vitrine
