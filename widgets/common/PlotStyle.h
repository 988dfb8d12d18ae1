#pragma once

#include "widgets/common/Export.h"

#include <QString>

#include <functional>

class QCPAxis;
class QCustomPlot;
class QPainter;

namespace vitrine {

/// Colours, fonts and grid of a plot by the theme, kept when the theme changes; copying and saving by its context menu.
/// `name`: suggested for files. Numbers are saved as `csv` gives them, else as columns: x and y of every graph or bar
/// chart.
void stylePlot(QCustomPlot *plot, const QString &name, std::function<QString()> csv = {});
/// What a plot gives away: its picture as it is on screen, and its numbers (see stylePlot()).
ExportSource plotSource(QCustomPlot *plot, const QString &name, std::function<QString()> csv = {});
/// The whole plot, drawn by any painter.
void paintPlot(QCustomPlot *plot, QPainter &painter);
/// Powers of ten, or equal steps, along an axis.
void setLogScale(QCPAxis *axis, bool on);
/// The legend in a line above the plot, where it hides nothing.
void setLegendAbove(QCustomPlot *plot);

} // namespace vitrine
