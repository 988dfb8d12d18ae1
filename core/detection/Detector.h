#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "core/detection/Letterbox.h"
#include "core/detection/RawOutput.h"
#include "core/detection/YoloxModel.h"
#include "core/tensor/Device.h"

#include <memory>
#include <string>
#include <vector>

namespace vitrine {

enum class EngineChoice { Auto, Plan, Plain, OpenVino };
enum class Precision { Float32, BFloat16, Float16, Int8 };

/// What an engine did to make a network fast: shown, since that is what acceleration engines are about.
struct EngineReport {
    std::string engine; ///< "plan", "plain", "openvino"
    std::string device; ///< "cpu", "cuda"
    Precision precision = Precision::Float32;
    int operations = 0; ///< steps that a run takes
    int fusedConvolutions = 0; ///< with batch norm and activation in one step
    double difference = 0; ///< largest difference from the plain path, seen when the engine was made
    std::vector<Message> notes; ///< one sentence each
};

/// Something that can run one network on one picture. Made for a fixed input size; call on the compute thread.
class Engine {
public:
    virtual ~Engine() = default;

    /// `input` [1, 3, H, W] Float32, as letterbox() makes it.
    virtual Result<RawOutput> run(const Snapshot &input) = 0;
    virtual const EngineReport &report() const = 0;
    /// Notes how far it is from the plain path; makeEngine() measures that.
    virtual void setDifference(double difference) = 0;
};

struct EngineRequest {
    EngineChoice engine = EngineChoice::Plan;
    Precision precision = Precision::Float32;
    DeviceChoice device = DeviceChoice::Auto;
};

/// Makes an engine for a model and checks it against the plain path on a picture of noise. Auto: the fastest that
/// agrees with it, of the plan and, where it is installed, OpenVINO. A plan that can't do something, or that disagrees,
/// gives way to the plain path and says so in its report; of OpenVINO asked for by name it is an error.
Result<std::unique_ptr<Engine>> makeEngine(const YoloxModel &model, const EngineRequest &request);

} // namespace vitrine
