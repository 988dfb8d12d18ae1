#include "core/detection/engine/OpenVinoEngine.h"

#include "core/detection/engine/PlainForward.h"
#include "core/detection/openvino/OpenVinoModule.h"
#include "core/io/OnnxWriter.h"

#include <ATen/Parallel.h>
#include <ATen/TensorIterator.h>

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>

namespace vitrine {

namespace {

/// The module's functions, loaded once.
struct Module {
    VitrineOpenVinoMake *make = nullptr;
    VitrineOpenVinoRun *run = nullptr;
    VitrineOpenVinoDescribe *describe = nullptr;
    VitrineOpenVinoFree *free = nullptr;
    std::string missing; ///< why it is not there

    bool isThere() const { return make && run && describe && free; }
};

Module load()
{
    Module module;
    // Beside the program, wherever that was put.
    std::error_code unknown;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    void *library = nullptr;
    for (const std::filesystem::path &folder : {program.parent_path(), program.parent_path() / ".." / "lib"}) {
        library = dlopen((folder / "libvitrine_openvino.so").c_str(), RTLD_NOW | RTLD_LOCAL);
        if (library)
            break;
        const char *reason = dlerror();
        module.missing = reason ? reason : "";
    }
    if (!library)
        return module;
    module.make = reinterpret_cast<VitrineOpenVinoMake *>(dlsym(library, "vitrineOpenVinoMake"));
    module.run = reinterpret_cast<VitrineOpenVinoRun *>(dlsym(library, "vitrineOpenVinoRun"));
    module.describe = reinterpret_cast<VitrineOpenVinoDescribe *>(dlsym(library, "vitrineOpenVinoDescribe"));
    module.free = reinterpret_cast<VitrineOpenVinoFree *>(dlsym(library, "vitrineOpenVinoFree"));
    return module;
}

const Module &module()
{
    static const Module loaded = load();
    return loaded;
}

class OpenVinoEngine : public Engine {
public:
    OpenVinoEngine(void *compiled, const YoloxModel &model, Precision precision)
        : m_compiled(compiled), m_file(model.file.string()), m_width(model.width), m_height(model.height),
          m_classes(model.spec.classes)
    {
        m_report.engine = "openvino";
        m_report.device = "cpu";
        m_report.precision = precision;
        m_report.notes.push_back(Message::verbatim(module().describe(compiled)));
    }
    ~OpenVinoEngine() override { module().free(m_compiled); }
    OpenVinoEngine(const OpenVinoEngine &) = delete;
    OpenVinoEngine &operator=(const OpenVinoEngine &) = delete;

    Result<RawOutput> run(const Snapshot &input) override
    {
        const Shape expected{1, 3, m_height, m_width};
        if (input.shape() != expected)
            return fail(VITRINE_TEXT("core", "The detector got a picture %1; it was made for %2."),
                        toString(input.shape()), toString(expected));
        const auto row = static_cast<std::size_t>(5 + m_classes);
        std::vector<float> values(static_cast<std::size_t>(RawOutput::cellCount(m_width, m_height)) * row);
        if (const char *reason = module().run(m_compiled, input.floats().data(), values.data(), values.size()))
            return fail(VITRINE_TEXT("core", "OpenVINO could not run the network of %1: %2"), m_file, reason);
        // In pieces too small for LibTorch's threads: those go on spinning for a while, on OpenVINO's processors.
        const std::size_t piece = static_cast<std::size_t>(at::internal::GRAIN_SIZE) / row * row;
        for (std::size_t start = 0; start < values.size(); start += piece)
            squashScores(std::span(values).subspan(start, std::min(piece, values.size() - start)), m_classes);
        return RawOutput(m_width, m_height, m_classes, std::move(values));
    }
    const EngineReport &report() const override { return m_report; }
    void setDifference(double difference) override { m_report.difference = difference; }

private:
    void *m_compiled;
    std::string m_file;
    int m_width;
    int m_height;
    int m_classes;
    EngineReport m_report;
};

} // namespace

bool hasOpenVino()
{
    return module().isThere();
}

Result<std::unique_ptr<Engine>> makeOpenVino(const YoloxModel &model, const Graph &graph, Precision precision)
{
    if (!hasOpenVino()) {
        Error missing = fail(VITRINE_TEXT(
            "core", "This build has no OpenVINO; choose the engine auto, plan or plain, or run ./run.sh again."));
        missing.detail = module().missing;
        return missing;
    }
    const auto onnx = toOnnx(graph, model.weights);
    if (!onnx)
        return onnx.error();
    std::array<char, 1024> reason{};
    const VitrineOpenVinoRequest request{
        onnx->data(),         onnx->size(), model.width, model.height, precision == Precision::BFloat16 ? 1 : 0,
        at::get_num_threads()};
    void *const compiled = module().make(&request, reason.data(), reason.size());
    if (!compiled)
        return fail(VITRINE_TEXT("core", "OpenVINO could not take the network of %1: %2"), model.file.string(),
                    reason.data());
    return std::unique_ptr<Engine>(std::make_unique<OpenVinoEngine>(compiled, model, precision));
}

} // namespace vitrine
