#include "widgets/session/Selection.h"

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
