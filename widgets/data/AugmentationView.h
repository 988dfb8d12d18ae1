#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QSlider;

namespace vitrine {

class AugmentationForm;
class DataSession;
class DrawsWall;
class TrainState;

/// What augmentations do to a sample: the sample beside eight epochs' draws, made by what makes the batches and with
/// the run's seed, so that they are the very pictures that training will see. The settings beside them are training's.
class AugmentationView : public QWidget {
    Q_OBJECT

public:
    AugmentationView(DataSession *session, TrainState *state, QWidget *parent = nullptr);

    void setItem(qint64 item);
    DrawsWall *wall() const { return m_wall; }
    QSlider *epoch() const { return m_epoch; }
    AugmentationForm *form() const { return m_form; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void askSoon(); ///< for draws, where somebody looks
    void ask();
    QString whyNothing() const;
    void retranslate();

    DataSession *m_session;
    TrainState *m_state;
    AugmentationForm *m_form;
    DrawsWall *m_wall;
    QSlider *m_epoch;
    QLabel *m_epochText, *m_note;
    QTimer m_asking; ///< one request for many changes
    qint64 m_item = -1;
};

} // namespace vitrine
