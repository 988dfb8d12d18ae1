#include "widgets/units/UnitCursor.h"

#include <algorithm>
#include <utility>

namespace vitrine {

void UnitCursor::setPicture(std::shared_ptr<const UnitPicture> picture)
{
    const bool isSame = m_picture && picture && m_picture->steps == picture->steps;
    m_picture = std::move(picture);
    m_path.clear();
    if (!isSame)
        m_current = count() - 1;
    emit pictureChanged();
    emit currentChanged(m_current);
}

int UnitCursor::count() const
{
    return m_picture ? static_cast<int>(m_picture->steps.size()) : 0;
}

const UnitStep *UnitCursor::step() const
{
    return m_current < 0 ? nullptr : &m_picture->steps[static_cast<std::size_t>(m_current)];
}

int UnitCursor::lossStep() const
{
    if (!m_picture)
        return -1;
    return static_cast<int>(std::count_if(m_picture->steps.begin(), m_picture->steps.end(),
                                          [](const UnitStep &step) { return step.pass == Pass::Forward; }))
        - 1;
}

int UnitCursor::find(UnitStep step) const
{
    if (!m_picture)
        return -1;
    const auto found = std::find(m_picture->steps.begin(), m_picture->steps.end(), step);
    return found == m_picture->steps.end() ? -1 : static_cast<int>(found - m_picture->steps.begin());
}

void UnitCursor::setCurrent(int step)
{
    const int clamped = std::clamp(step, -1, count() - 1);
    if (std::exchange(m_current, clamped) != clamped)
        emit currentChanged(clamped);
}

void UnitCursor::stepForward()
{
    setCurrent(m_current + 1);
}

void UnitCursor::stepBack()
{
    setCurrent(m_current - 1);
}

void UnitCursor::toFirst()
{
    setCurrent(-1);
}

void UnitCursor::toLast()
{
    setCurrent(count() - 1);
}

void UnitCursor::toLoss()
{
    setCurrent(lossStep());
}

void UnitCursor::setPath(const std::vector<int> &units)
{
    if (m_path == units)
        return;
    m_path = units;
    emit pathChanged();
}

} // namespace vitrine
