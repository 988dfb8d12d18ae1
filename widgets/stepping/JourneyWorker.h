#pragma once

#include "core/stepping/Conditions.h"
#include "core/stepping/Journey.h"
#include "widgets/session/Workbench.h"
#include "widgets/training/TrainSettings.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <vector>

namespace vitrine {

/// What a journey is to begin with.
struct JourneyOrder {
    std::shared_ptr<const Outcome> outcome; ///< of iteration 0
    TrainSettings settings; ///< optimizer, schedule, penalties
    RunOptions options;
    std::int64_t budget = 0; ///< bytes
};

/// An iteration, ready to be looked at.
struct JourneyMoment {
    std::shared_ptr<const Iteration> iteration;
    std::shared_ptr<const Outcome> outcome; ///< of its run
    std::vector<Met> met; ///< conditions
};

/// What is known of a journey so far.
struct JourneyStand {
    std::vector<IterationNote> news; ///< notes of the iterations since the last stand
    std::vector<std::int64_t> kept; ///< numbers of those that are there in full
    JourneyMemory memory;
    std::int64_t batches = 1; ///< until all items were seen
};

/// The compute thread's side of JourneySession.
class JourneyWorker : public QObject {
    Q_OBJECT

public:
    struct Errand {
        quint64 journey = 0; ///< a number for each
        quint64 number = 0; ///< of the errand, among all
        std::shared_ptr<const JourneyOrder> order;
        std::int64_t from = 0, to = 0; ///< all of them in turn, or until a condition is met
        Conditions conditions;
        bool showsAll = false; ///< hands out those on the way too, as fast as they can be looked at
        Cancel cancel; ///< of a run: what it has come to is handed out
    };
    // From any thread. A newer errand takes the place of the one there is.
    void post(Errand errand);
    void postBudget(std::int64_t bytes);
    void postEnd(); ///< lets go of the journey

signals:
    void arrived(quint64 errand, std::shared_ptr<const vitrine::JourneyMoment> moment, bool isLast);
    void stood(quint64 journey, std::shared_ptr<const vitrine::JourneyStand> stand);
    void failed(quint64 errand, const vitrine::Error &error);

private:
    void begin(Errand errand);
    Result<void> open();
    Result<void> checkMemory() const;
    void slice();
    void fail(const Error &error);
    void handOut(const std::shared_ptr<const Iteration> &iteration, std::vector<Met> met, bool isLast);
    void tellStand();
    Question questionOf(std::int64_t number) const;
    Result<std::shared_ptr<const Outcome>> outcomeOf(const Iteration &iteration);
    JourneySetup setup();
    std::shared_ptr<const PreparedItems> openItems() const;

    Workbench m_bench; ///< reads the set
    std::shared_ptr<const PreparedItems> m_items; ///< the Train panel's, of networks that take no pictures
    Errand m_errand;
    quint64 m_opened = 0; ///< which journey is there
    std::shared_ptr<const JourneyOrder> m_order;
    std::unique_ptr<Journey> m_journey;
    std::int64_t m_batches = 1;
    std::size_t m_told = 0; ///< notes that were handed out
    quint64 m_turn = 0; ///< of the errand that is under way
    QElapsedTimer m_sinceShown, m_sinceStood;
};

} // namespace vitrine
