#pragma once

#include <QSlider>

#include <cstdint>
#include <vector>

namespace vitrine {

/// Goes through the moments of a run that are kept. At its right end it goes along with the run; elsewhere it stays at
/// the moment it was put to, whichever others are dropped.
class MomentSlider : public QSlider {
    Q_OBJECT

public:
    explicit MomentSlider(QWidget *parent = nullptr);

    /// By their steps, ascending. Emits nothing: who tells also shows.
    void setMoments(const std::vector<std::int64_t> &steps);
    bool goesAlong() const { return value() == maximum(); }

private:
    std::vector<std::int64_t> m_steps;
};

} // namespace vitrine
