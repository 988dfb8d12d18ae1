#pragma once

#include "core/training/observe/DistributionSeries.h"

#include <QImage>
#include <QWidget>

#include <vector>

namespace vitrine {

/// How the numbers of a tensor were spread over the time of a run: as ridges, the newest in front, or as a map of epoch
/// and value. A click asks for that moment.
class DistributionPlot : public QWidget {
    Q_OBJECT

public:
    enum class Form { Ridges, Map };

    explicit DistributionPlot(QWidget *parent = nullptr);

    /// One tensor of each column, `index` of its values; null: nothing to show.
    void setSeries(const DistributionSeries *series, std::size_t index);
    void setForm(Form form);
    void setLogarithmic(bool on); ///< the counts
    void setHint(const QString &hint); ///< instead of nothing
    /// What is to be read at a place; empty where there is nothing.
    QString describe(const QPoint &at) const;
    /// The epoch that a place stands for; negative where there is none.
    double epochAt(const QPoint &at) const;
    void paintAll(QPainter &painter);
    QString csv() const;

signals:
    void momentWanted(double epoch);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    QSize minimumSizeHint() const override;

private:
    /// Values that all columns lie between, but for few.
    struct Span {
        double low = 0, high = 1;
    };
    bool isEmpty() const;
    const Distribution &at(std::size_t column) const;
    std::size_t columnCount() const;
    Span span() const;
    QRect plotRect() const;
    std::vector<std::size_t> ridges() const; ///< the columns that are drawn, oldest first
    double baseline(std::size_t position, std::size_t count) const; ///< y of a ridge
    double lift() const; ///< how high the highest ridge is
    int columnAt(const QPoint &at) const; ///< −1: none
    double heightOf(double count) const;
    void paintRidges(QPainter &painter);
    void paintMap(QPainter &painter);
    void paintAxes(QPainter &painter) const;
    void paintHair(QPainter &painter) const;

    const DistributionSeries *m_series = nullptr;
    std::size_t m_index = 0;
    Form m_form = Form::Ridges;
    bool m_isLogarithmic = false;
    QString m_hint;
    int m_hovered = -1; ///< column
};

} // namespace vitrine
