#pragma once

#include "core/blocks/Explanation.h"
#include "widgets/common/Theme.h"
#include "widgets/maps/MapGridView.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QSlider;
class QSpinBox;

namespace vitrine {

class ColourLegend;
class Selection;

/// A tensor that a pane shows, or why there is none.
struct TensorSlot {
    Snapshot tensor;
    QString missing; ///< shown where the tensor is invalid
    QString title;
    Place place; ///< kind, name and port; without index
};

/// A tensor and its gradient on the same grid, side by side or one of them, with their legends, the choice of the
/// sample, the slice and the scale. Clicking a value selects its place.
class TensorPane : public QWidget {
    Q_OBJECT
public:
    explicit TensorPane(TensorRole role, QWidget *parent = nullptr);

    void setSelection(Selection *selection);
    void setSlots(const TensorSlot &value, const TensorSlot &gradient);
    void setElementNames(const QStringList &names);
    /// Of all values and of all gradients of the network; asked for when the user wants that scale.
    void setNetworkRanges(const std::function<ValueSpan(Pass)> &ranges);

    /// Which tensor the value's side shows.
    const Place &valuePlace() const { return m_frames[0].place; }
    MapGridView *valueView() const { return m_frames[0].view; }
    MapGridView *gradientView() const { return m_frames[1].view; }

private:
    struct Frame {
        QWidget *box = nullptr;
        QLabel *title = nullptr;
        MapGridView *view = nullptr;
        ColourLegend *legend = nullptr;
        Place place;
    };

    QWidget *makeToolbar();
    void setTexts();
    void makeFrame(Frame &frame, Theme::Role colour);
    void linkFrames();
    void showSlot(Frame &frame, const TensorSlot &slot);
    void showShown();
    void showChoices();
    void choose(PlaneChoice choice);
    void setScale(ScaleMode mode);
    void followSelection();
    static bool isSameTensor(const Place &a, const Place &b);

    TensorRole m_role;
    Selection *m_selection = nullptr;
    std::array<Frame, 2> m_frames;
    QComboBox *m_shown = nullptr, *m_scale = nullptr;
    QSpinBox *m_sample = nullptr, *m_page = nullptr;
    QLabel *m_depthText = nullptr;
    QSlider *m_depth = nullptr;
    std::function<ValueSpan(Pass)> m_networkRanges;
};

} // namespace vitrine
