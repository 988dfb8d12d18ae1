#pragma once

#include "core/base/Cancel.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace vitrine {

/// Work off the GUI thread of which only the newest counts: starting another cancels the one before, and what that
/// would still say is dropped. For light work without torch, which has a thread of its own.
class LatestJob : public QObject {
    Q_OBJECT

public:
    /// What is to be done with the outcome, in the GUI thread.
    using Deliver = std::function<void()>;
    using Work = std::function<Deliver(const Cancel &cancel)>;

    explicit LatestJob(QObject *parent = nullptr);
    ~LatestJob() override;

    /// `work` must own what it reads.
    void start(Work work);
    void cancel();
    bool isBusy() const { return m_isBusy; }

signals:
    void busyChanged(bool busy);

private:
    void finish(int number, const Deliver &deliver);
    void setBusy(bool busy);

    QThreadPool m_pool;
    Cancel m_cancel;
    int m_number = 0;
    bool m_isBusy = false;
};

} // namespace vitrine
