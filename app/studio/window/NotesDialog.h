#pragma once

#include "core/base/Result.h"
#include "core/experiments/ExperimentKind.h"

#include <QDialog>

class QThread;

namespace vitrine {

class ExperimentPanel;
class ExperimentSession;
struct RaceSetup;

/// Check the notes: a window beside the rooms, so that what an experiment sets up can be looked at next to it.
class NotesDialog : public QDialog {
    Q_OBJECT

public:
    /// `compute`: the program's one compute thread.
    NotesDialog(QThread *compute, QWidget *parent);

    ExperimentPanel *panel() const { return m_panel; }

signals:
    void raceWanted(const vitrine::RaceSetup &race);
    /// A network file, and how it is to be trained.
    void networkWanted(const QString &file, const vitrine::NetworkScene &scene, quint64 seed);
    void failed(const vitrine::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void openScene(const ExperimentScene &scene, quint64 seed);

    ExperimentSession *m_session;
    ExperimentPanel *m_panel;
};

} // namespace vitrine
