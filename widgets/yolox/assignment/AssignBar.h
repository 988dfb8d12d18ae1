#pragma once

#include "core/detection/assign/AssignSettings.h"

#include <QWidget>

#include <functional>

class QPushButton;

namespace vitrine {

class AssignSession;
class NumberSlider;
class SegmentedControl;

/// What label assignment is set by: the candidates' rule and its radius, λ, how many IoUs make k. Each move is a step
/// of undo, a drag one.
class AssignBar : public QWidget {
    Q_OBJECT

public:
    explicit AssignBar(AssignSession *session, QWidget *parent = nullptr);

    SegmentedControl *rules() const { return m_rule; }
    NumberSlider *radius() const { return m_radius; }
    NumberSlider *lambda() const { return m_lambda; }
    NumberSlider *topIous() const { return m_top; }
    QPushButton *takeButton() const { return m_take; }
    QPushButton *defaultsButton() const { return m_defaults; }

private:
    void follow(NumberSlider *slider, std::function<void(AssignSettings &, double)> change);
    void setTexts();
    void showSettings();
    void showRun();

    AssignSession *m_session;
    SegmentedControl *m_rule;
    NumberSlider *m_radius, *m_lambda, *m_top;
    QPushButton *m_take, *m_defaults;
    bool m_startsDrag = false; ///< the next move of a slider is the first of a drag
};

} // namespace vitrine
