// Trains a network on a data set, and leaves weights, the network with what its input must be, a line of figures an
// epoch, and what is needed to go on.

#include "app/cli/DetectorTraining.h"
#include "app/cli/PictureInput.h"
#include "app/cli/Resources.h"
#include "app/cli/TrainMany.h"
#include "app/cli/TrainReport.h"
#include "app/cli/TrainingOptions.h"
#include "app/cli/Verb.h"
#include "core/data/DatasetKind.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"
#include "core/runs/RunRecorder.h"
#include "core/training/ScheduleKind.h"
#include "core/training/TrainFolder.h"
#include "core/training/Trainer.h"
#include "core/training/batches/PrepareItems.h"
#include "core/training/detection/IsDetector.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <span>
#include <thread>

namespace vitrine {

namespace {

class TrainVerb : public Verb {
public:
    std::string name() const override { return "train"; }
    std::string description() const override { return "Trains a network on a data set"; }

    void addOptions(CLI::App &app) override
    {
        m_app = &app;
        std::string sets;
        for (const auto &kind : datasetKinds())
            sets += (sets.empty() ? "" : ", ") + usageOf(*kind);
        app.add_option("network", m_network,
                       "Network file (*.vitrine.json) with a loss, or one that comes with the program: yolox-pico")
            ->required();
        app.add_option("--data", m_data,
                       "Data set: " + sets + "; those made up here take options: spiral:noise=0.1,size=500")
            ->required();
        app.add_option("--epochs", m_setup.epochs, "Epochs to train")->check(CLI::Range(0, 1000000));
        app.add_option("--batch-size", m_setup.batchSize, "Items a batch")->check(CLI::Range(1, 1000000));
        app.add_option("--out", m_out, "Folder for what comes of it")->required();
        CLI::Option *weights =
            app.add_option("--weights", m_weights,
                           "Weights to start from (*.safetensors, *.pth), or published ones by name: yolox-nano; fresh "
                           "ones without. A detector of other classes than theirs keeps all but the layer that tells "
                           "classes apart");
        app.add_flag("--transfer", m_takesWhatFits,
                     "Takes of --weights what fits by name and shape; the rest starts fresh")
            ->needs(weights);
        app.add_option("--freeze", m_frozen, "A block that training leaves as it is: backbone; may be repeated")
            ->type_name("BLOCK")
            ->allow_extra_args(false);
        app.add_flag("--resume", m_resume, "Goes on from the checkpoint in the folder");
        app.add_option("--keep-every", m_keepEvery,
                       "Keeps the weights before training, after every so many epochs and in the end as "
                       "OUT/checkpoints/epoch-0003.safetensors: those that validate, that is the moving average where "
                       "there is one (--ema; detectors have one). At most 200 files and 2 GiB; beyond that every "
                       "second one goes. A new run replaces all that one before has left in OUT, these too")
            ->check(CLI::Range(1, 1000000))
            ->type_name("N");
        app.add_option("--snapshots", m_snapshots,
                       "Folder for the weights of the last step at the start and after each epoch: a path for "
                       "landscape");
        app.add_flag("--no-record", m_isUnrecorded, "Keeps the run out of the list of runs (see the verb runs)");
        addSplit(app);
        addOptimizer(app);
        addRegularisation(app);
        m_detector.addOptions(app, m_setup);
        addMany(app);
        addChoice(app, "--precision", m_setup.precision,
                  {{"fp32", TrainingPrecision::Float32}, {"bf16", TrainingPrecision::BFloat16}},
                  "What convolutions and linear layers compute in: fp32, bf16 (mixed precision)");
        addSeed(app, m_common);
        addCompute(app, m_common);
        addJson(app, m_common);
        app.parse_complete_callback([this] { parseTexts(); });
    }

protected:
    Result<Report> run() override
    {
        auto prepared = prepare();
        if (!prepared)
            return prepared.error();
        const TrainInto train = [this](TrainSetup setup, const std::filesystem::path &folder) {
            return trainInto(std::move(setup), folder);
        };
        if (m_folds > 0)
            return trainFolds(m_setup, m_folds, m_out, train);
        if (m_networks > 0)
            return trainEnsemble(m_setup, m_networks, m_out, train);
        const auto trainer = train(m_setup, m_out);
        if (!trainer)
            return trainer.error();
        return describe(**trainer);
    }

private:
    /// Mosaics are made on threads of their own. Where those take a core from LibTorch's, which wait for each other
    /// hundreds of times a step, all of them lose.
    static int coresBesideLoading() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1); }

    void addSplit(CLI::App &app)
    {
        CLI::Option *shares =
            app.add_option(
                   "--split", m_shares,
                   "Shares of training, validation and test: 70/15/15 or 80/20, drawn by the seed; without it as "
                   "the set itself divides, or the first 80 % train and the rest validates")
                ->type_name("SHARES");
        app.add_option("--split-seed", m_splitSeed, "Seed of the split; without it that of --seed")
            ->check(CLI::NonNegativeNumber)
            ->type_name("NUMBER")
            ->needs(shares);
        addChoice(
            app, "--split-by", m_splitKind,
            {{"random", SplitKind::Random}, {"stratified", SplitKind::Stratified}, {"order", SplitKind::FileOrder}},
            "How --split draws: random; stratified, as much of each class in every part; order, by place in the "
            "set")
            ->needs(shares);
    }

    void addOptimizer(CLI::App &app)
    {
        app.add_option("--optimizer", m_setup.optimizer, "Optimizer: " + namesOf(optimizerKinds()))
            ->check([](const std::string &name) {
                return findOptimizerKind(name) ? std::string() : unknownName("optimizer", name, optimizerKinds());
            })
            ->type_name("NAME");
        app.add_option("--set", m_settings, "A hyperparameter of the optimizer: lr=0.01; may be repeated")
            ->type_name("NAME=NUMBER")
            ->allow_extra_args(false);
        app.add_option("--schedule", m_setup.controls.schedule, "How the rate changes: " + namesOf(scheduleKinds()))
            ->check([](const std::string &name) {
                return findScheduleKind(name) ? std::string() : unknownName("schedule", name, scheduleKinds());
            })
            ->type_name("NAME");
        app.add_option("--schedule-set", m_scheduleSettings, "A setting of the schedule; may be repeated")
            ->type_name("NAME=NUMBER")
            ->allow_extra_args(false);
        app.add_option("--curve", m_curve, "What the schedule “drawn” follows: 1,0.5,0.1");
    }

    void addRegularisation(CLI::App &app)
    {
        app.add_option("--l1", m_setup.controls.l1, "Adds this times Σ|w| to the loss")->check(finiteNonNegative());
        app.add_option("--l2", m_setup.controls.l2, "Adds half of this times Σw² to the loss")
            ->check(finiteNonNegative());
        app.add_option("--clip", m_setup.controls.clipNorm, "Shortens the gradient to this length; 0: never")
            ->check(finiteNonNegative());
        app.add_option("--label-noise", m_setup.labelNoise, "Share of the training items with another label")
            ->check(finiteNonNegative() & CLI::Range(0.0, 1.0));
        app.add_option("--ema", m_setup.emaDecay, "Decay of an average of the weights, which validates: 0.999")
            ->check(finiteNonNegative() & CLI::Range(0.0, 0.999999));
        app.add_option("--patience", m_setup.patience,
                       "Stops after so many epochs without a better validation loss, with the best weights")
            ->check(CLI::Range(0, 1000000));
        app.add_option(
               "--augment", m_augmentations,
               "Changes the training pictures at random: rotation=15, flip, colour:brightness=0.3,contrast=0.1; "
               "may be repeated. There are: "
                   + describeAugmentations())
            ->type_name("NAME[=NUMBER]")
            ->allow_extra_args(false);
    }

    void addMany(CLI::App &app)
    {
        CLI::Option *folds = app.add_option("--folds", m_folds,
                                            "Cross-validation: trains so many times, each time without another part of "
                                            "the set, which validates; mean and deviation over all")
                                 ->check(CLI::Range(2, 100));
        app.add_option("--ensemble", m_networks,
                       "Trains so many networks from seeds of their own; figures of each, and of their mean answer")
            ->check(CLI::Range(2, 100))
            ->excludes(folds)
            ->excludes(app.get_option("--weights"));
    }

    void parseTexts()
    {
        m_setup.divided = {};
        if (!m_shares.empty())
            m_setup.divided = {m_splitKind, orWrongUsage("--split", parseSplitShares(m_shares)),
                               m_splitSeed.value_or(m_common.seed)};
        m_setup.controls.hyperparameters = orWrongUsage("--set", parseSettings(m_settings));
        m_setup.controls.scheduleSettings = orWrongUsage("--schedule-set", parseSettings(m_scheduleSettings));
        if (!m_curve.empty())
            m_setup.controls.curve = orWrongUsage("--curve", parseNumbers(m_curve));
        m_detector.parse();
        for (const std::string &text : m_augmentations)
            m_setup.augmentations.push_back(orWrongUsage("--augment", parseAugmentation(text)));
    }

    Result<void> prepare()
    {
        auto network = readNetwork(networkFile(m_network));
        if (!network)
            return network.error();
        if (auto frozen = freezeBlocks(m_frozen, *network); !frozen)
            return inFile(m_network, frozen.error());
        auto set = openDataset(m_data, m_common.seed, 0,
                               [](const std::filesystem::path &file) { return readAnyPicture(file.string()); });
        if (!set)
            return set.error();
        auto split = splitSet(**set, m_setup.divided);
        if (!split)
            return split.error();
        m_setup.split = *std::move(split);
        auto items = prepareItems(*set, m_setup.split, *network);
        if (!items)
            return inFile(m_network, items.error());
        m_setup.items = *std::move(items);
        m_setup.network = *std::move(network);
        m_setup.seed = m_common.seed;
        m_setup.device = m_common.device;
        m_detector.fillIn(*m_app, m_setup);
        if (m_common.threads == 0 && isDetector(m_setup.network))
            setThreads(coresBesideLoading());
        if (m_weights.empty())
            return {};
        const GraphResult graph = buildGraph(m_setup.network, 1);
        if (!graph.ok())
            return graph.error(m_network);
        auto tensors = weightsToStartFrom(m_weights, *graph.graph, m_takesWhatFits, m_setup.seed);
        if (!tensors)
            return tensors.error();
        m_setup.tensors = *std::move(tensors);
        return {};
    }

    /// To the end; what comes of it lies in `out`.
    Result<std::unique_ptr<Trainer>> trainInto(TrainSetup setup, const std::filesystem::path &out) const
    {
        auto trainer = Trainer::make(std::move(setup));
        if (!trainer)
            return inFile(m_network, trainer.error());
        const TrainFolder folder(out);
        if (auto begun = folder.begin((*trainer)->setup().network); !begun)
            return begun.error();
        // Of several runs the later ones may not have begun when they were cut off.
        const bool isFresh = (m_folds > 0 || m_networks > 0) && !folder.hasCheckpoint();
        if (m_resume && !isFresh)
            if (auto resumed = folder.resume(**trainer); !resumed)
                return resumed.error();
        if (auto dropped = folder.beginSeries(**trainer); !dropped)
            return dropped.error();
        RunRecorder recorder(RunStore::usualFile(),
                             [](const Error &error) { std::cerr << error.message.text() << '\n'; });
        if (!m_isUnrecorded)
            recorder.begin(describeRun(**trainer, m_data, out.string()), (*trainer)->epochs());
        const auto done = train(**trainer, folder, recorder);
        recorder.end(done ? RunStatus::Done : RunStatus::Failed, done ? std::string() : done.error().message.text());
        if (!done)
            return done.error();
        return trainer;
    }

    template <typename Record>
    static std::span<const Record> spanOf(const std::optional<Record> &record)
    {
        return record ? std::span<const Record>(&*record, 1) : std::span<const Record>();
    }

    Result<void> train(Trainer &trainer, const TrainFolder &folder, RunRecorder &recorder) const
    {
        if (auto kept = keepMoment(trainer, folder); !kept)
            return kept;
        while (trainer.phase() != Trainer::Phase::Done) {
            auto advance = trainer.advance();
            if (!advance)
                return advance.error();
            recorder.add(spanOf(advance->step), spanOf(advance->epoch));
            if (!advance->epoch)
                continue;
            if (auto kept = keepMoment(trainer, folder); !kept)
                return kept;
            if (auto kept = folder.keep(trainer); !kept)
                return kept;
            tellEpoch(*advance->epoch);
        }
        return folder.keep(trainer);
    }

    /// The checkpoint to go on from comes after this: where a run is cut off, nothing is missing before it.
    Result<void> keepMoment(const Trainer &trainer, const TrainFolder &folder) const
    {
        if (m_keepEvery > 0)
            if (auto kept = folder.keepEpoch(trainer, m_keepEvery); !kept)
                return kept;
        return keepSnapshot(trainer);
    }

    /// Names that sort as the epochs do.
    Result<void> keepSnapshot(const Trainer &trainer) const
    {
        if (m_snapshots.empty())
            return {};
        std::error_code code;
        std::filesystem::create_directories(m_snapshots, code);
        if (code)
            return fail(VITRINE_TEXT("core", "The folder %1 could not be made: %2"), m_snapshots, code.message());
        const std::string number = std::to_string(trainer.epochs().size());
        const std::string name = "epoch-" + std::string(number.size() < 6 ? 6 - number.size() : 0, '0') + number;
        return writeSafetensors(std::filesystem::path(m_snapshots) / (name + ".safetensors"),
                                trainer.model().tensors());
    }

    static std::string describeAugmentations()
    {
        std::string text;
        for (const auto &kind : augmentationKinds())
            text += (text.empty() ? "" : "; ") + kind->name() + ": " + describeOptions(kind->parameters());
        return text;
    }

    Report describe(const Trainer &trainer) const
    {
        Report report = reportOf(trainer);
        report.text += "Written into " + m_out + ".\n";
        return report;
    }

    const CLI::App *m_app = nullptr;
    DetectorTraining m_detector;
    std::string m_network, m_data, m_out, m_weights, m_curve, m_shares, m_snapshots;
    std::optional<std::uint64_t> m_splitSeed;
    SplitKind m_splitKind = SplitKind::Random;
    std::vector<std::string> m_settings, m_scheduleSettings, m_augmentations, m_frozen;
    TrainSetup m_setup;
    int m_folds = 0, m_networks = 0; ///< 0: one run
    int m_keepEvery = 0; ///< epochs; 0: none is kept
    bool m_resume = false;
    bool m_takesWhatFits = false;
    bool m_isUnrecorded = false;
};

} // namespace

std::unique_ptr<Verb> makeTrainVerb()
{
    return std::make_unique<TrainVerb>();
}

} // namespace vitrine
