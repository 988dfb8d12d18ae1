#pragma once

#include "core/graph/Graph.h"
#include "core/network/Network.h"
#include "widgets/session/Question.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vitrine {

class Session;

/// The network that is edited, in the GUI thread: what the canvas shows, sound or not. An edit is a new Network; it is
/// shown at once, makes a step of undo, and is run as far as it is sound. Weights stay wherever their shapes still fit.
class NetworkDocument : public QObject {
    Q_OBJECT

public:
    /// Blocks that got another id, in order: from, to.
    using Renames = std::vector<std::pair<std::string, std::string>>;

    explicit NetworkDocument(Session *session, QObject *parent = nullptr);

    const Network &network() const { return *m_network; }
    const std::shared_ptr<const Network> &shared() const { return m_network; }
    /// Its problems, and the shapes that are known, for a batch as large as the session's.
    const GraphResult &check() const { return m_check; }

    /// Makes an edit. `text` names it ("Add conv1"); edits in a row with the same `mergeKey` (not 0) are one step of
    /// undo, for sliders and drags. Does nothing where the network is the same.
    void apply(const QString &text, Network after, int mergeKey = 0, const Renames &renames = {});
    /// Sets weights by full name ("conv1.weight"), the others stay. Does nothing before the first run.
    void applyWeights(const QString &text, const TensorMap &changed, int mergeKey = 0);
    /// Single numbers of one weight, over what `tensor` holds: all that differs from it. Copies no tensor.
    void applyNumbers(const QString &text, const std::string &name, const Snapshot &tensor, const NumberEdits &numbers,
                      int mergeKey = 0);

signals:
    /// Another network or other problems: after an edit, undo, redo (at once), and when a file was opened.
    void changed();
    /// For undo. Whoever keeps it asks the session for `after`.
    void edited(const vitrine::Question &before, const vitrine::Question &after, const QString &text, int mergeKey);

private:
    void follow(const Question &asked);
    void followOutcome();
    void show(std::shared_ptr<const Network> network, std::int64_t batch);
    void changeWeights(const QString &text, int mergeKey, const std::function<void(TrainedWeights &)> &change);
    void tell(const Question &before, Question after, const QString &text, int mergeKey);
    /// What the weights of now are kept as.
    WeightsSource keptWeights() const;

    Session *m_session;
    std::shared_ptr<const Network> m_network;
    GraphResult m_check;
    std::int64_t m_batch = 0; ///< that was checked; 0: nothing was
    std::int64_t m_limit = 0; ///< bytes that a run may keep, as it was checked
};

} // namespace vitrine
