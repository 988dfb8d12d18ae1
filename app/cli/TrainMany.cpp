#include "app/cli/TrainMany.h"

#include "app/cli/Table.h"
#include "app/cli/TrainReport.h"
#include "core/base/AtomicFile.h"
#include "core/training/TrainFolder.h"
#include "core/training/compare/CrossValidation.h"
#include "core/training/compare/Ensemble.h"
#include "core/training/detection/IsDetector.h"

#include <cmath>
#include <iostream>
#include <utility>

namespace vitrine {

namespace {

using Json = nlohmann::ordered_json;

Json orNull(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

EpochRecord lastOf(const Trainer &trainer)
{
    return trainer.epochs().empty() ? EpochRecord() : trainer.epochs().back();
}

using Figures = std::vector<ReportFigure>;

Table tableOf(std::string first, const Figures &figures)
{
    std::vector<std::string> headings{std::move(first)};
    for (const ReportFigure &figure : figures)
        headings.push_back(figure.title);
    return Table(std::move(headings));
}

std::vector<std::string> rowOf(std::string name, const Figures &figures, const EpochRecord &epoch)
{
    std::vector<std::string> row{std::move(name)};
    for (const ReportFigure &figure : figures)
        row.push_back(shortNumber(figure.value(epoch)));
    return row;
}

Json withName(const char *key, int number, const EpochRecord &epoch)
{
    Json json{{key, number}};
    json.update(Json::parse(TrainFolder::line(epoch)));
    return json;
}

/// A mean and its deviation as one line of the table each, and as JSON.
void addSpread(Report &report, Table &table, const Figures &figures, const std::vector<EpochRecord> &ends)
{
    std::vector<std::string> means{"mean"}, deviations{"std"};
    for (const ReportFigure &figure : figures) {
        std::vector<double> values;
        for (const EpochRecord &end : ends)
            values.push_back(figure.value(end));
        const Spread spread = spreadOf(values);
        means.push_back(shortNumber(spread.mean));
        deviations.push_back(shortNumber(spread.deviation));
        report.json["mean"][figure.name] = orNull(spread.mean);
        report.json["std"][figure.name] = orNull(spread.deviation);
    }
    table.add(means);
    table.add(deviations);
}

Result<Report> kept(Report report, const std::filesystem::path &file)
{
    report.text += "Written into " + file.parent_path().string() + ".\n";
    if (auto written = writeFileAtomically(file, report.json.dump(2) + "\n"); !written)
        return written.error();
    return report;
}

} // namespace

Result<Report> trainFolds(const TrainSetup &setup, int folds, const std::filesystem::path &out, const TrainInto &train)
{
    auto setups = makeFolds(setup, folds);
    if (!setups)
        return setups.error();
    Report report;
    report.json["folds"] = Json::array();
    const Figures &figures = epochFigures(isDetector(setup.network));
    Table table = tableOf("fold", figures);
    std::vector<EpochRecord> ends;
    for (int fold = 1; fold <= folds; ++fold) {
        std::cerr << "fold " << fold << " of " << folds << '\n';
        auto trainer =
            train(std::move((*setups)[static_cast<std::size_t>(fold - 1)]), out / ("fold-" + std::to_string(fold)));
        if (!trainer)
            return trainer.error();
        ends.push_back(lastOf(**trainer));
        report.json["folds"].push_back(withName("fold", fold, ends.back()));
        table.add(rowOf(std::to_string(fold), figures, ends.back()));
    }
    addSpread(report, table, figures, ends);
    report.text = table.text();
    return kept(std::move(report), out / "folds.json");
}

Result<Report> trainEnsemble(const TrainSetup &setup, int networks, const std::filesystem::path &out,
                             const TrainInto &train)
{
    auto setups = makeEnsemble(setup, networks);
    if (!setups)
        return setups.error();
    Report report;
    report.json["networks"] = Json::array();
    report.json["ensemble"] = Json::array();
    const Figures &figures = epochFigures(isDetector(setup.network));
    Table table = tableOf("network", figures);
    std::vector<Predictions> predictions;
    for (int i = 1; i <= networks; ++i) {
        std::cerr << "network " << i << " of " << networks << '\n';
        const TrainSetup &member = (*setups)[static_cast<std::size_t>(i - 1)];
        auto trainer = train(member, out / ("network-" + std::to_string(i)));
        if (!trainer)
            return trainer.error();
        auto predicted = predictValidation(member, (*trainer)->result());
        if (!predicted)
            return predicted.error();
        predictions.push_back(*std::move(predicted));
        Json json = withName("network", i, lastOf(**trainer));
        json["seed"] = member.seed;
        report.json["networks"].push_back(std::move(json));
        table.add(rowOf(std::to_string(i), figures, lastOf(**trainer)));
    }
    std::vector<const Predictions *> members;
    for (const Predictions &each : predictions)
        members.push_back(&each);
    Table grown({"together", "validation loss", "validation accuracy"});
    for (const PredictionFigures &each : growingEnsemble(members)) {
        const auto count = static_cast<int>(report.json["ensemble"].size()) + 1;
        report.json["ensemble"].push_back(
            {{"networks", count}, {"val_loss", orNull(each.loss)}, {"val_accuracy", orNull(each.accuracy)}});
        grown.add({std::to_string(count), shortNumber(each.loss), shortNumber(each.accuracy)});
    }
    report.text = table.text() + '\n' + grown.text();
    return kept(std::move(report), out / "ensemble.json");
}

} // namespace vitrine
