#pragma once

#include "widgets/session/Outcome.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace vitrine {

class SegmentedControl;
class Session;

/// What is asked of the network beside the picture: fit, batch, mode, target.
class ChoicesForm : public QWidget {
    Q_OBJECT

public:
    explicit ChoicesForm(Session *session, QWidget *parent = nullptr);

signals:
    void setFolderWanted(); ///< the user wants to choose a folder with MNIST's files

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectAll();
    void showOutcome();
    void showTargets(const Outcome &outcome);
    void showMarked(const Outcome &outcome);
    void showSets(const Outcome &outcome);
    void retranslate();

    Session *m_session;
    QLabel *m_fitCaption, *m_batchCaption, *m_modeCaption, *m_targetCaption;
    SegmentedControl *m_fit, *m_batch, *m_mode;
    QCheckBox *m_invert;
    QSpinBox *m_size;
    QComboBox *m_set;
    QComboBox *m_target;
};

} // namespace vitrine
