#include "widgets/yolox/augmentation/FrameHandles.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/augmentation/AugmentControls.h"
#include "widgets/yolox/augmentation/AugmentSession.h"
#include "widgets/yolox/augmentation/FrameHandle.h"
#include "widgets/yolox/augmentation/FrameText.h"
#include "widgets/yolox/augmentation/MosaicView.h"
#include "widgets/yolox/augmentation/TrialDrag.h"

#include <QLabel>
#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double border = 12; ///< pixels of the screen within which grips stay
constexpr double armLength = 24; ///< from the corner to the knob
constexpr double edgeReach = 5; ///< by which the mouse may miss an edge
constexpr double bodyPlace = 0.2; ///< of the frame's visible part: away from the mosaic's centre
constexpr double turnStep = 1, slantStep = 0.5; ///< degrees of an arrow key
constexpr double fineTurn = 0.1, fineSlant = 0.1; ///< with Shift
constexpr double scaleStep = 1.05, fineScale = 1.01; ///< factors

/// The place, or where the way to it from within leaves the room.
QPointF heldBack(const QPointF &from, const QPointF &place, const QRectF &room)
{
    const auto share = [](double begin, double end, double low, double high) {
        return end > high ? (high - begin) / (end - begin) : end < low ? (low - begin) / (end - begin) : 1;
    };
    const double part = std::min(share(from.x(), place.x(), room.left(), room.right()),
                                 share(from.y(), place.y(), room.top(), room.bottom()));
    return from + (place - from) * std::clamp(part, 0.0, 1.0);
}

double distanceTo(const QLineF &line, const QPointF &place)
{
    const QPointF along = line.p2() - line.p1(), away = place - line.p1();
    const double length = std::max(QPointF::dotProduct(along, along), 1e-9);
    const double share = std::clamp(QPointF::dotProduct(away, along) / length, 0.0, 1.0);
    const QPointF rest = away - along * share;
    return std::hypot(rest.x(), rest.y());
}

} // namespace

FrameHandles::FrameHandles(AugmentSession *session, QWidget *canvas)
    : QObject(canvas), m_session(session), m_canvas(canvas), m_drag(new TrialDrag(session, this)),
      m_line(new QLabel(canvas))
{
    makeHandle(Body, FrameGrip::Move);
    makeHandle(Knob, FrameGrip::Turn);
    for (const Place corner : {Corner, TopCorner, LeftCorner})
        makeHandle(corner, FrameGrip::Scale);
    makeHandle(RightEdge, FrameGrip::SlantX);
    makeHandle(LowerEdge, FrameGrip::SlantY);
    for (const Place corner : {TopCorner, LeftCorner}) { // the keyboard needs one of them
        m_handles[corner]->setFocusPolicy(Qt::ClickFocus);
        m_handles[corner]->setCursor(FrameHandle::cursorOf(FrameGrip::Scale, false));
    }
    m_line->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_line->setAutoFillBackground(true);
    m_line->setMargin(4);
    m_line->setWordWrap(true);
    m_line->setTextFormat(Qt::PlainText);
    m_line->hide();
    connect(session, &AugmentSession::trialChanged, this, [this] {
        m_isStopped = m_isStopped && isDragging();
        place(m_transform);
    });
    translated(m_canvas, [this] { setTexts(); });
}

void FrameHandles::makeHandle(Place place, FrameGrip grip)
{
    auto *handle = new FrameHandle(grip, m_canvas);
    m_handles[place] = handle;
    connect(handle, &FrameHandle::pressed, this, [this, grip](const QPointF &at) { press(grip, at); });
    connect(handle, &FrameHandle::dragged, this, &FrameHandles::drag);
    connect(handle, &FrameHandle::released, this, &FrameHandles::release);
    connect(handle, &FrameHandle::cancelled, this, &FrameHandles::cancel);
    connect(handle, &FrameHandle::noticed, this, [this, grip] { notice(grip); });
    connect(handle, &FrameHandle::left, this, &FrameHandles::leave);
    connect(handle, &FrameHandle::pushed, this, [this, grip](QPoint direction, bool isFine, bool isRepeated) {
        push(grip, direction, isFine, isRepeated);
    });
}

void FrameHandles::setTexts()
{
    for (FrameHandle *handle : m_handles)
        handle->setAccessibleName(FrameText::name(handle->grip()));
    showNumbers();
}

bool FrameHandles::isShown() const
{
    return m_session->isReady() && m_session->trial().usesMosaic && m_session->trial().usesAffine;
}

bool FrameHandles::isDragging() const
{
    return m_drag->isActive();
}

AffineMap::Point FrameHandles::onCanvas(const QPointF &place) const
{
    const QPointF point = m_transform.unmap(place);
    return {point.x(), point.y()};
}

void FrameHandles::place(const PictureTransform &transform)
{
    m_transform = transform;
    for (FrameHandle *handle : m_handles)
        handle->setVisible(isShown());
    showNumbers();
    if (!isShown())
        return;
    const AugmentTrial &trial = m_session->trial();
    QPolygonF frame;
    for (const QPointF &corner : MosaicView::cropOf(trial, m_session->width(), m_session->height()))
        frame += transform.map(corner);
    const QPointF origin = transform.map(QPointF());
    const QRectF room = QRectF(m_canvas->rect()).adjusted(border, border, -border, -border);
    const QRectF inner = room.adjusted(armLength, armLength, -armLength, -armLength);
    const auto put = [&](Place which, const QPointF &at) { m_handles[which]->putAt(heldBack(origin, at, room)); };
    m_handles[Corner]->putAt(heldBack(origin, frame[2], inner));
    const QLineF arm(origin, m_handles[Corner]->centre());
    put(Knob, arm.length() > 0 ? arm.pointAt(1 + armLength / arm.length()) : arm.p2());
    put(TopCorner, frame[1]);
    put(LeftCorner, frame[3]);
    put(RightEdge, (frame[1] + frame[2]) / 2);
    put(LowerEdge, (frame[2] + frame[3]) / 2);
    const QRectF seen =
        frame.boundingRect() & transform.map(QRectF(0, 0, 2.0 * m_session->width(), 2.0 * m_session->height()));
    m_handles[Body]->putAt(seen.topLeft() + QPointF(seen.width(), seen.height()) * bodyPlace);
}

void FrameHandles::paintArm(QPainter &painter) const
{
    if (!isShown())
        return;
    const QLineF arm(m_handles[Corner]->centre(), m_handles[Knob]->centre());
    painter.setPen(QPen(QColor(0, 0, 0, 170), 3));
    painter.drawLine(arm);
    painter.setPen(QPen(QColor(0xF0, 0xE4, 0x42), 1.5));
    painter.drawLine(arm);
}

std::optional<FrameGrip> FrameHandles::gripAt(const QPointF &place) const
{
    if (!isShown())
        return std::nullopt;
    QPolygonF frame;
    for (const QPointF &corner : MosaicView::cropOf(m_session->trial(), m_session->width(), m_session->height()))
        frame += m_transform.map(corner);
    if (distanceTo({frame[1], frame[2]}, place) <= edgeReach)
        return FrameGrip::SlantX;
    if (distanceTo({frame[2], frame[3]}, place) <= edgeReach)
        return FrameGrip::SlantY;
    return frame.containsPoint(place, Qt::OddEvenFill) ? std::optional(FrameGrip::Move) : std::nullopt;
}

void FrameHandles::press(FrameGrip grip, const QPointF &place)
{
    m_grip = grip;
    m_from = onCanvas(place);
    m_isStopped = false;
    m_drag->begin();
    notice(grip);
}

void FrameHandles::drag(const QPointF &place)
{
    if (!isDragging())
        return;
    AugmentTrial trial = m_drag->before();
    const AffineLimits limits = AffineLimits::of(trial.settings).around(trial.mosaic().change);
    const FramePull pull =
        pulled(m_grip, trial.mosaic().change, limits, m_session->width(), m_session->height(), m_from, onCanvas(place));
    trial.mosaic().change = pull.change;
    m_isStopped = pull.isStopped;
    m_drag->show(trial);
    showNumbers(); // also where the numbers stay as they are
}

void FrameHandles::release()
{
    m_drag->finish(FrameText::done(m_grip), AugmentControls::frameKind);
    leave();
}

void FrameHandles::cancel()
{
    m_drag->cancel();
    leave();
}

void FrameHandles::push(FrameGrip grip, QPoint direction, bool isFine, bool isRepeated)
{
    if (!isShown())
        return;
    AugmentTrial trial = m_session->trial();
    AffineChange &change = trial.mosaic().change;
    const AffineLimits limits = AffineLimits::of(trial.settings).around(change);
    const int onward = direction.x() + direction.y(); // to the right or down
    const double slant = isFine ? fineSlant : slantStep;
    FramePull pull;
    switch (grip) {
    case FrameGrip::Move: {
        const double step = isFine ? 1 : std::max(1, m_session->width() / 50);
        pull = pulled(grip, change, limits, m_session->width(), m_session->height(), {},
                      {direction.x() * step, direction.y() * step});
        break;
    }
    case FrameGrip::Turn:
        change.angle += onward * (isFine ? fineTurn : turnStep);
        pull = limited(change, limits);
        break;
    case FrameGrip::Scale: // the frame grows, what is in it shrinks
        change.scale *= std::pow(isFine ? fineScale : scaleStep, -onward);
        pull = limited(change, limits);
        break;
    case FrameGrip::SlantX:
        change.shearX -= direction.y() * slant;
        pull = limited(change, limits);
        break;
    case FrameGrip::SlantY:
        change.shearY -= direction.x() * slant;
        pull = limited(change, limits);
        break;
    }
    change = pull.change;
    m_session->setTrial(trial, FrameText::done(grip), AugmentControls::frameKind, isRepeated);
    m_isStopped = pull.isStopped;
    notice(grip);
}

void FrameHandles::notice(FrameGrip grip)
{
    if (isDragging() && grip != m_grip)
        return;
    m_noticed = grip;
    showNumbers();
}

void FrameHandles::leave()
{
    if (isDragging())
        return;
    m_isStopped = false;
    m_noticed.reset();
    for (const FrameHandle *handle : m_handles)
        if (handle->underMouse() || (handle->hasFocus() && !m_noticed))
            m_noticed = handle->grip();
    showNumbers();
}

void FrameHandles::showNumbers()
{
    m_line->setVisible(isShown() && m_noticed);
    if (!isShown())
        return;
    const AugmentTrial &trial = m_session->trial();
    for (FrameHandle *handle : m_handles) {
        const bool isStopped = m_isStopped && m_noticed == handle->grip();
        const QString numbers = FrameText::numbers(handle->grip(), trial.mosaic().change, trial.settings, isStopped);
        handle->setToolTip(numbers + QLatin1Char('\n') + FrameText::how(handle->grip()));
        handle->setAccessibleDescription(handle->toolTip());
        if (m_noticed == handle->grip())
            m_line->setText(numbers);
    }
    QPalette palette = m_canvas->palette();
    palette.setColor(QPalette::Window, Theme::instance().color(Theme::Role::Panel));
    palette.setColor(QPalette::WindowText,
                     Theme::instance().color(m_isStopped ? Theme::Role::Error : Theme::Role::Text));
    m_line->setPalette(palette);
    placeLine();
}

/// At the lower border, as wide as it needs to be.
void FrameHandles::placeLine()
{
    const int most = m_canvas->width();
    const int width = std::min(most, m_line->fontMetrics().horizontalAdvance(m_line->text()) + 12);
    const int height = m_line->heightForWidth(width);
    m_line->setGeometry(0, m_canvas->height() - height, width, height);
    m_line->raise();
}

} // namespace vitrine
