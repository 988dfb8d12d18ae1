#include "widgets/maps/PlaneLayout.h"

#include <algorithm>

namespace vitrine {

PlaneLayout::PlaneLayout(const Shape &shape, TensorRole role, PlaneChoice choice)
    : m_shape(shape), m_role(role), m_choice(choice)
{
    assignAxes();
    m_samples = size(Axis::Sample);
    m_depths = size(Axis::Depth);
    m_planes = size(Axis::Plane);
    m_height = size(Axis::Row);
    m_width = size(Axis::Column);
    m_choice.sample = std::clamp<std::int64_t>(m_choice.sample, 0, std::max<std::int64_t>(0, m_samples - 1));
    m_choice.depth = std::clamp<std::int64_t>(m_choice.depth, 0, std::max<std::int64_t>(0, m_depths - 1));
    paginate();
}

void PlaneLayout::assignAxes()
{
    using enum Axis;
    const std::size_t rank = m_shape.size();
    const bool weight = m_role == TensorRole::Weight;
    const Axis first = weight ? Plane : Sample;
    m_style = rank <= 1 || (rank == 2 && !weight) ? Style::Bars : rank == 3 && !weight ? Style::Strips : Style::Planes;
    switch (rank) {
    case 0:
        break;
    case 1:
        m_axes = {Plane};
        break;
    case 2:
        m_axes = weight ? std::vector{Row, Column} : std::vector{Sample, Plane};
        break;
    case 3:
        m_axes = {first, Plane, Column};
        break;
    case 4:
        m_axes = {first, Plane, Row, Column};
        break;
    default:
        m_axes = {first, Plane, Depth};
        m_axes.insert(m_axes.end(), rank - 5, Plane); // no block makes these
        m_axes.insert(m_axes.end(), {Row, Column});
    }
    if (weight && rank >= 3 && m_shape[1] > 1)
        m_columns = m_shape[1];
}

std::int64_t PlaneLayout::size(Axis axis) const
{
    std::int64_t product = 1;
    for (std::size_t i = 0; i < m_axes.size(); ++i)
        product *= m_axes[i] == axis ? m_shape[i] : 1;
    return product;
}

void PlaneLayout::paginate()
{
    const std::int64_t row = std::max<std::int64_t>(1, m_columns); // a page is made of whole rows of kernels
    const bool single = m_planes == 1;
    const std::int64_t unit = std::max<std::int64_t>(1, single ? m_width : m_height * m_width * row);
    const std::int64_t total = single ? m_height : (m_planes + row - 1) / row;
    const std::int64_t perPage = std::max<std::int64_t>(1, pageLimit / unit);
    m_pages = std::max<std::int64_t>(1, (total + perPage - 1) / perPage);
    m_choice.page = std::clamp<std::int64_t>(m_choice.page, 0, m_pages - 1);
    const std::int64_t from = m_choice.page * perPage;
    const std::int64_t count = std::min(perPage, total - from);
    if (single) {
        m_firstRow = from;
        m_height = count;
    } else {
        m_firstPlane = from * row;
        m_planes = std::min(count * row, m_planes - m_firstPlane);
    }
}

Index PlaneLayout::index(const PlaneCell &cell) const
{
    Index index(m_shape.size());
    std::int64_t plane = m_firstPlane + cell.plane;
    for (std::size_t i = m_shape.size(); i-- > 0;) {
        switch (m_axes[i]) {
        case Axis::Sample:
            index[i] = m_choice.sample;
            break;
        case Axis::Depth:
            index[i] = m_choice.depth;
            break;
        case Axis::Row:
            index[i] = m_firstRow + cell.y;
            break;
        case Axis::Column:
            index[i] = cell.x;
            break;
        case Axis::Plane:
            index[i] = plane % m_shape[i];
            plane /= m_shape[i];
        }
    }
    return index;
}

std::optional<PlaneCell> PlaneLayout::cell(const Index &index) const
{
    if (index.size() != m_shape.size())
        return m_shape.empty() && index == Index{0} ? std::optional(PlaneCell{}) : std::nullopt;
    PlaneCell cell;
    for (std::size_t i = 0; i < index.size(); ++i) {
        switch (m_axes[i]) {
        case Axis::Sample:
            if (index[i] != m_choice.sample)
                return {};
            break;
        case Axis::Depth:
            if (index[i] != m_choice.depth)
                return {};
            break;
        case Axis::Row:
            cell.y = index[i] - m_firstRow;
            break;
        case Axis::Column:
            cell.x = index[i];
            break;
        case Axis::Plane:
            cell.plane = cell.plane * m_shape[i] + index[i];
            break;
        }
    }
    cell.plane -= m_firstPlane;
    const bool inside =
        cell.plane >= 0 && cell.plane < m_planes && cell.y >= 0 && cell.y < m_height && cell.x >= 0 && cell.x < m_width;
    return inside ? std::optional(cell) : std::nullopt;
}

std::optional<PlaneBox> PlaneLayout::intersect(std::int64_t plane, const Index &first, const Index &last) const
{
    if (m_shape.empty())
        return PlaneBox{};
    if (first.size() != m_shape.size() || last.size() != m_shape.size())
        return {};
    const Index corner = index({plane, 0, 0});
    PlaneBox box{0, 0, m_height - 1, m_width - 1};
    for (std::size_t i = 0; i < m_shape.size(); ++i) {
        if (m_axes[i] == Axis::Row) {
            box.top = std::max(box.top, first[i] - m_firstRow);
            box.bottom = std::min(box.bottom, last[i] - m_firstRow);
        } else if (m_axes[i] == Axis::Column) {
            box.left = std::max(box.left, first[i]);
            box.right = std::min(box.right, last[i]);
        } else if (corner[i] < first[i] || corner[i] > last[i]) {
            return {};
        }
    }
    return box.top <= box.bottom && box.left <= box.right ? std::optional(box) : std::nullopt;
}

PlaneChoice PlaneLayout::choiceFor(const Index &index) const
{
    PlaneChoice choice = m_choice;
    if (index.size() != m_shape.size())
        return choice;
    for (std::size_t i = 0; i < index.size(); ++i) {
        if (m_axes[i] == Axis::Sample)
            choice.sample = index[i];
        else if (m_axes[i] == Axis::Depth)
            choice.depth = index[i];
    }
    for (choice.page = 0; choice.page < m_pages; ++choice.page) {
        if (PlaneLayout(m_shape, m_role, choice).cell(index))
            return choice;
    }
    choice.page = m_choice.page;
    return choice;
}

std::string PlaneLayout::planeName(std::int64_t plane) const
{
    const Index corner = index({plane, 0, 0});
    std::string name;
    for (std::size_t i = 0; i < corner.size(); ++i) {
        if (m_axes[i] == Axis::Plane)
            name += (name.empty() ? "" : ", ") + std::to_string(corner[i]);
    }
    return name;
}

} // namespace vitrine
