#include "core/base/Rng.h"
#include "core/graph/Graph.h"
#include "core/training/compare/variants/support/VariantBase.h"

#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

constexpr std::uint64_t drawStream = 0x1217;

/// How many numbers a unit is fed with, and feeds.
struct Fans {
    double in = 1, out = 1;
};

Fans fansOf(const Shape &shape)
{
    double field = 1; // of a convolution's kernel
    for (std::size_t i = 2; i < shape.size(); ++i)
        field *= static_cast<double>(shape[i]);
    return {static_cast<double>(shape[1]) * field, static_cast<double>(shape[0]) * field};
}

/// One weight by its rule. He: He et al. 2015, arXiv 1502.01852; Xavier: Glorot & Bengio 2010.
double draw(const std::string &rule, const Fans &fans, Rng &rng)
{
    if (rule == "he")
        return rng.normal() * std::sqrt(2 / fans.in);
    if (rule == "xavier") {
        const double bound = std::sqrt(6 / (fans.in + fans.out));
        return rng.uniform(-bound, bound);
    }
    if (rule == "small")
        return rng.normal() * 0.01;
    return rule == "large" ? rng.normal() : 0;
}

/// Draws the weights of convolutions and linear layers anew, and sets their biases to 0; what else there is stays.
Result<void> drawAll(TrainSetup &setup, const std::string &rule)
{
    const GraphResult built = buildGraph(setup.network, 1);
    if (!built.ok())
        return built.error(setup.network.name);
    std::uint64_t stream = drawStream;
    for (const WeightSpec &weight : built.graph->weights()) {
        Rng rng = Rng(setup.seed).fork(stream++);
        if (weight.init != WeightSpec::Init::Uniform || weight.dtype != DType::Float32)
            continue;
        std::vector<float> values(static_cast<std::size_t>(elementCount(weight.shape)), 0.0F);
        if (weight.shape.size() >= 2)
            for (float &value : values)
                value = static_cast<float>(draw(rule, fansOf(weight.shape), rng));
        setup.tensors[weight.name] = Snapshot::of(weight.shape, std::move(values));
    }
    return {};
}

} // namespace

std::unique_ptr<VariantKind> makeInitialisationVariant()
{
    return makeListVariant(
        {"initialisation", Message::of(VITRINE_TEXT("core", "Initialisation")),
         Message::of(VITRINE_TEXT("core",
                                  "Too small and the signal dies on its way, too large and it saturates: look at the "
                                  "loss of the very first steps, and at the gradients of each layer."))},
        {.choices = {{"he", Message::of(VITRINE_TEXT("core", "He, normal: variance 2 / inputs"))},
                     {"xavier", Message::of(VITRINE_TEXT("core", "Xavier, uniform"))},
                     {"small", Message::of(VITRINE_TEXT("core", "Small: normal, deviation 0.01"))},
                     {"large", Message::of(VITRINE_TEXT("core", "Large: normal, deviation 1"))},
                     {"zero", Message::of(VITRINE_TEXT("core", "All zero"))}},
         .present = [](const TrainSetup &) { return Result<std::string>(std::string()); },
         .pattern = VITRINE_TEXT("core", "Initialisation: %1"),
         .set = drawAll,
         .proposal = "he"});
}

} // namespace vitrine
