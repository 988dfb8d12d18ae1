#pragma once

#include "core/base/Cancel.h"
#include "core/detection/ClassMapping.h"
#include "core/detection/Proposals.h"
#include "widgets/detection/DetectBench.h"
#include "widgets/detection/truth/TruthSet.h"

#include <QObject>

#include <memory>
#include <optional>

namespace vitrine {

/// What a detector proposes in all annotated pictures, with the annotations of those: enough to apply any threshold
/// without running the network again. Immutable.
struct EvaluationInput {
    QString path; ///< of the annotations
    Annotations truth; ///< of the pictures that were looked at
    std::vector<Proposals> proposals; ///< beside truth.pictures
    ClassMapping mapping;
    std::shared_ptr<const DetectorFacts> detector;
    int leftOut = 0; ///< pictures that are missing or can't be read
    std::optional<Error> firstRefusal;
};

/// The compute thread's side of an evaluation: a picture at a time, so that other work comes in between.
class EvaluationWorker : public QObject {
    Q_OBJECT

public:
    /// Proposals of all pictures together, bytes: beyond that it ends with an error.
    static constexpr std::size_t mostBytes = std::size_t{1} << 30;

    /// In the compute thread. One that is under way is given up.
    void start(std::shared_ptr<LoadedDetector> detector, std::shared_ptr<const TruthSet> set, ClassMapping mapping,
               const Cancel &cancel);

signals:
    void progress(int done, int count);
    void done(std::shared_ptr<const vitrine::EvaluationInput> input);
    void failed(const vitrine::Error &error);

private:
    void step(int run);
    /// Fails where the detector does, not where a picture is missing.
    Result<void> look();
    void end(std::optional<Error> error = {});

    std::shared_ptr<LoadedDetector> m_detector;
    std::shared_ptr<const TruthSet> m_set;
    std::shared_ptr<EvaluationInput> m_input;
    std::size_t m_next = 0;
    std::size_t m_bytes = 0;
    Cancel m_cancel;
    int m_run = 0; ///< steps of an earlier one are passed over
};

} // namespace vitrine
