#pragma once

#include "app/studio/journal/StudioState.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

class QUndoStack;

namespace vitrine {

class History;
class NetworkDocument;
class Selection;
class Session;
class StepCursor;

/// The networks that are open. One is in front: it is what the session runs and the document edits. Each keeps what is
/// asked of it, its steps of undo, the step of its run and what is selected, and finds them again when it comes back.
class Documents : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Session *session;
        NetworkDocument *document;
        History *history;
        StepCursor *cursor;
        Selection *selection;
    };
    Documents(const Parts &parts, QObject *parent);
    ~Documents() override;

    int count() const { return static_cast<int>(m_open.size()); }
    int current() const { return m_current; }
    QString title(int index) const;
    QString file(int index) const { return at(index).file; } ///< empty: it was never saved
    bool isModified(int index) const; ///< what is there differs from its file
    std::shared_ptr<const Network> network(int index) const;
    /// Of a file that is open already; −1: it isn't.
    int find(const QString &file) const;
    /// What is asked of it, and its steps of undo.
    DocumentState document(int index) const { return snapshot(index); }
    /// Of a document, for as long as it is open; its index may change.
    quint64 id(int index) const;
    int indexOf(quint64 id) const; ///< −1: it was closed

    /// Opens `opened` beside the others and turns to it; in place of the one in front where that is empty.
    void add(DocumentState opened);
    /// An empty network, on the picture that is shown.
    void addEmpty();
    void turnTo(int index);
    void move(int from, int to);
    /// Without asking. The last one leaves an empty network behind.
    void close(int index);
    /// `written` and the weights lie in `file` now.
    void setSaved(quint64 id, const QString &file, std::shared_ptr<const Network> written,
                  const WeightsSource &weights);

    /// What can be asked where the one in front can't be shown as it was: its network, if that needs no file, on a
    /// bundled digit.
    Question simplest() const;

    /// Where in the one in front the canvas stands.
    void setInside(const QString &path);

    StudioState state() const;
    /// In place of all that is open. Where the user stood in the one in front is told by turned().
    void restore(const StudioState &state);

signals:
    void changed(); ///< which there are, their titles, which have changes
    void edited(); ///< something that is worth keeping has changed in one of them
    void moved(); ///< where the user stands in one, or what training makes of it several times a second
    /// Another comes to the front: what ran for the one before is to be put to rest.
    void leaving();
    /// It is in front, and is being asked; `now` says where the user stood in it.
    void turned(const vitrine::DocumentState &now);
    /// It can't be shown; the one before is in front again.
    void turnedBack();

private:
    struct Open;
    const DocumentState &at(int index) const;
    std::unique_ptr<Open> make(DocumentState state);
    DocumentState snapshot(int index) const;
    void leave();
    void show(int index);
    void follow();
    void noteEdit();
    void checkRefusal(bool busy);
    bool isEmptyInFront() const;

    Parts m_parts;
    std::vector<std::unique_ptr<Open>> m_open;
    int m_current = 0;
    quint64 m_count = 0; ///< of ids given
    std::optional<quint64> m_before; ///< was in front before the one that is being asked
    bool m_isArriving = false; ///< the run that is shown is not of the one in front yet
    bool m_isNew = false; ///< the one that is being asked was not open before
};

} // namespace vitrine
