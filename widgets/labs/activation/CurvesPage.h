#pragma once

#include "widgets/common/Export.h"
#include "widgets/labs/activation/ActivationStudy.h"

#include <QWidget>

class QLabel;
class QScrollArea;

namespace vitrine {

class ActivationTable;
class LabPlot;
class LatestJob;
class NumberSlider;

/// All activations and their derivatives over the numbers that one block of the run really gets, and what each makes of
/// them.
class CurvesPage : public QWidget {
    Q_OBJECT

public:
    explicit CurvesPage(QWidget *parent = nullptr);

    void setNode(std::shared_ptr<const Trace> trace, int node);
    const std::shared_ptr<const ActivationStudy> &study() const { return m_study; }
    LabPlot *curves() const { return m_curves; }
    ActivationTable *table() const { return m_table; }
    NumberSlider *threshold() const { return m_threshold; }
    NumberSlider *slope() const { return m_slope; }
    QLabel *sentences() const { return m_sentences; }
    ExportSource exportSource() const;

signals:
    void studied();

private:
    QScrollArea *scrolledSentences();
    void setTexts();
    void begin();
    void show(std::shared_ptr<const ActivationStudy> study);
    void showCurves();
    void showSentences();
    QString csv() const;

    StudyRequest m_request;
    std::shared_ptr<const ActivationStudy> m_study;
    LatestJob *m_job;
    LabPlot *m_curves;
    ActivationTable *m_table;
    NumberSlider *m_threshold, *m_slope;
    QLabel *m_sentences;
};

} // namespace vitrine
