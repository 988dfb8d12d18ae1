// What was found on this machine, and what to do about what is missing.

#include "app/cli/Resources.h"
#include "app/cli/Table.h"
#include "app/cli/Verb.h"
#include "core/data/DatasetKind.h"
#include "core/data/SetStore.h"
#include "core/detection/ModelStore.h"
#include "core/tensor/Device.h"

#include <cstdlib>
#include <filesystem>
#include <thread>

namespace vitrine {

namespace {

class DoctorVerb : public Verb {
public:
    std::string name() const override { return "doctor"; }
    std::string description() const override
    {
        return "What was found: LibTorch, GPU, models, data, and what to do about what is missing";
    }

    void addOptions(CLI::App &app) override { addJson(app, m_common); }

    Result<Report> run() override
    {
        const DeviceReport &device = deviceReport();
        note("LibTorch", true, device.libTorchVersion, "");
        note("threads", true,
             std::to_string(device.threads) + " of " + std::to_string(std::thread::hardware_concurrency()) + " cores",
             "");
        note("GPU", device.cudaUsable, device.cudaName, device.cudaMissing.text());
        notePictures();
        noteOnnx();
        noteFiles("networks", "networks", ".vitrine.json");
        noteFiles("weights", "models", ".safetensors");
        noteDetectors();
        noteDatasets();
        Report report;
        report.json["checks"] = m_checks;
        report.text = m_table.text();
        return report;
    }

private:
    void note(const std::string &what, bool found, const std::string &value, const std::string &advice)
    {
        m_checks.push_back({{"name", what}, {"found", found}, {"value", value}, {"advice", found ? "" : advice}});
        m_table.add({what, found ? "yes" : "no", found && !value.empty() ? value : advice});
    }

    void notePictures()
    {
#ifdef VITRINE_HAS_VISION
        note("pictures", true, "PNG, JPEG, BMP, TIFF, WebP, GIF, PPM", "");
#else
        note("pictures", true, "PGM and PPM only (built without vision)", "");
#endif
    }

    void noteOnnx()
    {
#ifdef VITRINE_HAS_ONNX
        note("ONNX", true, "export", "");
#else
        note("ONNX", false, "", "Built without it; install libonnx-dev and libprotobuf-dev, then build again.");
#endif
    }

    void noteDatasets()
    {
        std::string names;
        for (const auto &kind : datasetKinds()) {
            const bool isBuiltIn = kind->argumentName().empty() || !kind->choices().empty();
            names += (names.empty() ? "" : ", ") + usageOf(*kind) + (isBuiltIn ? " (built in)" : " (from disk)");
        }
        note("datasets", true, names, "");
        notePublicSets();
    }

    /// One line for each of the public sets: where it lies, or from where it can be fetched into which folder.
    void notePublicSets()
    {
        const auto sets = readSetCatalogue(resourceFolder() / "datasets" / "catalogue.json");
        if (!sets)
            return note("public data sets", false, "", sets.error().message.text());
        for (const CatalogueSet &set : *sets) {
            const std::filesystem::path folder = SetStore().folder(set);
            std::string advice = "Fetch";
            for (const CatalogueFile &file : set.files)
                advice += " " + file.url;
            advice += " into " + folder.string()
                + (set.files.front().isArchive() ? ", unpack it there (tar -xzf)" : std::string())
                + ", then train with --data " + set.kind + ":" + folder.string() + ".";
            const bool isThere = std::filesystem::exists(folder) && openDataset(set.kind + ":" + folder.string()).ok();
            note(set.name, isThere, folder.string(), advice);
        }
    }

    void noteFiles(const std::string &what, const std::string &folder, const std::string &ending)
    {
        std::string names;
        std::error_code ignored;
        for (const auto &entry : std::filesystem::directory_iterator(resourceFolder() / folder, ignored)) {
            const std::string name = entry.path().filename().string();
            if (name.ends_with(ending))
                names += (names.empty() ? "" : ", ") + name.substr(0, name.size() - ending.size());
        }
        note(what, !names.empty(), names,
             "Nothing in " + (resourceFolder() / folder).string()
                 + "; set VITRINE_RESOURCES to the project's resources folder.");
    }

    /// One line for each of the published detectors.
    void noteDetectors()
    {
        const auto catalogue = readModelCatalogue(modelCatalogueFile());
        if (!catalogue)
            return note("models", false, "", catalogue.error().message.text());
        ModelStore store;
        note("models", std::filesystem::exists(store.folder()), store.folder().string(),
             "Download them in the studio, or fetch them from the addresses below into the folder "
                 + store.folder().string() + ".");
        for (const CatalogueModel &model : catalogue->models) {
            if (store.state(model) == ModelStore::State::Missing) {
                note(model.name, false, "", model.url);
                continue;
            }
            const auto verified = store.verify(model);
            note(model.name, verified.ok(), verified ? store.file(model).string() : "",
                 verified ? "" : verified.error().message.text());
        }
    }

    nlohmann::ordered_json m_checks = nlohmann::ordered_json::array();
    Table m_table{{"what", "found", ""}};
};

} // namespace

std::unique_ptr<Verb> makeDoctorVerb()
{
    return std::make_unique<DoctorVerb>();
}

} // namespace vitrine
