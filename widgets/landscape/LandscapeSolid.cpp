#include "widgets/landscape/LandscapeSolid.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <algorithm>

namespace vitrine {

LandscapeSolid::LandscapeSolid(LandscapeSession *session, QWidget *parent) : SolidGround(parent), m_session(session)
{
    setMinimumSize(200, 140);
    connect(session, &LandscapeSession::pathsChanged, this, qOverload<>(&QWidget::update));
    connect(session, &LandscapeSession::presentChanged, this, qOverload<>(&QWidget::update));
    translated(this, [this] {
        setAccessibleName(tr("Loss landscape in three dimensions"));
        setAccessibleDescription(
            tr("A drag, or Shift with the arrow keys, turns it; the wheel zooms; a double click goes back."));
        showGround();
    });
}

void LandscapeSolid::setSurface(std::shared_ptr<const LandscapeSurface> surface)
{
    m_isFiner = surface && m_surface && surface->low() == m_surface->low() && surface->high() == m_surface->high();
    m_surface = std::move(surface);
    ++m_version;
    showGround();
}

void LandscapeSolid::setLook(const LandscapeLook &look)
{
    if (look.isLogarithmic != m_look.isLogarithmic)
        m_isFiner = false;
    m_look = look;
    showGround();
    update();
}

void LandscapeSolid::showGround()
{
    if (!m_surface)
        return clearGround();
    if (!isVisible())
        return;
    setAxisNames(axisNames(*m_session->plan()));
    setGround(m_surface, {std::to_string(m_version), m_surface->low(), m_surface->high(), m_look.isLogarithmic, true},
              m_isFiner);
}

void LandscapeSolid::paintOn(QPainter &painter)
{
    const std::vector<LandscapePath> &styles = m_session->order().paths;
    const std::vector<PlacedPath> &paths = m_session->paths();
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (!isDrawn(*m_session, m_look, i))
            continue;
        const auto end = placeAt(paths[i], m_look.step);
        const Competitor style = pathStyle(styles[i]);
        const int count = pointsUpTo(paths[i], m_look.step);
        const auto at = [&](int index) {
            return index < count ? paths[i].points[static_cast<std::size_t>(index)].projection.place : *end;
        };
        paintTrail(painter, {count + 1, at, style, 2});
        paintMarker(painter, *end, style, 5);
    }
    Competitor dark;
    dark.colour = 7; // black
    if (const auto present = m_session->present())
        paintMarker(painter, present->projection.place, dark, 6);
    if (m_look.chosen)
        paintMarker(painter, *m_look.chosen, dark, 4);
}

void LandscapeSolid::showEvent(QShowEvent *event)
{
    SolidGround::showEvent(event);
    showGround();
}

} // namespace vitrine
