#pragma once

#include "core/edit/ConnectCheck.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/MouseTool.h"

#include <functional>
#include <optional>

class QGraphicsPathItem;

namespace vitrine {

class CanvasEditor;
class PointerTip;

/// Draws wires from port to port, either way; an end that is connected is taken off and led elsewhere. While it is
/// drawn, ports show whether they would do, and the one at the mouse says why not.
class WireTool : public MouseTool {
public:
    /// A wire that ended on the empty canvas: what block is wanted there?
    using Ask = std::function<void(const PortRef &origin, QPointF scene)>;

    WireTool(CanvasEditor *editor, PointerTip *tip, Ask ask);

    bool press(const MousePlace &place) override;
    void move(const MousePlace &place) override;
    void release(const MousePlace &place) override;
    void cancel() override;
    void hover(const MousePlace &place) override;

    /// Leaves the wire where it is, as long as it is asked what block comes there.
    void keepWire(bool on);

private:
    void begin(const PortRef &port);
    void end();
    edit::Verdict verdict(const PortRef &target) const;
    void lightPorts();
    std::vector<PortLight> lights(BlockItem *block, bool inputs) const;
    std::optional<PortRef> targetAt(QPointF scene) const;
    std::optional<PortRef> bestPort(BlockItem *block) const;
    void draw(QPointF end, const std::optional<PortRef> &target);
    void explain(const MousePlace &place, const std::optional<PortRef> &target);
    void connectTo(const PortRef &target);

    CanvasEditor *m_editor;
    PointerTip *m_tip;
    Ask m_ask;
    QGraphicsPathItem *m_wire = nullptr; ///< of the scene
    std::optional<PortRef> m_origin; ///< the end that stays
    std::optional<Connection> m_taken; ///< that was taken off
    ConnectionItem *m_hidden = nullptr; ///< its item
    MousePlace m_from;
    bool m_isDragging = false;
    BlockItem *m_pointed = nullptr;
};

} // namespace vitrine
