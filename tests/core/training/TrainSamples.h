#pragma once

#include "core/base/Rng.h"
#include "core/graph/InitWeights.h"
#include "core/network/NetworkFile.h"
#include "core/training/Trainer.h"
#include "core/training/batches/PrepareItems.h"

#include <QtGlobal>

#include <functional>

namespace vitrine::test {

/// Items that a function makes; without classes their answers are numbers.
class MadeSet final : public Dataset {
public:
    MadeSet(std::int64_t size, Shape shape, int classes, std::function<Result<DataItem>(std::int64_t)> make)
        : m_size(size), m_shape(std::move(shape)), m_make(std::move(make))
    {
        for (int i = 0; i < classes; ++i)
            m_classes.push_back(std::to_string(i));
    }
    std::string name() const override { return "made"; }
    Message licence() const override { return Message::verbatim("free"); }
    std::int64_t size() const override { return m_size; }
    const std::vector<std::string> &classes() const override { return m_classes; }
    const Shape &itemShape() const override { return m_shape; }
    AnswerKind answer() const override { return m_classes.empty() ? AnswerKind::Number : AnswerKind::Class; }
    Result<DataItem> item(std::int64_t index) const override { return m_make(index); }

private:
    std::int64_t m_size;
    Shape m_shape;
    std::vector<std::string> m_classes;
    std::function<Result<DataItem>(std::int64_t)> m_make;
};

/// Two dimensions, the label says in which quadrants a point lies.
inline std::shared_ptr<const Dataset> xorSet(std::int64_t size = 200)
{
    return std::make_shared<MadeSet>(size, Shape{2}, 2, [](std::int64_t index) {
        Rng rng = Rng(7).fork(static_cast<std::uint64_t>(index));
        const auto x = static_cast<float>(rng.uniform(-1, 1)), y = static_cast<float>(rng.uniform(-1, 1));
        return Result<DataItem>(DataItem{Snapshot::of(Shape{2}, std::vector<float>{x, y}), x * y > 0 ? 1 : 0});
    });
}

/// 1 × 8 × 8 pictures of four classes: which quarter is bright.
inline std::shared_ptr<const Dataset> quarterSet(std::int64_t size = 120)
{
    return std::make_shared<MadeSet>(size, Shape{1, 8, 8}, 4, [](std::int64_t index) {
        Rng rng = Rng(9).fork(static_cast<std::uint64_t>(index));
        const auto label = static_cast<std::int64_t>(rng.below(4));
        std::vector<float> pixels(64);
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 8; ++x)
                pixels[static_cast<std::size_t>(8 * y + x)] =
                    static_cast<float>(rng.uniform(0, 0.5) + ((y / 4) * 2 + x / 4 == label ? 0.4 : 0));
        return Result<DataItem>(DataItem{Snapshot::of(Shape{1, 8, 8}, std::move(pixels)), label});
    });
}

/// A chain of blocks, "Type {params}" as JSON, into a network.
inline Network networkOf(const std::string &blocks)
{
    auto network =
        parseNetwork(R"({"format":"vitrine-network","version":1,"name":"made","blocks":[)" + blocks + "]}", "made");
    if (!network)
        qFatal("%s", network.error().message.text().c_str());
    for (std::size_t i = 1; i < network->blocks.size(); ++i)
        network->connections.push_back({{network->blocks[i - 1].id, 0}, {network->blocks[i].id, 0}, {}});
    return *network;
}

inline Network perceptron(const std::string &activation = "Tanh", const std::string &loss = "BCEWithLogitsLoss",
                          int outputs = 1)
{
    return networkOf(R"({"id":"point","type":"Input","params":{"shape":[2]}},)"
                     R"({"id":"h1","type":"Linear","params":{"out_features":8}},{"id":"a1","type":")"
                     + activation + R"("},{"id":"h2","type":"Linear","params":{"out_features":8}},{"id":"a2","type":")"
                     + activation + R"("},{"id":"out","type":"Linear","params":{"out_features":)"
                     + std::to_string(outputs) + R"(}},{"id":"loss","type":")" + loss + R"("})");
}

/// With batch norm and dropout, whose states and random numbers a resumed run must find again.
inline Network normedNetwork()
{
    return networkOf(
        R"({"id":"image","type":"Input","params":{"shape":[1,8,8]}},)"
        R"({"id":"conv","type":"Conv2d","params":{"out_channels":4,"kernel_size":3,"padding":1}},)"
        R"({"id":"bn","type":"BatchNorm2d"},{"id":"act","type":"ReLU"},)"
        R"({"id":"flat","type":"Flatten"},{"id":"drop","type":"Dropout","params":{"p":0.2}},)"
        R"({"id":"fc","type":"Linear","params":{"out_features":4}},{"id":"loss","type":"CrossEntropyLoss"})");
}

inline TrainSetup setupOf(std::shared_ptr<const Dataset> set, Network network)
{
    TrainSetup setup;
    setup.split = splitInOrder(*set);
    auto items = prepareItems(std::move(set), setup.split, network);
    if (!items)
        qFatal("%s", items.error().message.text().c_str());
    setup.items = *std::move(items);
    setup.network = std::move(network);
    setup.batchSize = 16;
    setup.device = DeviceChoice::Cpu;
    return setup;
}

inline std::unique_ptr<Trainer> trainerOf(TrainSetup setup)
{
    auto trainer = Trainer::make(std::move(setup));
    if (!trainer)
        qFatal("%s", trainer.error().message.text().c_str());
    return *std::move(trainer);
}

/// Goes on for so many steps of the optimizer, or to the end.
inline Result<void> run(Trainer &trainer, std::int64_t steps = -1)
{
    const std::int64_t goal = steps < 0 ? std::numeric_limits<std::int64_t>::max() : trainer.step() + steps;
    while (trainer.phase() != Trainer::Phase::Done && trainer.step() < goal)
        if (auto advance = trainer.advance(); !advance)
            return advance.error();
    return {};
}

/// Whether all tensors are bit for bit the same.
inline bool isSame(const TensorMap &a, const TensorMap &b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto &x, const auto &y) {
               return x.first == y.first && x.second.toDoubles() == y.second.toDoubles();
           });
}

} // namespace vitrine::test
