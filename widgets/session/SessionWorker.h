#pragma once

#include "core/blocks/Explanation.h"
#include "widgets/session/Workbench.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QObject>

#include <memory>
#include <optional>

namespace vitrine {

/// The compute thread's side of Session. The post…() functions may be called from any thread; requests wait in a
/// mailbox of one each, where a newer one takes an older one's place.
class SessionWorker : public QObject {
    Q_OBJECT

public:
    struct Request {
        quint64 number = 0;
        Question question;
        RunOptions options;
        Cancel cancel;
        bool record = true;
        bool isLive = false; ///< part of a movement of the mouse
        bool isFleeting = false; ///< one of many frames
    };
    struct ExplanationRequest {
        quint64 number = 0;
        std::shared_ptr<const Trace> trace;
        std::string path;
        Index index;
        Pass pass = Pass::Forward;
        int port = 0;
    };

    void post(Request request);
    void postExplanation(ExplanationRequest request);
    void postSummaries(std::shared_ptr<const Trace> trace, const QString &block);

signals:
    void answered(quint64 number, std::shared_ptr<const vitrine::Outcome> outcome, bool record);
    void refused(quint64 number, const vitrine::Error &error);
    void explained(quint64 number, std::shared_ptr<const vitrine::Explanation> explanation);
    void explanationRefused(quint64 number, const vitrine::Error &error);
    void summarised(std::shared_ptr<const vitrine::Trace> trace, const QString &block);
    void progress(double share);

private:
    void answerNext();
    void explainNext();
    void tellProgress(double share);

    QMutex m_mutex; ///< guards the mailboxes; never held while computing
    std::optional<Request> m_request;
    std::optional<ExplanationRequest> m_explanation;

    Workbench m_bench;
    int m_threads = -1; ///< as set last
    QElapsedTimer m_told; ///< since progress was told last
};

} // namespace vitrine
