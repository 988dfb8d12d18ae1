#include "widgets/optimizers/SurfaceMesh.h"

#include "widgets/optimizers/MarchingSquare.h"
#include "widgets/optimizers/SurfacePicture.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double boxHeight = 0.55; ///< the box's height, its sides being 1
constexpr double fill = 0.56; ///< how much of the view the box takes

/// The box turned: to the right, away from the eye, up.
struct Turned {
    double right, away, up;
};

Turned turn(const BoxPoint &point, const Camera &camera)
{
    const double x = point.x - 0.5, y = point.y - 0.5;
    return {x * std::cos(camera.yaw) - y * std::sin(camera.yaw), x * std::sin(camera.yaw) + y * std::cos(camera.yaw),
            (point.height - 0.5) * boxHeight};
}

/// Light from above and the left: steep fields that face away are darker.
double brightness(const std::array<BoxPoint, 4> &corners)
{
    const double dx = (corners[1].height - corners[0].height) * boxHeight / (corners[1].x - corners[0].x);
    const double dy = (corners[3].height - corners[0].height) * boxHeight / (corners[3].y - corners[0].y);
    const double facing = (0.5 * dx + 0.35 * dy + 1) / std::sqrt(1 + dx * dx + dy * dy) / std::sqrt(1.37);
    return std::clamp(0.55 + 0.5 * facing, 0.35, 1.05);
}

QColor shaded(QRgb colour, double light)
{
    const auto part = [light](int channel) { return std::clamp(static_cast<int>(channel * light), 0, 255); };
    return QColor(part(qRed(colour)), part(qGreen(colour)), part(qBlue(colour)));
}

} // namespace

QPointF Camera::toPixel(const BoxPoint &point, const QSizeF &size) const
{
    const Turned turned = turn(point, *this);
    const double unit = std::min(size.width(), size.height() * 1.2) * fill * zoom;
    const double up = turned.away * std::sin(pitch) + turned.up * std::cos(pitch);
    return {size.width() / 2 + turned.right * unit, size.height() / 2 - up * unit};
}

double Camera::depth(const BoxPoint &point) const
{
    const Turned turned = turn(point, *this);
    return turned.away * std::cos(pitch) - turned.up * std::sin(pitch);
}

BoxPoint Camera::towardsEye(const BoxPoint &point, double length) const
{
    const double near = -length * std::cos(pitch);
    return {point.x + near * std::sin(yaw), point.y + near * std::cos(yaw),
            point.height + length * std::sin(pitch) / boxHeight};
}

SurfaceMesh::SurfaceMesh(const SurfaceKind &surface, Point2 low, Point2 high, const HeightScale &scale, int side)
    : m_side(side)
{
    for (int row = 0; row <= side; ++row)
        for (int column = 0; column <= side; ++column) {
            const Point2 place{std::lerp(low.x, high.x, double(column) / side),
                               std::lerp(low.y, high.y, double(row) / side)};
            const double share = scale.share(surface.value(place));
            m_heights.push_back(static_cast<float>(std::isnan(share) ? 1 : std::clamp(share, 0.0, 1.0)));
        }
}

double SurfaceMesh::height(double x, double y) const
{
    const double across = std::clamp(x, 0.0, 1.0) * m_side, up = std::clamp(y, 0.0, 1.0) * m_side;
    const int column = std::min(static_cast<int>(across), m_side - 1), row = std::min(static_cast<int>(up), m_side - 1);
    const auto at = [this](int c, int r) { return static_cast<double>(m_heights[index(c, r)]); };
    const double low = std::lerp(at(column, row), at(column + 1, row), across - column);
    const double high = std::lerp(at(column, row + 1), at(column + 1, row + 1), across - column);
    return std::lerp(low, high, up - row);
}

BoxPoint SurfaceMesh::corner(int column, int row) const
{
    return {double(column) / m_side, double(row) / m_side, static_cast<double>(m_heights[index(column, row)])};
}

bool SurfaceMesh::hides(const BoxPoint &point, const Camera &camera) const
{
    constexpr double stride = 0.015;
    for (double length = 2 * stride; length < 2; length += stride) {
        const BoxPoint next = camera.towardsEye(point, length);
        if (next.x < 0 || next.x > 1 || next.y < 0 || next.y > 1 || next.height > 1)
            return false;
        if (height(next.x, next.y) > next.height + 0.01)
            return true;
    }
    return false;
}

SurfaceMesh::Facet SurfaceMesh::facet(int column, int row, const Camera &camera, const QSizeF &size) const
{
    const std::array<BoxPoint, 4> corners{corner(column, row), corner(column + 1, row), corner(column + 1, row + 1),
                                          corner(column, row + 1)};
    Facet facet;
    double height = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        facet.outline << camera.toPixel(corners[i], size);
        facet.heights[i] = static_cast<float>(corners[i].height);
        facet.depth += camera.depth(corners[i]);
        height += corners[i].height / 4;
    }
    facet.colour = shaded(heightColour(height), brightness(corners));
    return facet;
}

QImage SurfaceMesh::paint(const Camera &camera, const QSize &size, double ratio, bool hasLines,
                          const Cancel &cancel) const
{
    std::vector<Facet> facets;
    facets.reserve(static_cast<std::size_t>(m_side * m_side));
    for (int row = 0; row < m_side; ++row)
        for (int column = 0; column < m_side; ++column)
            facets.push_back(facet(column, row, camera, size));
    std::sort(facets.begin(), facets.end(), [](const Facet &a, const Facet &b) { return a.depth > b.depth; });
    QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    for (const Facet &facet : facets) {
        if (cancel.requested())
            break;
        // A hair over the edge, so that nothing shines through between two fields.
        painter.setPen(QPen(facet.colour, 0));
        painter.setBrush(facet.colour);
        painter.drawConvexPolygon(facet.outline);
        if (hasLines)
            paintLines(painter, facet);
    }
    return image;
}

/// With the field that they cross, so that nearer fields hide them too.
void SurfaceMesh::paintLines(QPainter &painter, const Facet &facet)
{
    const auto [lowest, highest] = std::minmax_element(facet.heights.begin(), facet.heights.end());
    const int first = std::max(1, static_cast<int>(std::ceil(*lowest * contourLevels)));
    const int last = static_cast<int>(std::floor(*highest * contourLevels));
    if (first > last)
        return;
    painter.setPen(contourPen());
    painter.setRenderHint(QPainter::Antialiasing);
    const auto at = [&facet](const Crossings::Crossing &crossing) {
        const QPointF from = facet.outline[static_cast<qsizetype>(crossing.side)];
        const QPointF to = facet.outline[static_cast<qsizetype>((crossing.side + 1) % 4)];
        return from + (to - from) * static_cast<double>(crossing.part);
    };
    for (int level = first; level <= last; ++level) {
        const Crossings crossings = crossSquare(facet.heights, static_cast<float>(level) / contourLevels);
        for (std::size_t i = 0; i + 1 < crossings.count; i += 2)
            painter.drawLine(at(crossings.all[i]), at(crossings.all[i + 1]));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace vitrine
