#pragma once

#include "core/trace/TraceComparison.h"
#include "widgets/session/Workbench.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QObject>

#include <memory>
#include <optional>

namespace vitrine {

/// Two runs, what was asked for them, and where they differ; immutable.
struct NetComparison {
    std::shared_ptr<const Outcome> open; ///< of the network that is open
    std::shared_ptr<const Outcome> other;
    std::shared_ptr<const TraceComparison> traces; ///< a: of `open`, b: of `other`
};

/// The compute thread's side of NetCompareSession: runs the other side, then compares pair by pair and lets others work
/// in between. Mailbox of one: a newer request waits in an older one's place.
class NetCompareWorker : public QObject {
    Q_OBJECT

public:
    struct Request {
        quint64 number = 0;
        std::shared_ptr<const Outcome> open;
        Question other;
        RunOptions options;
        Cancel cancel;
    };
    void post(Request request); ///< from any thread
    /// Lets go of all that is kept for the next request; from any thread.
    void postForget();

signals:
    void compared(quint64 number, std::shared_ptr<const vitrine::NetComparison> comparison);
    void refused(quint64 number, const vitrine::Error &error);
    void progress(quint64 number, double share);

private:
    struct Work {
        Request request;
        std::shared_ptr<const Outcome> other;
        TraceComparer comparer;
    };
    void takeNext();
    void begin(Request request);
    Result<std::shared_ptr<const Outcome>> run(const Request &request);
    void goOn();
    void tellProgress(double share);

    QMutex m_mutex; ///< guards the mailbox; never held while computing
    std::optional<Request> m_request;
    std::unique_ptr<Workbench> m_bench;
    std::optional<Work> m_work; ///< of the request that has begun
    quint64 m_number = 0; ///< its number
    QElapsedTimer m_told; ///< since progress was told last
};

} // namespace vitrine
