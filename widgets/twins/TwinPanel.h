#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QSpinBox;
class QToolButton;

namespace vitrine {

class SegmentedControl;
class TwinBar;
class TwinForm;
class TwinSession;
class TwinState;

/// All that a comparison is set by, and the buttons that run it.
class TwinPanel : public QWidget {
    Q_OBJECT

public:
    TwinPanel(TwinSession *session, TwinState *state, QWidget *parent = nullptr);

    TwinBar *bar() const { return m_bar; }
    TwinForm *form() const { return m_form; }
    SegmentedControl *mode() const { return m_mode; }
    QSpinBox *count() const { return m_count; }
    QComboBox *shown() const { return m_shown; }
    /// What the Export button offers; whoever makes it fills it.
    QMenu *exportMenu() const { return m_exportMenu; }

private:
    void build();
    void showSettings();
    void showRuns();
    void retranslate();

    TwinSession *m_session;
    TwinState *m_state;
    TwinBar *m_bar;
    SegmentedControl *m_mode;
    QLabel *m_modeNote;
    TwinForm *m_form;
    QLabel *m_countCaption;
    QSpinBox *m_count; ///< folds or networks
    QLabel *m_later; ///< what is set waits for the next start
    QLabel *m_shownCaption;
    QComboBox *m_shown;
    QToolButton *m_export;
    QMenu *m_exportMenu;
};

} // namespace vitrine
