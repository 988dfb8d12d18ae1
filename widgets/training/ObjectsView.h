#pragma once

#include "core/data/ObjectSet.h"
#include "widgets/training/FoundObjects.h"

#include <QHash>
#include <QImage>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QPainter;
class QToolButton;
class QTransform;

namespace vitrine {

class LatestJob;
class MomentSlider;
class TrainSession;

/// Pictures side by side, with the boxes that a detector found in them and those of the ground truth, dashed.
class ObjectsWall : public QWidget {
    Q_OBJECT

public:
    explicit ObjectsWall(QWidget *parent = nullptr);

    void setFound(std::shared_ptr<const FoundObjects> found);
    const std::shared_ptr<const FoundObjects> &found() const { return m_found; }
    void setPictures(const QHash<qint64, QImage> &pictures);
    bool hasPictures() const; ///< those that are shown
    /// What is to be found in them, by item, in pixels of the network's input.
    void setTruth(const QHash<qint64, std::vector<MarkedObject>> &truth);
    std::vector<MarkedObject> truthOf(const FoundObjects::Picture &picture) const
    {
        return m_truth.value(picture.item);
    }
    void showFound(bool on);
    void showTruth(bool on);
    QSize sizeHint() const override { return {columns() * cell(), heightForWidth(width())}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void pictureChosen(const QImage &picture); ///< by a click, or the keys

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void choose(int index);
    int cell() const;
    int columns(int width = -1) const;
    QRect place(std::size_t index) const;
    void paintBoxes(QPainter &painter, const FoundObjects::Picture &picture, const QRect &place) const;
    void paintTruth(QPainter &painter, const FoundObjects::Picture &picture, const QTransform &toScreen) const;
    void paintFound(QPainter &painter, const FoundObjects::Picture &picture, const QTransform &toScreen) const;
    QString tip(std::size_t index) const;

    std::shared_ptr<const FoundObjects> m_found;
    QHash<qint64, QImage> m_pictures;
    QHash<qint64, std::vector<MarkedObject>> m_truth;
    int m_chosen = -1; ///< picture; −1: none yet
    bool m_showsFound = true, m_showsTruth = true;
};

/// What a detector finds in the first pictures of the validation, after each epoch: how its boxes come to be.
class ObjectsView : public QWidget {
    Q_OBJECT

public:
    explicit ObjectsView(TrainSession *session, QWidget *parent = nullptr);

    MomentSlider *moment() const { return m_moment; } ///< over the epochs that are kept
    ObjectsWall *wall() const { return m_wall; }
    QToolButton *foundSwitch() const { return m_foundSwitch; }
    QToolButton *truthSwitch() const { return m_truthSwitch; }
    QString title() const;

signals:
    void sampleChosen(const QImage &picture);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void retranslate();
    void follow();
    void showMoment();
    void readTruth(const FoundObjects &found);
    void showClasses(const FoundObjects *found);
    void paintSwitches();
    std::shared_ptr<const FoundObjects> shown() const; ///< null: nothing yet

    TrainSession *m_session;
    LatestJob *m_reading; ///< of the ground truth
    QLabel *m_title;
    QToolButton *m_foundSwitch, *m_truthSwitch; ///< and what the lines stand for
    MomentSlider *m_moment;
    QLabel *m_classes; ///< what the colours stand for
    ObjectsWall *m_wall;
    bool m_isRead = false; ///< pictures and ground truth of the run are there, or on their way
};

} // namespace vitrine
