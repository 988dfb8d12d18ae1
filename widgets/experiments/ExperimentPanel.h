#pragma once

#include "core/experiments/ExperimentKind.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QListWidget;
class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace vitrine {

class ExperimentForm;
class ExperimentPlotView;
class ExperimentSession;
class ExperimentTableView;
class PredictionView;

/// Check the notes: a list of their statements that can be put to the test; for the one that is chosen its words, a
/// prediction, parameters, and after the run curves, numbers and the verdict. What came of each stays.
class ExperimentPanel : public QWidget {
    Q_OBJECT

public:
    explicit ExperimentPanel(ExperimentSession *session, QWidget *parent = nullptr);

    QListWidget *list() const { return m_list; }
    PredictionView *prediction() const { return m_prediction; }
    ExperimentForm *form() const { return m_form; }
    QPushButton *runButton() const { return m_run; }
    QToolButton *openButton() const { return m_open; }
    ExperimentPlotView *plot() const { return m_plot; }
    ExperimentTableView *table() const { return m_table; }
    QLabel *verdict() const { return m_verdict; }
    void remember() const;

signals:
    /// The user wants to see what the experiment sets up where such things are at home.
    void openWanted(const vitrine::ExperimentScene &scene, quint64 seed);

private:
    struct State {
        ExperimentRequest request;
        int prediction;
        std::shared_ptr<const ExperimentOutcome> outcome; ///< null: not run yet
        ExperimentRequest ranWith;
    };
    void build();
    QWidget *buildSettings();
    QWidget *buildResults();
    void connectAll();
    void restore();
    const ExperimentKind &kind() const;
    State &state();
    void choose(int index);
    void run();
    void finish(const std::shared_ptr<const ExperimentOutcome> &outcome);
    void showState();
    void showVerdict();
    void showRunning();
    void fillExport();
    void retranslate();

    ExperimentSession *m_session;
    std::vector<State> m_states; ///< beside experimentKinds()
    int m_running = -1; ///< which
    QListWidget *m_list;
    QLabel *m_title, *m_verdict, *m_hint, *m_note;
    PredictionView *m_prediction;
    ExperimentForm *m_form;
    QPushButton *m_run;
    QToolButton *m_defaults, *m_open, *m_export;
    QMenu *m_exportMenu;
    QProgressBar *m_progress;
    ExperimentPlotView *m_plot;
    ExperimentTableView *m_table;
    QWidget *m_results;
};

} // namespace vitrine
