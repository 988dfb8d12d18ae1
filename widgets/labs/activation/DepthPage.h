#pragma once

#include "core/labs/DeepChain.h"
#include "widgets/common/Export.h"

#include <QWidget>

#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;
class QThread;

namespace vitrine {

class ChainSession;
class LabPlot;
class NumberSlider;
class SegmentedControl;

/// How large gradients are, layer by layer, on their way back through a deep chain: sigmoid, tanh and ReLU, with batch
/// norm and without. Each is a real network, run forward and back once.
class DepthPage : public QWidget {
    Q_OBJECT

public:
    explicit DepthPage(QThread *compute, QWidget *parent = nullptr);

    NumberSlider *depth() const { return m_depth; }
    NumberSlider *width() const { return m_width; }
    NumberSlider *seed() const { return m_seed; }
    SegmentedControl *weights() const { return m_weights; }
    SegmentedControl *quantity() const { return m_quantity; }
    QPushButton *runButton() const { return m_run; }
    LabPlot *curves() const { return m_curves; }
    QTableWidget *table() const { return m_table; }
    const std::shared_ptr<const std::vector<ChainGradients>> &gradients() const { return m_gradients; }
    ExportSource exportSource() const;

signals:
    void failed(const vitrine::Error &error);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setTexts();
    void begin();
    void show();
    void showTable();
    void showRunning();

    NumberSlider *m_depth, *m_width, *m_seed;
    SegmentedControl *m_weights, *m_quantity;
    QPushButton *m_run;
    QProgressBar *m_progress;
    LabPlot *m_curves;
    QTableWidget *m_table;
    QLabel *m_sentences;
    ChainSession *m_session;
    ChainRequest m_request;
    std::shared_ptr<const std::vector<ChainGradients>> m_gradients;
    bool m_hasBegun = false;
};

} // namespace vitrine
