// The mouse and the keys of the picture's view.

#include "widgets/common/ArrowKeys.h"
#include "widgets/common/OwnKeys.h"
#include "widgets/common/ToolTips.h"
#include "widgets/detection/BoxSearch.h"
#include "widgets/detection/DetectionText.h"
#include "widgets/detection/HeatMap.h"
#include "widgets/detection/PictureView.h"
#include "widgets/detection/truth/TruthSource.h"
#include "widgets/detection/truth/TruthText.h"

#include "widgets/common/Format.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double step = 1.25; ///< of the zoom by a key
constexpr double edge = 4; ///< how near to a ghost's line one must point, pixels of the view

} // namespace

void PictureView::wheelEvent(QWheelEvent *event)
{
    const double turns = event->angleDelta().y() / 120.0;
    if (turns != 0 && hasRun())
        setZoom(zoom() * std::pow(1.2, turns), event->position());
    event->accept();
}

int PictureView::boxUnder(const QPointF &position) const
{
    if (!hasRun())
        return -1;
    const bool ghosts = m_state->layers().ghosts || m_state->move() >= 0;
    const int cell = boxAt(*m_state->run(), m_state->result(), m_transform.unmap(position), ghosts, edge / zoom());
    return cell >= 0 && isSeen(cell) ? cell : -1;
}

void PictureView::mousePressEvent(QMouseEvent *event)
{
    if (!hasRun() || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return QWidget::mousePressEvent(event);
    m_pressed = event->position();
    m_panFrom = m_transform.offset;
    m_pressing = event->button() == Qt::LeftButton && !m_space;
    m_panning = !m_pressing;
    if (m_panning)
        setCursor(Qt::ClosedHandCursor);
}

void PictureView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF way = event->position() - m_pressed;
    if (m_pressing && isLarger() && way.manhattanLength() >= QApplication::startDragDistance()) {
        m_pressing = false;
        m_panning = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_panning) {
        m_fitted = false;
        place({zoom(), m_panFrom + way});
    } else if (hasRun()) {
        m_state->hover(boxUnder(event->position()));
    }
}

void PictureView::mouseReleaseEvent(QMouseEvent *event)
{
    if (std::exchange(m_pressing, false) && event->button() == Qt::LeftButton)
        click(event->position());
    if (std::exchange(m_panning, false))
        m_space ? setCursor(Qt::OpenHandCursor) : unsetCursor();
}

void PictureView::click(const QPointF &position)
{
    if (!hasRun())
        return;
    const QPointF point = m_transform.unmap(position);
    if (const int cell = boxUnder(position); cell >= 0)
        m_state->select(cell);
    else if (QRectF(QPointF(), QSizeF(m_pictureSize)).contains(point))
        m_state->setProbe(point);
    else
        m_state->select(-1);
}

void PictureView::leaveEvent(QEvent *)
{
    if (hasRun())
        m_state->hover(-1);
}

bool PictureView::isOwnKey(const QKeyEvent &event) const
{
    if (!hasRun())
        return false;
    switch (event.key()) {
    case Qt::Key_Escape:
        return m_state->selectedCell() >= 0 || m_state->probe();
    case Qt::Key_0:
        return event.modifiers() == Qt::ControlModifier;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
        return !(event.modifiers() & Qt::ControlModifier); // with it they are the window's
    default:
        return event.modifiers() == Qt::NoModifier && !arrowDirection(event.key()).isNull()
            && !m_state->result().kept.empty();
    }
}

void PictureView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && hasRun()) {
        if (!event->isAutoRepeat())
            setCursor(Qt::OpenHandCursor);
        m_space = true;
        return;
    }
    if (!isOwnKey(*event))
        return QWidget::keyPressEvent(event);
    const QPointF centre = QRectF(rect()).center();
    if (event->key() == Qt::Key_Escape) {
        m_state->select(-1);
        m_state->setProbe({});
    } else if (event->key() == Qt::Key_0) {
        fit();
    } else if (event->key() == Qt::Key_Minus) {
        setZoom(zoom() / step, centre);
    } else if (const QPointF direction = arrowDirection(event->key()); direction.isNull()) {
        setZoom(zoom() * step, centre);
    } else if (const int next = boxTowards(*m_state->run(), m_state->result(), m_state->selectedCell(), direction);
               next >= 0) {
        m_state->select(next);
    }
}

void PictureView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat())
        return QWidget::keyReleaseEvent(event);
    m_space = false;
    if (!m_panning)
        unsetCursor();
}

/// Through the boxes once one is selected, best first; past the last, and with none selected, on to the next widget.
bool PictureView::focusNextPrevChild(bool next)
{
    if (hasRun() && m_state->selectedCell() >= 0) {
        const std::vector<int> &kept = m_state->result().kept;
        const auto found = std::find(kept.begin(), kept.end(), m_state->selectedCell());
        const auto at = found == kept.end() ? -1 : found - kept.begin() + (next ? 1 : -1);
        if (at >= 0 && at < static_cast<std::ptrdiff_t>(kept.size())) {
            m_state->select(kept[static_cast<std::size_t>(at)]);
            return true;
        }
    }
    return QWidget::focusNextPrevChild(next);
}

/// What the annotations say of a box, or of the object at an empty place.
QString PictureView::truthToolTipAt(const QPointF &position, int cell) const
{
    const PictureTruth *known = truth();
    if (!known)
        return {};
    if (cell >= 0)
        return detectionTruthText(*known, cell, m_truth->iou());
    const int object = objectAt(*known, m_transform.unmap(position),
                                [this](TruthKind kind) { return isShown(m_state->layers(), kind); });
    return object < 0 ? QString() : objectToolTip(*m_state, *known, static_cast<std::size_t>(object), m_truth->iou());
}

QString PictureView::toolTipAt(const QPointF &position) const
{
    if (!hasRun())
        return {};
    const DetectionRun &run = *m_state->run();
    const int cellUnder = boxUnder(position);
    const QString annotated = truthToolTipAt(position, cellUnder);
    if (cellUnder >= 0) {
        const QString box = boxToolTip(run, m_state->result(), m_state->settings(), cellUnder);
        return annotated.isEmpty() ? box : box + QLatin1Char('\n') + annotated;
    }
    if (!annotated.isEmpty())
        return annotated;
    const DetectionLayers &layers = m_state->layers();
    if (layers.map == DetectionLayers::Map::None || run.raw.isEmpty())
        return {};
    const QPointF point = m_transform.unmap(position) * run.geometry.ratio;
    const int stride = RawOutput::strides[static_cast<std::size_t>(layers.level)];
    const Cell cell{layers.level, stride, static_cast<int>(std::floor(point.x() / stride)),
                    static_cast<int>(std::floor(point.y() / stride))};
    if (cell.column < 0 || cell.row < 0 || cell.column >= run.raw.columns(cell.level)
        || cell.row >= run.raw.rows(cell.level))
        return {};
    return tr("%1: %2").arg(cellText(cell), formatExact(mapValue(run, layers.map, run.raw.indexOf(cell))));
}

bool PictureView::event(QEvent *event)
{
    if (keepsKey(event, [this](const QKeyEvent &key) { return isOwnKey(key); }))
        return true;
    return showToolTip(event, this, [this](QPoint at) { return toolTipAt(at); }) || QWidget::event(event);
}

} // namespace vitrine
