#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace vitrine {

class Playground;
class TrainState;

/// Second row above the neurons: the set of points, its noise, how many of them validate, other points; and the
/// loss.
class DataStrip : public QWidget {
    Q_OBJECT

public:
    DataStrip(Playground *playground, TrainState *state, QWidget *parent = nullptr);

    QComboBox *set() const { return m_set; }
    QSlider *noise() const { return m_noise; }
    QSlider *share() const { return m_share; }
    QToolButton *draw() const { return m_draw; }
    QComboBox *loss() const { return m_loss; }

signals:
    void setWanted(const QString &spec);
    void lossWanted(const QString &type);

private:
    QString spec() const; ///< of the set there is; of an empty choice, what that stands for
    void fillSets();
    void showSettings();
    void showNetwork();
    void retranslate();

    Playground *m_playground;
    TrainState *m_state;
    QLabel *m_setCaption, *m_noiseCaption, *m_shareCaption, *m_lossCaption;
    QComboBox *m_set;
    QSlider *m_noise, *m_share;
    QToolButton *m_draw;
    QComboBox *m_loss;
    bool m_isLine = false; ///< what the list of sets is for
};

} // namespace vitrine
