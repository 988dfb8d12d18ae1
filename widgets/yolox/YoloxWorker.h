#pragma once

#include "core/base/Cancel.h"
#include "widgets/yolox/YoloxBench.h"

#include <QMutex>
#include <QObject>

#include <optional>

namespace vitrine {

/// The compute thread's side of YoloxRunner. post() may be called from any thread; a newer wish takes the place of one
/// that waits.
class YoloxWorker : public QObject {
    Q_OBJECT

public:
    struct Wish {
        quint64 number = 0;
        YoloxChoice choice;
        std::vector<std::string> classNames;
        QImage picture;
        Cancel cancel;
    };

    void post(Wish wish);

signals:
    void answered(quint64 number, std::shared_ptr<const vitrine::YoloxRun> run);
    void refused(quint64 number, const vitrine::Error &error);
    void progress(double share);

private:
    void answerNext();

    QMutex m_mutex; ///< guards the mailbox; never held while computing
    std::optional<Wish> m_wish;
    YoloxBench m_bench;
};

} // namespace vitrine
