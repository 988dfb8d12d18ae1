#pragma once

#include "core/detection/augment/AugmentTrial.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QSpinBox;
class QVBoxLayout;

namespace vitrine {

class AugmentSession;
class NumberSlider;

/// Every number of the augmentation that is tried, and a switch for each of its parts, in YOLOX's order.
class AugmentControls : public QWidget {
    Q_OBJECT

public:
    explicit AugmentControls(AugmentSession *session, QWidget *parent = nullptr);

    /// Kinds of steps of undo; the rows follow.
    enum Kind { centerKind = 1, switchKind, pictureKind, frameKind, firstRowKind };

    /// By their places in this list: for tests and the keyboard.
    enum class Row {
        CenterX,
        CenterY,
        Angle,
        Scale,
        ShearX,
        ShearY,
        MoveX,
        MoveY,
        MixScale,
        MixWeight,
        MixX,
        MixY,
        Hue,
        Saturation,
        Value,
        Padding,
        SmallestSide
    };
    NumberSlider *row(Row row) const { return m_rows[static_cast<std::size_t>(row)].slider; }
    enum class Switch { Mosaic, Affine, MixUp, MixFlip, Colours, Flip };
    QCheckBox *box(Switch which) const { return m_switches[static_cast<std::size_t>(which)].box; }

private:
    struct NumberRow {
        NumberSlider *slider = nullptr;
        Switch needs = Switch::Flip; ///< shown as available with this switch on
        std::function<double(const AugmentTrial &)> get;
        std::function<void(AugmentTrial &, double)> set;
        bool isDragged = false;
    };
    struct SwitchRow {
        QCheckBox *box = nullptr;
        std::function<bool(const AugmentTrial &)> get;
        std::function<void(AugmentTrial &, bool)> set;
    };
    struct PictureRow {
        QSpinBox *field = nullptr;
        std::function<std::int64_t &(AugmentTrial &)> of;
    };

    void build();
    void addSwitch(std::function<bool(const AugmentTrial &)> get, std::function<void(AugmentTrial &, bool)> set,
                   bool isCaption);
    void addNumber(Switch needs, double min, double max, double usualMin, double usualMax, bool isWhole,
                   std::function<double(const AugmentTrial &)> get, std::function<void(AugmentTrial &, double)> set);
    void addPictures(int count, std::function<std::int64_t &(AugmentTrial &, int)> of);
    void buildMosaic();
    void buildMixUp();
    void buildRest();
    void show();
    void setTexts();
    void setRowTexts();
    void edit(std::size_t row, double value);

    AugmentSession *m_session;
    QVBoxLayout *m_layout;
    std::vector<NumberRow> m_rows;
    std::vector<SwitchRow> m_switches;
    std::vector<PictureRow> m_pictures;
};

} // namespace vitrine
