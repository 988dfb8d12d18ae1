#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace vitrine {

class AugmentationForm;
class DetectorForm;
class NumberSlider;
class TrainState;
struct Network;
struct NumberRange;
struct TrainSettings;

/// What a newcomer need not look at: split, seed, penalties, noise, averaged weights, early stopping, augmentations.
class MoreForm : public QWidget {
    Q_OBJECT

public:
    explicit MoreForm(TrainState *state, QWidget *parent = nullptr);

    /// The network that would be trained: detectors have augmentations of their own, and no labels to put noise on.
    void setNetwork(const Network &network);
    DetectorForm *detector() const { return m_detector; }
    AugmentationForm *augmentations() const { return m_augmentations; }

private:
    void addNumbers();
    NumberSlider *addRow(const NumberRange &range, const char *name, const char *tip);
    NumberSlider *addReal(double TrainSettings::*member, const NumberRange &range, const char *name, const char *tip);
    void showSettings();

    TrainState *m_state;
    QVBoxLayout *m_layout;
    NumberSlider *m_labelNoise = nullptr;
    AugmentationForm *m_augmentations;
    DetectorForm *m_detector;
    std::vector<std::function<void(const TrainSettings &)>> m_shows;
};

} // namespace vitrine
