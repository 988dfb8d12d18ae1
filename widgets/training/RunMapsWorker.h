#pragma once

#include "widgets/training/RunMaps.h"

#include <QMutex>
#include <QObject>

#include <optional>

namespace vitrine {

/// The compute thread's side of MapsView: comes in between two batches. A wish waits in a mailbox of one, where a newer
/// one takes its place.
class RunMapsWorker : public QObject {
    Q_OBJECT

public:
    void post(MapWish wish); ///< from any thread
    void drop(); ///< likewise: nothing is wanted any more

signals:
    void made(std::shared_ptr<const vitrine::RunMaps> maps);
    void refused(quint64 number, const vitrine::Error &error);

private:
    void answer();

    QMutex m_mutex; ///< guards m_wish; never held while computing
    std::optional<MapWish> m_wish;
};

} // namespace vitrine
