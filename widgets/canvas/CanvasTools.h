#pragma once

#include "core/edit/Blocks.h"
#include "widgets/canvas/MouseTool.h"

#include <QRectF>

namespace vitrine {

class CanvasView;
class ConnectionItem;

/// Moves the view: the middle button, or the left one while Space is held.
class PanTool : public MouseTool {
public:
    explicit PanTool(CanvasView *view) : m_view(view) { }

    bool press(const MousePlace &place) override;
    void move(const MousePlace &place) override;
    void release(const MousePlace &place) override;
    void cancel() override;

private:
    CanvasView *m_view;
    QPoint m_last;
};

/// A click selects a block, a wire or a group, with Ctrl or Shift in addition; what is selected moves with the mouse,
/// on the 8-pixel grid.
class GrabTool : public MouseTool {
public:
    explicit GrabTool(CanvasView *view) : m_view(view) { }

    bool press(const MousePlace &place) override;
    void move(const MousePlace &place) override;
    void release(const MousePlace &place) override;
    void cancel() override;

private:
    edit::Positions moved(const MousePlace &place) const;
    void aimAtWire();

    CanvasView *m_view;
    MousePlace m_from;
    edit::Positions m_before; ///< of what moves
    bool m_isDragging = false;
    bool m_selectsAlone = false; ///< on release, unless it was dragged
    ConnectionItem *m_target = nullptr; ///< that a lone block would be put into
};

/// A rectangle drawn over the canvas selects the blocks that it touches.
class BandTool : public MouseTool {
public:
    explicit BandTool(CanvasView *view) : m_view(view) { }

    bool press(const MousePlace &place) override;
    void move(const MousePlace &place) override;
    void release(const MousePlace &place) override;
    void cancel() override;

private:
    CanvasView *m_view;
    QPointF m_from;
    edit::Ids m_before; ///< selected already, and to stay so
};

} // namespace vitrine
