#include "widgets/session/Selection.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// The path of the node that a place belongs to: a weight's or statistic's name has its own name behind the last dot.
QString pathOf(const Place &place)
{
    const QString name = QString::fromStdString(place.name);
    const bool named = place.kind == Place::Kind::Weight || place.kind == Place::Kind::Statistic;
    return named ? name.section(QLatin1Char('.'), 0, -2) : name;
}

bool isPath(const Graph &graph, const std::string &path)
{
    return graph.findBlock(path) >= 0 || graph.findNode(path) >= 0
        || std::any_of(graph.composites.begin(), graph.composites.end(),
                       [&path](const Composite &composite) { return composite.path == path; });
}

/// The tensor that a place lies in; invalid where the run has none.
Snapshot tensorOf(const Place &place, const Trace &trace)
{
    const auto find = [&place](const TensorMap &tensors) {
        const auto found = tensors.find(place.name);
        return found == tensors.end() ? Snapshot() : found->second;
    };
    switch (place.kind) {
    case Place::Kind::Output:
        return trace.output(place.name, place.port);
    case Place::Kind::Gradient:
        return trace.hasBackward ? trace.gradient(place.name, place.port) : Snapshot();
    case Place::Kind::Weight:
        return find(trace.weights);
    case Place::Kind::Target:
        return find(trace.targets);
    case Place::Kind::Statistic: {
        const std::size_t dot = place.name.rfind('.');
        return dot == std::string::npos ? Snapshot()
                                        : trace.statistic(place.name.substr(0, dot), place.name.substr(dot + 1));
    }
    case Place::Kind::Constant:
        break;
    }
    return {};
}

bool isWithin(const Place &place, const Trace &trace)
{
    const Snapshot tensor = tensorOf(place, trace);
    if (!tensor.valid())
        return false;
    const Shape &shape = tensor.shape();
    const bool isScalar = shape.empty() && place.index == Index{0};
    return isScalar
        || std::equal(place.index.begin(), place.index.end(), shape.begin(), shape.end(),
                      [](std::int64_t index, std::int64_t size) { return index >= 0 && index < size; });
}

} // namespace

Selection::Selection(QObject *parent) : QObject(parent) { }

void Selection::selectBlock(const QString &id)
{
    selectPath(id);
}

void Selection::selectPath(const QString &path)
{
    if (path == m_path)
        return;
    if (m_place && pathOf(*m_place) != path)
        dropPlace();
    setPath(path);
}

void Selection::setPath(const QString &path)
{
    if (path == m_path)
        return;
    m_path = path;
    const QString block = path.section(QLatin1Char('.'), 0, 0); // an id has no dot
    const bool moved = block != m_block;
    m_block = block;
    if (moved)
        emit blockChanged(m_block);
    emit pathChanged(m_path);
}

void Selection::selectPlace(const Place &place)
{
    if (m_place == place)
        return;
    m_place = place;
    if (place.kind != Place::Kind::Constant)
        setPath(pathOf(place));
    emit placeChanged();
}

void Selection::clearPlace()
{
    dropPlace();
}

void Selection::dropPlace()
{
    setRegions({});
    if (!m_place)
        return;
    m_place.reset();
    emit placeChanged();
}

void Selection::setRegions(std::vector<Region> regions)
{
    if (regions.empty() && m_regions.empty())
        return;
    m_regions = std::move(regions);
    emit regionsChanged();
}

void Selection::keepWithin(const Trace &trace)
{
    if (m_place && !isWithin(*m_place, trace))
        dropPlace();
    if (!isPath(trace.graph, m_path.toStdString()))
        selectPath({});
}

bool Selection::climb()
{
    if (m_place) {
        dropPlace();
        return true;
    }
    if (m_path == m_block)
        return false;
    QString parent = m_path;
    do {
        parent = parent.section(QLatin1Char('.'), 0, -2);
    } while (parent != m_block && m_exists && !m_exists(parent));
    selectPath(parent);
    return true;
}

} // namespace vitrine
