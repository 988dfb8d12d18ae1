#pragma once

#include "core/edit/Blocks.h"
#include "widgets/canvas/MouseTool.h"

#include <QRectF>

namespace vitrine {

class CanvasView;
class ConnectionItem;

/// A tool of the canvas alone. What it does is seen at once, so that letting go only ends it.
class CanvasTool : public MouseTool {
public:
    explicit CanvasTool(CanvasView *view) : m_view(view) { }

    void release(const MousePlace &) override { cancel(); }

protected:
    CanvasView *m_view;
};

/// Moves the view: the middle button, or the left one while Space is held.
class PanTool : public CanvasTool {
public:
    using CanvasTool::CanvasTool;

    bool press(const MousePlace &place) override;
    void move(const MousePlace &place) override;
    void cancel() override;

private:
    QPoint m_last;
};

/// A click selects a block, a wire or a group, with Ctrl or Shift in addition; what is selected moves with the mouse,
/// on the 8-pixel grid.
class GrabTool : public CanvasTool {
public:
    using CanvasTool::CanvasTool;

    bool press(const MousePlace &place) override;
    void move(const MousePlace &place) override;
    void release(const MousePlace &place) override;
    void cancel() override;

private:
    edit::Positions moved(const MousePlace &place) const;
    void aimAtWire();

    MousePlace m_from;
    edit::Positions m_before; ///< of what moves
    bool m_isDragging = false;
    bool m_selectsAlone = false; ///< on release, unless it was dragged
    ConnectionItem *m_target = nullptr; ///< that a lone block would be put into
};

/// A rectangle drawn over the canvas selects the blocks that it touches.
class BandTool : public CanvasTool {
public:
    using CanvasTool::CanvasTool;

    bool press(const MousePlace &place) override;
    void move(const MousePlace &place) override;
    void cancel() override;

private:
    QPointF m_from;
    edit::Ids m_before; ///< selected already, and to stay so
};

} // namespace vitrine
