#include "widgets/yolox/losses/PairPad.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/losses/LossPair.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double reach = 7; ///< pixels of the screen around a side
constexpr double longestArrow = 56; ///< pixels of the screen
constexpr double arrowHead = 7;
constexpr double hatchDistance = 8;
constexpr int veil = 176; ///< opacity of what lies over the picture

QColor role(Theme::Role which)
{
    return Theme::instance().color(which);
}

QColor faint(QColor colour, int alpha)
{
    colour.setAlpha(alpha);
    return colour;
}

void paintArrow(QPainter &painter, const QPointF &from, const QPointF &by)
{
    const double length = std::hypot(by.x(), by.y());
    if (length < 1)
        return;
    const QPointF along = by / length, across(-along.y(), along.x()), tip = from + by;
    painter.drawLine(from, tip);
    painter.drawLine(tip, tip - along * arrowHead + across * arrowHead / 2);
    painter.drawLine(tip, tip - along * arrowHead - across * arrowHead / 2);
}

/// Line by line: vector files know no patterns.
void hatch(QPainter &painter, const QRectF &rect, const QColor &colour)
{
    painter.save();
    painter.setClipRect(rect);
    painter.setPen(QPen(colour, 1));
    for (double x = rect.left(); x < rect.right() + rect.height(); x += hatchDistance)
        painter.drawLine(QPointF(x, rect.top()), QPointF(x - rect.height(), rect.bottom()));
    painter.restore();
}

} // namespace

PairPad::PairPad(PairSession *session, QWidget *parent) : QWidget(parent), m_session(session)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // as high as there is room
    connect(session, &PairSession::changed, this, [this] { update(); });
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
    translated(this, [this] {
        setAccessibleName(tr("Predicted box and ground truth"));
        setAccessibleDescription(tr("Tab changes between the boxes; arrow keys move, with Shift they resize"));
    });
}

CenterBox &PairPad::boxOf(LossPair &pair, Which which)
{
    return which == Which::Predicted ? pair.predicted : pair.truth;
}

QString PairPad::textOf(Which which) const
{
    return which == Which::Predicted ? tr("Predicted box") : tr("Ground truth");
}

PictureTransform PairPad::transform() const
{
    const double side = m_session->pair().side, scale = std::min(width(), height()) / side;
    return {scale, QPointF((width() - side * scale) / 2, (height() - side * scale) / 2)};
}

void PairPad::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, transform());
}

void PairPad::paint(QPainter &painter, const PictureTransform &to) const
{
    const LossPair &pair = m_session->pair();
    const LossFigures &figures = m_session->figures();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground = to.map(QRectF(0, 0, pair.side, pair.side));
    painter.fillRect(ground, role(Theme::Role::CanvasBackground));
    if (const QImage picture = m_session->picture(); !picture.isNull()) {
        painter.drawImage(ground, picture);
        painter.fillRect(ground, faint(role(Theme::Role::CanvasBackground), veil)); // the boxes count
    }
    const QRectF predicted = to.map(SceneView::toRect(pair.predicted.corners()));
    const QRectF truth = to.map(SceneView::toRect(pair.truth.corners()));
    const QColor forTruth = role(Theme::Role::Forward), forPredicted = role(Theme::Role::Lit);
    painter.setPen(QPen(role(Theme::Role::MutedText), 1.5, Qt::DashLine));
    painter.setBrush(faint(role(Theme::Role::MutedText), 24));
    painter.drawRect(to.map(SceneView::toRect(figures.giou.enclosing)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(faint(forTruth, 50));
    painter.drawRect(truth);
    painter.setBrush(faint(forPredicted, 50));
    painter.drawRect(predicted);
    if (figures.iou.intersection > 0) {
        hatch(painter, predicted.intersected(truth), role(Theme::Role::Receptive));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(forTruth, m_chosen == Which::Truth && hasFocus() ? 4 : 2.5));
    painter.drawRect(truth);
    painter.setPen(QPen(forPredicted, m_chosen == Which::Predicted && hasFocus() ? 4 : 2.5));
    painter.drawRect(predicted);
    painter.setPen(forTruth);
    painter.drawText(truth.adjusted(6, 4, -6, -4), Qt::AlignLeft | Qt::AlignBottom, tr("truth"));
    painter.setPen(forPredicted);
    painter.drawText(predicted.adjusted(6, 4, -6, -4), Qt::AlignRight | Qt::AlignTop, tr("prediction"));
    painter.setPen(role(Theme::Role::MutedText));
    painter.drawText(to.map(SceneView::toRect(figures.giou.enclosing)).adjusted(4, 2, -4, -2),
                     Qt::AlignRight | Qt::AlignBottom, QStringLiteral("C"));
    paintArrows(painter, to);
}

/// Against the gradient: from the centre for x and y, from the right and lower sides for width and height. The longest
/// is always as long, since what losses differ in is where they point.
void PairPad::paintArrows(QPainter &painter, const PictureTransform &to) const
{
    const std::array<double, 4> &gradient = m_session->figures().gradient(m_session->which());
    double most = 0;
    for (const double slope : gradient)
        most = std::max(most, std::abs(slope));
    if (most == 0)
        return;
    const double scale = longestArrow / most;
    const QRectF box = to.map(SceneView::toRect(m_session->pair().predicted.corners()));
    painter.setPen(QPen(role(Theme::Role::Backward), 2.5));
    paintArrow(painter, box.center(), {-gradient[0] * scale, 0});
    paintArrow(painter, box.center(), {0, -gradient[1] * scale});
    paintArrow(painter, {box.right(), box.center().y()}, {-gradient[2] * scale, 0});
    paintArrow(painter, {box.center().x(), box.bottom()}, {0, -gradient[3] * scale});
    painter.setBrush(role(Theme::Role::Backward));
    painter.drawEllipse(box.center(), 3, 3);
    painter.setBrush(Qt::NoBrush);
}

bool PairPad::gripOf(Which which, const QPointF &place, Grip &grip) const
{
    LossPair pair = m_session->pair();
    const QRectF rect = transform().map(SceneView::toRect(boxOf(pair, which).corners()));
    if (!rect.adjusted(-reach, -reach, reach, reach).contains(place))
        return false;
    grip = {which};
    grip.left = std::abs(place.x() - rect.left()) <= reach;
    grip.right = !grip.left && std::abs(place.x() - rect.right()) <= reach;
    grip.top = std::abs(place.y() - rect.top()) <= reach;
    grip.bottom = !grip.top && std::abs(place.y() - rect.bottom()) <= reach;
    return true;
}

/// A side of either before the inside of either; of equals the chosen box.
bool PairPad::gripAt(const QPointF &place, Grip &grip) const
{
    const Which other = m_chosen == Which::Predicted ? Which::Truth : Which::Predicted;
    Grip own, second;
    const bool hasOwn = gripOf(m_chosen, place, own), hasSecond = gripOf(other, place, second);
    if (!hasOwn && !hasSecond)
        return false;
    const bool takesSecond = !hasOwn || (hasSecond && own.isInside() && !second.isInside());
    grip = takesSecond ? second : own;
    return true;
}

void PairPad::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !gripAt(event->position(), m_grip))
        return;
    m_isDragging = true;
    m_hasMoved = false;
    m_chosen = m_grip.box;
    m_last = transform().unmap(event->position());
    update();
}

void PairPad::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isDragging) {
        drag(transform().unmap(event->position()), m_hasMoved);
        m_hasMoved = true;
        return;
    }
    Grip grip;
    if (!gripAt(event->position(), grip))
        return setCursor(Qt::ArrowCursor);
    const bool across = grip.left || grip.right, down = grip.top || grip.bottom;
    if (across && down)
        setCursor((grip.left && grip.top) || (grip.right && grip.bottom) ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor);
    else
        setCursor(across ? Qt::SizeHorCursor : down ? Qt::SizeVerCursor : Qt::SizeAllCursor);
}

void PairPad::mouseReleaseEvent(QMouseEvent *)
{
    m_isDragging = false;
}

void PairPad::drag(const QPointF &to, bool joins)
{
    LossPair pair = m_session->pair();
    CenterBox &box = boxOf(pair, m_grip.box);
    const auto byX = static_cast<float>(to.x() - m_last.x()), byY = static_cast<float>(to.y() - m_last.y());
    Box corners = box.corners();
    const bool all = m_grip.isInside();
    corners.x1 += all || m_grip.left ? byX : 0;
    corners.x2 += all || m_grip.right ? byX : 0;
    corners.y1 += all || m_grip.top ? byY : 0;
    corners.y2 += all || m_grip.bottom ? byY : 0;
    if (corners.width() < PairSession::smallest || corners.height() < PairSession::smallest)
        return;
    m_last = to;
    box = CenterBox::of(corners);
    m_session->setPair(pair, textOf(m_grip.box), joins);
}

void PairPad::keyPressEvent(QKeyEvent *event)
{
    float x = 0, y = 0;
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        x = event->key() == Qt::Key_Left ? -1 : 1;
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        y = event->key() == Qt::Key_Up ? -1 : 1;
    else
        return QWidget::keyPressEvent(event);
    const auto step = static_cast<float>(std::max(1, m_session->pair().side / 160));
    LossPair pair = m_session->pair();
    CenterBox &box = boxOf(pair, m_chosen);
    if (event->modifiers() & Qt::ShiftModifier) {
        box.width += x * step;
        box.height += y * step;
    } else {
        box.x += x * step;
        box.y += y * step;
    }
    m_session->setPair(pair, textOf(m_chosen), event->isAutoRepeat());
}

bool PairPad::focusNextPrevChild(bool next)
{
    // Once through both boxes, then on.
    const Which last = next ? Which::Truth : Which::Predicted;
    if (m_chosen == last || !hasFocus()) {
        m_chosen = last == Which::Truth ? Which::Predicted : Which::Truth;
        update();
        return QWidget::focusNextPrevChild(next);
    }
    m_chosen = last;
    update();
    return true;
}

QString PairPad::tipAt(const QPointF &place) const
{
    LossPair pair = m_session->pair();
    const LossFigures &figures = m_session->figures();
    const QPointF at = transform().unmap(place);
    const auto contains = [&](const Box &box) { return SceneView::toRect(box).contains(at); };
    const bool inPredicted = contains(pair.predicted.corners()), inTruth = contains(pair.truth.corners());
    const auto numbers = [](const CenterBox &box) {
        const auto exact = [](float value) { return formatExact(static_cast<double>(value)); };
        return QStringLiteral("x %1, y %2, w %3, h %4")
            .arg(exact(box.x), exact(box.y), exact(box.width), exact(box.height));
    };
    if (inPredicted && inTruth)
        return tr("Intersection: %1 px²").arg(formatExact(figures.iou.intersection));
    if (inPredicted || inTruth)
        return textOf(inTruth ? Which::Truth : Which::Predicted) + QStringLiteral(": ")
            + numbers(inTruth ? pair.truth : pair.predicted);
    if (contains(figures.giou.enclosing))
        return tr("C, the smallest box around both: %1 px²; GIoU counts what of it neither box covers")
            .arg(formatExact(figures.giou.enclosingArea));
    return tr("Drag the boxes and their sides. The arrows point downhill for the chosen loss.");
}

bool PairPad::event(QEvent *event)
{
    return showToolTip(event, this, [this](QPoint at) { return tipAt(at); }) || QWidget::event(event);
}

ExportSource PairPad::exportSource() const
{
    ExportSource source;
    source.name = [] { return QStringLiteral("box-losses"); };
    source.size = [this] { return QSize(m_session->pair().side, m_session->pair().side); };
    source.paint = [this](QPainter &painter) { paint(painter, {}); };
    return source;
}

} // namespace vitrine
