#include "widgets/training/TrainStart.h"

#include "core/data/DatasetKind.h"
#include "core/graph/Graph.h"
#include "core/graph/TransferWeights.h"
#include "core/training/batches/PrepareItems.h"
#include "core/training/detection/DetectionOptions.h"
#include "core/training/detection/IsDetector.h"
#include "core/training/detection/YoloxDefaults.h"
#include "core/vision/PictureReader.h"

namespace vitrine {

namespace {

Result<std::shared_ptr<const Dataset>> openSet(const TrainSettings &settings, const Graph &graph)
{
    if (settings.data == paintedData)
        return paintedSet(settings.painted ? *settings.painted : PaintedPoints());
    const QString name = settings.data.isEmpty() ? suitableSet(graph) : settings.data;
    return openDataset(name.toStdString(), settings.seed, 0,
                       [](const std::filesystem::path &file) { return readPicture(file); });
}

Result<void> checkTrainable(const Graph &graph)
{
    if (graph.lossBlock() < 0)
        return fail(VITRINE_TEXT("core",
                                 "%1 has no loss, so there is nothing that training could make smaller. Put a loss "
                                 "block behind its last layer, such as CrossEntropyLoss for classes or MSELoss for "
                                 "numbers."),
                    graph.name);
    return {};
}

} // namespace

TrainSetup plainSetup(const TrainRequest &request)
{
    const TrainSettings &settings = request.settings;
    TrainSetup setup;
    setup.network = request.network;
    setup.divided = settings.split;
    setup.tensors = request.tensors;
    setup.optimizer = settings.optimizer.toStdString();
    setup.controls = settings.controls();
    setup.epochs = settings.epochs;
    setup.batchSize = settings.batchSize;
    setup.seed = settings.seed;
    setup.labelNoise = settings.labelNoise;
    setup.augmentations = settings.augmentations;
    setup.emaDecay = settings.emaDecay;
    setup.patience = settings.patience;
    setup.device = request.device;
    if (isDetector(setup.network)) {
        setup.detection = recipeOf(settings.detection, yoloxRecipe(setup.network, setup.epochs));
        setup.emaWarmup = emaWarmupOfYolox;
        setup.controls.l2OfKernelsOnly = true;
    }
    return setup;
}

Result<TrainSetup> prepareTraining(const TrainRequest &request, const Cancel &cancel,
                                   const std::function<void(double)> &progress)
{
    const TrainSettings &settings = request.settings;
    const GraphResult built = buildGraph(request.network, 1);
    if (!built.ok())
        return built.error(request.network.name);
    if (auto checked = checkTrainable(*built.graph); !checked)
        return checked.error();
    auto set = openSet(settings, *built.graph);
    if (!set)
        return set.error();
    TrainSetup setup = plainSetup(request);
    if (!setup.tensors.empty()) // what they leave open is drawn
        setup.tensors = transferWeights(*built.graph, setup.tensors, setup.seed).weights;
    auto split = splitSet(**set, settings.split, cancel);
    if (!split)
        return split.error();
    setup.split = *std::move(split);
    auto items = prepareItems(*set, setup.split, setup.network, cancel, progress);
    if (!items)
        return items.error();
    setup.items = *std::move(items);
    return setup;
}

} // namespace vitrine
