// What a step of each optimizer costs beside torch::optim's, where that has it, in the same run: a JSON line for each.
// "threads" is what torch may use; the optimizers of core use one.

#include "core/training/OptimizerKind.h"

#include <ATen/Parallel.h>
#include <ATen/ops/randn.h>
#include <torch/optim/adagrad.h>
#include <torch/optim/adam.h>
#include <torch/optim/adamw.h>
#include <torch/optim/rmsprop.h>
#include <torch/optim/sgd.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>

using namespace vitrine;

namespace {

struct Net {
    const char *name;
    std::vector<Shape> shapes;
};

std::vector<Net> nets()
{
    const std::vector<Shape> lenet{{6, 1, 5, 5}, {6},       {16, 6, 5, 5}, {16},     {120, 400},
                                   {120},        {84, 120}, {84},          {10, 84}, {10}};
    std::vector<Shape> deep;
    for (int i = 0; i < 20; ++i)
        deep.insert(deep.end(), {{256, 240, 3, 3}, {256}, {256}});
    return {{"2-8-8-1", {{8, 2}, {8}, {8, 8}, {8}, {1, 8}, {1}}}, {"lenet-5", lenet}, {"11M", deep}};
}

/// Microseconds a call: the median of a few rounds of many.
double microseconds(const std::function<void()> &call, int calls)
{
    std::vector<double> rounds;
    for (int round = 0; round < 9; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < calls; ++i)
            call();
        const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - start;
        rounds.push_back(taken.count() / calls);
    }
    std::nth_element(rounds.begin(), rounds.begin() + 4, rounds.end());
    return rounds[4];
}

std::unique_ptr<torch::optim::Optimizer> peer(const std::string &name, const std::vector<at::Tensor> &parameters)
{
    using namespace torch::optim;
    if (name == "sgd")
        return std::make_unique<SGD>(parameters, SGDOptions(1e-4));
    if (name == "momentum")
        return std::make_unique<SGD>(parameters, SGDOptions(1e-4).momentum(0.9));
    if (name == "nesterov")
        return std::make_unique<SGD>(parameters, SGDOptions(1e-4).momentum(0.9).nesterov(true));
    if (name == "adagrad")
        return std::make_unique<Adagrad>(parameters, AdagradOptions(1e-4));
    if (name == "rmsprop")
        return std::make_unique<RMSprop>(parameters, RMSpropOptions(1e-4).alpha(0.9));
    if (name == "adam")
        return std::make_unique<Adam>(parameters, AdamOptions(1e-4));
    if (name == "adamw")
        return std::make_unique<AdamW>(parameters, AdamWOptions(1e-4));
    return nullptr;
}

double oursMicroseconds(const OptimizerKind &kind, const Net &net, int calls)
{
    std::vector<TensorRange> tensors;
    std::size_t count = 0;
    for (const Shape &shape : net.shapes) {
        tensors.push_back({"", shape, count});
        count += tensors.back().count();
    }
    std::vector<float> weights(count, 0.1F), gradients(count, 0.01F);
    std::vector<std::vector<float>> state(kind.state().size(), std::vector<float>(count));
    OptimizerRow<float> row{weights, gradients, {}, tensors, 1};
    for (auto &quantity : state)
        row.state.emplace_back(quantity);
    Hyperparameters settings = *completeHyperparameters(kind, {{"lr", 1e-4}});
    return microseconds(
        [&] {
            kind.step(row, settings);
            ++row.step;
        },
        calls);
}

double peerMicroseconds(const std::string &name, const Net &net, int calls)
{
    std::vector<at::Tensor> parameters;
    for (const Shape &shape : net.shapes) {
        parameters.push_back(at::randn(shape).requires_grad_(true));
        parameters.back().mutable_grad() = at::randn(shape);
    }
    const auto optimizer = peer(name, parameters);
    return optimizer ? microseconds([&] { optimizer->step(); }, calls) : 0;
}

} // namespace

int main(int argc, char **argv)
{
    at::set_num_threads(argc > 1 ? std::atoi(argv[1]) : 1);
    for (const Net &net : nets()) {
        double count = 0;
        for (const Shape &shape : net.shapes)
            count += static_cast<double>(elementCount(shape));
        for (const auto &kind : optimizerKinds()) {
            const bool isLarge = count > 1e6;
            if (isLarge && kind->name() == "muon")
                continue; // seconds a step
            const int calls = isLarge ? 2 : 50;
            const double ours = oursMicroseconds(*kind, net, calls);
            nlohmann::ordered_json line{{"network", net.name},
                                        {"optimizer", kind->name()},
                                        {"threads", at::get_num_threads()},
                                        {"step_us", ours},
                                        {"ns_per_weight", ours * 1000 / count}};
            if (const double theirs = peerMicroseconds(kind->name(), net, calls); theirs > 0)
                line.update({{"torch_us", theirs}, {"times_torch", theirs / ours}});
            std::cout << line.dump() << std::endl;
        }
    }
}
