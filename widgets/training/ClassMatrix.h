#pragma once

#include "core/training/observe/Readings.h"

#include <QWidget>

#include <memory>

namespace vitrine {

/// Which classes are taken for which: a row for each label, a column for each answer. Wrong ones in colour, the more
/// the stronger. The mouse or the arrows choose a cell.
class ClassMatrix : public QWidget {
    Q_OBJECT

public:
    explicit ClassMatrix(QWidget *parent = nullptr);

    void setReport(std::shared_ptr<const ReadingReport> report);
    const std::shared_ptr<const ReadingReport> &report() const { return m_report; }
    QRect cell(int label, int read) const;
    void choose(int label, int read);
    QSize sizeHint() const override;

signals:
    void cellChosen(int label, int read);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    int side() const; ///< of a cell, pixels
    QPoint origin() const;
    QPoint cellAt(QPoint position) const; ///< column, row; −1 outside
    std::int64_t count(int label, int read) const;
    QString name(int index) const;
    void paintNames(QPainter &painter) const;
    QFont numberFont() const;
    void paintCells(QPainter &painter) const;

    std::shared_ptr<const ReadingReport> m_report;
    std::vector<std::int64_t> m_counts;
    std::int64_t m_mostWrong = 1, m_mostRight = 1;
    int m_label = -1, m_read = -1; ///< chosen
};

} // namespace vitrine
