#pragma once

#include "core/data/Fit.h"
#include "core/data/ObjectSet.h"

#include <QImage>
#include <QWidget>

#include <vector>

class QPainter;
class QTransform;

namespace vitrine {

/// The picture as it was given, with what the network sees of it: what is cut off is veiled, a letterbox is drawn
/// around.
class PicturePreview : public QWidget {
    Q_OBJECT

public:
    explicit PicturePreview(QWidget *parent = nullptr);

    /// `inputSize`: width and height of the network's input, in its pixels.
    void setPicture(const QImage &picture, const FitGeometry &geometry, QSize inputSize);
    /// Objects in it that the loss compares with, in pixels of the input; dashed.
    void setMarked(std::vector<MarkedObject> objects);
    /// For a network that takes no pictures.
    void setEmpty(const QString &reason);

    QSize sizeHint() const override { return {224, 224}; }
    QSize minimumSizeHint() const override { return {112, 112}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

signals:
    void activated(); ///< clicked: the user wants to choose another

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    const QImage &shrunk(QSize size);
    void paintMarked(QPainter &painter, const QTransform &toScreen) const;

    QImage m_picture;
    QImage m_shrunk; ///< as it was painted last
    qint64 m_shrunkFrom = 0; ///< cacheKey() of the picture that it is of
    FitGeometry m_geometry;
    QSize m_inputSize;
    std::vector<MarkedObject> m_marked;
    QString m_reason;
};

} // namespace vitrine
