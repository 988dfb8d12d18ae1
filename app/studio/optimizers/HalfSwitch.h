#pragma once

#include <QWidget>

namespace vitrine {

class OptimizersPlace;
class SegmentedControl;

/// Surfaces or networks: the two halves of the Optimizers room.
class HalfSwitch : public QWidget {
    Q_OBJECT

public:
    explicit HalfSwitch(OptimizersPlace *place, QWidget *parent = nullptr);

    SegmentedControl *control() const { return m_control; }

private:
    SegmentedControl *m_control;
};

} // namespace vitrine
