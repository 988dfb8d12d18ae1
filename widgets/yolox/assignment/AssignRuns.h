#pragma once

#include "core/base/Cancel.h"
#include "widgets/yolox/assignment/AssignSession.h"

#include <QPointer>

#include <vector>

class QThread;

namespace vitrine {

class YoloxWorker;

/// What other weights make of the same picture, and how it is then assigned: fresh ones, and those of files as training
/// leaves them. The compute thread is asked for one after the other, while this is active.
class AssignRuns : public QObject {
    Q_OBJECT

public:
    struct Entry {
        QString name;
        YoloxChoice choice; ///< of others than the room's
        bool isRooms = false; ///< the network that the room shows
        std::shared_ptr<const YoloxRun> run; ///< without its trace; null: not yet, or it failed
        std::optional<AssignSummary> summary;
        QString error;
    };

    AssignRuns(AssignSession *session, QThread *compute, QObject *parent = nullptr);
    ~AssignRuns() override;

    void setActive(bool active);
    const std::vector<Entry> &entries() const { return m_entries; }
    /// Which of them the session shows.
    int shown() const { return m_shown; }

public slots:
    void addFiles(const QStringList &files);
    /// All weights that lie in a folder, the oldest first.
    void addFolder(const QString &folder);
    void remove(int entry); ///< one that was added
    void show(int entry);

signals:
    void entriesChanged(); ///< another number of them
    void numbersChanged();
    void shownChanged(int entry);
    void said(const QString &text);

private:
    void reset();
    void startAnew();
    void askNext();
    void accept(quint64 number, const std::shared_ptr<const YoloxRun> &run);
    void refuse(quint64 number, const Error &error);
    void summarise();

    AssignSession *m_session;
    QPointer<YoloxWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    LatestJob m_job;
    std::vector<Entry> m_entries;
    Cancel m_cancel;
    quint64 m_number = 0; ///< of the newest wish
    int m_asked = -1; ///< the entry that is under way
    int m_shown = 0;
    bool m_isActive = false;
    bool m_isStale = false;
};

} // namespace vitrine
