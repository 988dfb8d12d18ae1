#pragma once

#include "widgets/stepping/JourneyWorker.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

class QThread;

namespace vitrine {

/// A journey through training in the GUI thread: iterations that were walked, and the one that is looked at. Commands
/// return at once; the compute thread walks, and computes again what was let go of.
class JourneySession : public QObject {
    Q_OBJECT

public:
    explicit JourneySession(QThread *compute, QObject *parent = nullptr);
    ~JourneySession() override;

    /// In place of the journey there is. Nothing is computed before an iteration is asked for.
    void begin(JourneyOrder order);
    /// Whether the run that it begins with can be learnt from: it has a loss, and something to learn.
    bool isPossible() const { return m_isPossible; }
    const JourneyOrder &order() const { return *m_order; }
    bool hasOrder() const { return m_order != nullptr; }
    std::int64_t walked() const { return static_cast<std::int64_t>(m_notes.size()); }
    const std::vector<IterationNote> &notes() const { return m_notes; }
    bool isKept(std::int64_t number) const;
    std::int64_t batches() const { return m_batches; } ///< until all items were seen; known once one was walked
    const JourneyMemory &memory() const { return m_memory; }
    std::int64_t budget() const { return m_budget; }
    /// What arrived last; its iteration is the one that is looked at.
    std::int64_t shown() const { return m_shown; }
    bool isBusy() const { return m_isBusy; }
    bool isRunning() const { return m_isRunning; } ///< through many

public slots:
    /// One iteration: walked to, kept, or computed again.
    void visit(std::int64_t number, const vitrine::Conditions &conditions);
    /// On through iterations up to `last`, until a condition is met or stop().
    void run(std::int64_t last, const vitrine::Conditions &conditions);
    void stop();
    void setBudget(std::int64_t bytes);

signals:
    void begun();
    void arrived(std::shared_ptr<const vitrine::JourneyMoment> moment, bool isLast);
    void changed(); ///< notes, memory, what is kept
    void busyChanged(bool busy);
    void failed(const vitrine::Error &error); ///< a stop too

private:
    void send(std::int64_t from, std::int64_t to, const Conditions &conditions, bool runs);
    void setBusy(bool busy);
    void take(quint64 errand, std::shared_ptr<const JourneyMoment> moment, bool isLast);
    void note(quint64 journey, const JourneyStand &stand);

    QPointer<JourneyWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    std::shared_ptr<const JourneyOrder> m_order;
    quint64 m_journey = 0;
    quint64 m_errand = 0; ///< the newest: what comes of those before it is not waited for any more
    Cancel m_cancel;
    std::vector<IterationNote> m_notes;
    std::vector<std::int64_t> m_kept;
    JourneyMemory m_memory;
    std::int64_t m_budget = std::int64_t{512} << 20;
    std::int64_t m_shown = 0, m_batches = 1;
    bool m_isPossible = false, m_isBusy = false, m_isRunning = false;
};

} // namespace vitrine
