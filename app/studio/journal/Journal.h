#pragma once

#include "app/studio/journal/StudioState.h"
#include "core/base/Message.h"

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace vitrine {

class PayloadStore;

/// Keeps what is open on the disk, so that a studio that is killed comes back with it: within a second of an edit, by a
/// thread of its own, each file whole or not at all. `open.json` lists what is open and names the files beside it; it
/// takes its own place only when all that it names lies on the disk.
///
/// Each running studio has a folder of its own, held by a lock that ends with its process.
class Journal : public QObject {
    Q_OBJECT

public:
    /// What was open when the studio was closed last.
    struct Found {
        StudioState state;
        bool wasClosed = true; ///< by the user; false: it came to its end in some other way
        QDateTime time; ///< of what was kept last
        int lost = 0; ///< documents that could not be read
        std::optional<Error> error; ///< why nothing could be read, or nothing will be kept
    };

    /// `folder`: of the journals of all studios of this user. `isApart`: beside the one that was open last, which is
    /// left for the next studio; that one gets what is changed here, too.
    explicit Journal(std::filesystem::path folder, QObject *parent = nullptr, bool isApart = false);
    ~Journal() override;

    /// What there is to come back with: of the last studio, and of others that crashed. Waits for the disk.
    Found read();
    /// The same by the journal's thread; found() tells.
    void find();
    bool isApart() const { return m_isApart; }
    /// What is kept from now on, asked whenever something has changed.
    void setSource(std::function<StudioState()> source) { m_source = std::move(source); }
    /// Writes what is open as closed by the user; closed() or closeFailed() says when. Nothing else is written after
    /// it.
    void close();
    void goOn(); ///< the user stays

public slots:
    void note(); ///< something has changed
    /// Something has changed that may wait, and comes many times a second while it lasts.
    void noteLater();

signals:
    void found(const vitrine::Journal::Found &found);
    void written(); ///< all that had changed so far
    void failed(const vitrine::Error &error); ///< once, until it works again
    void closed();
    void closeFailed(const vitrine::Error &error); ///< the next studio comes back with what was written last

private:
    struct Place;
    void take(Found &found, const std::filesystem::path &folder);
    void write();
    void finish(const std::optional<Error> &error, qint64 cost);

    std::filesystem::path m_folder;
    std::unique_ptr<Place> m_own;
    std::function<StudioState()> m_source;
    QThreadPool m_pool; ///< of one thread
    QTimer m_timer;
    QTimer m_later;
    qint64 m_cost = 0; ///< milliseconds that the last write took
    bool m_isApart;
    bool m_isWriting = false;
    bool m_hasChanged = false; ///< since what is being written
    bool m_hasFailed = false;
    bool m_isClosing = false;
};

} // namespace vitrine
