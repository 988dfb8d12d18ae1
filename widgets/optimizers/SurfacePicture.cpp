#include "widgets/optimizers/SurfacePicture.h"

#include "core/tensor/ColourMap.h"
#include "widgets/optimizers/MarchingSquare.h"
#include "widgets/optimizers/SurfaceFrame.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine {

namespace {

/// Heights are looked up in every second pixel; between them they are as good as straight.
constexpr int grain = 2;

/// Heights on the scale, row by row from the lowest y, a row and a column more than there are fields.
struct Field {
    int columns = 0, rows = 0;
    std::vector<float> shares;

    float at(int column, int row) const
    {
        return shares[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns)
                      + static_cast<std::size_t>(column)];
    }
};

Field lookUp(const SurfacePictureRequest &request, const Cancel &cancel)
{
    Field field;
    field.columns = request.size.width() / grain + 2;
    field.rows = request.size.height() / grain + 2;
    field.shares.reserve(static_cast<std::size_t>(field.columns) * static_cast<std::size_t>(field.rows));
    const double dx = request.region.width() * grain / request.size.width();
    const double dy = request.region.height() * grain / request.size.height();
    for (int row = 0; row < field.rows && !cancel.requested(); ++row)
        for (int column = 0; column < field.columns; ++column) {
            const Point2 place{request.region.left() + dx * column, request.region.top() + dy * row};
            field.shares.push_back(static_cast<float>(request.scale.share(request.surface->value(place))));
        }
    return field;
}

void paintRow(const Field &field, int y, QRgb *pixels, int width)
{
    const int row = y / grain;
    const float down = static_cast<float>(y % grain) / grain;
    for (int x = 0; x < width; ++x) {
        const int column = x / grain;
        const float right = static_cast<float>(x % grain) / grain;
        const float low = std::lerp(field.at(column, row), field.at(column + 1, row), right);
        const float high = std::lerp(field.at(column, row + 1), field.at(column + 1, row + 1), right);
        pixels[x] = heightColour(static_cast<double>(std::lerp(low, high, down)));
    }
}

/// All lines of equal height.
class LineFinder {
public:
    LineFinder(const Field &field, const SurfacePictureRequest &request) : m_field(field), m_region(request.region)
    {
        m_dx = request.region.width() * grain / request.size.width();
        m_dy = request.region.height() * grain / request.size.height();
    }

    std::vector<QLineF> find()
    {
        for (int row = 0; row + 1 < m_field.rows; ++row)
            for (int column = 0; column + 1 < m_field.columns; ++column)
                lookAt(column, row);
        return std::move(m_lines);
    }

private:
    void lookAt(int column, int row)
    {
        const std::array<float, 4> shares{m_field.at(column, row), m_field.at(column + 1, row),
                                          m_field.at(column + 1, row + 1), m_field.at(column, row + 1)};
        const auto [lowest, highest] = std::minmax_element(shares.begin(), shares.end());
        if (!std::isfinite(*lowest + *highest))
            return;
        const int first = std::max(1, static_cast<int>(std::ceil(std::min(*lowest, 4.0F) * contourLevels)));
        const int last = static_cast<int>(std::floor(std::min(*highest, 4.0F) * contourLevels));
        for (int level = first; level <= last; ++level)
            cross(column, row, crossSquare(shares, static_cast<float>(level) / contourLevels));
    }

    void cross(int column, int row, const Crossings &crossings)
    {
        const auto at = [&](const Crossings::Crossing &crossing) {
            const auto left = static_cast<float>(column), low = static_cast<float>(row);
            switch (crossing.side) {
            case 0:
                return place(left + crossing.part, low);
            case 1:
                return place(left + 1, low + crossing.part);
            case 2:
                return place(left + 1 - crossing.part, low + 1);
            default:
                return place(left, low + 1 - crossing.part);
            }
        };
        for (std::size_t i = 0; i + 1 < crossings.count; i += 2)
            m_lines.emplace_back(at(crossings.all[i]), at(crossings.all[i + 1]));
    }

    QPointF place(float column, float row) const
    {
        return {m_region.left() + m_dx * static_cast<double>(column), m_region.top() + m_dy * static_cast<double>(row)};
    }

    const Field &m_field;
    QRectF m_region;
    double m_dx = 0, m_dy = 0;
    std::vector<QLineF> m_lines;
};

void drawLines(SurfacePicture &picture)
{
    const SurfaceFrame frame(picture.request.region, picture.request.size);
    picture.lined = picture.image;
    QPainter painter(&picture.lined);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(contourPen());
    for (const QLineF &line : picture.lines)
        painter.drawLine(frame.toPixel(line.p1()), frame.toPixel(line.p2()));
}

} // namespace

QPen contourPen()
{
    return QPen(QColor(255, 255, 255, 96), 1);
}

QRgb heightColour(double share)
{
    const Rgb colour = colourOf(ColourMap::Viridis, share, {0, 1});
    return qRgb(colour.red, colour.green, colour.blue);
}

std::shared_ptr<const SurfacePicture> paintSurface(const SurfacePictureRequest &request, const Cancel &cancel)
{
    auto picture = std::make_shared<SurfacePicture>();
    picture->request = request;
    const Field field = lookUp(request, cancel);
    if (cancel.requested())
        return nullptr;
    picture->image = QImage(request.size, QImage::Format_RGB32);
    const int height = request.size.height();
    for (int y = 0; y < height && !cancel.requested(); ++y)
        paintRow(field, y, reinterpret_cast<QRgb *>(picture->image.scanLine(height - 1 - y)), request.size.width());
    picture->lines = LineFinder(field, request).find();
    drawLines(*picture);
    return picture;
}

} // namespace vitrine
