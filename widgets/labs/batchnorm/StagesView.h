#pragma once

#include "core/tensor/Snapshot.h"
#include "widgets/common/Export.h"
#include "widgets/common/LatestJob.h"

#include <QWidget>

#include <array>
#include <memory>

class QCPAxisRect;
class QCPBars;
class QCPItemRect;
class QCPItemStraightLine;
class QCustomPlot;

namespace vitrine {

class NormState;
struct NormLook;

/// How the values of the chosen channel are spread over the batch: as they come in, normalised, and scaled and shifted.
/// A line marks the mean, a band one deviation to either side, a second line the chosen number.
class StagesView : public QWidget {
    Q_OBJECT

public:
    explicit StagesView(NormState *state, QWidget *parent = nullptr);

    /// Mean and deviation that a histogram shows: 0: x, 1: x̂, 2: y. From the exact values of the channel.
    double mean(int stage) const { return m_stages[static_cast<std::size_t>(stage)].mean; }
    double deviation(int stage) const { return m_stages[static_cast<std::size_t>(stage)].deviation; }
    QCustomPlot *plot() const { return m_plot; }
    ExportSource exportSource() const;

private:
    struct Stage {
        QCPAxisRect *rect = nullptr;
        QCPBars *bars = nullptr;
        QCPItemStraightLine *centre = nullptr, *chosen = nullptr;
        QCPItemRect *band = nullptr;
        double mean = 0, deviation = 0;
    };
    void build();
    void summarise();
    void refresh();
    /// Values are x·scale + shift of what came in.
    void fill(Stage &stage, double scale, double shift, double chosen);
    void paintPens();
    void setTexts();

    NormState *m_state;
    QCustomPlot *m_plot;
    std::array<Stage, 3> m_stages;
    Snapshot::Summary m_summary; ///< of the channel as it comes in
    bool m_isKnown = false;
    std::shared_ptr<const NormLook> m_look; ///< that the summary is of
    int m_channel = -1;
    LatestJob m_job;
};

} // namespace vitrine
