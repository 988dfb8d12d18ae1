#pragma once

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QPushButton;

namespace vitrine {

class NormState;
class NumberSlider;

/// What can be tried of a batch norm: γ and β of the channel, ε, momentum and the size of the batch. Two or three
/// beside each other, as there is room.
class NormControls : public QWidget {
    Q_OBJECT

public:
    explicit NormControls(NormState *state, QWidget *parent = nullptr);

    NumberSlider *gamma() const { return m_gamma; }
    NumberSlider *beta() const { return m_beta; }
    NumberSlider *eps() const { return m_eps; }
    NumberSlider *momentum() const { return m_momentum; }
    NumberSlider *batchSize() const { return m_batchSize; }
    QCheckBox *average() const { return m_average; }
    QPushButton *resetButton() const { return m_reset; }
    QPushButton *applyButton() const { return m_apply; }
    /// Why eps and momentum can't be applied; empty: they can.
    void setFixed(const QString &reason);

signals:
    void applyWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectAll();
    void arrange();
    void show();
    void setTexts();

    NormState *m_state;
    NumberSlider *m_gamma, *m_beta, *m_eps, *m_momentum, *m_batchSize;
    QCheckBox *m_average;
    QPushButton *m_reset, *m_apply;
    QGridLayout *m_grid;
    QString m_fixed;
    double m_momentumBefore = 0.1; ///< what unchecking `average` goes back to
    int m_columns = 0;
};

} // namespace vitrine
