#include "core/health/HealthTexts.h"

#include <cmath>

namespace vitrine {

namespace {

/// Three significant digits, as people read them.
double rounded(double value)
{
    if (value == 0 || !std::isfinite(value))
        return value;
    const double scale = std::pow(10.0, 2 - std::floor(std::log10(std::abs(value))));
    return std::round(value * scale) / scale;
}

NetworkSigns signsFrom(const Graph &graph, int firstNode)
{
    NetworkSigns signs;
    for (std::size_t i = static_cast<std::size_t>(firstNode); i < graph.nodes.size(); ++i) {
        const Node &node = graph.nodes[i];
        const std::string type = node.kind->type();
        signs.squashing += type == "Sigmoid" || type == "Tanh" ? 1 : 0;
        signs.hasNorm = signs.hasNorm || node.kind->category() == Category::Normalization;
    }
    return signs;
}

Message counted(const WrongCounts &wrong)
{
    if (wrong.outputs > 0)
        return Message::of(VITRINE_TEXT("core", "%1 values of the output are NaN or infinite"), wrong.outputs);
    if (wrong.weights > 0)
        return Message::of(VITRINE_TEXT("core", "%1 weights are NaN or infinite"), wrong.weights);
    return Message::of(VITRINE_TEXT("core", "%1 values of the gradient are NaN or infinite"), wrong.gradients);
}

Message adviceOnWrong(const WrongCounts &wrong, const std::string &source)
{
    if (!source.empty())
        return Message::of(VITRINE_TEXT("core", "They come from %1: look there first."), source);
    if (wrong.weights > 0)
        return Message::of(VITRINE_TEXT("core",
                                        "Training has run away. Go back to weights before it, and try a tenth of the "
                                        "learning rate or limit the length of the gradient."));
    if (wrong.outputs > 0)
        return Message::of(VITRINE_TEXT("core",
                                        "They begin here. Look at the size of what comes in and of the weights, and "
                                        "try to divide the input by its deviation, or batch norm."));
    return Message::of(VITRINE_TEXT("core",
                                    "The pass forward is sound, so a derivative has no value: look for a division by "
                                    "0, a root or a logarithm of 0, or numbers beyond 1e38."));
}

Message adviceOnLong(const NetworkSigns &network)
{
    return Message::of(
        network.hasNorm
            ? VITRINE_TEXT("core",
                           "Try to limit the length of the gradient, a smaller learning rate, or smaller weights.")
            : VITRINE_TEXT("core",
                           "Try batch norm, to limit the length of the gradient, a smaller learning rate, or smaller "
                           "first weights (He or Xavier initialisation)."));
}

} // namespace

NetworkSigns signsOf(const Graph &graph)
{
    return signsFrom(graph, 0);
}

NetworkSigns signsBehind(const Graph &graph, const GraphBlock &block)
{
    return signsFrom(graph, block.endNode);
}

HealthFinding notANumber(const WrongCounts &wrong, const std::string &source)
{
    return {Ailment::NotANumber, static_cast<double>(wrong.outputs + wrong.gradients + wrong.weights),
            Message::of(VITRINE_TEXT("core", "Not finite: %1."), counted(wrong)), adviceOnWrong(wrong, source)};
}

HealthFinding exploding(double length, double answer, const NetworkSigns &network)
{
    const double ratio = length / answer;
    return {Ailment::Exploding, ratio,
            Message::of(VITRINE_TEXT("core",
                                     "Exploding gradient: its length is %1 here and %2 at the network's answer, %3 "
                                     "times as long."),
                        rounded(length), rounded(answer), rounded(ratio)),
            adviceOnLong(network)};
}

HealthFinding huge(double length, double limit, const NetworkSigns &network)
{
    return {Ailment::Exploding, length / limit,
            Message::of(VITRINE_TEXT("core",
                                     "Exploding gradient: its length is %1 here; beyond %2, a step of training goes "
                                     "too far."),
                        rounded(length), limit),
            adviceOnLong(network)};
}

HealthFinding vanishing(double length, double answer, const NetworkSigns &behind)
{
    Message reason = length == 0
        ? Message::of(VITRINE_TEXT("core",
                                   "Vanished gradient: exactly 0 arrives here, and %1 at the network's answer. Nothing "
                                   "before this block can learn."),
                      rounded(answer))
        : Message::of(VITRINE_TEXT("core",
                                   "Vanishing gradient: its length is %1 here and %2 at the network's answer, one part "
                                   "in %3."),
                      rounded(length), rounded(answer), rounded(answer / length));
    Message advice;
    if (length == 0)
        advice = Message::of(VITRINE_TEXT("core",
                                          "Look for dead or saturated units behind it, and try fresh weights, Leaky "
                                          "ReLU, or a connection around the layers."));
    else if (behind.squashing > 0)
        advice =
            Message::of(VITRINE_TEXT("core",
                                     "The %1 sigmoids or tanhs behind it shrink it, for their slopes are 0.25 and 1 at "
                                     "most: try ReLU in their place, batch norm before them, or a connection "
                                     "around them."),
                        behind.squashing);
    else if (!behind.hasNorm)
        advice =
            Message::of(VITRINE_TEXT("core",
                                     "Try batch norm behind the layers, He initialisation, which keeps the size of "
                                     "gradients through ReLUs, or a connection around some layers."));
    else
        advice = Message::of(VITRINE_TEXT("core",
                                          "Try connections around some layers (as in ResNet), fewer layers, or another "
                                          "initialisation."));
    return {Ailment::Vanishing, answer > 0 ? length / answer : 0, std::move(reason), std::move(advice)};
}

HealthFinding dead(std::int64_t dead, std::int64_t units, std::int64_t samples)
{
    return {Ailment::DeadUnits, static_cast<double>(dead) / static_cast<double>(units),
            Message::of(VITRINE_TEXT("core",
                                     "Dead units: %1 of %2 (%3 %) answer 0 to the whole batch of %4. No gradient goes "
                                     "through them."),
                        dead, units, rounded(100 * static_cast<double>(dead) / static_cast<double>(units)), samples),
            Message::of(VITRINE_TEXT("core",
                                     "A larger batch shows whether they are dead for good. Then try a smaller learning "
                                     "rate, Leaky ReLU, batch norm before them, or fresh weights."))};
}

HealthFinding saturated(double share, bool isTanh, double flatEnd)
{
    return {Ailment::Saturated, share,
            isTanh ? Message::of(VITRINE_TEXT("core",
                                              "Saturated: %1 % of the values lie beyond ±%2, where tanh is flat and "
                                              "passes on less than %3 of the gradient."),
                                 rounded(100 * share), 1 - 2 * flatEnd, rounded(4 * flatEnd))
                   : Message::of(VITRINE_TEXT("core",
                                              "Saturated: %1 % of the values lie below %2 or above %3, where the "
                                              "sigmoid is flat and passes on less than %2 of the gradient."),
                                 rounded(100 * share), flatEnd, 1 - flatEnd),
            Message::of(VITRINE_TEXT("core",
                                     "Try batch norm before it, smaller weights, inputs around 0 with deviation 1, or "
                                     "ReLU."))};
}

} // namespace vitrine
