#pragma once

#include "core/data/NumberOptions.h"

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace vitrine {

class TrainState;

/// Which set is trained on: one that is made here, with its options, or one from disk.
class DataForm : public QWidget {
    Q_OBJECT

public:
    explicit DataForm(TrainState *state, QWidget *parent = nullptr);

    /// What an empty choice stands for with the present network.
    void setSuitable(const QString &set);
    QComboBox *box() const { return m_set; }

signals:
    /// The user wants a set of this kind from disk; `isFolder`: from a folder, else from a file.
    void pathWanted(const QString &kind, bool isFolder);

private:
    void fill();
    void showSettings();
    void showOptions();
    void choose(int index);
    void setOption(const std::string &name, double value);

    TrainState *m_state;
    QString m_suitable;
    QLabel *m_caption;
    QComboBox *m_set;
    QLabel *m_note;
    QVBoxLayout *m_options;
    QString m_optionsOf; ///< the kind that the rows are for
};

} // namespace vitrine
