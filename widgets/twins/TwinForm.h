#pragma once

#include "widgets/twins/TwinSettings.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QToolButton;

namespace vitrine {

class NumberField;
class TwinState;

/// The twins beside the original, and what the next one differs in.
class TwinForm : public QWidget {
    Q_OBJECT

public:
    explicit TwinForm(TwinState *state, QWidget *parent = nullptr);

    /// The run that twins would differ from; its items don't matter.
    void setOriginal(const TrainSetup &setup);

    QListWidget *list() const { return m_list; }
    QComboBox *kind() const { return m_kind; }
    QComboBox *choice() const { return m_choice; }
    NumberField *number() const { return m_number; }
    QToolButton *add() const { return m_add; }
    QToolButton *remove() const { return m_remove; }

private:
    void fillKinds();
    void showKind();
    void showTwins();
    void enableAdd();
    void addTwin();
    void removeTwin();
    void retranslate();

    TwinState *m_state;
    TrainSetup m_original;
    QLabel *m_caption;
    QListWidget *m_list;
    QToolButton *m_remove;
    QLabel *m_kindCaption;
    QComboBox *m_kind, *m_choice;
    NumberField *m_number;
    QLabel *m_watch;
    QToolButton *m_add;
};

} // namespace vitrine
