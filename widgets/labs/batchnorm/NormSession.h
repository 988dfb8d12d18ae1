#pragma once

#include "widgets/labs/batchnorm/NormWorker.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QThread;

namespace vitrine {

class Session;

/// What a batch-norm laboratory has had computed, in the GUI thread: the picture in its batch, the statistics of batch
/// after batch of the set, the proof of a fold. Commands return at once; results come back as signals, and what an
/// older question would still say is dropped.
class NormSession : public QObject {
    Q_OBJECT

public:
    static constexpr int mostBatches = 400;

    NormSession(Session *session, QThread *compute, QObject *parent = nullptr);
    ~NormSession() override;

    /// Another run or batch norm. What was fed stays where it would be the same again.
    void setSubject(std::shared_ptr<const Outcome> outcome, const std::string &path);
    void setBatchSize(std::int64_t size);
    std::int64_t batchSize() const { return m_batchSize; }

    /// Feeds so many batches more, up to mostBatches.
    void feed(int batches);
    void pause();
    bool isFeeding() const { return m_isFeeding; }
    void startOver();
    /// Folds the batch norm as it was tried; answered by proofChanged().
    void prove(const BatchNormLayer &layer);

    const std::shared_ptr<const Outcome> &outcome() const { return m_outcome; }
    const std::string &path() const { return m_path; }
    const std::shared_ptr<const NormLook> &look() const { return m_look; } ///< null until it is there
    const std::vector<std::shared_ptr<const BatchStatistics>> &batches() const { return m_batches; }
    const std::shared_ptr<const FoldProof> &proof() const { return m_proof; }

signals:
    void lookChanged();
    void batchFed();
    void seriesCut(); ///< the batches are gone
    void feedingChanged(bool isFeeding);
    void proofChanged();
    void failed(const vitrine::Error &error); ///< of looking or feeding
    void proofFailed(const vitrine::Error &error);

private:
    void connectWorker();
    NormJob job(Cancel &cancel);
    void lookAgain();
    void setFeeding(bool isFeeding);

    Session *m_session;
    QPointer<NormWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    std::shared_ptr<const Outcome> m_outcome;
    std::string m_path;
    std::int64_t m_batchSize = 8;
    std::shared_ptr<const NormLook> m_look;
    std::vector<std::shared_ptr<const BatchStatistics>> m_batches;
    std::shared_ptr<const FoldProof> m_proof;
    quint64 m_number = 0;
    quint64 m_looking = 0, m_feedingJob = 0, m_proving = 0; ///< the newest job of each kind
    Cancel m_cancelLook, m_cancelFeed, m_cancelProof;
    std::size_t m_goal = 0; ///< batches to be fed
    bool m_isFeeding = false;
};

} // namespace vitrine
