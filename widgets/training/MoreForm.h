#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QLabel;
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
    struct Change {
        QCheckBox *box;
        std::vector<NumberSlider *> rows; ///< beside the parameters of its kind
    };
    void addNumbers();
    NumberSlider *addRow(const NumberRange &range, const char *name, const char *tip);
    void addReal(double TrainSettings::*member, const NumberRange &range, const char *name, const char *tip);
    void addAugmentations();
    void switchAugmentation(std::size_t index, bool on);
    void setParameter(std::size_t index, const std::string &name, double value);
    void showSettings();

    TrainState *m_state;
    QVBoxLayout *m_layout;
    std::vector<std::function<void(const TrainSettings &)>> m_shows;
    QLabel *m_augmentations;
    std::vector<Change> m_changes; ///< beside augmentationKinds()
};

} // namespace vitrine
