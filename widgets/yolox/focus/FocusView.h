#pragma once

#include "core/tensor/TensorDifference.h"
#include "core/yolox/FocusStudy.h"
#include "widgets/common/LatestJob.h"
#include "widgets/yolox/Station.h"

#include <optional>

class QLabel;
class QPushButton;
class QTabWidget;

namespace vitrine {

class FocusBoard;
class SliceTable;
class StemTable;
class TrialRunner;
struct YoloxRun;

/// YOLOX's Focus on the picture of the room: slices, channels, convolution, and the convolution of stride 2 that does
/// the same.
class FocusView : public Station {
    Q_OBJECT

public:
    explicit FocusView(const StationTools &tools);

    ExportSource exportSource() const override;
    StationSteps *steps() override { return m_steps; }

    FocusBoard *board() const { return m_board; }
    SliceTable *slices() const { return m_slices; }
    StemTable *stems() const { return m_stems; }
    QPushButton *measureButton() const { return m_measure; }
    QLabel *note() const { return m_note; }
    const std::shared_ptr<const FocusStudy> &study() const { return m_study; }
    const std::optional<TensorDifference> &difference() const { return m_difference; }

protected:
    void setWatched(bool watched) override;

private:
    void layOut();
    void setTexts();
    void setSentences();
    void refresh(); ///< where the run is another, and it is seen
    void take(std::optional<FocusStudy> study);
    void showStep(int step);
    void compare(const Snapshot &wide);
    void showResult();
    void measure();
    void stopMeasuring();

    StationTools m_tools;
    std::shared_ptr<const YoloxRun> m_run;
    std::shared_ptr<const FocusStudy> m_study;
    std::optional<TensorDifference> m_difference;
    double m_largest = 0; ///< |number| of the convolution's output
    LatestJob m_comparing;
    TrialRunner *m_fresh; ///< a Focus for networks that have none
    TrialRunner *m_trials; ///< the convolution of stride 2
    TrialRunner *m_times; ///< of all stems
    bool m_isMeasuring = false;
    bool m_hasBegun = false; ///< a Focus has been seen: its step and place stay
    StationSteps *m_steps;
    FocusBoard *m_board;
    QLabel *m_note, *m_sentence, *m_result;
    QTabWidget *m_tabs;
    SliceTable *m_slices;
    StemTable *m_stems;
    QPushButton *m_measure;
};

} // namespace vitrine
