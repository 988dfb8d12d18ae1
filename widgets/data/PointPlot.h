#pragma once

#include "widgets/data/DataOutline.h"

#include <QWidget>

#include <memory>
#include <vector>

class QCPGraph;
class QCustomPlot;

namespace vitrine {

class PointSet;

/// A set of points, drawn as what it is: points of the plane coloured by class or by value, or the value over the one
/// number that goes in. What trains is filled, what validates is a ring, what tests a cross. Of large sets an even
/// choice is drawn. A click marks the nearest item.
class PointPlot : public QWidget {
    Q_OBJECT

public:
    explicit PointPlot(QWidget *parent = nullptr);

    /// Whether a set can be drawn by this.
    static bool fits(const DataOutline &outline);
    /// `items`: those that the filters leave.
    void setItems(std::shared_ptr<const DataOutline> outline, const std::vector<std::int64_t> &items);
    void setCurrent(qint64 item);
    QCustomPlot *plot() const { return m_plot; }
    std::size_t drawn() const { return m_drawn.size(); }
    QString describe(qint64 item) const; ///< "Item 12: (0.25, −0.7), class 1"

signals:
    void currentChanged(qint64 item);

private:
    void refill();
    QCPGraph *graphOf(int group, DataPart part);
    int groupOf(std::int64_t item) const;
    QPointF placeOf(std::int64_t item) const;
    void pick(QPointF pixel);
    void retranslate();

    QCustomPlot *m_plot;
    QCPGraph *m_mark;
    std::shared_ptr<const DataOutline> m_outline;
    const PointSet *m_points = nullptr; ///< of the outline
    std::vector<std::int64_t> m_drawn;
    double m_low = 0, m_high = 0; ///< of the values
    qint64 m_current = -1;
};

} // namespace vitrine
