#pragma once

#include <QWidget>

#include <vector>

namespace vitrine {

class Evaluator;

/// Which class was taken for which at the present thresholds: a row a true class, a column a detected one, coloured by
/// the share of the row. Only classes that occur are shown; the last row is what is not there, the last column what was
/// missed. The mouse and the arrow keys read a cell.
class ConfusionView : public QWidget {
    Q_OBJECT

public:
    explicit ConfusionView(Evaluator *evaluator, QWidget *parent = nullptr);

    /// What a cell says; −1 for none. `row`, `column`: among what is shown.
    QString describe(int row, int column) const;
    int places() const { return static_cast<int>(m_shown.size()); }
    int countAt(int row, int column) const;
    QString csv() const;

    QSize sizeHint() const override { return {280, 240}; }
    QSize minimumSizeHint() const override { return {120, 120}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Plan; ///< where the cells lie
    Plan planFor(const QSizeF &room, double largestCell) const;
    void paint(QPainter &painter, const Plan &plan, bool withCursor) const;
    void paintNames(QPainter &painter, const Plan &plan) const;
    void paintLegend(QPainter &painter, const Plan &plan) const;
    void showScores();
    QString nameOf(int place, bool isRow) const;
    int rowSum(int row) const;

    Evaluator *m_evaluator;
    std::vector<std::vector<int>> m_counts; ///< all classes
    std::vector<int> m_shown; ///< classes that occur, and last what stands for none
    int m_row = -1, m_column = -1; ///< that the keys read
};

} // namespace vitrine
