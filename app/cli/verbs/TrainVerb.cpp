// Trains a network on a data set, and leaves weights, the network with what its input must be, a line of figures an
// epoch, and what is needed to go on.

#include "app/cli/PictureInput.h"
#include "app/cli/Table.h"
#include "app/cli/TrainFolder.h"
#include "app/cli/Verb.h"
#include "core/data/DatasetKind.h"
#include "core/network/NetworkFile.h"
#include "core/training/PrepareItems.h"
#include "core/training/Trainer.h"

#include <charconv>
#include <iostream>

namespace vitrine {

namespace {

std::string words(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

class TrainVerb : public Verb {
public:
    std::string name() const override { return "train"; }
    std::string description() const override { return "Trains a network on a data set"; }

    void addOptions(CLI::App &app) override
    {
        std::vector<std::string> sets, optimizers;
        for (const auto &kind : datasetKinds())
            sets.push_back(usageOf(*kind));
        for (const auto &kind : optimizerKinds())
            optimizers.push_back(kind->name());
        app.add_option("network", m_network, "Network file (*.vitrine.json) with a loss")->required();
        app.add_option("--data", m_data,
                       "Data set: " + words(sets) + "; those made up here take options: spiral:noise=0.1,size=500")
            ->required();
        app.add_option("--epochs", m_epochs, "Epochs to train")->check(CLI::Range(0, 1000000));
        app.add_option("--batch-size", m_batchSize, "Items a batch")->check(CLI::Range(1, 1000000));
        app.add_option("--optimizer", m_optimizer, "Optimizer: " + words(optimizers))
            ->check(CLI::IsMember(optimizers))
            ->type_name("NAME");
        app.add_option("--set", m_settings, "A hyperparameter of the optimizer: lr=0.01; may be repeated")
            ->type_name("NAME=NUMBER");
        app.add_option(
               "--augment", m_augmentations,
               "Changes the training pictures at random: rotation=15, flip, colour:brightness=0.3,contrast=0.1; "
               "may be repeated. There are: "
                   + describeAugmentations())
            ->type_name("NAME[=NUMBER]")
            ->allow_extra_args(false);
        app.add_option("--out", m_out, "Folder for what comes of it")->required();
        app.add_option("--weights", m_weights, "Weights to start from (*.safetensors); fresh ones without");
        app.add_flag("--resume", m_resume, "Goes on from the checkpoint in the folder");
        addSeed(app, m_common);
        addCompute(app, m_common);
        addJson(app, m_common);
    }

    Result<Report> run() override
    {
        auto setup = makeSetup();
        if (!setup)
            return setup.error();
        const Network network = setup->network;
        auto trainer = Trainer::make(*std::move(setup));
        if (!trainer)
            return inFile(m_network, trainer.error());
        TrainFolder folder(m_out);
        if (auto begun = folder.begin(network); !begun)
            return begun.error();
        if (m_resume)
            if (auto resumed = folder.resume(**trainer); !resumed)
                return resumed.error();
        while ((*trainer)->phase() != Trainer::Phase::Done) {
            auto advance = (*trainer)->advance();
            if (!advance)
                return advance.error();
            if (!advance->epoch)
                continue;
            if (auto kept = folder.keep(**trainer); !kept)
                return kept.error();
            tell(*advance->epoch);
        }
        if (auto ended = folder.keep(**trainer); !ended)
            return ended.error();
        return describe(**trainer);
    }

private:
    Result<TrainSetup> makeSetup()
    {
        auto network = readNetwork(m_network);
        if (!network)
            return network.error();
        auto set = openDataset(m_data, m_common.seed, 0,
                               [](const std::filesystem::path &file) { return readAnyPicture(file.string()); });
        if (!set)
            return set.error();
        TrainSetup setup;
        setup.split = splitInOrder(**set);
        auto items = prepareItems(*set, setup.split, *network);
        if (!items)
            return inFile(m_network, items.error());
        setup.items = *std::move(items);
        setup.network = *std::move(network);
        if (!m_weights.empty()) {
            const GraphResult graph = buildGraph(setup.network, 1);
            if (!graph.ok())
                return graph.error(m_network);
            auto tensors = loadWeights(m_weights, *graph.graph);
            if (!tensors)
                return tensors.error();
            setup.tensors = *std::move(tensors);
        }
        setup.optimizer = m_optimizer;
        auto hyperparameters = parseSettings();
        if (!hyperparameters)
            return hyperparameters.error();
        setup.controls.hyperparameters = *std::move(hyperparameters);
        for (const std::string &text : m_augmentations) {
            auto augmentation = parseAugmentation(text);
            if (!augmentation)
                return augmentation.error();
            setup.augmentations.push_back(*std::move(augmentation));
        }
        setup.epochs = m_epochs;
        setup.batchSize = m_batchSize;
        setup.seed = m_common.seed;
        setup.device = m_common.device;
        return setup;
    }

    static std::string describeAugmentations()
    {
        std::string text;
        for (const auto &kind : augmentationKinds())
            text += (text.empty() ? "" : "; ") + kind->name() + ": " + describeOptions(kind->parameters());
        return text;
    }

    Result<Hyperparameters> parseSettings() const
    {
        Hyperparameters settings;
        for (const std::string &text : m_settings) {
            const std::size_t equals = text.find('=');
            double value = 0;
            const char *const end = text.data() + text.size();
            if (equals == std::string::npos || std::from_chars(text.data() + equals + 1, end, value).ptr != end
                || equals + 1 == text.size())
                return fail(VITRINE_TEXT("core", "“%1” is no setting; write NAME=NUMBER, such as lr=0.01."), text);
            settings[text.substr(0, equals)] = value;
        }
        return settings;
    }

    static void tell(const EpochRecord &epoch)
    {
        std::cerr << "epoch " << epoch.epoch << ": train loss " << shortNumber(epoch.trainLoss) << ", accuracy "
                  << shortNumber(epoch.trainAccuracy) << "; validation loss " << shortNumber(epoch.validationLoss)
                  << ", accuracy " << shortNumber(epoch.validationAccuracy) << " (" << shortNumber(epoch.seconds)
                  << " s)\n";
    }

    Report describe(const Trainer &trainer) const
    {
        Report report;
        Table table({"epoch", "train loss", "train accuracy", "validation loss", "validation accuracy", "seconds"});
        for (const EpochRecord &epoch : trainer.epochs()) {
            table.add({std::to_string(epoch.epoch), shortNumber(epoch.trainLoss), shortNumber(epoch.trainAccuracy),
                       shortNumber(epoch.validationLoss), shortNumber(epoch.validationAccuracy),
                       shortNumber(epoch.seconds)});
            report.json = TrainFolder::line(epoch);
        }
        report.text = table.text() + "Written into " + m_out + ".\n";
        if (const auto skipped = trainer.skipped(); !skipped.empty())
            std::cerr << skipped.size() << " items could not be read and were left out. The first: "
                      << skipped.front().reason.message.text() << '\n';
        return report;
    }

    std::string m_network, m_data, m_out, m_weights;
    std::string m_optimizer = "adam";
    std::vector<std::string> m_settings, m_augmentations;
    int m_epochs = 10;
    int m_batchSize = 64;
    bool m_resume = false;
};

} // namespace

std::unique_ptr<Verb> makeTrainVerb()
{
    return std::make_unique<TrainVerb>();
}

} // namespace vitrine
