#pragma once

#include "widgets/labs/Lab.h"

class QComboBox;
class QLabel;
class QTabWidget;

namespace vitrine {

class BatchOfOneView;
class ChannelStrip;
class FoldView;
class ModeView;
class NormControls;
class NormSession;
class NormState;
class RunningView;
class SegmentedControl;
class StagesView;
class TwinsPage;

/// The batch-norm laboratory: one batch norm of a network, its channels, what can be tried of it, and pages on what it
/// does over time, in training and evaluation, to the spread of values, to a batch of one, folded away, and for
/// training as a whole. The formulas below hold the numbers of the chosen channel and place.
class NormLab : public Lab {
    Q_OBJECT

public:
    explicit NormLab(const LabTools &tools, QWidget *parent = nullptr);

    void setSubject(const LabSubject &subject) override;
    ExportSource exportSource() const override;

    NormState *state() const { return m_state; }
    NormControls *controls() const { return m_controls; }
    ChannelStrip *strip() const { return m_strip; }
    SegmentedControl *mode() const { return m_mode; }
    QComboBox *chooser() const { return m_chooser; }
    QTabWidget *pages() const { return m_pages; }
    RunningView *running() const { return m_running; }
    ModeView *modes() const { return m_modes; }
    StagesView *stages() const { return m_stages; }
    BatchOfOneView *batchOfOne() const { return m_one; }
    FoldView *fold() const { return m_fold; }
    TwinsPage *twins() const { return m_twins; }
    QLabel *formulas() const { return m_formulas; }

private:
    void build();
    void addPages();
    void connectAll();
    void choose(const std::string &path);
    void show();
    void setTexts();
    /// What is tried becomes the network's, as one step of undo.
    void apply();
    void keepRunning();
    void applyFold();
    int nextKey();

    LabTools m_tools;
    LabSubject m_subject;
    std::vector<std::string> m_norms; ///< that the chooser offers
    NormSession *m_session;
    NormState *m_state;
    QComboBox *m_chooser;
    SegmentedControl *m_mode;
    ChannelStrip *m_strip;
    NormControls *m_controls;
    QTabWidget *m_pages;
    RunningView *m_running;
    ModeView *m_modes;
    StagesView *m_stages;
    BatchOfOneView *m_one;
    FoldView *m_fold;
    TwinsPage *m_twins;
    QLabel *m_channel, *m_formulas;
    int m_edits = 0;
};

} // namespace vitrine
