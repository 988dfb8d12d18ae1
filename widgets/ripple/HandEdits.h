#pragma once

#include "core/tensor/TensorMap.h"
#include "widgets/ripple/CellEditor.h"
#include "widgets/ripple/EditedWeight.h"
#include "widgets/session/TrainedWeights.h"

#include <QObject>

#include <memory>
#include <string>
#include <vector>

namespace vitrine {

class NetworkDocument;
class Session;
struct Trace;

/// Pixels and weights that are changed by hand: each gesture (a drag, a stroke, a number typed) is run while it goes on
/// and makes one step of undo. Knows what the weights were before, marks what differs, and puts it back.
class HandEdits : public QObject {
    Q_OBJECT

public:
    HandEdits(Session *session, NetworkDocument *document, QObject *parent = nullptr);

    /// The numbers of an Input: all that this gesture has changed so far.
    void changePixels(const std::string &input, const CellChanges &changes);
    void changeWeights(const std::string &name, const CellChanges &changes);
    /// The same as a step of undo of its own that `text` names.
    void putIn(const QString &text, const std::string &name, const CellChanges &changes);
    /// Whole tensors, `text` names the step of undo. Joins the gesture where one goes on, else it is one.
    void setWeights(const QString &text, const TensorMap &tensors);
    void finish(); ///< the gesture

    /// As it is now, edits that are being run included; invalid where there is none. While they are being run it is a
    /// copy: for what is small.
    Snapshot weight(const std::string &name) const;
    /// The same without copying what is large.
    EditedWeight edited(const std::string &name) const;
    bool canChange(const std::string &name) const; ///< whether it has real numbers
    /// Before hands were laid on it: as it came from its file, its seed or training.
    Snapshot origin(const std::string &name) const;
    std::vector<Index> changedPlaces(const std::string &name) const; ///< of a weight
    std::vector<std::string> changedWeights() const; ///< names
    std::vector<Index> changedPixels(const std::string &input) const;
    const PixelEdits &pixels() const;

    /// The run before the newest gesture, or before what else changed it last; null: none yet.
    std::shared_ptr<const Trace> before() const { return m_before; }
    /// The run that comes next is a replay of the newest gesture: before() stays.
    void expectReplay() { m_ownRuns = true; }

public slots:
    void putBackPixels();
    void putBackWeight(const std::string &name);
    void putBackWeights();

signals:
    void pixelsBegun(); ///< a gesture on pixels begins; nothing has changed yet
    void beforeChanged();

private:
    void begin();
    void applyNumbers(const QString &text, const std::string &name, const CellChanges &changes);
    EditedWeight atBegin(const std::string &name) const;
    void followTrace();

    Session *m_session;
    NetworkDocument *m_document;
    std::shared_ptr<const TrainedWeights> m_came; ///< before the edits of the present run; null: it has none
    TensorMap m_origin; ///< those, and what an edit of the network added
    std::shared_ptr<const TrainedWeights> m_base; ///< weights when the gesture began; null: those of m_before
    PixelEdits m_basePixels;
    std::shared_ptr<const Trace> m_before, m_present;
    int m_gesture; ///< key of the present or the last one
    bool m_isMoving = false; ///< a gesture goes on
    bool m_ownRuns = false; ///< the runs that come are the gesture's
    bool m_changesPixels = false;
};

} // namespace vitrine
