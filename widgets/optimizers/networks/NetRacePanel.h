#pragma once

#include <QList>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace vitrine {

class DataForm;
struct Graph;
class NetRaceState;
class NumberField;
class SegmentedControl;

/// What the race is run on and how: network, data, length, seeds, how rates are chosen, what it is judged by.
class NetRacePanel : public QWidget {
    Q_OBJECT

public:
    explicit NetRacePanel(NetRaceState *state, QWidget *parent = nullptr);

    QComboBox *network() const { return m_network; }
    DataForm *data() const { return m_data; }
    SegmentedControl *rates() const { return m_rates; }
    QSpinBox *epochs() const { return m_epochs; }
    QSpinBox *seeds() const { return m_seeds; }
    QComboBox *measure() const { return m_measure; }
    NumberField *goal() const { return m_goal; }
    /// What is on the canvas: its data is what suits where it is chosen.
    void setCanvas(const Graph &graph);
    /// What is said of the lengths.
    QLabel *note() const { return m_note; }

signals:
    void networkWanted(); ///< from a file

private:
    QSpinBox *makeCount(int least, int most);
    void build();
    void addRow(QGridLayout *grid, QLabel *label, QWidget *field);
    void connectFields();
    void retranslate();
    void fillNetworks();
    void chooseNetwork(int index);
    void showSetup();
    void showSuitable();

    NetRaceState *m_state;
    QString m_canvasSet; ///< that suits the canvas
    QLabel *m_networkCaption, *m_ratesCaption, *m_lengthCaption, *m_judgeCaption, *m_ratesNote, *m_note;
    QComboBox *m_network;
    DataForm *m_data;
    SegmentedControl *m_rates;
    QLabel *m_rateName, *m_searchStepsName, *m_searchRatesName;
    NumberField *m_rate;
    QSpinBox *m_searchSteps, *m_searchRates;
    QLabel *m_epochsName, *m_batchName, *m_itemsName, *m_seedName, *m_seedsName, *m_goalName;
    QSpinBox *m_epochs, *m_batch, *m_items, *m_seed, *m_seeds;
    QComboBox *m_measure;
    NumberField *m_goal;
};

} // namespace vitrine
