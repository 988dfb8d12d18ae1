#pragma once

#include "widgets/canvas/BlockItem.h"
#include "widgets/canvas/CanvasModel.h"
#include "widgets/canvas/ConnectionItem.h"
#include "widgets/maps/Thumbnail.h"

#include <QGraphicsScene>

#include <vector>

namespace vitrine {

class Selection;
class StepCursor;

/// The blocks and connections of a network as items, at their places, in the state of the current step.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT
public:
    explicit CanvasScene(QObject *parent = nullptr);
    ~CanvasScene() override;

    /// Positions of the file are kept where every block has one; else all are laid out, for a room of this size.
    void setModel(CanvasModel model);
    void arrange(QSizeF room);
    const CanvasModel &model() const { return m_model; }
    void setSelection(Selection *selection);
    void setCursor(StepCursor *cursor);

    const std::vector<BlockItem *> &blocks() const { return m_blocks; }
    const std::vector<ConnectionItem *> &connections() const { return m_connections; }
    BlockItem *selectedBlock() const;
    BlockItem *activeBlock() const; ///< of the current step; null where there is none
    /// The block next to `from` in a direction of the screen; null where there is none.
    BlockItem *neighbour(const BlockItem *from, QPointF direction) const;
    /// The tensor that a block's picture shows at the current step; invalid before its step.
    Snapshot shownTensor(const BlockItem *block) const;

    /// Blocks are drawn from pictures of themselves; off while the scene is exported as lines and text.
    void setCached(bool cached);

signals:
    void blockEntered(vitrine::BlockItem *block);
    void blockLeft(vitrine::BlockItem *block);

private:
    void connectBlocks();
    void followSelection();
    void showStep();
    void showTrace();
    void repaint();
    int graphBlock(const BlockItem *block) const;

    CanvasModel m_model;
    Selection *m_selection = nullptr;
    StepCursor *m_cursor = nullptr;
    ThumbnailCache m_thumbnails;
    std::vector<BlockItem *> m_blocks;
    std::vector<ConnectionItem *> m_connections;
    std::vector<int> m_graphBlocks; ///< of each block in the trace's graph, −1 where it has none
    bool m_following = false;
};

} // namespace vitrine
