// The loss of a network around its weights, on a plane along two directions or on the line of a path, as a table.

#include "app/cli/PictureInput.h"
#include "app/cli/Table.h"
#include "app/cli/TrainingOptions.h"
#include "app/cli/Verb.h"
#include "core/base/AtomicFile.h"
#include "core/data/DatasetKind.h"
#include "core/graph/InitWeights.h"
#include "core/network/NetworkFile.h"
#include "core/training/batches/PrepareItems.h"
#include "core/training/landscape/LandscapeScan.h"
#include "core/training/landscape/PathPlane.h"
#include "core/training/landscape/RandomPlane.h"
#include "core/training/models/RowLayout.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>

namespace vitrine {

namespace {

enum class Directions { Random, Pca, Line };

constexpr std::size_t mostPathFiles = 1000;

nlohmann::ordered_json orNull(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

class LandscapeVerb : public Verb {
public:
    std::string name() const override { return "landscape"; }
    std::string description() const override { return "The loss of a network around its weights"; }

    void addOptions(CLI::App &app) override
    {
        app.add_option("network", m_network, "Network file (*.vitrine.json) with a loss")->required();
        app.add_option("--weights", m_weights, "Weights in the middle (*.safetensors); fresh ones without");
        app.add_option("--data", m_data, "Data set, as train takes it")->required();
        addChoice(app, "--directions", m_directions,
                  {{"random", Directions::Random}, {"pca", Directions::Pca}, {"line", Directions::Line}},
                  "random (filter-normalised), pca (along the path), line (from its start to its end)");
        app.add_option("--path", m_path,
                       "Folder with the weights of a path (*.safetensors, in the order of their names), as train "
                       "--snapshots leaves it")
            ->check(CLI::ExistingDirectory);
        app.add_option("--points", m_points, "Points along each direction")->check(CLI::Range(2, 1001));
        app.add_option("--range", m_range, "How far to go along random directions")
            ->check(finiteNonNegative() & CLI::PositiveNumber);
        app.add_flag("--biases", m_movesBiases, "Random directions move biases and norms too");
        app.add_option("--samples", m_samples, "Samples that the loss is the mean over")
            ->check(CLI::Range(1, 10000000));
        addChoice(app, "--part", m_onTraining, {{"validation", false}, {"train", true}},
                  "Part of the set that the samples are of: validation, train");
        addChoice(app, "--norm", m_statistics, {{"running", NormStatistics::Running}, {"batch", NormStatistics::Batch}},
                  "What batch norm takes: running (as trained), batch (of the samples, at each point)");
        app.add_option("--out", m_out, "Table to write (*.csv)")->required();
        addSeed(app, m_common);
        addCompute(app, m_common);
        addJson(app, m_common);
        app.parse_complete_callback([this] {
            if (m_directions != Directions::Random && m_path.empty())
                throw CLI::ValidationError("--directions", "needs --path, the folder with the weights of the path");
        });
    }

protected:
    Result<Report> run() override
    {
        if (auto prepared = prepare(); !prepared)
            return prepared.error();
        if (auto chosen = chooseDirections(); !chosen)
            return chosen.error();
        placePath();
        auto model = makeTrainingModel(m_model);
        if (!model)
            return inFile(m_network, model.error());
        AtomicFile table(m_out); // one that can't be written is no reason to compute for hours first
        if (auto opened = table.open(); !opened)
            return opened.error();
        const auto start = std::chrono::steady_clock::now();
        LandscapeScan scan(**model, m_request);
        int told = 0;
        while (!scan.isDone()) {
            if (auto done = scan.advance(); !done)
                return inFile(m_network, done.error());
            if (const int tenths = static_cast<int>(scan.progress() * 10); tenths > told) {
                told = tenths;
                std::cerr << 10 * tenths << " %\n";
            }
        }
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        auto written = table.write(landscapeCsv(scan.landscape(), m_paths));
        if (written)
            written = table.commit();
        if (!written)
            return written.error();
        return describe(scan.landscape(), seconds);
    }

private:
    /// What can be wrong with the files is said before the data is read, which takes longest.
    Result<void> prepare()
    {
        auto network = readNetwork(m_network);
        if (!network)
            return network.error();
        GraphResult graph = buildGraph(*network, 1);
        if (!graph.ok())
            return graph.error(m_network);
        m_graph = *std::move(graph.graph);
        if (auto read = readTensors(); !read)
            return read;
        auto set = openDataset(m_data, m_common.seed, 0,
                               [](const std::filesystem::path &file) { return readAnyPicture(file.string()); });
        if (!set)
            return set.error();
        const DataSplit split = splitInOrder(**set);
        auto items = prepareItems(*set, split, *network);
        if (!items)
            return inFile(m_network, items.error());
        auto batches = landscapeSamples(*network, *items, m_onTraining ? split.training : split.validation, m_samples,
                                        m_common.seed);
        if (!batches)
            return batches.error();
        m_request.batches = std::make_shared<const std::vector<Batch>>(*std::move(batches));
        m_request.statistics = m_statistics;
        m_model.network = *std::move(network);
        m_model.device = m_common.device;
        return {};
    }

    Result<void> readTensors()
    {
        m_model.tensors = initWeights(m_graph, m_common.seed);
        if (auto read = readPath(); !read)
            return read;
        if (m_weights.empty())
            return {};
        auto tensors = loadWeights(m_weights, m_graph);
        if (!tensors)
            return tensors.error();
        m_model.tensors = *std::move(tensors);
        return {};
    }

    /// The last file of the path brings the buffers, where no weights are given.
    Result<void> readPath()
    {
        if (m_path.empty())
            return {};
        std::error_code code;
        std::vector<std::filesystem::path> files;
        for (const auto &entry : std::filesystem::directory_iterator(m_path, code))
            if (entry.path().extension() == ".safetensors")
                files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        if (code || files.empty() || files.size() > mostPathFiles)
            return fail(VITRINE_TEXT("core", "%1 holds %2 files with weights (*.safetensors); 1 to %3 make a path."),
                        m_path, files.size(), mostPathFiles);
        for (const std::filesystem::path &file : files) {
            auto tensors = loadWeights(file.string(), m_graph);
            if (!tensors)
                return tensors.error();
            m_rows.push_back(rowOf(layOut(m_graph), *tensors));
            m_model.tensors = *std::move(tensors);
        }
        return {};
    }

    Result<void> chooseDirections()
    {
        m_request.area.columns = m_request.area.rows = m_points;
        if (m_directions == Directions::Random) {
            m_request.plane = std::make_shared<const Plane>(
                randomPlane(m_graph, rowOf(layOut(m_graph), m_model.tensors), {m_common.seed, m_movesBiases}));
            m_request.area.low = {-m_range, -m_range};
            m_request.area.high = {m_range, m_range};
            return {};
        }
        if (m_directions == Directions::Line) {
            Plane plane{m_rows.front(), m_rows.back(), std::vector<float>(m_rows.front().size(), 0.0F)};
            for (std::size_t i = 0; i < plane.x.size(); ++i)
                plane.x[i] -= plane.origin[i];
            m_request.plane = std::make_shared<const Plane>(std::move(plane));
            m_request.area = {{-0.25, 0}, {1.25, 0}, m_points, 1};
            return {};
        }
        const std::vector<std::span<const float>> rows(m_rows.begin(), m_rows.end());
        auto found = pathPlane(rows, rows.back());
        if (!found)
            return found.error();
        m_shares = found->shares;
        m_request.plane = std::make_shared<const Plane>(std::move(found->plane));
        return {};
    }

    void placePath()
    {
        if (m_rows.empty())
            return;
        const PlaneProjector projector(*m_request.plane);
        PlacedPath path{m_path, {}};
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            path.points.push_back({static_cast<std::int64_t>(i), projector.project(m_rows[i])});
        m_paths = {std::move(path)};
        if (m_directions == Directions::Pca)
            m_request.area = areaAround(m_paths, m_points);
    }

    Report describe(const Landscape &landscape, double seconds) const
    {
        std::int64_t samples = 0;
        for (const Batch &batch : *m_request.batches)
            samples += batch.size();
        Report report;
        report.json = {{"out", m_out},
                       {"points", landscape.area.count()},
                       {"samples", samples},
                       {"seconds", seconds},
                       {"low", {landscape.area.low.x, landscape.area.low.y}},
                       {"high", {landscape.area.high.x, landscape.area.high.y}},
                       {"loss", orNull(landscape.centre.loss)},
                       {"accuracy", orNull(landscape.centre.accuracy)},
                       {"curvature", {orNull(landscape.curvatureX), orNull(landscape.curvatureY)}}};
        Table table({"", "x", "y"});
        table.add({"low", shortNumber(landscape.area.low.x), shortNumber(landscape.area.low.y)});
        table.add({"high", shortNumber(landscape.area.high.x), shortNumber(landscape.area.high.y)});
        table.add({"curvature", shortNumber(landscape.curvatureX), shortNumber(landscape.curvatureY)});
        if (m_directions == Directions::Pca) {
            report.json["shares"] = {m_shares[0], m_shares[1]};
            table.add({"share", shortNumber(m_shares[0]), shortNumber(m_shares[1])});
        }
        report.text = table.text() + "Loss " + shortNumber(landscape.centre.loss) + " at (0, 0); "
            + grouped(static_cast<long long>(landscape.area.count())) + " points on "
            + grouped(static_cast<long long>(samples)) + " samples in " + shortNumber(seconds) + " s, written into "
            + m_out + ".\n";
        return report;
    }

    std::string m_network, m_weights, m_data, m_path, m_out;
    Directions m_directions = Directions::Random;
    int m_points = 25;
    double m_range = 1;
    std::size_t m_samples = 512;
    bool m_movesBiases = false, m_onTraining = false;
    NormStatistics m_statistics = NormStatistics::Running;

    Graph m_graph;
    ModelRequest m_model;
    LandscapeRequest m_request;
    std::vector<std::vector<float>> m_rows; ///< of the path
    std::vector<PlacedPath> m_paths;
    std::array<double, 2> m_shares{};
};

} // namespace

std::unique_ptr<Verb> makeLandscapeVerb()
{
    return std::make_unique<LandscapeVerb>();
}

} // namespace vitrine
