#pragma once

#include "core/data/NumberOptions.h"

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace vitrine {

class TrainState;

/// A public set in the list of sets.
struct PublicSetChoice {
    QString id; ///< "fashion-mnist"
    QString name;
    QString spec; ///< as openDataset() takes it: "mnist:FOLDER"; empty: it is not there

    bool operator==(const PublicSetChoice &) const = default;
};

/// Which set is trained on: one that is made here, with its options, or one from disk.
class DataForm : public QWidget {
    Q_OBJECT

public:
    explicit DataForm(TrainState *state, QWidget *parent = nullptr);

    /// What an empty choice stands for with the present network.
    void setSuitable(const QString &set);
    QComboBox *box() const { return m_set; }
    QToolButton *lookButton() const { return m_look; }
    /// Whether there is something that shows the samples and fetches public sets; with it at first.
    void setLinksShown(bool shown);
    /// The public sets: which lie where, and which would have to be fetched first.
    void setPublicSets(const std::vector<PublicSetChoice> &sets);

signals:
    /// The user wants a set of this kind from disk; `isFolder`: from a folder, else from a file.
    void pathWanted(const QString &kind, bool isFolder);
    void lookWanted(); ///< at the samples of the set
    void downloadWanted(const QString &id); ///< of a public set; empty: of any

private:
    void fill();
    void fillPublic();
    void showSettings();
    void showOptions();
    void choose(int index);
    void setOption(const std::string &name, double value);

    TrainState *m_state;
    QString m_suitable;
    QLabel *m_caption;
    QComboBox *m_set;
    QLabel *m_note;
    QToolButton *m_look, *m_download;
    std::vector<PublicSetChoice> m_public;
    QVBoxLayout *m_options;
    QString m_optionsOf; ///< the kind that the rows are for
};

} // namespace vitrine
