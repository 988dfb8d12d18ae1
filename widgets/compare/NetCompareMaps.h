#pragma once

#include "widgets/common/LatestJob.h"
#include "widgets/compare/NetCompareState.h"
#include "widgets/maps/MapGridView.h"

#include <QWidget>

#include <array>

class QLabel;

namespace vitrine {

class ColourLegend;

/// The same tensor of both sides and their difference, side by side: what one shows, where it is scrolled to, how it is
/// zoomed and where the mouse points holds for all three. What is written above each is what differs.
class NetCompareMaps : public QWidget {
    Q_OBJECT

public:
    NetCompareMaps(NetCompareState *state, QWidget *parent = nullptr);

    enum Frame { SideA, SideB, Between, FrameCount };
    MapGridView *map(Frame frame) const { return m_frames[static_cast<std::size_t>(frame)].view; }
    QLabel *text(Frame frame) const { return m_frames[static_cast<std::size_t>(frame)].text; }
    QLabel *readout() const { return m_readout; }
    bool isReady() const { return !m_job.isBusy(); } ///< what is chosen is drawn

    bool hasSharedScale() const { return m_isShared; }
    /// One scale of colours for A and B, or each its own.
    void setSharedScale(bool shared);
    /// Which tensor of a block with several: "weight", "bias".
    void setTensor(int index);
    int tensor() const { return m_tensor; }
    void setChoice(PlaneChoice choice);

    QSize paintSize() const;
    void paint(QPainter &painter) const; ///< all three whole, with what stands above them

signals:
    void shown(); ///< other tensors

private:
    struct MapFrame {
        QLabel *letter = nullptr;
        QLabel *text = nullptr;
        MapGridView *view = nullptr;
        ColourLegend *legend = nullptr;
    };
    struct Pictures;
    void build();
    void link();
    void showComparison();
    void showPlace();
    void showMissing(const Pictures &pictures);
    void show(const Pictures &pictures);
    void applyScale();
    QString missing(Frame frame) const;
    void point(Frame frame, const std::optional<PlaneCell> &cell);
    QString describe(Frame frame, const PlaneCell &cell) const;
    void setTexts();

    NetCompareState *m_state;
    std::array<MapFrame, FrameCount> m_frames;
    QLabel *m_readout;
    ValueSpan m_both;
    bool m_isShared = true;
    int m_tensor = 0;
    LatestJob m_job;
};

} // namespace vitrine
