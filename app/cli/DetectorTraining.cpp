#include "app/cli/DetectorTraining.h"

#include "app/cli/DetectorOptions.h"
#include "app/cli/TrainingOptions.h"
#include "core/graph/Graph.h"
#include "core/graph/TransferWeights.h"
#include "core/io/Pth.h"
#include "core/io/Safetensors.h"
#include "core/io/WeightMatch.h"
#include "core/io/Weights.h"
#include "core/training/detection/DetectionOptions.h"
#include "core/training/detection/IsDetector.h"
#include "core/training/detection/YoloxDefaults.h"

#include <algorithm>
#include <iostream>

namespace vitrine {

namespace {

std::string listOf(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// Of a file in the formats that hold nothing but tensors, or of weights that are known by name.
Result<TensorMap> tensorsOf(const std::string &nameOrFile)
{
    const auto file = modelFile(nameOrFile);
    if (!file)
        return file.error();
    if (file->extension() != ".pth" && file->extension() != ".pt") {
        auto read = readSafetensors(*file);
        if (!read)
            return read.error();
        return std::move(read->tensors);
    }
    auto read = readPth(*file);
    if (!read)
        return read.error();
    for (const Message &warning : read->warnings)
        std::cerr << "vitrine-cli: " << warning.text() << '\n';
    return std::move(read->tensors);
}

} // namespace

void DetectorTraining::addOptions(CLI::App &app, TrainSetup &setup)
{
    app.add_option("--detector", m_text,
                   "How a detector's pictures are made, as YOLOX does where nothing is said: mosaic=1,closing=15; "
                   "there are: "
                       + describeOptions(detectionOptions()))
        ->type_name("NAME=NUMBER,…");
    app.add_flag("--l2-kernels-only", setup.controls.l2OfKernelsOnly,
                 "--l2 leaves out biases and batch norm's γ and β, as YOLOX does");
    app.add_option("--ema-warmup", setup.emaWarmup,
                   "Steps over which --ema grows to its value, as decay·(1 − exp(−step/N)); YOLOX: 2000")
        ->check(CLI::NonNegativeNumber);
}

void DetectorTraining::parse()
{
    m_recipe = orWrongUsage("--detector", parseNumberOptions("--detector", m_text, detectionOptions()));
}

void DetectorTraining::fillIn(const CLI::App &app, TrainSetup &setup) const
{
    if (!isDetector(setup.network))
        return;
    const auto isOpen = [&app](const char *option) { return app.count(option) == 0; };
    if (isOpen("--batch-size"))
        setup.batchSize = detectorBatch;
    if (isOpen("--epochs"))
        setup.epochs = detectorEpochs;
    TrainSetup usual;
    usual.network = setup.network;
    usual.batchSize = setup.batchSize;
    usual.epochs = setup.epochs;
    setYoloxDefaults(usual);
    if (isOpen("--optimizer"))
        setup.optimizer = usual.optimizer;
    // What --set says stays.
    setup.controls.hyperparameters.merge(yoloxHyperparameters(setup.optimizer, setup.batchSize));
    if (isOpen("--schedule")) {
        setup.controls.schedule = usual.controls.schedule;
        setup.controls.scheduleSettings.merge(usual.controls.scheduleSettings);
    }
    if (isOpen("--l2")) {
        setup.controls.l2 = usual.controls.l2;
        setup.controls.l2OfKernelsOnly = true;
    }
    if (isOpen("--ema")) {
        setup.emaDecay = usual.emaDecay;
        if (isOpen("--ema-warmup"))
            setup.emaWarmup = usual.emaWarmup;
    }
    setup.detection = recipeOf(m_recipe, usual.detection);
}

Result<void> freezeBlocks(const std::vector<std::string> &ids, Network &network)
{
    for (const std::string &id : ids) {
        Block *const block = network.find(id);
        if (!block) {
            std::vector<std::string> names;
            for (const Block &each : network.blocks)
                names.push_back(each.id);
            return fail(VITRINE_TEXT("core", "The network %1 has no block “%2” to freeze. There are: %3."),
                        network.name, id, listOf(names));
        }
        block->isFrozen = true;
    }
    return {};
}

Result<TensorMap> weightsToStartFrom(const std::string &nameOrFile, const Graph &graph, bool takesWhatFits,
                                     std::uint64_t seed)
{
    const auto tensors = tensorsOf(nameOrFile);
    if (!tensors)
        return tensors.error();
    const std::vector<WeightSpec> wanted = graph.weights();
    const WeightMatch match = matchWeights(wanted, *tensors);
    TransferredWeights transferred = transferWeights(graph, match.tensors, seed);
    const std::vector<std::string> &fresh = transferred.fresh;
    const bool isTransfer =
        !fresh.empty() && !match.tensors.empty() && (takesWhatFits || std::ranges::all_of(fresh, isOfClasses));
    if (isTransfer) {
        std::cerr << "vitrine-cli: " << match.tensors.size() << " tensors come from " << nameOrFile << "; "
                  << fresh.size() << " have another shape there or none, and start fresh: " << listOf(fresh) << '\n';
        return std::move(transferred.weights);
    }
    auto fitted = fitWeights(wanted, *tensors, nameOrFile);
    if (!fitted)
        return fitted.error();
    for (const Message &warning : fitted->warnings)
        std::cerr << "vitrine-cli: " << warning.text() << '\n';
    return std::move(fitted->tensors);
}

} // namespace vitrine
