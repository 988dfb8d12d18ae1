// vitrine-test: LIBS LibTorch::LibTorch; TIMEOUT 600
// The optimizers beside torch::optim's on a real network, a small LeNet on noise: 200 steps. In float32 both get the
// same gradients, so that the difference is the optimizer's alone; in float64 each trains its own network.

#include "tests/core/training/OptimizerRun.h"

// Qt's keyword "slots" is a name in torch's headers.
#undef slots
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/randint.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/tanh.h>
#include <torch/optim/adagrad.h>
#include <torch/optim/adam.h>
#include <torch/optim/adamw.h>
#include <torch/optim/rmsprop.h>
#include <torch/optim/sgd.h>
#include <torch/utils.h>
#define slots Q_SLOTS

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace vitrine;

namespace {

const std::vector<Shape> shapes{{6, 1, 5, 5}, {6}, {16, 6, 3, 3}, {16}, {10, 144}, {10}};
constexpr int steps = 200;

using Parameters = std::vector<at::Tensor>;

Parameters makeParameters(at::ScalarType type)
{
    at::manual_seed(7);
    Parameters parameters;
    for (const Shape &shape : shapes)
        parameters.push_back((at::randn(shape, at::kDouble) * 0.2).to(type).requires_grad_(true));
    return parameters;
}

/// The loss of step `step`, whose batch is the same for whoever asks.
at::Tensor loss(const Parameters &p, int step)
{
    at::manual_seed(static_cast<std::uint64_t>(100 + step % 20));
    const at::Tensor images = at::randn({8, 1, 16, 16}, at::kDouble).to(p[0].scalar_type());
    const at::Tensor labels = at::randint(0, 10, {8}, at::kLong);
    at::Tensor x = at::avg_pool2d(at::tanh(at::conv2d(images, p[0], p[1], 1, 2)), 2);
    x = at::avg_pool2d(at::tanh(at::conv2d(x, p[2], p[3])), 2);
    return at::cross_entropy_loss(at::linear(x.flatten(1), p[4], p[5]), labels);
}

template <typename Real>
void copyIn(const Parameters &parameters, std::vector<Real> &row, bool gradients)
{
    auto at = row.begin();
    for (const at::Tensor &parameter : parameters) {
        const at::Tensor from = (gradients ? parameter.grad() : parameter.detach()).contiguous();
        at = std::copy_n(from.data_ptr<Real>(), from.numel(), at);
    }
}

void copyOut(const std::vector<double> &row, const Parameters &parameters)
{
    auto from = row.begin();
    for (const at::Tensor &parameter : parameters) {
        std::copy_n(from, parameter.numel(), parameter.data_ptr<double>());
        from += parameter.numel();
    }
}

/// The largest difference of a tensor's weights over its largest magnitude, for the worst tensor.
template <typename Real>
double worstError(const Parameters &parameters, const test::OptimizerRun<Real> &run)
{
    double worst = 0;
    for (std::size_t k = 0; k < parameters.size(); ++k) {
        const at::Tensor expected = parameters[k].detach().contiguous();
        double difference = 0, scale = 0;
        for (std::int64_t i = 0; i < expected.numel(); ++i) {
            const auto theirs = static_cast<double>(expected.data_ptr<Real>()[i]);
            const auto ours = static_cast<double>(run.weights[run.tensors[k].offset + static_cast<std::size_t>(i)]);
            difference = std::max(difference, std::abs(ours - theirs));
            scale = std::max(scale, std::abs(theirs));
        }
        worst = std::max(worst, difference / scale);
    }
    return worst;
}

using MakePeer = std::function<std::unique_ptr<torch::optim::Optimizer>(const Parameters &)>;

struct Peer {
    const char *optimizer;
    Hyperparameters settings;
    MakePeer make;
};

template <typename Optimizer, typename Options>
MakePeer with(Options options)
{
    return [options](const Parameters &parameters) { return std::make_unique<Optimizer>(parameters, options); };
}

std::vector<Peer> peers()
{
    using namespace torch::optim;
    return {
        {"gd", {{"lr", 0.05}}, with<SGD>(SGDOptions(0.05))},
        {"sgd", {{"lr", 0.05}, {"weight_decay", 0.01}}, with<SGD>(SGDOptions(0.05).weight_decay(0.01))},
        {"momentum", {{"lr", 0.01}}, with<SGD>(SGDOptions(0.01).momentum(0.9))},
        {"momentum",
         {{"lr", 0.01}, {"pytorch_form", 1}, {"weight_decay", 0.01}},
         with<SGD>(SGDOptions(0.01).momentum(0.9).weight_decay(0.01))},
        {"nesterov", {{"lr", 0.01}, {"momentum", 0.8}}, with<SGD>(SGDOptions(0.01).momentum(0.8).nesterov(true))},
        {"adagrad",
         {{"lr", 0.02}, {"weight_decay", 0.01}},
         with<Adagrad>(AdagradOptions(0.02).eps(1e-8).weight_decay(0.01))},
        {"rmsprop",
         {{"lr", 0.002}, {"weight_decay", 0.01}},
         with<RMSprop>(RMSpropOptions(0.002).alpha(0.9).weight_decay(0.01))},
        {"adam", {}, with<Adam>(AdamOptions(1e-3))},
        {"adam",
         {{"lr", 0.01}, {"beta1", 0.8}, {"beta2", 0.99}, {"eps", 1e-6}, {"weight_decay", 0.1}},
         with<Adam>(AdamOptions(0.01).betas({0.8, 0.99}).eps(1e-6).weight_decay(0.1))},
        {"adamw", {{"weight_decay", 0.1}}, with<AdamW>(AdamWOptions(1e-3).weight_decay(0.1))},
    };
}

} // namespace

class TestOptimizerPeers : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { at::set_num_threads(1); }

    void sameGradientsInFloat_data() { addRows(); }
    void sameGradientsInFloat()
    {
        QFETCH(std::size_t, index);
        const Peer peer = peers()[index];
        const Parameters parameters = makeParameters(at::kFloat);
        const auto theirs = peer.make(parameters);
        test::OptimizerRun<float> ours(*findOptimizerKind(peer.optimizer), peer.settings, shapes);
        copyIn(parameters, ours.weights, false);
        for (int step = 0; step < steps; ++step) {
            theirs->zero_grad();
            loss(parameters, step).backward();
            copyIn(parameters, ours.gradients, true);
            theirs->step();
            ours.step();
        }
        report(worstError(parameters, ours), 1e-6);
    }

    void ownPathInDouble_data() { addRows(); }
    void ownPathInDouble()
    {
        QFETCH(std::size_t, index);
        const Peer peer = peers()[index];
        const Parameters theirNetwork = makeParameters(at::kDouble);
        const Parameters ourNetwork = makeParameters(at::kDouble);
        const auto theirs = peer.make(theirNetwork);
        test::OptimizerRun<double> ours(*findOptimizerKind(peer.optimizer), peer.settings, shapes);
        copyIn(ourNetwork, ours.weights, false);
        double firstLoss = 0, lastLoss = 0;
        for (int step = 0; step < steps; ++step) {
            theirs->zero_grad();
            loss(theirNetwork, step).backward();
            theirs->step();
            const at::Tensor ourLoss = loss(ourNetwork, step);
            ourLoss.backward();
            copyIn(ourNetwork, ours.gradients, true);
            ours.step();
            copyOut(ours.weights, ourNetwork);
            for (const at::Tensor &parameter : ourNetwork)
                parameter.mutable_grad().zero_();
            (step < 20 ? firstLoss : lastLoss) = ourLoss.item<double>();
        }
        report(worstError(theirNetwork, ours), 1e-6);
        QVERIFY2(lastLoss != firstLoss, "nothing was learned, so nothing was tested");
    }

private:
    static void addRows()
    {
        QTest::addColumn<std::size_t>("index");
        const auto all = peers();
        for (std::size_t i = 0; i < all.size(); ++i) {
            QByteArray name = all[i].optimizer;
            for (const auto &[key, value] : all[i].settings)
                name += " " + QByteArray::fromStdString(key) + "=" + QByteArray::number(value);
            QTest::newRow(name.constData()) << i;
        }
    }

    static void report(double error, double tolerance)
    {
        qInfo("relative error %.2e", error);
        QVERIFY2(error < tolerance, qPrintable(QStringLiteral("relative error %1").arg(error)));
    }
};

QTEST_GUILESS_MAIN(TestOptimizerPeers)
#include "tst_optimizerpeers.moc"
