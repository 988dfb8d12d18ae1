#pragma once

#include "core/training/observe/PlaneProbe.h"

#include <QMutex>
#include <QObject>

#include <memory>
#include <optional>

namespace vitrine {

/// The compute thread's side of Playground: asks a network what it answers all over the plane. A mailbox of one, where
/// a newer request takes an older one's place.
class PlaneWorker : public QObject {
    Q_OBJECT

public:
    struct Request {
        quint64 number = 0;
        std::shared_ptr<const Network> network;
        TensorMap weights;
        PlaneGrid grid;
    };
    void post(Request request); ///< from any thread

signals:
    void looked(quint64 number, std::shared_ptr<const vitrine::PlaneMaps> maps);
    void failed(quint64 number, const vitrine::Error &error);

private:
    void lookNext();

    QMutex m_mutex; ///< guards the mailbox; never held while computing
    std::optional<Request> m_request;

    std::shared_ptr<const Network> m_network; ///< that the probe is for
    PlaneGrid m_grid;
    std::unique_ptr<PlaneProbe> m_probe;
};

} // namespace vitrine
