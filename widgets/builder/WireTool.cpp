#include "widgets/builder/WireTool.h"

#include "widgets/builder/CanvasEditor.h"
#include "widgets/builder/PointerTip.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/canvas/WirePath.h"
#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"

#include <QApplication>
#include <QCoreApplication>
#include <QGraphicsPathItem>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr double portReach = 11; ///< pixels around a port that mean it
constexpr double magnet = 26; ///< the same while a wire is drawn

QString text(const char *source)
{
    return QCoreApplication::translate("WireTool", source);
}

PointerTip::Tone toneOf(const edit::Verdict &verdict)
{
    if (!verdict.possible())
        return PointerTip::Tone::Bad;
    return verdict.fits() ? PointerTip::Tone::Good : PointerTip::Tone::Doubtful;
}

} // namespace

WireTool::WireTool(CanvasEditor *editor, PointerTip *tip, Ask ask)
    : m_editor(editor), m_tip(tip), m_ask(std::move(ask)), m_wire(new QGraphicsPathItem)
{
    m_wire->setZValue(2);
    m_wire->hide();
    editor->view()->canvas()->addItem(m_wire);
}

bool WireTool::press(const MousePlace &place)
{
    const CanvasView &view = *m_editor->view();
    if (place.button != Qt::LeftButton || !view.isEditable() || (place.modifiers & Qt::ControlModifier))
        return false;
    const auto port = view.canvas()->portAt(place.scene, portReach / std::min(1.0, view.zoom()));
    if (!port)
        return false;
    m_from = place;
    m_isDragging = false;
    begin(*port);
    return true;
}

void WireTool::begin(const PortRef &port)
{
    const CanvasScene &scene = *m_editor->view()->canvas();
    m_origin = port;
    m_hidden = port.isInput ? scene.wireInto(port) : nullptr;
    if (!m_hidden)
        return;
    m_taken = scene.connectionOf(m_hidden);
    BlockItem *block = scene.find(QString::fromStdString(m_taken->from.block));
    m_origin = PortRef{block, false, m_taken->from.port};
}

edit::Verdict WireTool::verdict(const PortRef &target) const
{
    if (target.isInput == m_origin->isInput)
        return {edit::Verdict::Kind::Impossible,
                Message::of(VITRINE_TEXT("core", "A wire goes from an output to an input."))};
    const PortRef &from = m_origin->isInput ? target : *m_origin;
    const PortRef &to = m_origin->isInput ? *m_origin : target;
    if (m_taken && m_taken->to == to.endpoint() && m_taken->from == from.endpoint())
        return {}; // back to where it was
    return m_editor->verdict(from.endpoint(), to.endpoint());
}

std::vector<PortLight> WireTool::lights(BlockItem *block, bool inputs) const
{
    std::vector<PortLight> result;
    for (int port = 0; port < (inputs ? block->inletCount() : block->outletCount()); ++port) {
        const edit::Verdict verdict = this->verdict({block, inputs, port});
        result.push_back(verdict.fits()           ? PortLight::Fits
                             : verdict.possible() ? PortLight::Misfit
                                                  : PortLight::Impossible);
    }
    return result;
}

void WireTool::lightPorts()
{
    for (BlockItem *block : m_editor->view()->canvas()->blocks())
        block->setLights(lights(block, true), lights(block, false));
}

/// The port at the mouse, or, over a block, the one of its ports that does best.
std::optional<PortRef> WireTool::targetAt(QPointF scene) const
{
    const CanvasScene &canvas = *m_editor->view()->canvas();
    auto port = canvas.portAt(scene, magnet / std::min(1.0, m_editor->view()->zoom()));
    if (port && *port != *m_origin && (port->isInput != m_origin->isInput || !canvas.blockAt(scene)))
        return port;
    BlockItem *block = canvas.blockAt(scene);
    return block && block != m_origin->block ? bestPort(block) : std::nullopt;
}

std::optional<PortRef> WireTool::bestPort(BlockItem *block) const
{
    const bool inputs = !m_origin->isInput;
    const int count = inputs ? block->inletCount() : block->outletCount();
    std::optional<PortRef> best;
    auto least = edit::Verdict::Kind::Impossible;
    for (int port = 0; port < count; ++port) {
        const edit::Verdict verdict = this->verdict({block, inputs, port});
        if (best && verdict.kind >= least)
            continue;
        best = PortRef{block, inputs, port};
        least = verdict.kind;
    }
    // A block without such ports says so itself.
    return best ? best : std::optional(PortRef{block, inputs, 0});
}

void WireTool::draw(QPointF end, const std::optional<PortRef> &target)
{
    const Theme &theme = Theme::instance();
    const bool hasPort =
        target && target->port < (target->isInput ? target->block->inletCount() : target->block->outletCount());
    const QPointF free = hasPort ? target->place() : end;
    const QPointF from = m_origin->isInput ? free : m_origin->place();
    const QPointF to = m_origin->isInput ? m_origin->place() : free;
    QColor color = theme.color(Theme::Role::Accent);
    if (target) {
        const edit::Verdict verdict = this->verdict(*target);
        color = theme.color(verdict.fits()           ? Theme::Role::Accent
                                : verdict.possible() ? Theme::Role::Warning
                                                     : Theme::Role::Error);
    }
    m_wire->setPen(QPen(color, 3, target ? Qt::SolidLine : Qt::DashLine, Qt::RoundCap));
    m_wire->setPath(curvedPath(from, {}, to));
    m_wire->show();
}

void WireTool::explain(const MousePlace &place, const std::optional<PortRef> &target)
{
    const QPoint tip = m_tip->parentWidget()->mapFromGlobal(m_editor->view()->viewport()->mapToGlobal(place.view));
    if (!target && !m_editor->inside().isEmpty())
        return m_tip->say(toText(m_editor->verdict(m_origin->endpoint(), {}).reason), PointerTip::Tone::Bad, tip);
    if (!target) {
        const QString hint = m_taken ? text(QT_TRANSLATE_NOOP("WireTool", "Let go here to take the wire off"))
                                     : text(QT_TRANSLATE_NOOP("WireTool", "Let go here to choose a block"));
        return m_tip->say(hint, PointerTip::Tone::Good, tip);
    }
    const edit::Verdict verdict = this->verdict(*target);
    QString reason = toText(verdict.reason);
    if (reason.isEmpty()) {
        const Endpoint from = (m_origin->isInput ? *target : *m_origin).endpoint();
        const Shape shape = m_editor->shapeOf(from);
        reason = QStringLiteral("%1 → %2").arg((m_origin->isInput ? target : m_origin)->block->block().id,
                                               (m_origin->isInput ? m_origin : target)->block->block().id);
        if (!shape.empty())
            reason += QStringLiteral("   ") + formatShape(shape);
    }
    m_tip->say(reason, toneOf(verdict), tip);
}

void WireTool::move(const MousePlace &place)
{
    const bool isFar = (place.view - m_from.view).manhattanLength() >= QApplication::startDragDistance();
    if (!m_isDragging && !isFar)
        return;
    if (!std::exchange(m_isDragging, true)) {
        if (m_hidden)
            m_hidden->setVisible(false);
        lightPorts();
    }
    const auto target = targetAt(place.scene);
    draw(place.scene, target);
    explain(place, target);
}

void WireTool::release(const MousePlace &place)
{
    if (!m_isDragging)
        return end();
    const auto target = targetAt(place.scene);
    const PortRef origin = *m_origin;
    const auto taken = m_taken;
    if (target) {
        const bool isPossible = verdict(*target).possible();
        const QString reason = toText(verdict(*target).reason);
        const PortRef end = *target;
        if (!isPossible) {
            this->end();
            if (!m_editor->refuses())
                emit m_editor->said(reason);
            return;
        }
        connectTo(end);
        return;
    }
    end();
    if (taken)
        m_editor->disconnectPorts(taken->from, taken->to);
    else
        m_ask(origin, place.scene);
}

void WireTool::connectTo(const PortRef &target)
{
    const Endpoint from = (m_origin->isInput ? target : *m_origin).endpoint();
    const Endpoint to = (m_origin->isInput ? *m_origin : target).endpoint();
    const auto taken = m_taken;
    end();
    if (!taken)
        m_editor->connectPorts(from, to);
    else if (taken->from != from || taken->to != to)
        m_editor->reconnectPorts(*taken, from, to);
}

void WireTool::keepWire(bool on)
{
    m_wire->setVisible(on);
}

void WireTool::end()
{
    if (m_hidden)
        m_hidden->setVisible(true);
    for (BlockItem *block : m_editor->view()->canvas()->blocks())
        block->setLights({}, {});
    m_wire->hide();
    m_tip->hide();
    m_hidden = nullptr;
    m_taken.reset();
    m_origin.reset();
    m_isDragging = false;
}

void WireTool::cancel()
{
    end();
}

void WireTool::hover(const MousePlace &place)
{
    const CanvasView &view = *m_editor->view();
    const PortRef port = view.isEditable()
        ? view.canvas()->portAt(place.scene, portReach / std::min(1.0, view.zoom())).value_or(PortRef{})
        : PortRef{};
    const auto &blocks = view.canvas()->blocks();
    if (m_pointed && std::find(blocks.begin(), blocks.end(), m_pointed) != blocks.end() && port.block != m_pointed)
        m_pointed->setPointedPort(-1, -1);
    m_pointed = port.block;
    if (port.block)
        port.block->setPointedPort(port.isInput ? port.port : -1, port.isInput ? -1 : port.port);
    if (port.block && !view.isSpaceHeld())
        view.viewport()->setCursor(Qt::CrossCursor);
    else if (!port.block && view.viewport()->cursor().shape() == Qt::CrossCursor)
        view.viewport()->unsetCursor();
}

} // namespace vitrine
