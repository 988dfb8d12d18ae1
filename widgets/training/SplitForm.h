#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace vitrine {

class NumberSlider;
class TrainState;

/// How the set is divided into what trains, what validates and what tests.
class SplitForm : public QWidget {
    Q_OBJECT

public:
    explicit SplitForm(TrainState *state, QWidget *parent = nullptr);

    QComboBox *kind() const { return m_kind; }
    NumberSlider *validation() const { return m_validation; }
    NumberSlider *test() const { return m_test; }
    NumberSlider *seed() const { return m_seed; }

private:
    void fill();
    void showSettings();

    TrainState *m_state;
    QLabel *m_caption;
    QComboBox *m_kind;
    NumberSlider *m_validation, *m_test, *m_seed;
};

} // namespace vitrine
