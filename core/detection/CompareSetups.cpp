// In which settings two detections differ.

#include "core/detection/Compare.h"
#include "core/detection/support/CsvText.h"

#include <algorithm>
#include <filesystem>

namespace vitrine {

namespace {

Message sizeOf(const DetectionSetup &setup)
{
    return Message::verbatim(std::to_string(setup.width) + " × " + std::to_string(setup.height));
}

Message engineOf(const DetectionSetup &setup)
{
    if (setup.engine.engine == "plan")
        return Message::of(VITRINE_TEXT("core", "Plan"));
    if (setup.engine.engine == "plain")
        return Message::of(VITRINE_TEXT("core", "Plain"));
    return Message::verbatim(setup.engine.engine == "openvino" ? "OpenVINO" : setup.engine.engine);
}

Message deviceOf(const DetectionSetup &setup)
{
    return setup.engine.device == "cpu" ? Message::of(VITRINE_TEXT("core", "CPU"))
        : setup.engine.device == "cuda" ? Message::of(VITRINE_TEXT("core", "GPU"))
                                        : Message::verbatim(setup.engine.device);
}

Message precisionOf(const DetectionSetup &setup)
{
    switch (setup.engine.precision) {
    case Precision::Float32:
        break;
    case Precision::BFloat16:
        return Message::verbatim("BF16");
    case Precision::Float16:
        return Message::verbatim("FP16");
    case Precision::Int8:
        return Message::verbatim("INT8");
    }
    return Message::verbatim("FP32");
}

Message suppressionOf(const DetectionSetup &setup)
{
    return setup.thresholds.classAgnostic ? Message::of(VITRINE_TEXT("core", "across classes"))
                                          : Message::of(VITRINE_TEXT("core", "within each class"));
}

Message limitOf(const DetectionSetup &setup)
{
    return setup.thresholds.limit > 0 ? Message::verbatim(std::to_string(setup.thresholds.limit))
                                      : Message::of(VITRINE_TEXT("core", "all"));
}

/// Of two files of one name the whole paths.
std::pair<Message, Message> filesOf(const DetectionSetup &a, const DetectionSetup &b)
{
    const std::string first = std::filesystem::path(a.file).filename().string();
    const std::string second = std::filesystem::path(b.file).filename().string();
    return first == second ? std::pair(Message::verbatim(a.file), Message::verbatim(b.file))
                           : std::pair(Message::verbatim(first), Message::verbatim(second));
}

} // namespace

std::vector<SettingDifference> compareSetups(const DetectionSetup &a, const DetectionSetup &b)
{
    std::vector<SettingDifference> found;
    const auto compare = [&](const char *name, const Message &first, const Message &second) {
        if (first != second)
            found.push_back({Message::of(name), first, second});
    };
    const auto number = [](float value) { return Message::verbatim(exactText(value)); };
    compare(VITRINE_TEXT("core", "Detector"), Message::verbatim(a.model), Message::verbatim(b.model));
    if (a.file != b.file) {
        const auto [first, second] = filesOf(a, b);
        compare(VITRINE_TEXT("core", "Weights"), first, second);
    }
    compare(VITRINE_TEXT("core", "Classes"), Message::verbatim(std::to_string(a.classes)),
            Message::verbatim(std::to_string(b.classes)));
    compare(VITRINE_TEXT("core", "Input"), sizeOf(a), sizeOf(b));
    compare(VITRINE_TEXT("core", "Engine"), engineOf(a), engineOf(b));
    compare(VITRINE_TEXT("core", "Device"), deviceOf(a), deviceOf(b));
    compare(VITRINE_TEXT("core", "Precision"), precisionOf(a), precisionOf(b));
    compare(VITRINE_TEXT("core", "Confidence"), number(a.thresholds.confidence), number(b.thresholds.confidence));
    compare(VITRINE_TEXT("core", "NMS IoU"), number(a.thresholds.iou), number(b.thresholds.iou));
    compare(VITRINE_TEXT("core", "Suppression"), suppressionOf(a), suppressionOf(b));
    compare(VITRINE_TEXT("core", "Most boxes"), limitOf(a), limitOf(b));
    return found;
}

} // namespace vitrine
