#include "widgets/landscape/LandscapeMap.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double catchRadius = 9; ///< pixels around a point of a path
constexpr double dragDistance = 4; ///< pixels; less is a click
constexpr double keyStep = 0.02; ///< of the area
constexpr double legendWidth = 96, lineHeight = 22; ///< pixels that the area is fitted beside
constexpr double smallestFit = 200; ///< pixels; in less the area goes below the legend

/// The area as large as it can be beside the legend on the right and between the lines above and below.
SurfaceFrame fitBeside(Point2 low, Point2 high, const QSizeF &size)
{
    const QSizeF inner(size.width() - legendWidth, size.height() - 2 * lineHeight);
    if (inner.width() < smallestFit || inner.height() < smallestFit / 2)
        return SurfaceFrame::fit(low, high, size);
    const QRectF region = SurfaceFrame::fit(low, high, inner).region();
    const double unit = region.width() / inner.width(), line = lineHeight * unit;
    return {region.adjusted(0, -line, legendWidth * unit, line), size};
}

} // namespace

LandscapeMap::LandscapeMap(LandscapeSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_job(this)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(200, 140);
    setCursor(Qt::CrossCursor);
    connect(session, &LandscapeSession::pathsChanged, this, qOverload<>(&QWidget::update));
    connect(session, &LandscapeSession::presentChanged, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] {
        setAccessibleName(tr("Loss landscape from above"));
        setAccessibleDescription(tr("Click: choose a place. Drag: move the view. Wheel: zoom. Shift and arrow keys "
                                    "move the chosen place, Return loads its weights."));
        update();
    });
}

void LandscapeMap::setSurface(std::shared_ptr<const LandscapeSurface> surface)
{
    const bool isElsewhere =
        !surface || !m_surface || surface->low() != m_surface->low() || surface->high() != m_surface->high();
    m_surface = std::move(surface);
    if (isElsewhere)
        m_picture.reset();
    if (!m_surface) {
        m_job.cancel();
        return update();
    }
    m_scale = HeightScale(*m_surface, m_surface->low(), m_surface->high(), m_look.isLogarithmic);
    if (isElsewhere)
        return fit();
    orderPicture();
}

void LandscapeMap::setLook(const LandscapeLook &look)
{
    const bool isRescaled = look.isLogarithmic != m_look.isLogarithmic;
    m_look = look;
    if (isRescaled && m_surface) {
        m_scale = HeightScale(*m_surface, m_surface->low(), m_surface->high(), m_look.isLogarithmic);
        orderPicture();
    }
    update();
}

void LandscapeMap::setHint(const QString &hint)
{
    m_hint = hint;
    update();
}

QRectF LandscapeMap::area() const
{
    const Point2 low = m_surface->low(), high = m_surface->high();
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

void LandscapeMap::fit()
{
    m_isFitted = true;
    if (m_surface)
        setFrame(fitBeside(m_surface->low(), m_surface->high(), size()));
}

void LandscapeMap::zoom(double factor)
{
    m_isFitted = false;
    setFrame(m_frame.zoomed(factor, QRectF(rect()).center()));
}

void LandscapeMap::setFrame(const SurfaceFrame &frame)
{
    // From a hundredth of the area to four times of it.
    const double part = m_surface ? frame.region().height() / area().height() : 0;
    if (!m_isFitted && !(part > 0.01 && part < 4))
        return;
    m_frame = frame;
    orderPicture();
    update();
}

void LandscapeMap::orderPicture()
{
    if (width() < 2 || height() < 2 || !m_surface)
        return;
    const QRectF region = m_frame.region().intersected(area());
    if (region.isEmpty())
        return;
    const QSizeF shown(region.width() / m_frame.region().width() * width(),
                       region.height() / m_frame.region().height() * height());
    const QSize pixels = (shown * devicePixelRatioF()).toSize().expandedTo(QSize(2, 2));
    m_job.start([this, request = SurfacePictureRequest{m_surface, region, pixels, m_scale}](
                    const Cancel &cancel) -> LatestJob::Deliver {
        auto picture = paintSurface(request, cancel);
        if (!picture)
            return {};
        return [this, picture = std::move(picture)] {
            m_picture = picture;
            update();
        };
    });
}

QString LandscapeMap::pathReadout(const QPointF &pixel) const
{
    QString text;
    double nearest = catchRadius;
    for (std::size_t drawn = 0; drawn < m_session->paths().size(); ++drawn) {
        const PlacedPath &path = m_session->paths()[drawn];
        for (int i = 0; isDrawn(*m_session, m_look, drawn) && i < pointsUpTo(path, m_look.step); ++i) {
            const PlacedPoint &point = path.points[static_cast<std::size_t>(i)];
            const QPointF away = m_frame.toPixel(point.projection.place) - pixel;
            if (std::hypot(away.x(), away.y()) >= nearest)
                continue;
            nearest = std::hypot(away.x(), away.y());
            text = tr("%1, step %2: %3 beside the plane")
                       .arg(QString::fromStdString(path.name), formatCount(point.step),
                            formatNumber(point.projection.distance));
        }
    }
    return text;
}

QString LandscapeMap::readout() const
{
    if (!m_hovered || !m_surface || !m_session->landscape())
        return {};
    const Point2 place = m_frame.toPlace(*m_hovered);
    const QRectF inside = area();
    const bool isInside =
        place.x >= inside.left() && place.x <= inside.right() && place.y >= inside.top() && place.y <= inside.bottom();
    QString text = isInside ? describePlace(valueAt(*m_session->landscape(), *m_surface, place), place) : QString();
    if (const QString path = pathReadout(*m_hovered); !path.isEmpty())
        text = text.isEmpty() ? path : path + QStringLiteral("   ") + text;
    return text;
}

void LandscapeMap::resizeEvent(QResizeEvent *)
{
    if (m_isFitted)
        fit();
    else
        setFrame(m_frame.resized(size()));
}

void LandscapeMap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_pressed = event->position();
    m_isDragged = event->button() == Qt::MiddleButton;
}

void LandscapeMap::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = event->position();
    if (m_pressed) {
        const QPointF by = event->position() - *m_pressed;
        m_isDragged = m_isDragged || std::hypot(by.x(), by.y()) > dragDistance;
        if (m_isDragged && m_surface) {
            m_isFitted = false;
            setFrame(m_frame.moved(by));
            m_pressed = event->position();
        }
    }
    update();
}

void LandscapeMap::mouseReleaseEvent(QMouseEvent *event)
{
    const bool isClick = m_pressed && !m_isDragged && event->button() == Qt::LeftButton;
    m_pressed.reset();
    m_isDragged = false;
    if (!isClick || !m_surface)
        return;
    const Point2 place = m_frame.toPlace(event->position());
    if (area().contains(QPointF(place.x, place.y)))
        emit chosen(place);
}

void LandscapeMap::mouseDoubleClickEvent(QMouseEvent *)
{
    fit();
}

void LandscapeMap::wheelEvent(QWheelEvent *event)
{
    if (!m_surface)
        return;
    m_isFitted = false;
    setFrame(m_frame.zoomed(std::pow(1.0015, event->angleDelta().y()), event->position()));
    event->accept();
}

void LandscapeMap::keyPressEvent(QKeyEvent *event)
{
    if (!m_surface)
        return QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus)
        return zoom(event->key() == Qt::Key_Plus ? 1.25 : 0.8);
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_look.chosen) {
        emit taken();
        return;
    }
    const QRectF inside = area();
    Point2 place = m_look.chosen.value_or(Point2{});
    switch (event->key()) {
    case Qt::Key_Left:
        place.x -= inside.width() * keyStep;
        break;
    case Qt::Key_Right:
        place.x += inside.width() * keyStep;
        break;
    case Qt::Key_Up:
        place.y += inside.height() * keyStep;
        break;
    case Qt::Key_Down:
        place.y -= inside.height() * keyStep;
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    emit chosen(
        {std::clamp(place.x, inside.left(), inside.right()), std::clamp(place.y, inside.top(), inside.bottom())});
}

void LandscapeMap::leaveEvent(QEvent *)
{
    m_hovered.reset();
    update();
}

} // namespace vitrine
