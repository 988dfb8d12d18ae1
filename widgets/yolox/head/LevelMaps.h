#pragma once

#include "core/yolox/LevelMap.h"
#include "widgets/common/Export.h"
#include "widgets/maps/ColourScale.h"
#include "widgets/yolox/YoloxRun.h"

#include <QImage>
#include <QWidget>

#include <array>
#include <functional>
#include <memory>

namespace vitrine {

/// The head's three maps: one large, the others small beside it. Pointing at a cell says what it is; a click or the
/// arrows choose one, 1, 2 and 3 make another map the large one.
class LevelMaps : public QWidget {
    Q_OBJECT

public:
    explicit LevelMaps(QWidget *parent = nullptr);

    void setRun(std::shared_ptr<const YoloxRun> run); ///< null: nothing to show
    void setNumber(const CellNumber &number);
    /// Probabilities in colours from 0 to 1, or from 0 to the largest that there is.
    void setStretched(bool stretched);
    void setLevel(int level); ///< the large one
    void setSelected(int cell); ///< −1: none
    void setHovered(int cell); ///< as if the mouse pointed there; −1: none
    void setDescriber(std::function<QString(int cell)> describer) { m_describer = std::move(describer); }

    int level() const { return m_level; }
    const CellNumber &number() const { return m_number; }
    const ColourScale &scale() const { return m_scale; }
    /// A level's map over the picture: half see-through, low values more so.
    QImage heat(int level) const;
    QRectF cellRect(int cell) const; ///< in the widget
    int cellAt(const QPointF &place) const; ///< −1: none
    ExportSource exportSource() const;

    QSize sizeHint() const override { return {400, 320}; }
    QSize minimumSizeHint() const override { return {200, 160}; }

signals:
    void hovered(int cell); ///< −1: none
    void chosen(int cell);
    void levelChosen(int level);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void read();
    void paint(QPainter &painter, const QSize &size) const;
    void paintLevel(QPainter &painter, int level, const QRectF &rect) const;
    void paintCell(QPainter &painter, const QSize &size, int cell, const QColor &colour, double line) const;
    /// Of a level's map, without its title.
    QRectF levelRect(int level, const QSize &size) const;
    QRectF cellRect(int cell, const QSize &size) const;
    double titleHeight() const;
    QString csv() const;

    std::shared_ptr<const YoloxRun> m_run;
    CellNumber m_number;
    bool m_isStretched = false;
    int m_level = 1;
    int m_selected = -1, m_hovered = -1;
    std::array<std::vector<float>, 3> m_values;
    std::array<QImage, 3> m_images;
    ColourScale m_scale;
    std::function<QString(int)> m_describer;
};

} // namespace vitrine
