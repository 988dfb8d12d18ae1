#pragma once

#include "core/tensor/Snapshot.h"
#include "widgets/yolox/backbone/BackbonePage.h"
#include "widgets/yolox/pixels/PlanePicture.h"

#include <array>
#include <memory>

class QComboBox;
class QLabel;
class QSpinBox;

namespace vitrine {

class ColourLegend;
class LabPlot;
class PixelPane;

/// BaseConv against CBL: the same convolution and batch norm, then SiLU (the notes' feature reshaping: the sigmoid of
/// the map weighs the map) or LeakyReLU; all as maps of the picture.
class ActPage : public BackbonePage {
    Q_OBJECT

public:
    explicit ActPage(QWidget *parent = nullptr);

    void setRun(std::shared_ptr<const YoloxRun> run) override;
    void setPart(const std::string &path) override;
    ExportSource exportSource() const override;

    enum Place { Conv, Norm, Sigmoid, SiLU, LeakyReLU, PlaceCount };
    PixelPane *pane(Place place) const { return m_panes[place]; }
    const PlanePicture &plane(Place place) const { return m_planes[place]; }
    QComboBox *choice() const { return m_choice; }
    QSpinBox *channelBox() const { return m_channel; }
    /// Largest distance between what is worked out here and the run's own activation; NaN: none is seen.
    double difference() const { return m_difference; }

private:
    void layOut();
    void connectPanes();
    void setTexts();
    void fillChoice();
    void showPart();
    void showChannel();
    void showCurve();
    void point(const std::optional<QPoint> &place);
    QString describe(const QPoint &place) const;

    std::shared_ptr<const YoloxRun> m_run;
    Snapshot m_conv, m_norm, m_act; ///< of the chosen part
    bool m_isSilu = true; ///< the run's own activation
    double m_difference = 0;
    std::array<PlanePicture, PlaceCount> m_planes;
    std::array<PixelPane *, PlaceCount> m_panes{};
    QLabel *m_choiceName, *m_channelName, *m_note, *m_times, *m_equals, *m_sentence;
    QComboBox *m_choice;
    QString m_wanted; ///< path of the user's choice, for the next run
    QSpinBox *m_channel;
    ColourLegend *m_legend;
    LabPlot *m_curve;
};

} // namespace vitrine
