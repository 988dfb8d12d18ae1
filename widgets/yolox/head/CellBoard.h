#pragma once

#include "widgets/common/Export.h"
#include "widgets/yolox/YoloxRun.h"
#include "widgets/yolox/head/CellText.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace vitrine {

/// A cell's numbers on their way through the head: strips for its channels behind stem and branches, its box,
/// objectness and class logits, its row of the output, its probabilities; and the present step worked out. What the
/// step is about is lit, the rest dimmed.
class CellBoard : public QWidget {
    Q_OBJECT

public:
    explicit CellBoard(QWidget *parent = nullptr);

    void setPath(std::shared_ptr<const YoloxRun> run, std::optional<CellPath> path); ///< nothing: no cell is chosen
    void setStep(const CellStep &step);
    const CellStep &step() const { return m_step; }
    /// What the mouse says at a place of the board; empty: nothing is there.
    QString tipAt(const QPointF &place) const;
    ExportSource exportSource() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// Numbers as a row of coloured cells, with their values where these fit.
    struct Strip {
        CellPart part;
        QString caption;
        QRectF rect;
        std::vector<float> values;
        QStringList names; ///< empty: their positions
        bool isWritten = false; ///< with their values
    };
    std::vector<Strip> strips(const QSize &size) const;
    void paint(QPainter &painter, const QSize &size) const;
    void paintStrip(QPainter &painter, const Strip &strip) const;
    void paintArrows(QPainter &painter, const std::vector<Strip> &strips) const;
    void paintFormula(QPainter &painter, const QRectF &rect) const;
    void paintClasses(QPainter &painter, const QRectF &rect) const;
    QRectF boardRect(const QSize &size) const;
    QRectF classesRect(const QSize &size) const;
    double lineHeight() const;
    double stripsHeight() const;
    QStringList outputNames() const;
    QString className(int classId) const;
    std::vector<int> bestClasses(int count) const;
    QString csv() const;

    std::shared_ptr<const YoloxRun> m_run;
    std::optional<CellPath> m_path;
    CellStep m_step;
};

} // namespace vitrine
