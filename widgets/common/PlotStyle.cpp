#include "widgets/common/PlotStyle.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

void styleAxis(QCPAxis *axis)
{
    const Theme &theme = Theme::instance();
    const QColor text = theme.color(Theme::Role::MutedText), line = theme.color(Theme::Role::Border);
    axis->setTickLabelColor(text);
    axis->setLabelColor(text);
    axis->setBasePen(QPen(line));
    axis->setTickPen(QPen(line));
    axis->setSubTickPen(QPen(line));
    axis->grid()->setPen(QPen(line, 1, Qt::DotLine));
    axis->grid()->setZeroLinePen(QPen(text, 1));
}

void applyTheme(QCustomPlot *plot)
{
    const Theme &theme = Theme::instance();
    plot->setBackground(theme.color(Theme::Role::Panel));
    for (const QCPAxisRect *rect : plot->axisRects())
        for (QCPAxis *axis : rect->axes())
            styleAxis(axis);
    plot->legend->setBrush(theme.color(Theme::Role::Panel));
    plot->legend->setBorderPen(Qt::NoPen);
    plot->legend->setTextColor(theme.color(Theme::Role::Text));
    plot->replot(QCustomPlot::rpQueuedReplot);
}

template <typename Plottable>
void addColumns(QString &text, const Plottable *plottable)
{
    for (const auto &point : *plottable->data())
        text += QStringLiteral("\"%1\",%2,%3\n")
                    .arg(plottable->name(), formatExact(point.mainKey()), formatExact(point.mainValue()));
}

QString numbers(const QCustomPlot *plot)
{
    QString text = QStringLiteral("series,x,y\n");
    for (int i = 0; i < plot->plottableCount(); ++i) {
        auto *plottable = const_cast<QCustomPlot *>(plot)->plottable(i);
        if (const auto *graph = qobject_cast<QCPGraph *>(plottable))
            addColumns(text, graph);
        else if (const auto *bars = qobject_cast<QCPBars *>(plottable))
            addColumns(text, bars);
    }
    return text;
}

} // namespace

void stylePlot(QCustomPlot *plot, const QString &name, std::function<QString()> csv)
{
    applyTheme(plot);
    QObject::connect(&Theme::instance(), &Theme::changed, plot, [plot] { applyTheme(plot); });
    // In a small pane fewer numbers stand beside the axes, instead of on top of each other.
    QObject::connect(plot, &QCustomPlot::beforeReplot, plot, [plot] {
        const int line = plot->fontMetrics().height();
        for (const QCPAxisRect *rect : plot->axisRects()) {
            for (const QCPAxis *axis : rect->axes(QCPAxis::atLeft))
                axis->ticker()->setTickCount(std::clamp(plot->height() / (3 * line) - 1, 1, 6));
            for (const QCPAxis *axis : rect->axes(QCPAxis::atBottom))
                axis->ticker()->setTickCount(std::clamp(rect->width() / (3 * line), 1, 5));
        }
    });
    installExportMenu(plot, plotSource(plot, name, std::move(csv)));
}

ExportSource plotSource(QCustomPlot *plot, const QString &name, std::function<QString()> csv)
{
    if (!csv)
        csv = [plot] { return numbers(plot); };
    return {[name] { return name; }, [plot] { return plot->size(); },
            [plot](QPainter &painter) { paintPlot(plot, painter); }, std::move(csv)};
}

void paintPlot(QCustomPlot *plot, QPainter &painter)
{
    // QCustomPlot insists on a painter of its own: record, then play to the one given.
    QPicture picture;
    QCPPainter recorder(&picture);
    plot->toPainter(&recorder, plot->width(), plot->height());
    recorder.end();
    painter.drawPicture(0, 0, picture);
}

void setLogScale(QCPAxis *axis, bool on)
{
    axis->setScaleType(on ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis->setTicker(on ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog)
                       : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
}

void setLegendAbove(QCustomPlot *plot)
{
    plot->plotLayout()->insertRow(0);
    plot->plotLayout()->addElement(0, 0, plot->legend);
    plot->plotLayout()->setRowStretchFactor(0, 0.001);
    plot->legend->setFillOrder(QCPLegend::foColumnsFirst);
    plot->legend->setBorderPen(Qt::NoPen);
}

} // namespace vitrine
