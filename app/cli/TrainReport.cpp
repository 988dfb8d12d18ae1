#include "app/cli/TrainReport.h"

#include "app/cli/Table.h"
#include "core/training/TrainFolder.h"
#include "core/training/detection/IsDetector.h"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace vitrine {

namespace {

constexpr auto trainLoss = [](const EpochRecord &epoch) { return epoch.trainLoss; };
constexpr auto validationLoss = [](const EpochRecord &epoch) { return epoch.validationLoss; };

/// ", accuracy 0.98"; nothing of a network that has none.
std::string orNothing(const char *name, double value)
{
    return std::isfinite(value) ? std::string(", ") + name + ' ' + shortNumber(value) : std::string();
}

std::string scoreText(const std::optional<DetectionScore> &score)
{
    return score ? ", AP " + shortNumber(score->ap) + ", AP50 " + shortNumber(score->ap50) : std::string();
}

void tellSkipped(const std::vector<SkippedItem> &skipped)
{
    constexpr std::size_t mostLines = 20;
    if (skipped.empty())
        return;
    std::cerr << skipped.size() << " item(s) could not be read and were left out:\n";
    for (std::size_t i = 0; i < std::min(skipped.size(), mostLines); ++i)
        std::cerr << "  item " << skipped[i].item << ": " << skipped[i].reason.message.text() << '\n';
    if (skipped.size() > mostLines)
        std::cerr << "  and " << skipped.size() - mostLines << " more\n";
}

} // namespace

const std::vector<ReportFigure> &epochFigures(bool isDetector)
{
    static const std::vector<ReportFigure> ofClasses{
        {"train loss", "train_loss", trainLoss},
        {"train accuracy", "train_accuracy", [](const EpochRecord &epoch) { return epoch.trainAccuracy; }},
        {"validation loss", "val_loss", validationLoss},
        {"validation accuracy", "val_accuracy", [](const EpochRecord &epoch) { return epoch.validationAccuracy; }}};
    static const std::vector<ReportFigure> ofDetectors{
        {"train loss", "train_loss", trainLoss},
        {"validation loss", "val_loss", validationLoss},
        {"AP", "val_ap",
         [](const EpochRecord &epoch) { return epoch.validationScore ? epoch.validationScore->ap : none; }},
        {"AP50", "val_ap50",
         [](const EpochRecord &epoch) { return epoch.validationScore ? epoch.validationScore->ap50 : none; }}};
    return isDetector ? ofDetectors : ofClasses;
}

void tellEpoch(const EpochRecord &epoch)
{
    std::cerr << "epoch " << epoch.epoch << ": train loss " << shortNumber(epoch.trainLoss)
              << orNothing("accuracy", epoch.trainAccuracy) << "; validation loss " << shortNumber(epoch.validationLoss)
              << orNothing("accuracy", epoch.validationAccuracy) << scoreText(epoch.validationScore) << " ("
              << shortNumber(epoch.seconds) << " s)\n";
}

Report reportOf(const Trainer &trainer)
{
    const auto &figures = epochFigures(isDetector(trainer.setup().network));
    std::vector<std::string> headings{"epoch"};
    for (const ReportFigure &figure : figures)
        headings.push_back(figure.title);
    headings.emplace_back("seconds");
    Report report;
    Table table(headings);
    for (const EpochRecord &epoch : trainer.epochs()) {
        std::vector<std::string> row{std::to_string(epoch.epoch)};
        for (const ReportFigure &figure : figures)
            row.push_back(shortNumber(figure.value(epoch)));
        row.push_back(shortNumber(epoch.seconds));
        table.add(row);
        report.json = nlohmann::ordered_json::parse(TrainFolder::line(epoch, trainer.test()));
    }
    report.text = table.text();
    if (const auto &test = trainer.test())
        report.text += "Test (" + std::to_string(test->count) + " items, seen by nobody before): loss "
            + shortNumber(test->loss) + orNothing("accuracy", test->accuracy) + scoreText(test->score) + ".\n";
    tellSkipped(trainer.skipped());
    return report;
}

} // namespace vitrine
