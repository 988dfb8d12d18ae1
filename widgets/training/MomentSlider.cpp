#include "widgets/training/MomentSlider.h"

#include <QSignalBlocker>

#include <algorithm>
#include <cstdlib>

namespace vitrine {

MomentSlider::MomentSlider(QWidget *parent) : QSlider(Qt::Horizontal, parent)
{
    setRange(0, 0);
    setEnabled(false);
}

void MomentSlider::setMoments(const std::vector<std::int64_t> &steps)
{
    const bool staysBack = !goesAlong();
    const auto at = static_cast<std::size_t>(value());
    const std::int64_t step = at < m_steps.size() ? m_steps[at] : 0;
    m_steps = steps;
    const int last = std::max(0, static_cast<int>(steps.size()) - 1);
    const QSignalBlocker quiet(this);
    setRange(0, last);
    const auto nearest =
        std::ranges::min_element(steps, {}, [step](std::int64_t each) { return std::abs(each - step); });
    setValue(staysBack && nearest != steps.end() ? static_cast<int>(nearest - steps.begin()) : last);
    setEnabled(last > 0);
}

} // namespace vitrine
