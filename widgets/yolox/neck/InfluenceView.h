#pragma once

#include "widgets/yolox/neck/NeckSet.h"

#include <QImage>
#include <QWidget>

#include <memory>

namespace vitrine {

/// What one changed place of the features does to the three outputs of each neck: a row an output, a column a neck,
/// each a map of |Δ|; pointing at a place tells its number.
class InfluenceView : public QWidget {
    Q_OBJECT

public:
    explicit InfluenceView(QWidget *parent = nullptr);

    void setInfluences(std::shared_ptr<const NeckInfluences> influences, std::shared_ptr<const NeckSet> necks);
    void paint(QPainter &painter, const QSizeF &size) const;
    /// "P4 of PAN, row 3, column 5: 0.12"; empty where there is no place.
    QString describe(const QPointF &point) const;
    QRectF mapRect(int output, int kind, const QSizeF &size) const;
    /// Every place of every map, a line each: "neck,output,row,column,change".
    QString csv() const;

    QSize sizeHint() const override { return {400, 320}; }
    QSize minimumSizeHint() const override { return {240, 200}; }

signals:
    /// The arrow keys: another place is wanted, so far from the present one.
    void moved(int rows, int columns);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    const Shape &shapeOf(int output, int kind) const;
    void draw();
    void setTexts();

    std::shared_ptr<const NeckInfluences> m_influences;
    std::shared_ptr<const NeckSet> m_necks;
    std::array<std::array<QImage, 3>, neckKinds> m_maps; ///< by kind and output
};

} // namespace vitrine
