#pragma once

#include "core/base/Cancel.h"
#include "core/training/WeightSeries.h"
#include "widgets/yolox/assignment/AssignSession.h"

#include <QPointer>

#include <vector>

class QThread;

namespace vitrine {

class YoloxWorker;

/// Weights whose assignment can be compared.
struct AssignWeights {
    QString name;
    YoloxChoice choice; ///< of others than the room's
    bool isRooms = false; ///< the network that the room shows
    int epoch = -1; ///< of a run's series, 0: before training; −1: not of one

    bool operator==(const AssignWeights &) const = default;
};

/// What other weights make of the same picture, and how it is then assigned: fresh ones, and those of files as training
/// leaves them, among them the series of a run that kept them over its epochs. The compute thread is asked for one
/// after the other, first for the one that is wanted. What is on the list and what is shown are steps of undo.
class AssignRuns : public QObject {
    Q_OBJECT

public:
    struct Entry : AssignWeights {
        std::shared_ptr<const YoloxRun> run; ///< without its trace; null: not yet, forgotten, or it failed
        std::optional<AssignSummary> summary;
        QString error;
        int scene = 0; ///< that the summary is of, as AssignRuns counts boxes and settings
    };
    /// A part of the list.
    struct Span {
        int first = 0;
        int count = 0;
        int last() const { return first + count - 1; }
        bool contains(int entry) const { return entry >= first && entry < first + count; }
    };

    AssignRuns(AssignSession *session, QThread *compute, QObject *parent = nullptr);
    ~AssignRuns() override;

    /// What is wanted is computed while the station is visible, all others only while somebody looks at the list.
    void setActive(bool isVisible, bool isWatched);
    const std::vector<Entry> &entries() const { return m_entries; }
    /// Which of them the session shows.
    int shown() const { return m_shown; }
    /// Which it will show, once that is computed.
    int wanted() const { return m_wanted; }
    bool hasSeries() const { return !m_entries.empty() && m_entries.back().epoch >= 0; }
    /// The run's epochs where there are any, else the whole list: what the slider goes through.
    Span span() const;
    /// Entries that are still to be computed.
    int missing() const;
    bool isHalted() const { return m_isHalted; }

public slots:
    void addFiles(const QStringList &files);
    /// The series of a run, in place of the one before; of a folder without one, all weights in it, the oldest first.
    void addFolder(const QString &folder);
    void remove(int entry); ///< one that was added
    /// `joins`: in one step of undo with the one before.
    void show(int entry, bool joins = false);
    void halt(); ///< until goOn() only what is wanted is computed
    void goOn();

signals:
    void entriesChanged(); ///< another number of them
    void numbersChanged();
    void wantedChanged(int entry);
    void shownChanged(int entry);
    void seriesOpened();
    void said(const QString &text);

private:
    struct List {
        std::vector<AssignWeights> weights;
        int wanted = 0;

        bool operator==(const List &) const = default;
    };

    void reset();
    void startAnew();
    void assignAnew();
    void fitToRoom();
    bool isDue(const Entry &entry) const;
    void askNext();
    void stopAsking();
    void accept(quint64 number, const std::shared_ptr<const YoloxRun> &run);
    void refuse(quint64 number, const Error &error);
    void summarise();
    void forgetFar();
    void forgetSeries();
    void openSeries(const QString &folder, std::vector<SeriesMember> members);
    List list() const;
    void change(const List &to, const QString &text);
    void put(const List &list);
    void want(int entry);
    void showWanted();

    AssignSession *m_session;
    QPointer<YoloxWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    LatestJob m_job;
    std::vector<Entry> m_entries; ///< a series comes last
    Cancel m_cancel;
    quint64 m_number = 0; ///< of the newest wish
    int m_asked = -1; ///< the entry that is under way
    int m_scene = 1; ///< grows whenever boxes or settings change
    int m_shown = 0;
    int m_wanted = 0;
    bool m_isVisible = false;
    bool m_isWatched = false;
    bool m_isHalted = false;
    bool m_isStale = false;
};

} // namespace vitrine
