#pragma once

#include "widgets/training/FoundObjects.h"

#include <QHash>
#include <QImage>
#include <QWidget>

#include <memory>

class QLabel;
class QPainter;
class QSlider;

namespace vitrine {

class TrainSession;

/// Pictures side by side, with the boxes that a detector found in them.
class ObjectsWall : public QWidget {
    Q_OBJECT

public:
    explicit ObjectsWall(QWidget *parent = nullptr);

    void setFound(std::shared_ptr<const FoundObjects> found);
    void setPictures(const QHash<qint64, QImage> &pictures);
    bool hasPictures() const; ///< those that are shown
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
    QString tip(std::size_t index) const;

    std::shared_ptr<const FoundObjects> m_found;
    QHash<qint64, QImage> m_pictures;
    int m_chosen = -1; ///< picture; −1: none yet
};

/// What a detector finds in the first pictures of the validation, after each epoch: how its boxes come to be.
class ObjectsView : public QWidget {
    Q_OBJECT

public:
    explicit ObjectsView(TrainSession *session, QWidget *parent = nullptr);

    QSlider *moment() const { return m_moment; } ///< over the epochs that are kept
    ObjectsWall *wall() const { return m_wall; }
    QString title() const;

signals:
    void sampleChosen(const QImage &picture);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void showMoment();

    TrainSession *m_session;
    QLabel *m_title;
    QSlider *m_moment;
    ObjectsWall *m_wall;
};

} // namespace vitrine
