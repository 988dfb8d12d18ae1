#pragma once

#include "core/base/Message.h"
#include "widgets/stepping/Breakpoints.h"
#include "widgets/stepping/JourneySession.h"

#include <QObject>

#include <deque>
#include <memory>
#include <optional>

namespace vitrine {

class Session;
class StepCursor;
class TrainState;

/// Leads the cursor from one iteration into the next and back: the steps of a journey as one line. What the session
/// shows is the first iteration; another network, other weights or another picture begin a new journey. The one before
/// is put aside, and goes on when what it was at is asked for again: by undo, or in another tab.
class StepFlow : public QObject {
    Q_OBJECT

public:
    StepFlow(Session *session, StepCursor *cursor, TrainState *training, QObject *parent = nullptr);

    JourneySession *journey() const { return m_journey; }
    Breakpoints *breakpoints() const { return m_breakpoints; }
    /// What is shown is watched while it plays: a step to stop at ends the playing.
    void setPlaying(bool on) { m_isPlaying = on; }
    /// What the session shows next is another network that is open, not a change of this one.
    void expectOther() { m_expectsOther = true; }

public slots:
    void goOn(); ///< past the last step
    void goBack(); ///< before the first
    void nextIteration(); ///< at the same step
    void previousIteration();
    void visit(std::int64_t number); ///< at the same step
    /// On until this step comes, in this iteration or in the next.
    void runTo(int step);
    void runToBlock(const QString &block, vitrine::Stage stage);
    void runToNext(const QString &block); ///< its next step, in whichever pass
    /// On without a limit, until a breakpoint or stop().
    void runOn();
    void runToEnd(); ///< until all items of the set were seen
    void stop();

signals:
    void stopped(); ///< playing and running are to end
    void said(const QString &text);
    void putAside(const vitrine::Message &why); ///< iterations that the user walked are not shown any more
    void failed(const vitrine::Error &error);

private:
    enum class Then {
        Keep, ///< the same step
        First,
        Last,
        RunEnd, ///< the last, after a run; or where it was to stop
        Update, ///< the first of the optimizer's steps
        Target,
        WalkAgain, ///< to the one that was shown, now that a journey that was put aside has been walked again
        Return, ///< where it was left
        Run ///< on, now that the iteration is known in full
    };

    /// A journey that was put aside. What it began with is enough: walked again, it has the same bits.
    struct Aside {
        JourneyOrder order;
        Question question; ///< of the iteration that was shown
        std::int64_t number = 0, walked = 0;
        std::optional<Stop> stop;
    };

    void followOutcome();
    void followSettings();
    void change(const Message &why);
    void putAway();
    bool comeBack();
    bool isComingBack() const;
    void fail(const Error &error);
    void begin();
    void show();
    void take(const JourneyMoment &moment, bool isLast);
    void stopWhereMet(Then then);
    void present(const JourneyMoment &moment);
    void place(Then then);
    void watch(int step);
    void askMet();
    void ask(std::int64_t number, Then then);
    void run(std::int64_t last);
    int nextHit(int after) const; ///< a step to stop at; −1: none
    int metAt(const Met &met) const;
    void tellHit(int step);
    int findTarget() const;

    Session *m_session;
    StepCursor *m_cursor;
    TrainState *m_training;
    JourneySession *m_journey;
    Breakpoints *m_breakpoints;
    std::shared_ptr<const Outcome> m_presented; ///< the journey's own
    std::vector<Met> m_met; ///< in the present iteration
    std::deque<Aside> m_aside; ///< newest first
    Then m_then = Then::Keep;
    std::optional<Stop> m_target; ///< of Target, and of Keep and Return
    std::optional<Stop> m_stood; ///< where the cursor stood last in what was presented
    Aside m_coming; ///< of WalkAgain and Return
    std::int64_t m_last = 0; ///< of Run: what run() was told
    bool m_isPlaying = false, m_isPresenting = false, m_expectsOther = false;
};

} // namespace vitrine
