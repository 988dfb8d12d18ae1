#include "widgets/ripple/CellEditor.h"

#include "widgets/common/NumberField.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/MapGridView.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vitrine {

namespace {

constexpr int fieldWidth = 104, fieldHeight = 28;
constexpr double scrubDistance = 160; ///< pixels from one end of the colour scale to the other

/// Events that a view of cells is changed by.
bool concerns(QEvent::Type type)
{
    return type == QEvent::KeyPress || type == QEvent::MouseButtonPress || type == QEvent::MouseMove
        || type == QEvent::MouseButtonRelease || type == QEvent::Resize || type == QEvent::Wheel;
}

} // namespace

CellEditor::CellEditor(MapGridView *view) : QObject(view), m_view(view), m_field(nullptr)
{
    m_field = new NumberField(NumberField::Steps::Digits, view->viewport());
    constexpr double largest = std::numeric_limits<float>::max();
    m_field->setRange(-largest, largest);
    m_field->hide();
    m_field->installEventFilter(this);
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);
    translated(m_field, [field = m_field] {
        field->setAccessibleName(tr("Value"));
        field->setToolTip(tr("Return keeps the value, Esc takes it back"));
    });
    connect(m_field, &NumberField::edited, this, [this](double value) {
        if (m_isClosing)
            return;
        m_changes[m_view->layout().index(m_fieldCell)] = value;
        emit changed(m_changes);
    });
}

void CellEditor::setEnabled(bool enabled)
{
    m_enabled = enabled;
    if (enabled)
        return;
    closeField(true);
    m_pressed.reset(); // a drag ends with what it was over
    m_isScrubbing = false;
    finish();
}

void CellEditor::setBrush(const std::optional<Brush> &brush)
{
    m_brush = brush;
    m_view->viewport()->setCursor(brush ? Qt::CrossCursor : Qt::ArrowCursor);
}

double CellEditor::valueAt(const Index &index) const
{
    return m_values ? m_values(index) : m_view->tensor().at(index);
}

bool CellEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field) {
        if (event->type() == QEvent::FocusOut && m_field->isVisible())
            closeField(true);
        return filterField(event);
    }
    // A view on its way out has events too, and must not be asked any more.
    if (!concerns(event->type()) || !m_enabled || !m_view->hasTensor())
        return false;
    if (watched == m_view && event->type() == QEvent::KeyPress)
        return keyPress(static_cast<QKeyEvent *>(event)->key());
    if (watched != m_view->viewport())
        return false;
    const auto mouse = [event] { return static_cast<QMouseEvent *>(event); }; // where it is one
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return mouse()->button() == Qt::LeftButton && press(mouse()->pos());
    case QEvent::MouseMove:
        return m_pressed && move(mouse()->pos());
    case QEvent::MouseButtonRelease:
        return mouse()->button() == Qt::LeftButton && m_pressed && release();
    case QEvent::Resize:
    case QEvent::Wheel:
        closeField(true);
        return false;
    default:
        return false;
    }
}

bool CellEditor::filterField(QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Escape && key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    event->accept(); // the window's shortcuts have to wait
    if (event->type() == QEvent::KeyPress)
        closeField(key != Qt::Key_Escape);
    return true;
}

/// The view itself selects the place that is pressed, unless it is painted.
bool CellEditor::press(QPoint at)
{
    closeField(true);
    m_pressed = m_view->cellAt(at);
    m_pressedAt = at;
    m_isScrubbing = false;
    if (!m_pressed || !m_brush)
        return false;
    paint(*m_pressed, *m_pressed);
    return true;
}

bool CellEditor::move(QPoint at)
{
    if (m_brush) {
        if (const auto cell = m_view->cellAt(at)) {
            paint(*m_pressed, *cell);
            m_pressed = cell;
        }
        return true;
    }
    if (!m_isScrubbing && std::abs(at.y() - m_pressedAt.y()) < QApplication::startDragDistance())
        return false;
    if (!std::exchange(m_isScrubbing, true))
        m_start = valueAt(m_view->layout().index(*m_pressed));
    scrub(at);
    return true;
}

bool CellEditor::release()
{
    const PlaneCell cell = *std::exchange(m_pressed, std::nullopt);
    if (m_brush || std::exchange(m_isScrubbing, false))
        finish();
    else
        edit(cell);
    return true;
}

bool CellEditor::keyPress(int key)
{
    if (key == Qt::Key_F2 && m_view->cursorCell()) {
        edit(*m_view->cursorCell());
        return true;
    }
    if (key != Qt::Key_Escape || !m_pressed || m_changes.empty())
        return false;
    m_pressed.reset();
    m_changes.clear();
    emit changed(m_changes);
    emit finished();
    return true;
}

/// From end to end of the colours in a hand's breadth.
void CellEditor::scrub(QPoint at)
{
    const ColourScale scale = m_view->legend();
    const double span = std::max(1e-3, static_cast<double>(scale.high()) - static_cast<double>(scale.low()));
    const double value = m_start + (m_pressedAt.y() - at.y()) / scrubDistance * span;
    m_changes[m_view->layout().index(*m_pressed)] = value;
    emit changed(m_changes);
}

/// Every cell on the way, so that a fast hand leaves no gaps.
void CellEditor::paint(const PlaneCell &from, const PlaneCell &to)
{
    if (from.plane != to.plane) {
        stamp(to);
    } else {
        const std::int64_t steps = std::max({std::abs(to.y - from.y), std::abs(to.x - from.x), std::int64_t{1}});
        for (std::int64_t i = 0; i <= steps; ++i)
            stamp({from.plane, from.y + (to.y - from.y) * i / steps, from.x + (to.x - from.x) * i / steps});
    }
    emit changed(m_changes);
}

void CellEditor::stamp(const PlaneCell &middle)
{
    const PlaneLayout &layout = m_view->layout();
    const std::int64_t before = (m_brush->size - 1) / 2;
    const std::int64_t firstPlane = m_brush->allPlanes ? 0 : middle.plane;
    const std::int64_t lastPlane = m_brush->allPlanes ? layout.planes() - 1 : middle.plane;
    for (std::int64_t plane = firstPlane; plane <= lastPlane; ++plane)
        for (std::int64_t y = middle.y - before; y < middle.y - before + m_brush->size; ++y)
            for (std::int64_t x = middle.x - before; x < middle.x - before + m_brush->size; ++x)
                if (y >= 0 && y < layout.height() && x >= 0 && x < layout.width())
                    m_changes[layout.index({plane, y, x})] =
                        m_brush->values[std::min(static_cast<std::size_t>(plane), m_brush->values.size() - 1)];
}

void CellEditor::edit(const PlaneCell &cell)
{
    m_fieldCell = cell;
    QToolTip::hideText();
    m_field->setValue(valueAt(m_view->layout().index(cell)));
    placeField();
    m_field->show();
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
}

/// Over its cell, and whole.
void CellEditor::placeField()
{
    const QRect room = m_view->viewport()->rect();
    QRect place(0, 0, std::min(fieldWidth, room.width()), fieldHeight);
    place.moveCenter(m_view->cellRect(m_fieldCell).center().toPoint());
    place.moveLeft(std::clamp(place.left(), 0, std::max(0, room.width() - place.width())));
    place.moveTop(std::clamp(place.top(), 0, std::max(0, room.height() - place.height())));
    m_field->setGeometry(place);
}

void CellEditor::closeField(bool keep)
{
    if (!m_field->isVisible())
        return;
    if (keep)
        m_field->interpretText(); // what is typed counts, and is told
    const QScopedValueRollback closing(m_isClosing, true);
    const bool hadFocus = m_field->hasFocus();
    m_field->hide();
    if (hadFocus)
        m_view->setFocus(Qt::OtherFocusReason);
    if (!keep && !m_changes.empty()) {
        m_changes.clear();
        emit changed(m_changes);
        emit finished();
        return;
    }
    finish();
}

void CellEditor::finish()
{
    if (m_changes.empty())
        return;
    m_changes.clear();
    emit finished();
}

} // namespace vitrine
