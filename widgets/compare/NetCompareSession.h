#pragma once

#include "core/base/Cancel.h"
#include "widgets/compare/NetCompareChoice.h"
#include "widgets/compare/NetCompareWorker.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace vitrine {

class Session;

/// The network that is open held against another side, in the GUI thread. What is open is run by the session; every
/// outcome of it is compared anew, on the same compute thread, as soon as the one before is done. A choice for the
/// other side that fails leaves the one before.
class NetCompareSession : public QObject {
    Q_OBJECT

public:
    NetCompareSession(Session *session, QObject *parent);
    ~NetCompareSession() override;

    bool isOn() const { return m_isOn; }
    /// Off lets go of all that was run for it.
    void setOn(bool on);
    const NetCompareChoice &choice() const { return m_choice; }
    /// Compares with this from now on.
    void choose(const NetCompareChoice &choice);
    /// Of the newest that is done; null before the first.
    const std::shared_ptr<const NetComparison> &comparison() const { return m_comparison; }
    bool isBusy() const { return m_isBusy; }
    void cancel();

signals:
    void changed(); ///< another comparison, or none
    void chosen(); ///< the other side that was asked for is there
    void failed(const vitrine::Error &error);
    void busyChanged(bool busy);
    void progress(double share);

private:
    void ask();
    Question otherQuestion(const Outcome &open) const;
    void accept(quint64 number, std::shared_ptr<const NetComparison> comparison);
    void refuse(quint64 number, const Error &error);
    void setBusy(bool busy);

    Session *m_session;
    QPointer<NetCompareWorker> m_worker; ///< lives in, and dies with, the compute thread
    bool m_isOn = false, m_isBusy = false;
    NetCompareChoice m_choice;
    NetCompareChoice m_shown; ///< the choice of m_comparison
    std::shared_ptr<const NetComparison> m_comparison;
    Cancel m_cancel;
    quint64 m_number = 0; ///< of the newest request
    quint64 m_oldest = 0; ///< of the first request with the present choice: answers to those before don't count
};

} // namespace vitrine
