#pragma once

#include "widgets/labs/Lab.h"

class QLabel;
class QPushButton;
class QTableView;

namespace vitrine {

class LabPlot;
class NumberSlider;
class SoftmaxModel;

/// The softmax laboratory: scores → exp → shares, as bars with their numbers, at any temperature.
class SoftmaxStage : public Lab {
    Q_OBJECT

public:
    explicit SoftmaxStage(const LabTools &tools, QWidget *parent = nullptr);

    /// The softmax or cross-entropy that a subject is about, or feeds; −1: none.
    static int nodeOf(const LabSubject &subject);

    void setSubject(const LabSubject &subject) override;
    ExportSource exportSource() const override;

    SoftmaxModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    NumberSlider *temperature() const { return m_temperature; }
    NumberSlider *score() const { return m_score; }
    QPushButton *resetButton() const { return m_reset; }
    LabPlot *curves() const { return m_curves; }
    QLabel *sentences() const { return m_sentences; }

private:
    void build();
    void setTexts();
    void reset();
    std::size_t chosen() const;
    void showChosen();
    void showCurves();
    void showSentences();

    LabSubject m_subject;
    std::vector<double> m_own; ///< scores of the run
    std::optional<std::size_t> m_right;
    SoftmaxModel *m_model;
    QTableView *m_table;
    NumberSlider *m_temperature, *m_score;
    QPushButton *m_reset;
    LabPlot *m_curves;
    QLabel *m_sentences;
};

} // namespace vitrine
