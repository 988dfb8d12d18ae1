#pragma once

#include <QString>

class QCustomPlot;

namespace vitrine {

/// Colours, fonts and grid of a plot by the theme, kept when the theme changes; copying and saving by its context menu.
/// `name`: suggested for files. Numbers are saved as columns: x and y of every graph or bar chart.
void stylePlot(QCustomPlot *plot, const QString &name);
/// The legend in a line above the plot, where it hides nothing.
void setLegendAbove(QCustomPlot *plot);

} // namespace vitrine
