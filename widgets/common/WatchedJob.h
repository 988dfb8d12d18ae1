#pragma once

#include "widgets/common/LatestJob.h"

namespace vitrine {

/// Keeps an outcome up to date while somebody looks: one piece of work at a time, and another where something changed
/// meanwhile, so that a drag that never rests is followed all the same. While nobody looks it only remembers that
/// something changed.
class WatchedJob : public QObject {
    Q_OBJECT

public:
    /// Work on everything as it is now; empty: there is nothing to work on.
    using Prepare = std::function<LatestJob::Work()>;

    WatchedJob(Prepare prepare, QObject *parent);

    void setWatched(bool watched);
    void refresh(); ///< what it works on has changed
    void cancel();
    bool isBusy() const; ///< what is known is not up to date, and will be

private:
    void begin();

    LatestJob m_job;
    Prepare m_prepare;
    bool m_isWatched = false;
    bool m_isStale = true;
};

} // namespace vitrine
