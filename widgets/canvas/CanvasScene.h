#pragma once

#include "core/edit/Blocks.h"
#include "widgets/canvas/BlockItem.h"
#include "widgets/canvas/CanvasModel.h"
#include "widgets/canvas/CanvasPlaces.h"
#include "widgets/canvas/ConnectionItem.h"
#include "widgets/canvas/GroupItem.h"
#include "widgets/inspector/TracePart.h"
#include "widgets/maps/Thumbnail.h"

#include <QGraphicsScene>
#include <QHash>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace vitrine {

class Selection;
class StepCursor;

/// A port on the canvas.
struct PortRef {
    BlockItem *block = nullptr;
    bool isInput = false;
    int port = 0;

    Endpoint endpoint() const { return {block->block().id.toStdString(), port}; }
    QPointF place() const { return isInput ? block->inlet(port) : block->outlet(port); }
    bool operator==(const PortRef &) const = default;
};

/// The blocks and connections of a network as items, at their places, in the state of the current step. An edit of the
/// network keeps the items of all that it did not concern.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT
public:
    explicit CanvasScene(QObject *parent = nullptr);
    ~CanvasScene() override;

    void setModel(CanvasModel model);
    /// Puts blocks that have no position of their own where they fit into a room of this size.
    void arrange(QSizeF room);
    const CanvasModel &model() const { return m_model; }
    void setSelection(Selection *selection);
    void setCursor(StepCursor *cursor);
    /// What other views add to the cards; asked for again on refreshDecor() and after every edit.
    void addDecorator(std::function<BlockDecor(const QString &id)> decorator);
    void refreshDecor();

    const std::vector<BlockItem *> &blocks() const { return m_blocks; }
    const std::vector<ConnectionItem *> &connections() const { return m_connections; }
    const std::vector<GroupItem *> &groups() const { return m_groups; }
    BlockItem *find(const QString &id) const;
    BlockItem *selectedBlock() const; ///< of several the one that was selected last
    BlockItem *activeBlock() const; ///< of the current step; null where there is none
    /// The block next to `from` in a direction of the screen; null where there is none.
    BlockItem *neighbour(const BlockItem *from, QPointF direction) const;
    /// The tensor that a block's picture shows at the current step; invalid before its step.
    Snapshot shownTensor(const BlockItem *block) const;

    /// Of what is selected, the blocks of selected groups included.
    edit::Ids selectedIds() const;
    std::vector<ConnectionItem *> selectedWires() const;
    void select(const edit::Ids &ids);
    void selectOnly(QGraphicsItem *item);
    /// Whether nothing is connected to a block.
    bool isLoose(const BlockItem *block) const;
    /// The blocks of these ids as they stand now; of all without ids.
    edit::Positions positions() const;
    edit::Positions positions(const edit::Ids &ids) const;
    /// Shows blocks elsewhere, as while they are dragged; the model stays as it is.
    void preview(const edit::Positions &positions);

    std::optional<PortRef> portAt(QPointF place, double reach) const;
    BlockItem *blockAt(QPointF place) const;
    ConnectionItem *wireAt(QPointF place, double reach) const;
    GroupItem *groupAt(QPointF place) const;
    /// The connection that ends at an input; null where there is none.
    ConnectionItem *wireInto(const PortRef &input) const;
    Connection connectionOf(const ConnectionItem *wire) const;

    /// All that there is to see, with a margin; sceneRect() is larger, so that one can scroll beyond.
    QRectF contentRect() const;
    /// Blocks are drawn from pictures of themselves; off while the scene is exported as lines and text.
    void setCached(bool cached);

signals:
    void insideChanged(); ///< another place of the network is shown: its blocks, or the parts of one of them
    void blockEntered(vitrine::BlockItem *block);
    void blockLeft(vitrine::BlockItem *block);

private:
    BlockItem *makeBlock(const CanvasBlock &block, int number);
    void discard(const std::vector<QGraphicsItem *> &items);
    void matchBlocks();
    void matchConnections();
    void matchGroups();
    void layWires(const std::function<bool(const CanvasConnection &)> &isConcerned);
    void layWire(std::size_t number, const class WireRouter &router, bool isNewGround);
    void frameGroups();
    void growSceneRect();
    GroupItem *collapsedGroup(int block) const;
    std::vector<QRectF> boxes() const;
    void keepPrimary();
    void followSelection();
    void showStep();
    void showFlow(bool backward);
    void showTrace();
    void repaint();
    void findParts();
    BlockState stateOf(std::size_t block, const Step *step) const;
    const std::optional<TracePart> &part(const BlockItem *block) const;
    QImage picture(const BlockItem *block, Pass pass);
    QString pathOf(const BlockItem *block) const;

    CanvasModel m_model;
    QSizeF m_room;
    CanvasPlaces m_places;
    Selection *m_selection = nullptr;
    StepCursor *m_cursor = nullptr;
    std::shared_ptr<const Trace> m_trace; ///< whose pictures the blocks show
    std::shared_ptr<const Trace> m_shown; ///< what the pictures are of: it, or its difference to another
    ThumbnailCache m_thumbnails;
    std::vector<std::function<BlockDecor(const QString &)>> m_decorators;
    std::vector<BlockItem *> m_blocks;
    std::vector<ConnectionItem *> m_connections;
    std::vector<GroupItem *> m_groups;
    std::vector<QRectF> m_ground; ///< what wires were led around last
    std::vector<int> m_groupOf; ///< of each block, −1 where it is in none
    std::vector<std::optional<TracePart>> m_parts; ///< what each block is in the trace; nothing where it has none
    BlockItem *m_primary = nullptr;
    bool m_following = false;
    bool m_lostSelected = false; ///< a selected block is gone, which has not been told yet
};

} // namespace vitrine
