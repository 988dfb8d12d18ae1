#pragma once

#include "core/labs/DeepChain.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QThread;

namespace vitrine {

/// The compute thread's side of ChainSession.
class ChainWorker : public QObject {
    Q_OBJECT

public:
    void start(quint64 number, std::vector<ChainKind> kinds, const ChainRequest &request, const Cancel &cancel);

signals:
    void advanced(quint64 number, double share);
    void finished(quint64 number, std::shared_ptr<const std::vector<vitrine::ChainGradients>> gradients);
    void failed(quint64 number, const vitrine::Error &error);

private:
    struct Job {
        quint64 number = 0;
        std::vector<ChainKind> kinds;
        ChainRequest request;
        Cancel cancel;
        std::shared_ptr<std::vector<ChainGradients>> done;
    };
    /// One chain, and the next by way of the event loop: what else is asked of the thread comes in between.
    void next(Job job);
};

/// Gradients through deep chains, in the GUI thread: commands return at once, and only the newest counts.
class ChainSession : public QObject {
    Q_OBJECT

public:
    explicit ChainSession(QThread *compute, QObject *parent = nullptr);
    ~ChainSession() override;

    void start(const std::vector<ChainKind> &kinds, const ChainRequest &request);
    void cancel();
    bool isRunning() const { return m_isRunning; }

signals:
    void runningChanged(bool running);
    void advanced(double share);
    void finished(std::shared_ptr<const std::vector<vitrine::ChainGradients>> gradients);
    void failed(const vitrine::Error &error);

private:
    void setRunning(bool running);

    QPointer<ChainWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    Cancel m_cancel;
    quint64 m_number = 0;
    bool m_isRunning = false;
};

} // namespace vitrine
