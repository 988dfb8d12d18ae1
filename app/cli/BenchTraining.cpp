#include "app/cli/BenchTraining.h"

#include "core/base/Rng.h"
#include "core/network/NetworkFile.h"
#include "core/training/Trainer.h"
#include "core/training/batches/PrepareItems.h"

#include <algorithm>

namespace vitrine {

namespace {

/// Random items: what they show does not change the time.
class NoiseSet final : public Dataset {
public:
    NoiseSet(Shape shape, std::int64_t size, int classes) : m_shape(std::move(shape)), m_size(size)
    {
        for (int i = 0; i < classes; ++i)
            m_classes.push_back(std::to_string(i));
    }
    std::string name() const override { return "noise"; }
    Message licence() const override { return Message::verbatim("free"); }
    std::int64_t size() const override { return m_size; }
    const std::vector<std::string> &classes() const override { return m_classes; }
    const Shape &itemShape() const override { return m_shape; }
    Result<DataItem> item(std::int64_t index) const override
    {
        Rng rng = Rng(1).fork(static_cast<std::uint64_t>(index));
        std::vector<float> values(static_cast<std::size_t>(elementCount(m_shape)));
        for (float &value : values)
            value = static_cast<float>(rng.uniform());
        return DataItem{
            Snapshot::of(m_shape, std::move(values)), static_cast<std::int64_t>(rng.below(m_classes.size())), {}};
    }

private:
    Shape m_shape;
    std::int64_t m_size;
    std::vector<std::string> m_classes;
};

struct Subject {
    const char *name;
    const char *blocks; ///< a chain
    Shape item;
    int classes;
    int batch;
    int steps; ///< a run
};

const Subject subjects[] = {{"lenet",
                             R"({"id":"image","type":"Input","params":{"shape":[1,28,28]}},
        {"id":"c1","type":"Conv2d","params":{"out_channels":6,"kernel_size":5}},{"id":"r1","type":"ReLU"},
        {"id":"p1","type":"MaxPool2d","params":{"kernel_size":2}},
        {"id":"c2","type":"Conv2d","params":{"out_channels":16,"kernel_size":5}},{"id":"r2","type":"ReLU"},
        {"id":"p2","type":"MaxPool2d","params":{"kernel_size":2}},{"id":"flat","type":"Flatten"},
        {"id":"f1","type":"Linear","params":{"out_features":120}},{"id":"r3","type":"ReLU"},
        {"id":"f2","type":"Linear","params":{"out_features":84}},{"id":"r4","type":"ReLU"},
        {"id":"f3","type":"Linear","params":{"out_features":10}},{"id":"loss","type":"CrossEntropyLoss"})",
                             {1, 28, 28},
                             10,
                             64,
                             10},
                            {"cnn",
                             R"({"id":"image","type":"Input","params":{"shape":[3,32,32]}},
        {"id":"c1","type":"Conv2d","params":{"out_channels":16,"kernel_size":3,"padding":1}},
        {"id":"b1","type":"BatchNorm2d"},{"id":"r1","type":"ReLU"},
        {"id":"p1","type":"MaxPool2d","params":{"kernel_size":2}},
        {"id":"c2","type":"Conv2d","params":{"out_channels":32,"kernel_size":3,"padding":1}},
        {"id":"b2","type":"BatchNorm2d"},{"id":"r2","type":"ReLU"},
        {"id":"p2","type":"MaxPool2d","params":{"kernel_size":2}},{"id":"flat","type":"Flatten"},
        {"id":"fc","type":"Linear","params":{"out_features":10}},{"id":"loss","type":"CrossEntropyLoss"})",
                             {3, 32, 32},
                             10,
                             64,
                             4},
                            {"mlp",
                             R"({"id":"point","type":"Input","params":{"shape":[2]}},
        {"id":"h1","type":"Linear","params":{"out_features":8}},{"id":"a1","type":"Tanh"},
        {"id":"h2","type":"Linear","params":{"out_features":8}},{"id":"a2","type":"Tanh"},
        {"id":"out","type":"Linear","params":{"out_features":1}},{"id":"loss","type":"MSELoss"})",
                             {2},
                             2,
                             10,
                             500}};

Result<std::unique_ptr<Trainer>> trainerFor(const Subject &subject, const BenchOptions &options)
{
    auto network = parseNetwork(R"({"format":"vitrine-network","version":1,"name":"bench","blocks":[)"
                                    + std::string(subject.blocks) + "]}",
                                subject.name);
    if (!network)
        return network.error();
    for (std::size_t i = 1; i < network->blocks.size(); ++i)
        network->connections.push_back({{network->blocks[i - 1].id, 0}, {network->blocks[i].id, 0}, {}});
    const auto set = std::make_shared<NoiseSet>(subject.item, 40 * subject.batch, subject.classes);
    TrainSetup setup;
    for (std::int64_t i = 0; i < set->size(); ++i)
        setup.split.training.push_back(i);
    auto items = prepareItems(set, setup.split, *network);
    if (!items)
        return items.error();
    setup.items = *std::move(items);
    setup.network = *std::move(network);
    setup.optimizer = "momentum"; // what the peer's SGD does
    setup.controls.hyperparameters["lr"] = 1e-4;
    setup.batchSize = subject.batch;
    setup.epochs = 1000000;
    setup.device = options.device;
    return Trainer::make(std::move(setup));
}

} // namespace

Result<nlohmann::ordered_json> benchTrain(const BenchOptions &options)
{
    nlohmann::ordered_json figures{{"median_ms", 0}};
    std::vector<std::unique_ptr<Trainer>> trainers;
    std::vector<std::function<void()>> works;
    for (const Subject &subject : subjects) {
        auto trainer = trainerFor(subject, options);
        if (!trainer)
            return trainer.error();
        trainers.push_back(*std::move(trainer));
        works.push_back([&subject, trainer = trainers.back().get()] {
            const std::int64_t goal = trainer->step() + subject.steps;
            while (trainer->step() < goal)
                if (!trainer->advance())
                    return;
        });
    }
    const auto times = measureInTurns(options.runs, works);
    for (std::size_t i = 0; i < trainers.size(); ++i) {
        const std::string name = subjects[i].name;
        const double step = median(times[i]) / subjects[i].steps;
        figures[name + "_ms"] = step;
        figures[name + "_fastest_ms"] = *std::min_element(times[i].begin(), times[i].end()) / subjects[i].steps;
        figures[name + "_steps_per_s"] = 1000 / step;
        figures[name + "_engine"] = trainers[i]->model().engine();
    }
    figures["median_ms"] = figures["lenet_ms"];
    return figures;
}

} // namespace vitrine
