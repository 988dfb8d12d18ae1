#pragma once

#include "core/labs/LossCurves.h"
#include "widgets/labs/Lab.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace vitrine {

class LabPlot;
class LatestJob;
class LossTable;
class NumberSlider;
class SegmentedControl;
struct LabCurve;
struct LossRow;

/// The loss laboratory: every loss over one number of the run's prediction, with its tangent there.
class LossStage : public Lab {
    Q_OBJECT

public:
    enum class Scale { Answers, Probability };

    explicit LossStage(const LabTools &tools, QWidget *parent = nullptr);

    /// The loss that a subject is about, or that its block feeds; −1: none.
    static int nodeOf(const LabSubject &subject);

    void setSubject(const LabSubject &subject) override;
    ExportSource exportSource() const override;

    LossTable *table() const { return m_table; }
    NumberSlider *value() const { return m_value; }
    NumberSlider *delta() const { return m_delta; }
    NumberSlider *gamma() const { return m_gamma; }
    QComboBox *number() const { return m_number; }
    QComboBox *target() const { return m_target; }
    SegmentedControl *scales() const { return m_scales; }
    QPushButton *resetButton() const { return m_reset; }
    LabPlot *curves() const { return m_curves; }
    QLabel *sentences() const { return m_sentences; }
    const Prediction &prediction() const { return m_prediction; }

private:
    void build();
    void setTexts();
    void reset();
    Scale scale() const;
    std::size_t along() const;
    QString nameOf(std::size_t index) const;
    /// The probability that stands for the number that is moved: by softmax where a class is wanted, else by sigmoid;
    /// the number itself where the run's loss takes probabilities.
    double probability() const;
    void beginAlone();
    QString comparison() const;
    QStringList reasons() const;
    void move(double value);
    void setTarget(int index);
    LossChoice choiceOf(const BlockKind &kind) const;
    bool takes(const BlockKind &kind) const;
    std::vector<const BlockKind *> kinds() const;
    LossRow rowOf(const BlockKind &kind) const;
    void fillChoices();
    void update();
    void showCurves();
    /// The present numbers as dots, and the tangent.
    std::vector<LabCurve> pointsAt(double x, double low, double high, double &top) const;
    void addTangent(const LossRow &row, double x, double low, double high, std::vector<LabCurve> &curves) const;
    void showSentences();

    LabSubject m_subject;
    const Node *m_node = nullptr; ///< the run's loss; kept alive by the subject
    Prediction m_own, m_prediction; ///< of the run, and as it was moved
    double m_alone = 0.5; ///< the probability, on its own scale
    LossSettings m_settings;
    LatestJob *m_job; ///< computes the curves
    LossTable *m_table;
    NumberSlider *m_value, *m_delta, *m_gamma;
    QComboBox *m_number, *m_target;
    SegmentedControl *m_scales;
    QPushButton *m_reset;
    LabPlot *m_curves;
    QLabel *m_sentences;
};

} // namespace vitrine
