#pragma once

#include <QWidget>

#include <array>

class QCheckBox;
class QLabel;
class QPushButton;

namespace vitrine {

class Breakpoints;
class NumberField;

/// Where playing and running stop: the conditions with their numbers, and the steps that are marked.
class ConditionsForm : public QWidget {
    Q_OBJECT

public:
    explicit ConditionsForm(Breakpoints *breakpoints, QWidget *parent = nullptr);

    QCheckBox *box(int row) const { return m_boxes[static_cast<std::size_t>(row)]; } ///< in the order that is shown
    NumberField *field(int row) const { return m_fields[static_cast<std::size_t>(row)]; } ///< null for the first

private:
    static constexpr int count = 4; ///< NaN, gradient below, gradient above, dead units

    void setTexts();
    void follow();
    void tell();

    Breakpoints *m_breakpoints;
    std::array<QCheckBox *, count> m_boxes{};
    std::array<NumberField *, count> m_fields{};
    QLabel *m_title, *m_marks;
    QPushButton *m_clear;
    bool m_isFollowing = false;
};

} // namespace vitrine
