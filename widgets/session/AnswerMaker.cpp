#include "widgets/session/AnswerMaker.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine {

namespace {

constexpr std::size_t shownCandidates = 5;

std::vector<double> softmax(std::vector<double> values)
{
    const double top = *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (double &value : values) {
        value = std::exp(value - top);
        sum += value;
    }
    for (double &value : values)
        value /= sum;
    return values;
}

bool isDistribution(const std::vector<double> &values)
{
    const auto inRange = [](double value) { return value >= 0 && value <= 1; };
    return std::all_of(values.begin(), values.end(), inRange)
        && std::abs(std::accumulate(values.begin(), values.end(), 0.0) - 1) < 1e-3;
}

/// What the loss takes the network's numbers for decides how they become probabilities.
std::vector<double> probabilities(const Graph &graph, std::vector<double> values)
{
    const int loss = graph.lossBlock();
    const std::string type = loss < 0 ? std::string() : graph.blocks[static_cast<std::size_t>(loss)].kind->type();
    const bool logits = type == "BCEWithLogitsLoss" || type == "FocalLoss"
        || (values.size() == 1 && type != "BCELoss" && type != "MSELoss");
    if (logits) {
        for (double &value : values)
            value = 1 / (1 + std::exp(-value));
        return values;
    }
    if (type == "BCELoss" || values.size() == 1 || (type != "CrossEntropyLoss" && isDistribution(values)))
        return values;
    return softmax(std::move(values));
}

std::vector<double> firstSample(const Snapshot &answer)
{
    if (!answer.valid() || answer.shape().size() != 2)
        return {};
    return answer.select(0, 0).toDoubles();
}

Snapshot answerOf(const Trace &trace)
{
    const int block = trace.graph.answerBlock();
    return block < 0 ? Snapshot() : trace.output(trace.graph.blocks[static_cast<std::size_t>(block)].id);
}

} // namespace

QStringList classNames(const Network &network, const Graph &graph)
{
    const int block = graph.answerBlock();
    if (block < 0)
        return {};
    const auto &shapes = graph.blocks[static_cast<std::size_t>(block)].outputShapes;
    if (shapes.empty() || shapes[0].size() != 2)
        return {};
    const auto count = static_cast<std::size_t>(shapes[0][1]);
    const bool named = network.classes.size() == count;
    QStringList names;
    for (std::size_t i = 0; i < count; ++i)
        names += named ? QString::fromStdString(network.classes[i]) : QString::number(i);
    return names;
}

Answer makeAnswer(const Trace &trace, const QStringList &classes)
{
    Answer answer;
    answer.classCount = static_cast<int>(classes.size());
    const std::vector<double> raw = firstSample(answerOf(trace));
    if (!raw.empty() && raw.size() == static_cast<std::size_t>(classes.size())) {
        const std::vector<double> shares = probabilities(trace.graph, raw);
        std::vector<int> order(raw.size());
        std::iota(order.begin(), order.end(), 0);
        const auto share = [&shares](int index) { return shares[static_cast<std::size_t>(index)]; };
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return share(a) > share(b); });
        order.resize(std::min(order.size(), shownCandidates));
        for (const int index : order)
            answer.best.push_back({index, classes[index], share(index)});
    }
    const int loss = trace.graph.lossBlock();
    if (loss < 0)
        return answer;
    const std::string &id = trace.graph.blocks[static_cast<std::size_t>(loss)].id;
    if (const Snapshot value = trace.output(id); value.valid())
        answer.loss = value.flat(0);
    const auto target = trace.targets.find(id);
    if (target == trace.targets.end())
        return answer;
    if (target->second.dtype() == DType::Int64 && target->second.shape().size() == 1)
        answer.target = static_cast<int>(target->second.flat(0));
    else if (target->second.shape().size() == 2 && target->second.shape()[1] == classes.size()) {
        const std::vector<double> wanted = target->second.select(0, 0).toDoubles();
        answer.target = static_cast<int>(std::max_element(wanted.begin(), wanted.end()) - wanted.begin());
    }
    return answer;
}

} // namespace vitrine
