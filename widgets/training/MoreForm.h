#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace vitrine {

class NumberSlider;
class TrainState;
struct NumberRange;
struct TrainSettings;

/// What a newcomer need not look at: split, seed, penalties, noise, averaged weights, early stopping, augmentations.
class MoreForm : public QWidget {
    Q_OBJECT

public:
    explicit MoreForm(TrainState *state, QWidget *parent = nullptr);

private:
    void addNumbers();
    NumberSlider *addRow(const NumberRange &range, const char *name, const char *tip);
    void addReal(double TrainSettings::*member, const NumberRange &range, const char *name, const char *tip);
    void showSettings();

    TrainState *m_state;
    QVBoxLayout *m_layout;
    std::vector<std::function<void(const TrainSettings &)>> m_shows;
};

} // namespace vitrine
