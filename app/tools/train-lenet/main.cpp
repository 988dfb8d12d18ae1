// Trains the bundled LeNet-5 on the digits that core writes itself, and puts their mean and standard deviation into the
// network file. The same seed gives the same weights on the same kind of processor.
//
//     build/bin/vitrine-train-lenet --network resources/networks/lenet-5.vitrine.json
//                                   --out resources/models/lenet-5.safetensors --seed 5

#include "core/base/Rng.h"
#include "core/data/DatasetKind.h"
#include "core/data/DigitGenerator.h"
#include "core/data/InputFormat.h"
#include "core/graph/InitWeights.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"
#include "core/trace/Executor.h"
#include "core/trace/Targets.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <iostream>
#include <numbers>

namespace {

using namespace vitrine;

constexpr std::int64_t side = 28;
constexpr std::size_t pixels = side * side;

struct Options {
    std::string network;
    std::string out;
    std::string mnist;
    std::uint64_t seed = 5;
    int steps = 6000;
    std::int64_t batch = 64;
    double learningRate = 0.05;
    double momentum = 0.9;
    double weightDecay = 5e-4;
};

/// What a grey value of a digit becomes before it goes in.
struct Scaling {
    double mean = 0;
    double std = 1;
    float operator()(std::uint8_t value) const { return static_cast<float>((value / 255.0 - mean) / std); }
};

struct Batch {
    Snapshot pictures; ///< [N, 1, 28, 28]
    Snapshot labels; ///< [N]
};

Batch makeBatch(std::int64_t size, const Scaling &scale, Rng &rng)
{
    std::vector<float> values;
    std::vector<std::int64_t> labels;
    for (std::int64_t i = 0; i < size; ++i) {
        labels.push_back(static_cast<std::int64_t>(rng.below(10)));
        for (const std::uint8_t value : writeDigit(static_cast<int>(labels.back()), rng))
            values.push_back(scale(value));
    }
    return {Snapshot::of(Shape{size, 1, side, side}, std::move(values)), Snapshot::of(Shape{size}, std::move(labels))};
}

Scaling measureScaling(Rng rng)
{
    constexpr int digits = 2000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < digits; ++i)
        for (const std::uint8_t value : writeDigit(i % 10, rng)) {
            sum += value / 255.0;
            squares += value / 255.0 * (value / 255.0);
        }
    const double count = static_cast<double>(digits) * pixels;
    const double mean = sum / count;
    // Four digits are enough, and readable in the file.
    const auto rounded = [](double value) { return std::round(value * 1e4) / 1e4; };
    return {rounded(mean), rounded(std::sqrt(squares / count - mean * mean))};
}

/// Stochastic gradient descent with momentum, as PyTorch has it: v ← βv + g, w ← w − αv.
class Descent {
public:
    explicit Descent(const Options &options) : m_options(options) { }

    void step(TensorMap &weights, const TensorMap &gradients, double learningRate)
    {
        for (const auto &[name, gradient] : gradients) {
            std::vector<float> values = weights[name].toFloats();
            const std::vector<float> slope = gradient.toFloats();
            std::vector<double> &velocity = m_velocities[name];
            velocity.resize(values.size(), 0);
            for (std::size_t i = 0; i < values.size(); ++i) {
                velocity[i] = m_options.momentum * velocity[i] + slope[i] + m_options.weightDecay * values[i];
                values[i] = static_cast<float>(values[i] - learningRate * velocity[i]);
            }
            weights[name] = Snapshot::of(gradient.shape(), std::move(values));
        }
    }

private:
    const Options &m_options;
    std::map<std::string, std::vector<double>> m_velocities;
};

/// Share of right answers, from 0 to 1.
double accuracyOf(const Trace &trace, const Snapshot &labels)
{
    const Snapshot answer = trace.output(trace.graph.blocks[static_cast<std::size_t>(trace.graph.answerBlock())].id);
    std::int64_t right = 0;
    for (std::int64_t n = 0; n < labels.elementCount(); ++n)
        right += *largest(answer, n) == static_cast<std::int64_t>(labels.flat(n)) ? 1 : 0;
    return static_cast<double>(right) / static_cast<double>(labels.elementCount());
}

int stop(const Error &error)
{
    std::cerr << "vitrine-train-lenet: " << error.message.text() << '\n';
    return 1;
}

Result<double> accuracyOnMnist(const std::string &folder, TraceRequest request, const Network &network,
                               const Scaling &scale)
{
    const auto set = openDataset("mnist:" + folder);
    if (!set)
        return set.error();
    const std::int64_t size = 500;
    request.graph = *buildGraph(network, size).graph;
    request.backward = false;
    double sum = 0;
    std::int64_t batches = 0;
    for (std::int64_t start = 0; start + size <= (*set)->size(); start += size, ++batches) {
        std::vector<float> values;
        std::vector<std::int64_t> labels;
        for (std::int64_t i = start; i < start + size; ++i) {
            const auto item = (*set)->item(i);
            if (!item)
                return item.error();
            for (const float value : item->input.toFloats())
                values.push_back(static_cast<float>((value - scale.mean) / scale.std));
            labels.push_back(item->label);
        }
        const Snapshot target = Snapshot::of(Shape{size}, std::move(labels));
        request.inputs = {{"image", Snapshot::of(Shape{size, 1, side, side}, std::move(values))}, {"loss", target}};
        const auto trace = runTrace(request);
        if (!trace)
            return trace.error();
        sum += accuracyOf(**trace, target);
    }
    return sum / static_cast<double>(batches);
}

int train(const Options &options)
{
    auto network = readNetwork(options.network);
    if (!network)
        return stop(network.error());
    GraphResult graph = buildGraph(*network, options.batch);
    if (!graph.ok())
        return stop(graph.error(options.network));
    const Rng seed(options.seed);
    const Scaling scale = measureScaling(seed.fork(1));
    Rng digits = seed.fork(2);
    TraceRequest request;
    request.graph = *graph.graph;
    request.weights = initWeights(request.graph, options.seed);
    request.mode = Mode::Train;
    Descent descent(options);
    double accuracy = 0;
    for (int step = 0; step < options.steps; ++step) {
        const Batch batch = makeBatch(options.batch, scale, digits);
        request.inputs = {{"image", batch.pictures}, {"loss", batch.labels}};
        const auto trace = runTrace(request);
        if (!trace)
            return stop(trace.error());
        const double progress = static_cast<double>(step) / options.steps;
        descent.step(request.weights, (*trace)->weightGradients,
                     options.learningRate * (1 + std::cos(std::numbers::pi * progress)) / 2);
        accuracy += (accuracyOf(**trace, batch.labels) - accuracy) * 0.02;
        if (step % 500 == 499)
            std::cout << "step " << step + 1 << ": accuracy on fresh digits " << accuracy << std::endl;
    }
    for (Block &block : network->blocks)
        if (block.type == "Input") {
            InputFormat format;
            format.channels = ChannelOrder::Grey;
            format.mean = {scale.mean};
            format.std = {scale.std};
            writeInputFormat(format, block.params);
        }
    if (auto written = writeSafetensors(options.out, request.weights); !written)
        return stop(written.error());
    if (auto written = writeNetwork(options.network, *network); !written)
        return stop(written.error());
    if (!options.mnist.empty()) {
        request.mode = Mode::Eval;
        const auto tested = accuracyOnMnist(options.mnist, request, *network, scale);
        if (!tested)
            return stop(tested.error());
        std::cout << "accuracy on MNIST's test digits, none of which it was trained on: " << *tested << '\n';
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    Options options;
    CLI::App app("Trains LeNet-5 on digits that Vitrine writes itself.", "vitrine-train-lenet");
    app.add_option("--network", options.network, "Network file; gets the digits' mean and standard deviation")
        ->required();
    app.add_option("--out", options.out, "Weights file to write (*.safetensors)")->required();
    app.add_option("--mnist", options.mnist, "Folder with MNIST's test digits, to report the accuracy on them");
    app.add_option("--seed", options.seed, "Seed of weights and digits");
    app.add_option("--steps", options.steps, "Batches to train on")->check(CLI::Range(1, 1000000));
    app.add_option("--lr", options.learningRate, "Learning rate at the start; falls to 0 along a cosine");
    CLI11_PARSE(app, argc, argv);
    return train(options);
}
