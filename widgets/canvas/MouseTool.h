#pragma once

#include <QPoint>
#include <QPointF>
#include <Qt>

namespace vitrine {

/// A place of the mouse on the canvas, with what is held down.
struct MousePlace {
    QPoint view; ///< in the viewport
    QPointF scene;
    Qt::MouseButton button = Qt::NoButton; ///< of a press or release
    Qt::KeyboardModifiers modifiers;
};

/// One thing that the mouse does on the canvas. Tools are asked in turn who wants a press; the one that does has the
/// mouse until the button is let go.
class MouseTool {
public:
    virtual ~MouseTool() = default;

    virtual bool press(const MousePlace &place) = 0; ///< true: takes it
    virtual void move(const MousePlace &place) = 0;
    virtual void release(const MousePlace &place) = 0;
    /// Esc, or the mouse was taken away: as if nothing had been begun.
    virtual void cancel() = 0;
    /// The mouse moves with no button down.
    virtual void hover(const MousePlace &) { }
};

} // namespace vitrine
