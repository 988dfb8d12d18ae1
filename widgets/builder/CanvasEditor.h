#pragma once

#include "core/edit/Arrange.h"
#include "core/edit/ConnectCheck.h"
#include "core/graph/Graph.h"
#include "core/graph/own/Definition.h"
#include "widgets/builder/Placing.h"
#include "widgets/session/NetworkDocument.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace vitrine {

class CanvasView;
class LatestJob;

/// The edits that can be made on a canvas: each makes another Network from the one that is shown and says so; whoever
/// keeps the network shows it on the canvas in the same call.
class CanvasEditor : public QObject {
    Q_OBJECT

public:
    explicit CanvasEditor(CanvasView *view, QObject *parent = nullptr);
    ~CanvasEditor() override;

    /// What is edited from now on; shows it. `isAnother`: not what was shown before, after an edit. `inside`: what is
    /// shown of it is the inside of this composite, which must be there; empty: its blocks.
    void setNetwork(std::shared_ptr<const Network> network, const GraphResult &check, bool isAnother,
                    const QString &inside = {});
    const Network &network() const { return *m_network; }
    const QString &inside() const { return m_inside; }
    CanvasView *view() const { return m_view; }
    edit::Verdict verdict(const Endpoint &from, const Endpoint &to) const;
    /// Whether what is shown can't be edited, as the inside of a composite, which its parameters make; says so.
    bool refuses();
    /// What flows out of a port; empty where it is not known.
    Shape shapeOf(const Endpoint &from) const { return m_check->shapeOf(from); }
    bool hasSelection() const; ///< of blocks, groups or wires
    /// Whether freeze() has something to do: among the selected blocks is one with weights, or one that is locked.
    bool canFreeze() const;

    /// Adds a block. False where its parameters are wrong, which failed() says.
    bool place(const Placing &placing);
    /// Next to what is selected: fed by it, or in the middle of the one wire that leaves it.
    bool placeNext(const QString &type, const QString &typed);

    void connectPorts(const Endpoint &from, const Endpoint &to);
    void disconnectPorts(const Endpoint &from, const Endpoint &to);
    void reconnectPorts(const Connection &before, const Endpoint &from, const Endpoint &to);

    /// Makes one block of the user's own of these; nothing, and failed(), where they can't be one.
    std::optional<Definition> makeBlock(const edit::Ids &ids, const QString &name);
    /// Another definition for a block of the user's own.
    void redefine(const QString &id, const Definition &definition);

    /// Whether the clipboard holds blocks.
    static bool hasBlocksOnClipboard();

public slots:
    void remove(); ///< what is selected
    void removeAndJoin();
    void copy();
    void cut();
    void paste(); ///< where the mouse is, else in the middle
    void duplicate();
    void selectAll();
    void group();
    void ungroup();
    /// Training leaves the selected blocks that have weights as they are; where it does so with all of them, not any
    /// more.
    void freeze();
    void renameGroup(int group, const QString &name);
    void collapseGroup(int group);
    void align(vitrine::edit::Alignment alignment);
    void distribute(vitrine::edit::Axis axis);
    void arrange(); ///< an automatic layout of all, computed aside
    void rename(const QString &id, const QString &newId);
    /// Puts the parts of the composite that a path names in its place, as one step of undo; weights stay.
    void replaceByParts(const QString &path);

signals:
    void edited(const QString &text, const vitrine::Network &after, int mergeKey,
                const vitrine::NetworkDocument::Renames &renames);
    void failed(const vitrine::Error &error);
    void said(const QString &text);
    void refused(); ///< an edit of the inside of a composite

private:
    void connectView();
    void showInside(const GraphResult &check, bool isAnother);
    void move(const edit::Positions &positions, const std::optional<Connection> &onto);
    void removeSelected(edit::Heal heal);
    void copyParts();
    void tell(const QString &text, Network after, int mergeKey = 0);
    /// What is shown, with the places where its blocks stand, so that those stay when others come.
    Network placed() const;
    edit::Ids withWeights(edit::Ids ids) const;
    bool isLocked(const std::string &id) const;
    void show(const edit::Ids &ids);
    void keepInView(const edit::Positions &before);
    void selectNew(const edit::Positions &before);

    CanvasView *m_view;
    LatestJob *m_layout;
    std::shared_ptr<const Network> m_network;
    std::unique_ptr<edit::ConnectCheck> m_check;
    edit::Ids m_weightless; ///< blocks that are known to have no weights
    QString m_inside; ///< path of the composite whose parts are shown
    bool m_isMoving = false; ///< blocks, by hand
};

} // namespace vitrine
