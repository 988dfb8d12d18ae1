#include "widgets/optimizers/SolidGround.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/RaceSetup.h"

#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr int coarseSide = 64, fineSide = 128;
constexpr double lift = 0.01; ///< of trails above the surface
constexpr double turnPerPixel = 0.008; ///< radians

} // namespace

SolidGround::SolidGround(QWidget *parent) : QWidget(parent), m_job(this)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 200);
    setCursor(Qt::OpenHandCursor);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SolidGround::setGround(std::shared_ptr<const SurfaceKind> surface, const Shown &shown, bool isFiner)
{
    update();
    if (m_coarse && shown == m_shown)
        return;
    m_surface = std::move(surface);
    m_shown = shown;
    const HeightScale scale(*m_surface, shown.low, shown.high, shown.isLogarithmic);
    m_coarse = std::make_shared<const SurfaceMesh>(*m_surface, shown.low, shown.high, scale, coarseSide);
    m_fine.reset();
    if (!isFiner || m_image.isNull())
        paintCoarse();
    orderFine();
}

void SolidGround::clearGround()
{
    m_job.cancel();
    m_surface.reset();
    m_coarse.reset();
    m_fine.reset();
    update();
}

void SolidGround::paintCoarse()
{
    if (!m_coarse || width() < 2 || height() < 2)
        return;
    m_job.cancel();
    m_image = m_coarse->paint(m_camera, size(), devicePixelRatioF(), m_shown.hasLines, {});
    update();
}

void SolidGround::orderFine()
{
    if (!m_coarse || width() < 2 || height() < 2)
        return;
    m_job.start([this, surface = m_surface, shown = m_shown, mesh = m_fine, camera = m_camera, size = size(),
                 ratio = devicePixelRatioF()](const Cancel &cancel) -> LatestJob::Deliver {
        const auto fine = mesh
            ? mesh
            : std::make_shared<const SurfaceMesh>(*surface, shown.low, shown.high,
                                                  HeightScale(*surface, shown.low, shown.high, shown.isLogarithmic),
                                                  fineSide);
        QImage image = fine->paint(camera, size, ratio, shown.hasLines, cancel);
        return [this, fine, image = std::move(image)] {
            m_fine = fine;
            m_image = image;
            update();
        };
    });
}

void SolidGround::setCamera(const Camera &camera)
{
    m_camera = camera;
    m_camera.pitch = std::clamp(camera.pitch, 0.05, M_PI / 2);
    m_camera.zoom = std::clamp(camera.zoom, 0.3, 6.0);
    paintCoarse();
}

void SolidGround::fit()
{
    setCamera({});
    orderFine();
}

void SolidGround::zoom(double factor)
{
    Camera next = m_camera;
    next.zoom *= factor;
    setCamera(next);
    orderFine();
}

std::optional<BoxPoint> SolidGround::boxPoint(Point2 place) const
{
    const double x = (place.x - m_shown.low.x) / (m_shown.high.x - m_shown.low.x);
    const double y = (place.y - m_shown.low.y) / (m_shown.high.y - m_shown.low.y);
    if (!m_coarse || !(x >= 0 && x <= 1 && y >= 0 && y <= 1))
        return {};
    return BoxPoint{x, y, m_coarse->height(x, y) + lift};
}

void SolidGround::paintMarker(QPainter &painter, Point2 place, const Competitor &style, double radius) const
{
    const auto at = boxPoint(place);
    if (!at)
        return;
    painter.setOpacity(m_coarse->hides(*at, m_camera) ? 0.35 : 1);
    drawMarker(painter, m_camera.toPixel(*at, size()), style, radius);
    painter.setOpacity(1);
}

void SolidGround::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAll(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void SolidGround::paintAll(QPainter &painter)
{
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::CanvasBackground));
    if (!m_coarse)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(painter);
    painter.drawImage(QPointF(), m_image);
    paintOn(painter);
}

void SolidGround::paintBox(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const auto pixel = [this](double x, double y) { return m_camera.toPixel({x, y, 0}, size()); };
    painter.setPen(QPen(theme.color(Theme::Role::Border), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(QPolygonF({pixel(0, 0), pixel(1, 0), pixel(1, 1), pixel(0, 1)}));
    painter.setPen(theme.color(Theme::Role::MutedText));
    const auto write = [&](double x, double y, const QString &text) {
        QPointF at = pixel(x, y);
        at.setY(std::min(at.y(), height() - 10.0));
        painter.drawText(QRectF(at.x() - 60, at.y() - 12, 120, 24), Qt::AlignCenter, text);
    };
    // Beside the edges that are nearer.
    const bool isFrontX = m_camera.depth({0.5, 0, 0}) < m_camera.depth({0.5, 1, 0});
    const bool isFrontY = m_camera.depth({0, 0.5, 0}) < m_camera.depth({1, 0.5, 0});
    // In a small view still so far that the numbers of both axes don't meet.
    const double unit = std::max(QLineF(pixel(0, 0), pixel(1, 0)).length(), QLineF(pixel(0, 0), pixel(0, 1)).length());
    const double aside = std::max(0.08, 20 / std::max(1.0, unit));
    const double besideX = isFrontX ? -aside : 1 + aside, besideY = isFrontY ? -aside : 1 + aside;
    write(0.06, besideX, formatNumber(m_shown.low.x));
    write(0.5, besideX, m_names.x);
    write(0.94, besideX, formatNumber(m_shown.high.x));
    write(besideY, 0.06, formatNumber(m_shown.low.y));
    write(besideY, 0.5, m_names.y);
    write(besideY, 0.94, formatNumber(m_shown.high.y));
}

/// In pieces: what is behind a ridge is faint, what is outside the box is left out.
void SolidGround::paintTrail(QPainter &painter, const SolidTrail &trail) const
{
    enum class Sight { Outside, Hidden, Seen };
    QPolygonF piece;
    Sight sight = Sight::Outside;
    const auto finish = [&] {
        if (piece.size() > 1 && sight == Sight::Hidden)
            drawHiddenTrail(painter, piece, trail.style);
        else if (piece.size() > 1 && sight == Sight::Seen)
            drawTrail(painter, piece, trail.style, trail.width);
    };
    const int last = trail.count - 1;
    for (int step = 0; step <= last; ++step) {
        const auto at = boxPoint(trail.at(step));
        const QPointF pixel = at ? m_camera.toPixel(*at, size()) : QPointF();
        if (at && !piece.isEmpty() && step < last && (pixel - piece.last()).manhattanLength() < 1)
            continue;
        const Sight now = !at ? Sight::Outside : m_coarse->hides(*at, m_camera) ? Sight::Hidden : Sight::Seen;
        if (at && now != sight && sight != Sight::Outside)
            piece << pixel; // the pieces touch
        if (now != sight) {
            finish();
            piece.clear();
            sight = now;
        }
        if (at)
            piece << pixel;
    }
    finish();
}

void SolidGround::resizeEvent(QResizeEvent *)
{
    paintCoarse();
    orderFine();
}

void SolidGround::mousePressEvent(QMouseEvent *event)
{
    m_dragged = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void SolidGround::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons())
        return;
    const QPointF by = event->position() - m_dragged;
    m_dragged = event->position();
    Camera next = m_camera;
    next.yaw += by.x() * turnPerPixel;
    next.pitch += by.y() * turnPerPixel;
    setCamera(next);
}

void SolidGround::mouseReleaseEvent(QMouseEvent *)
{
    setCursor(Qt::OpenHandCursor);
    orderFine();
}

void SolidGround::mouseDoubleClickEvent(QMouseEvent *)
{
    fit();
}

void SolidGround::wheelEvent(QWheelEvent *event)
{
    zoom(std::pow(1.0015, event->angleDelta().y()));
    event->accept();
}

void SolidGround::keyPressEvent(QKeyEvent *event)
{
    Camera next = m_camera;
    switch (event->key()) {
    case Qt::Key_Left:
        next.yaw -= 0.1;
        break;
    case Qt::Key_Right:
        next.yaw += 0.1;
        break;
    case Qt::Key_Up:
        next.pitch += 0.1;
        break;
    case Qt::Key_Down:
        next.pitch -= 0.1;
        break;
    case Qt::Key_Plus:
        return zoom(1.25);
    case Qt::Key_Minus:
        return zoom(0.8);
    default:
        return QWidget::keyPressEvent(event);
    }
    setCamera(next);
    orderFine();
}

} // namespace vitrine
