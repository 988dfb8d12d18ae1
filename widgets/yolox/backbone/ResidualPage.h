#pragma once

#include "core/trace/Trace.h"
#include "core/yolox/ResidualTrial.h"
#include "widgets/yolox/Station.h"
#include "widgets/yolox/backbone/BackbonePage.h"

#include <array>
#include <memory>
#include <vector>

class QComboBox;
class QLabel;

namespace vitrine {

class MapGridView;
class TrialRunner;

/// Three residual blocks on the same maps of the run: YOLOX's Bottleneck, Darknet's ResN and ResNet's bottleneck, step
/// by step beside each other.
class ResidualPage : public BackbonePage {
    Q_OBJECT

public:
    explicit ResidualPage(const StationTools &tools, QWidget *parent = nullptr);

    void setRun(std::shared_ptr<const YoloxRun> run) override;
    void setPart(const std::string &path) override;
    ExportSource exportSource() const override;

    QComboBox *choice() const { return m_choice; }
    const std::shared_ptr<const Trace> &trace() const { return m_trace; }
    MapGridView *view(Residual which, int step) const;
    /// Largest distance of the trial's block from the run's own of that place; NaN where the kinds differ.
    double difference() const { return m_difference; }

private:
    struct Step {
        ResidualStep what;
        QLabel *title = nullptr;
        MapGridView *view = nullptr;
    };
    QWidget *makeColumn(Residual which);
    void setTexts();
    void fillChoice();
    void ask();
    void showTrace();
    QString nameOf(Residual which) const;
    QString helpOf(Residual which) const;

    StationTools m_tools;
    std::shared_ptr<const YoloxRun> m_run;
    std::shared_ptr<const Trace> m_trace; ///< of all three
    double m_difference = 0;
    TrialRunner *m_runner;
    QLabel *m_choiceName, *m_note, *m_sentence;
    QComboBox *m_choice;
    QString m_wanted; ///< path of the user's choice, for the next run
    std::array<QLabel *, 3> m_names{};
    std::array<std::vector<Step>, 3> m_steps;
};

} // namespace vitrine
