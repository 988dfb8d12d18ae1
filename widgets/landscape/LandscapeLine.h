#pragma once

#include "core/training/landscape/Landscape.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCPItemStraightLine;
class QCustomPlot;

namespace vitrine {

/// Loss and accuracy along the straight line from the first weights of a path (0) to the last (1). A click chooses a
/// place.
class LandscapeLine : public QWidget {
    Q_OBJECT

public:
    explicit LandscapeLine(QWidget *parent = nullptr);

    void setLandscape(const std::shared_ptr<const Landscape> &landscape); ///< of one row, or null
    void setLogarithmic(bool logarithmic);
    void setChosen(const std::optional<Point2> &place);
    QCustomPlot *plot() const { return m_plot; }

signals:
    void chosen(vitrine::Point2 place);

private:
    void paintTheme();

    QCustomPlot *m_plot;
    QCPItemStraightLine *m_start, *m_end, *m_chosen;
};

} // namespace vitrine
