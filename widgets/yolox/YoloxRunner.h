#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "widgets/yolox/YoloxRun.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

class QThread;

namespace vitrine {

class YoloxState;
class YoloxWorker;

/// Keeps a YoloxState's run up to date: whenever picture or network change, the compute thread sends the one through
/// the other. The newest wish wins. What fails leaves the state without a run, and says why.
class YoloxRunner : public QObject {
    Q_OBJECT

public:
    YoloxRunner(YoloxState *state, QThread *compute, QObject *parent = nullptr);
    ~YoloxRunner() override;

    bool isBusy() const { return m_isBusy; }

public slots:
    void cancel();

signals:
    void busyChanged(bool busy);
    void progress(double share);
    void failed(const vitrine::Error &error);

private:
    void ask();
    void accept(quint64 number, std::shared_ptr<const YoloxRun> run);
    void refuse(quint64 number, const Error &error);
    void setBusy(bool busy);

    YoloxState *m_state;
    QPointer<YoloxWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    QTimer m_soon; ///< one wish for all that changes in a moment
    Cancel m_cancel;
    quint64 m_number = 0; ///< of the newest wish
    bool m_isBusy = false;
};

} // namespace vitrine
