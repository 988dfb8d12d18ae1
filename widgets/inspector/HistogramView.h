#pragma once

#include "core/tensor/Snapshot.h"

#include <QWidget>

class QCustomPlot;

namespace vitrine {

/// How the values of a tensor are spread: 64 bins from its smallest to its largest value; the bin under the mouse tells
/// its ends and its count. A second tensor may be drawn over the first, on its own bins.
class HistogramView : public QWidget {
    Q_OBJECT
public:
    explicit HistogramView(QWidget *parent = nullptr);

    void clear();
    void add(const Snapshot::Summary &summary, const QString &name, const QColor &colour);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Series {
        Snapshot::Summary summary;
        QString name;
    };
    QString describe(double x) const;

    QCustomPlot *m_plot;
    std::vector<Series> m_series;
};

} // namespace vitrine
