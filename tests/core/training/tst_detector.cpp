// A detector is a network whose loss is YOLOX's: it trains as any other, on pictures of many sizes, and AP judges it.

#include "core/data/DatasetKind.h"
#include "core/detection/YoloxModel.h"
#include "core/graph/Graph.h"
#include "core/graph/InitWeights.h"
#include "core/network/NetworkFile.h"
#include "core/tensor/Device.h"
#include "core/training/Trainer.h"
#include "core/training/batches/PrepareItems.h"
#include "core/training/detection/DetectionJudge.h"
#include "core/training/detection/DetectionOptions.h"
#include "core/training/detection/YoloxDefaults.h"
#include "core/training/models/TorchModel.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

using namespace vitrine;

class TestDetector : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setThreads(1); } // the pictures are tiny: threads would only wait for each other
    void scoresStartAtThePrior();
    void gradientIsTheSlopeOfTheLoss();
    void learnsAndRepeats();
    void goesOnFromACheckpoint();
    void closesWithL1AndWholePictures();
    void sizesOfBatchesDiffer();
    void refusesWhatDoesNotFit();
    void recipesAsNumbers();
    void averagesStatisticsToo();
    void frozenBlocksStay();
    void defaultsOfTheFamily();
    void theBundledOneFindsShapes();
};

namespace {

Network detector(int side, int classes = 6)
{
    YoloxSpec spec;
    spec.depth = 0.33;
    spec.width = 0.0625;
    spec.classes = classes;
    Network network = yoloxNetwork(spec, side, side);
    network.blocks.push_back({"loss", "YOLOXLoss", {}, {}, {}});
    network.connections.push_back({{"head", 0}, {"loss", 0}, {}});
    return network;
}

TrainSetup setupOf(int side, int pictures, DetectionRecipe recipe)
{
    TrainSetup setup;
    setup.network = detector(side);
    const auto set =
        openDataset("shapes:objects=3,side=" + std::to_string(side) + ",size=" + std::to_string(pictures), 4, 0, {});
    setup.split = *splitSet(**set, {});
    setup.items = *prepareItems(*set, setup.split, setup.network);
    setup.detection = recipe;
    setup.optimizer = "adam";
    setup.controls.hyperparameters = {{"lr", 0.003}};
    setup.batchSize = 8;
    setup.epochs = 2;
    setup.seed = 6;
    setup.device = DeviceChoice::Cpu;
    return setup;
}

DetectionRecipe plainRecipe()
{
    DetectionRecipe recipe;
    recipe.augment.mosaicProbability = 0;
    recipe.closingEpochs = 0;
    recipe.sizeSteps = 0;
    return recipe;
}

std::vector<double> lossesOf(Trainer &trainer, int steps)
{
    std::vector<double> losses;
    while (static_cast<int>(losses.size()) < steps && trainer.phase() != Trainer::Phase::Done)
        if (const auto advance = trainer.advance(); !advance)
            break;
        else if (advance->step)
            losses.push_back(advance->step->loss);
    return losses;
}

} // namespace

void TestDetector::scoresStartAtThePrior()
{
    const TensorMap weights = initWeights(*buildGraph(detector(64), 1).graph, 1);
    for (const char *name : {"head.cls_preds.0.bias", "head.obj_preds.2.bias"})
        for (const float bias : weights.at(name).toFloats())
            QVERIFY(std::abs(1 / (1 + std::exp(-bias)) - 0.01F) < 1e-6F);
    const std::vector<float> boxes = weights.at("head.reg_preds.0.bias").toFloats();
    QVERIFY(std::ranges::all_of(boxes, [](float bias) { return std::abs(bias) < 1; }));
}

void TestDetector::gradientIsTheSlopeOfTheLoss()
{
    const TrainSetup setup = setupOf(64, 20, plainRecipe());
    BatchOptions options;
    options.seeksObjects = true;
    const auto batch = BatchSource(setup.items, options).make(std::span(setup.split.training).first(4));
    QVERIFY(batch.ok());
    QCOMPARE(batch->objects.size(), std::size_t(4));
    const auto model =
        makeTrainingModel({setup.network, initWeights(*buildGraph(setup.network, 1).graph, 2), DeviceChoice::Cpu, {}});
    QVERIFY(model.ok());
    const auto result = (*model)->train(*batch, 0);
    QVERIFY(result.ok());
    QVERIFY(result->detection);
    const DetectionTerms terms = *result->detection;
    QVERIFY(std::abs(terms.iou + terms.objectness + terms.classes + terms.l1 - result->loss) < 1e-4 * result->loss);
    QVERIFY(terms.positives >= 1);
    const std::vector<float> gradients((*model)->gradients().begin(), (*model)->gradients().end());
    for (const char *name : {"head.obj_preds.0.bias", "head.cls_preds.0.bias", "head.reg_preds.1.bias"}) {
        const auto range = std::ranges::find((*model)->ranges(), name, &TensorRange::name);
        const std::size_t at = range->offset;
        constexpr float step = 1e-3F;
        // What the classes should be follows the boxes' IoU, through which no gradient flows.
        const bool isBox = std::string(name).find("reg_preds") != std::string::npos;
        const auto lossAt = [&](float offset) {
            (*model)->weights()[at] += offset;
            (*model)->weightsChanged();
            const auto moved = (*model)->evaluateByBatch(*batch);
            (*model)->weights()[at] -= offset;
            return isBox ? moved->detection->iou : moved->loss;
        };
        const double slope = (lossAt(step) - lossAt(-step)) / (2 * step);
        QVERIFY2(std::abs(slope - gradients[at]) < 0.02 * std::abs(slope) + 2e-3,
                 qPrintable(QString("%1: %2, %3").arg(name).arg(slope).arg(gradients[at])));
    }
}

void TestDetector::learnsAndRepeats()
{
    std::vector<double> losses;
    for (int run = 0; run < 2; ++run) {
        TrainSetup setup = setupOf(64, 40, plainRecipe());
        setup.epochs = 15;
        const auto trainer = Trainer::make(std::move(setup));
        QVERIFY2(trainer.ok(), trainer.ok() ? "" : trainer.error().message.text().c_str());
        const std::vector<double> now = lossesOf(**trainer, 60);
        QCOMPARE(now.size(), std::size_t(60));
        const auto meanFrom = [&now](std::ptrdiff_t first) {
            return std::accumulate(now.begin() + first, now.begin() + first + 8, 0.0) / 8;
        };
        QVERIFY2(meanFrom(52) < 0.9 * meanFrom(0), qPrintable(QString("%1 %2").arg(meanFrom(0)).arg(meanFrom(52))));
        if (run > 0)
            QCOMPARE(now, losses);
        losses = now;
        QVERIFY((*trainer)->epochs().back().validationScore.has_value());
    }
}

void TestDetector::goesOnFromACheckpoint()
{
    TrainSetup setup = setupOf(64, 40, {});
    setup.emaDecay = 0.9;
    const auto whole = *Trainer::make(setup);
    const std::vector<double> all = lossesOf(*whole, 6);
    const auto first = *Trainer::make(setup);
    lossesOf(*first, 3);
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("checkpoint.safetensors").toStdString();
    QVERIFY(writeCheckpoint(file, first->checkpoint()).ok());
    const auto second = *Trainer::make(setup);
    QVERIFY(second->resume(*readCheckpoint(file)).ok());
    QCOMPARE(lossesOf(*second, 3), std::vector<double>(all.begin() + 3, all.end()));
    const TensorMap one = whole->result(), other = second->result();
    for (const auto &[name, tensor] : one)
        QVERIFY2(tensor.toFloats() == other.at(name).toFloats(), name.c_str());
}

void TestDetector::closesWithL1AndWholePictures()
{
    DetectionRecipe recipe;
    recipe.closingEpochs = 1;
    recipe.sizeSteps = 0;
    const auto trainer = *Trainer::make(setupOf(64, 20, recipe));
    std::vector<double> l1;
    while (trainer->phase() != Trainer::Phase::Done) {
        const auto advance = trainer->advance();
        QVERIFY(advance.ok());
        if (advance->step)
            l1.push_back(advance->step->detection->l1);
    }
    QCOMPARE(l1.size(), std::size_t(4));
    QCOMPARE(l1[0], 0.0);
    QCOMPARE(l1[1], 0.0);
    QVERIFY(l1[2] > 0 && l1[3] > 0);
}

void TestDetector::sizesOfBatchesDiffer()
{
    const TrainSetup setup = setupOf(96, 40, {});
    BatchOptions options;
    options.seeksObjects = true;
    options.recipe = DetectionRecipe{};
    options.recipe->sizeSteps = 1;
    options.pool = setup.split.training;
    BatchSource source(setup.items, options);
    source.setEpochs(1000);
    std::set<std::int64_t> sides;
    for (std::uint64_t epoch = 0; epoch < 24; ++epoch) {
        const auto batch = source.make(std::span(setup.split.training).first(2), epoch);
        QVERIFY(batch.ok());
        const Shape &shape = batch->inputs.shape();
        QCOMPARE(shape[2], shape[3]);
        sides.insert(shape[2]);
        for (const auto &objects : batch->objects)
            for (const MarkedObject &object : objects)
                QVERIFY(object.x1 >= 0 && object.y1 >= 0 && object.x2 <= float(shape[3])
                        && object.y2 <= float(shape[2]));
    }
    QCOMPARE(sides, (std::set<std::int64_t>{64, 96, 128}));
}

void TestDetector::refusesWhatDoesNotFit()
{
    TrainSetup few = setupOf(64, 20, {});
    few.network = detector(64, 3);
    const auto refused = Trainer::make(std::move(few));
    QVERIFY(!refused.ok());
    QVERIFY(QString::fromStdString(refused.error().message.text()).contains("num_classes"));

    TrainSetup boxless = setupOf(64, 20, {});
    boxless.items = *PreparedItems::make(*openDataset("moons", 1, 0, {}), {2}, {});
    QVERIFY(!Trainer::make(std::move(boxless)).ok());
}

void TestDetector::recipesAsNumbers()
{
    QCOMPARE(recipeOf({}), DetectionRecipe{});
    DetectionRecipe recipe = recipeOf({{"mosaic", 0.5}, {"closing", 3}, {"scale_max", 1.5}});
    QCOMPARE(recipe.augment.mosaicProbability, 0.5);
    QCOMPARE(recipe.closingEpochs, 3);
    QCOMPARE(recipe.augment.mosaicScale.high, 1.5);
    QCOMPARE(recipeOf(optionsOf(recipe)), recipe);
}

/// As the reference's ModelEMA, which averages all real numbers of the state dict.
void TestDetector::averagesStatisticsToo()
{
    TrainSetup setup = setupOf(64, 40, plainRecipe());
    setup.emaDecay = 0.7;
    const auto trainer = *Trainer::make(std::move(setup));
    const std::string name = "backbone.backbone.stem.conv.bn.running_var";
    std::vector<float> average = trainer->model().tensors().at(name).toFloats();
    for (int step = 0; step < 3; ++step) {
        lossesOf(*trainer, 1);
        const std::vector<float> now = trainer->model().tensors().at(name).toFloats();
        for (std::size_t i = 0; i < average.size(); ++i)
            average[i] = 0.7F * average[i] + 0.3F * now[i];
    }
    const std::vector<float> kept = trainer->result().at(name).toFloats();
    for (std::size_t i = 0; i < average.size(); ++i)
        QVERIFY(std::abs(kept[i] - average[i]) < 1e-5F * (1 + std::abs(average[i])));
    QVERIFY(kept != trainer->model().tensors().at(name).toFloats());
}

void TestDetector::frozenBlocksStay()
{
    TrainSetup setup = setupOf(64, 40, plainRecipe());
    setup.network.find("backbone")->isFrozen = true;
    const auto trainer = *Trainer::make(std::move(setup));
    const TensorMap before = trainer->model().tensors();
    for (const TensorRange &range : trainer->model().ranges())
        QVERIFY2(range.name.starts_with("head."), range.name.c_str());
    QCOMPARE(lossesOf(*trainer, 3).size(), std::size_t(3));
    int changed = 0;
    for (const auto &[name, tensor] : trainer->model().tensors()) {
        const bool isSame = tensor.toFloats() == before.at(name).toFloats();
        QVERIFY2(isSame || name.starts_with("head."), name.c_str());
        changed += isSame ? 0 : 1;
    }
    QVERIFY(changed > 50);
    TrainSetup all = setupOf(64, 40, plainRecipe());
    for (Block &block : all.network.blocks)
        block.isFrozen = true;
    QVERIFY(!Trainer::make(std::move(all)).ok());
}

void TestDetector::defaultsOfTheFamily()
{
    const auto defaultsOf = [](const YoloxSpec &spec, int batch, int epochs) {
        TrainSetup setup;
        setup.network = yoloxNetwork(spec, spec.defaultSize(), spec.defaultSize());
        setup.batchSize = batch;
        setup.epochs = epochs;
        setYoloxDefaults(setup);
        return setup;
    };
    const TrainSetup large = defaultsOf(yoloxFamily()[4], 64, 300);
    QCOMPARE(large.optimizer, std::string("nesterov"));
    QCOMPARE(large.controls.hyperparameters.at("lr"), 0.01);
    QVERIFY(large.controls.l2OfKernelsOnly && large.controls.l2 == 5e-4);
    QCOMPARE(large.detection, DetectionRecipe{}); // closes with 15 epochs, sides of 480 to 800, Mosaic and MixUp
    const TrainSetup nano = defaultsOf(yoloxFamily().front(), 16, 300);
    QCOMPARE(nano.controls.hyperparameters.at("lr"), 0.0025);
    QCOMPARE(nano.detection.augment.mosaicProbability, 0.5);
    QCOMPARE(nano.detection.augment.mixUpProbability, 0.0);
    const TrainSetup pico = defaultsOf(yoloxPico(6), 16, 40);
    QCOMPARE(pico.optimizer, std::string("adam"));
    QCOMPARE(pico.detection.closingEpochs, 2);
    QCOMPARE(pico.detection.sizeSteps, 1);
    QCOMPARE(defaultsOf(yoloxPico(6), 16, 1).detection.closingEpochs, 0);
}

/// On scenes of another seed than it was trained on; resources/models/README.md says more exactly how well.
void TestDetector::theBundledOneFindsShapes()
{
    const std::filesystem::path resources = VITRINE_SOURCE_DIR "/resources";
    const auto detector = openYolox(resources / "models/yolox-pico-shapes.safetensors");
    QVERIFY2(detector.ok(), detector.ok() ? "" : detector.error().message.text().c_str());
    auto network = readNetwork(resources / "networks/yolox-pico.vitrine.json");
    QVERIFY(network.ok());
    const auto set = *openDataset("shapes:objects=4,side=160,size=100", 99, 0, {});
    QCOMPARE(detector->classNames, set->classes());
    QCOMPARE(network->classes, set->classes());
    QCOMPARE(detector->width, 160);
    const DataSplit split = *splitSet(*set, {});
    const auto items = *prepareItems(set, split, *network);
    const auto model = *makeTrainingModel({*network, detector->weights, DeviceChoice::Cpu, {}});
    BatchOptions options;
    options.seeksObjects = true;
    const BatchSource source(items, options);
    DetectionJudge judge(set->classes());
    for (const auto &part : {split.training, split.validation})
        for (std::size_t i = 0; i < part.size(); i += 20) {
            const auto batch = source.make(std::span(part).subspan(i, std::min<std::size_t>(20, part.size() - i)));
            QVERIFY(batch.ok());
            judge.add(*batch, model->evaluate(*batch, true)->answers);
        }
    const Evaluation found = judge.evaluation();
    QVERIFY2(found.ap >= 0.6 && found.ap50 >= 0.9, qPrintable(QString("%1 %2").arg(found.ap).arg(found.ap50)));
}

QTEST_GUILESS_MAIN(TestDetector)
#include "tst_detector.moc"
