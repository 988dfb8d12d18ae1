#pragma once

#include <QWidget>

#include <cstddef>
#include <string>
#include <vector>

class QCheckBox;
class QLabel;

namespace vitrine {

class NumberSlider;
class TrainState;

/// Which augmentations change the pictures that are trained on, in the order in which they were chosen, and how much.
class AugmentationForm : public QWidget {
    Q_OBJECT

public:
    explicit AugmentationForm(TrainState *state, QWidget *parent = nullptr);

    QCheckBox *box(std::size_t index) const { return m_changes[index].box; } ///< beside augmentationKinds()

private:
    struct Change {
        QCheckBox *box;
        std::vector<NumberSlider *> rows; ///< beside the parameters of its kind
    };
    void addKinds();
    void switchKind(std::size_t index, bool on);
    void setParameter(std::size_t index, const std::string &name, double value);
    void showSettings();

    TrainState *m_state;
    QLabel *m_caption;
    std::vector<Change> m_changes; ///< beside augmentationKinds()
};

} // namespace vitrine
