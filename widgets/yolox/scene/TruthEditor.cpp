#include "widgets/yolox/scene/TruthEditor.h"

#include "widgets/yolox/YoloxState.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double smallest = 1; ///< side of a box, in pixels of the input

QRectF rectOf(const Box &box)
{
    return {QPointF(box.x1, box.y1), QPointF(box.x2, box.y2)};
}

Box boxOf(const QRectF &rect)
{
    return {static_cast<float>(rect.left()), static_cast<float>(rect.top()), static_cast<float>(rect.right()),
            static_cast<float>(rect.bottom())};
}

/// Moved back into `bounds`, whole.
QRectF movedInto(QRectF rect, const QRectF &bounds)
{
    rect.moveLeft(std::clamp(rect.left(), bounds.left(), std::max(bounds.left(), bounds.right() - rect.width())));
    rect.moveTop(std::clamp(rect.top(), bounds.top(), std::max(bounds.top(), bounds.bottom() - rect.height())));
    return rect;
}

QRectF moved(const QRectF &from, const TruthEditor::Hit &hit, const QPointF &by, const QRectF &bounds)
{
    if (hit.isWhole())
        return movedInto(from.translated(by), bounds);
    QRectF rect = from;
    if (hit.left)
        rect.setLeft(std::clamp(from.left() + by.x(), bounds.left(), from.right() - smallest));
    if (hit.right)
        rect.setRight(std::clamp(from.right() + by.x(), from.left() + smallest, bounds.right()));
    if (hit.top)
        rect.setTop(std::clamp(from.top() + by.y(), bounds.top(), from.bottom() - smallest));
    if (hit.bottom)
        rect.setBottom(std::clamp(from.bottom() + by.y(), from.top() + smallest, bounds.bottom()));
    return rect;
}

TruthEditor::Hit hitOf(int box, const QRectF &rect, const QPointF &place, double reach)
{
    if (!rect.adjusted(-reach, -reach, reach, reach).contains(place))
        return {};
    const auto near = [reach](double a, double b) { return std::abs(a - b) <= reach; };
    TruthEditor::Hit hit{box, near(place.x(), rect.left()), near(place.y(), rect.top()), near(place.x(), rect.right()),
                         near(place.y(), rect.bottom())};
    if (hit.left && hit.right) // a narrow one: the nearer side
        (place.x() < rect.center().x() ? hit.right : hit.left) = false;
    if (hit.top && hit.bottom)
        (place.y() < rect.center().y() ? hit.bottom : hit.top) = false;
    if (!hit.left && !hit.right && !hit.top && !hit.bottom)
        hit.left = hit.top = hit.right = hit.bottom = true;
    return hit;
}

} // namespace

std::optional<QRectF> TruthEditor::rectOf(int box) const
{
    const auto run = m_state->run();
    const auto &boxes = m_state->scene().boxes;
    if (!run || box < 0 || box >= static_cast<int>(boxes.size()))
        return std::nullopt;
    return vitrine::rectOf(run->geometry.toInput(boxes[static_cast<std::size_t>(box)].box));
}

TruthEditor::Hit TruthEditor::hit(const QPointF &place, double reach) const
{
    if (const auto selected = rectOf(m_state->selectedBox()))
        if (const Hit found = hitOf(m_state->selectedBox(), *selected, place, reach); !found.isNone())
            return found;
    Hit best;
    double area = 0;
    for (int i = 0; i < static_cast<int>(m_state->scene().boxes.size()); ++i) {
        const auto rect = rectOf(i);
        if (!rect)
            break;
        const Hit found = hitOf(i, *rect, place, reach);
        if (const double size = rect->width() * rect->height(); !found.isNone() && (best.isNone() || size < area)) {
            best = found;
            area = size;
        }
    }
    return best;
}

Qt::CursorShape TruthEditor::cursor(const Hit &hit)
{
    if (hit.isNone())
        return Qt::CrossCursor;
    if (hit.isWhole())
        return Qt::SizeAllCursor;
    const bool isAcross = hit.left || hit.right, isDown = hit.top || hit.bottom;
    if (isAcross && isDown)
        return (hit.left && hit.top) || (hit.right && hit.bottom) ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
    return isAcross ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

void TruthEditor::press(const QPointF &place, double reach)
{
    if (!m_state->run())
        return;
    m_pressed = m_now = place;
    m_hit = hit(place, reach);
    m_before = boxes();
    m_from = rectOf(m_hit.box).value_or(QRectF());
    m_isDragging = false;
}

void TruthEditor::move(const QPointF &place, double reach)
{
    if (!m_pressed)
        return;
    m_now = place;
    const QPointF by = place - *m_pressed;
    const bool isFirst = !m_isDragging;
    if (isFirst && by.manhattanLength() < reach)
        return;
    m_isDragging = true;
    if (m_hit.isNone())
        return; // it is drawn when it is let go
    m_state->selectBox(m_hit.box);
    put(m_hit.box, moved(m_from, m_hit, by, bounds()), m_hit.isWhole() ? tr("Move box") : tr("Resize box"), !isFirst);
}

bool TruthEditor::release()
{
    const std::optional<QRectF> rect = drawn();
    m_pressed.reset();
    const bool wasDragged = std::exchange(m_isDragging, false);
    if (rect && rect->width() >= smallest && rect->height() >= smallest)
        add(*rect);
    else if (!wasDragged)
        m_state->selectBox(m_hit.box);
    return wasDragged;
}

bool TruthEditor::cancel()
{
    m_pressed.reset();
    if (!std::exchange(m_isDragging, false))
        return false;
    if (!m_hit.isNone())
        m_state->setBoxes(m_before, tr("Move box"), true);
    return true;
}

std::optional<QRectF> TruthEditor::drawn() const
{
    if (!m_pressed || !m_isDragging || !m_hit.isNone())
        return std::nullopt;
    return QRectF(*m_pressed, m_now).normalized() & bounds();
}

void TruthEditor::remove(int box)
{
    std::vector<LabelledBox> left = boxes();
    if (box < 0 || box >= static_cast<int>(left.size()))
        return;
    left.erase(left.begin() + box);
    m_state->setBoxes(left, tr("Remove box"));
    m_state->selectBox(std::min(box, static_cast<int>(left.size()) - 1));
}

void TruthEditor::setClass(int box, int classId)
{
    std::vector<LabelledBox> changed = boxes();
    if (box < 0 || box >= static_cast<int>(changed.size()))
        return;
    m_class = changed[static_cast<std::size_t>(box)].classId = classId;
    m_state->setBoxes(changed, tr("Label box"));
}

void TruthEditor::nudge(int box, const QPointF &by, bool resizes)
{
    const auto rect = rectOf(box);
    if (!rect)
        return;
    const Hit all{box, true, true, true, true}, corner{box, false, false, true, true};
    put(box, moved(*rect, resizes ? corner : all, by, bounds()), resizes ? tr("Resize box") : tr("Move box"), false);
}

QRectF TruthEditor::bounds() const
{
    const auto run = m_state->run();
    return run ? QRectF(0, 0, run->geometry.resizedWidth, run->geometry.resizedHeight) : QRectF();
}

std::vector<LabelledBox> TruthEditor::boxes() const
{
    return m_state->scene().boxes;
}

void TruthEditor::put(int box, const QRectF &rect, const QString &text, bool joins)
{
    std::vector<LabelledBox> changed = boxes();
    const auto run = m_state->run();
    if (!run || box < 0 || box >= static_cast<int>(changed.size()))
        return;
    changed[static_cast<std::size_t>(box)].box = run->geometry.toPicture(boxOf(rect));
    m_state->setBoxes(changed, text, joins);
}

void TruthEditor::add(const QRectF &rect)
{
    const auto run = m_state->run();
    const auto classes = static_cast<int>(m_state->classesToMark().size());
    if (!run || classes == 0)
        return;
    m_class = std::min(m_class, classes - 1);
    std::vector<LabelledBox> more = boxes();
    more.push_back({run->geometry.toPicture(boxOf(rect)), m_class});
    m_state->setMarked(more, tr("Draw box"));
    m_state->selectBox(static_cast<int>(more.size()) - 1);
}

} // namespace vitrine
