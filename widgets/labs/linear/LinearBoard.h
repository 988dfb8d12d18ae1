#pragma once

#include "core/tensor/Snapshot.h"
#include "widgets/common/Export.h"
#include "widgets/maps/ColourScale.h"

#include <QImage>
#include <QWidget>

#include <functional>
#include <optional>

namespace vitrine {

/// y = x·wᵀ + b as tables: x lies over the columns of w, y stands beside its rows, so that each number of y is its row
/// of w times the row of x above.
class LinearBoard : public QWidget {
    Q_OBJECT

public:
    enum class Part { Input, Weight, Bias, Output };
    struct Hit {
        Part part = Part::Weight;
        std::int64_t row = 0; ///< of x and y: which of the batch
        std::int64_t output = 0, input = 0;
        bool operator==(const Hit &) const = default;
    };
    /// What is looked at.
    struct Focus {
        std::int64_t row = 0, output = 0;
        std::int64_t input = -1; ///< whose product is added now; −1: none
        std::optional<std::int64_t> pointedInput; ///< its column lights up
        std::int64_t filled = -1; ///< so many outputs of the row are there; −1: all
    };

    explicit LinearBoard(QWidget *parent = nullptr);

    /// All two-dimensional, bias one; invalid ones are not known yet, or not there. `outputs`: how many there will be.
    void setTensors(const Snapshot &x, const Snapshot &weight, const Snapshot &bias, const Snapshot &y,
                    std::int64_t outputs);
    void setFocus(const Focus &focus);
    QRectF cellRect(const Hit &hit) const;
    ExportSource exportSource(std::function<QString()> name);
    ColourScale weightScale() const { return m_weightScale; }
    ColourScale inputScale() const { return m_inputScale; }

signals:
    void hovered(const std::optional<vitrine::LinearBoard::Hit> &hit);
    void chosen(const vitrine::LinearBoard::Hit &hit);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    QSize sizeHint() const override { return {640, 320}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

private:
    using ValueAt = std::function<std::optional<float>(std::int64_t row, std::int64_t column)>;

    void place();
    void draw(QPainter &painter);
    void drawTable(QPainter &painter, const QRectF &where, std::int64_t rows, std::int64_t columns,
                   const ColourScale &scale, const ValueAt &valueAt) const;
    void drawTitles(QPainter &painter) const;
    void drawMarks(QPainter &painter) const;
    std::optional<Hit> hit(QPointF point) const;
    std::optional<float> value(const Hit &hit) const;
    QString describe(const Hit &hit) const;
    QString csv() const;
    void measureScales();

    Snapshot m_x, m_weight, m_bias, m_y;
    std::int64_t m_rows = 1, m_inputs = 1, m_outputs = 1;
    Focus m_focus;
    ColourScale m_inputScale, m_weightScale, m_biasScale, m_outputScale;
    QRectF m_xRect, m_wRect, m_bRect, m_yRect;
    QImage m_weightPicture; ///< w as it is on screen; null: to be painted
    std::optional<Hit> m_hovered;
};

} // namespace vitrine
