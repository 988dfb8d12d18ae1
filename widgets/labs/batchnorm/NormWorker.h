#pragma once

#include "core/base/Cancel.h"
#include "core/batchnorm/BatchNormFold.h"
#include "core/batchnorm/BatchNormProbe.h"
#include "core/data/Dataset.h"
#include "widgets/session/Outcome.h"
#include "widgets/session/RunOptions.h"

#include <QObject>

#include <memory>
#include <optional>

namespace vitrine {

/// The picture within its batch, and alone, as a batch norm sees them.
struct NormLook {
    Snapshot input; ///< [N, C, …]; sample 0 is the picture
    Snapshot feeding; ///< what goes into the layer before; invalid where that has several inputs
    BatchStatistics statistics; ///< of `input`
    Snapshot alone; ///< [1, C, …]; invalid where a batch norm before it can't do with a single picture
    BatchStatistics aloneStatistics;
};

/// What is to be run.
struct NormJob {
    quint64 number = 0;
    std::shared_ptr<const Outcome> outcome;
    std::string path; ///< of the batch norm
    std::int64_t batchSize = 8;
    RunOptions options;
    Cancel cancel;
};

/// The compute thread's side of NormSession. A batch at a time, so that whatever else is asked of the thread comes in
/// between. look(), feed() and prove() may be called from any thread.
class NormWorker : public QObject {
    Q_OBJECT

public:
    void look(NormJob job);
    /// Batches [first, end) of the set: items [k·N, (k + 1)·N), round and round.
    void feed(NormJob job, std::int64_t first, std::int64_t end);
    /// `layer`: as it was tried. `feeding`: what goes into the layer before it.
    void prove(NormJob job, BatchNormLayer layer, Snapshot feeding);

signals:
    void looked(quint64 number, std::shared_ptr<const vitrine::NormLook> look);
    void fed(quint64 number, std::shared_ptr<const vitrine::BatchStatistics> batch);
    void proved(quint64 number, std::shared_ptr<const vitrine::FoldProof> proof);
    void failed(quint64 number, const vitrine::Error &error);

private:
    void lookNow(const NormJob &job);
    void feedNow(const NormJob &job, std::int64_t batch, std::int64_t end);
    /// `batch`: of the set; none: the picture and what comes with it.
    Result<ProbeRequest> request(const NormJob &job, std::optional<std::int64_t> batch, std::int64_t size);
    Result<TensorMap> inputs(const NormJob &job, std::optional<std::int64_t> batch, std::int64_t size);
    Result<std::shared_ptr<const Dataset>> set(const QString &name);

    QString m_setName;
    std::shared_ptr<const Dataset> m_set;
};

} // namespace vitrine
