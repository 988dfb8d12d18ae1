#pragma once

#include "core/yolox/FocusStudy.h"
#include "widgets/yolox/pixels/PixelPane.h"
#include "widgets/yolox/pixels/PlanePicture.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QSpinBox;

namespace vitrine {

class ColourLegend;

/// What there is to see at each step of a Focus.
enum class FocusStep { Picture, FirstSlice, SecondSlice, ThirdSlice, LastSlice, Joined, Convolved, Compared };
inline constexpr int focusSteps = 8;

/// "Top left", by the place in each 2×2 square.
QString sliceName(const FocusSlice &slice);
/// The colour of a slice, wherever it is shown.
QColor sliceColour(int slice);

/// From the picture's pixels to the four slices, the channels that they become and the convolution's output, side by
/// side. What is pointed at in one is lit in all.
class FocusBoard : public QWidget {
    Q_OBJECT

public:
    explicit FocusBoard(QWidget *parent = nullptr);

    /// Null: nothing is known yet.
    void setStudy(std::shared_ptr<const FocusStudy> study);
    void setStep(FocusStep step);
    /// What is pointed at, in words.
    QString sentence() const;
    QRect region() const { return m_region; } ///< of the picture, enlarged
    void setRegionAround(const QPoint &pixel);

    PixelPane *whole() const { return m_whole; }
    PixelPane *zoom() const { return m_zoom; }
    PixelPane *slice(int index) const { return m_slices[static_cast<std::size_t>(index)]; }
    PixelPane *channel(int index) const { return m_channels[static_cast<std::size_t>(index)]; }
    PixelPane *output() const { return m_output; }
    QSpinBox *outputChannel() const { return m_outputChannel; }
    ExportSource exportSource() const;

signals:
    void sentenceChanged(const QString &sentence);

private:
    /// What is pointed at: a pixel of the picture (in one of its channels), or a number of the output.
    struct Pointed {
        enum class What { Nothing, Pixel, Output };
        What what = What::Nothing;
        QPoint place;
        int channel = -1; ///< of the picture; −1: all
        bool operator==(const Pointed &) const = default;
    };
    void layOut();
    QWidget *makeOutputSide();
    void connectPanes();
    void setTexts();
    void setDescribers();
    void showPictures();
    void showOutput();
    void showStep();
    void showRegion();
    void point(const Pointed &pointed);
    void pointSlice(int slice, const std::optional<QPoint> &place, int channel);
    void showPointed();
    bool shows(int slice) const;
    QPoint pixelOf(int slice, const QPoint &place) const;
    QRect readersOf(const QPoint &place) const; ///< numbers of the output that a place of a slice goes into
    QRect readBy(const QPoint &output) const; ///< places of the slices
    QString pixelText(const QPoint &pixel) const;
    QString outputText(const QPoint &place) const;
    float input(int channel, const QPoint &pixel) const;

    std::shared_ptr<const FocusStudy> m_study;
    FocusStep m_step = FocusStep::Picture;
    QSize m_size; ///< of the picture that was seen last
    QRect m_region;
    Pointed m_pointed;
    PlanePicture m_plane; ///< of the output
    PixelPane *m_whole, *m_zoom, *m_output, *m_wholeOutput;
    std::vector<PixelPane *> m_slices, m_channels;
    QLabel *m_outputName;
    QSpinBox *m_outputChannel;
    ColourLegend *m_legend;
};

} // namespace vitrine
