#include "widgets/landscape/LandscapeLine.h"

#include "widgets/common/PlotStyle.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/CurvesPlot.h"

#include <QMouseEvent>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <cmath>

namespace vitrine {

namespace {

void setVertical(QCPItemStraightLine *line, double x)
{
    line->point1->setCoords(x, 1);
    line->point2->setCoords(x, 2);
}

} // namespace

LandscapeLine::LandscapeLine(QWidget *parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_start(new QCPItemStraightLine(m_plot)),
      m_end(new QCPItemStraightLine(m_plot)), m_chosen(new QCPItemStraightLine(m_plot))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setMinimumSize(200, 140);
    m_plot->addGraph();
    m_plot->addGraph(m_plot->xAxis, m_plot->yAxis2);
    m_plot->yAxis2->setVisible(true);
    m_plot->yAxis2->setRange(0, 1.02);
    m_plot->xAxis->setRange(-0.25, 1.25);
    setVertical(m_start, 0);
    setVertical(m_end, 1);
    m_chosen->setVisible(false);
    stylePlot(m_plot, QStringLiteral("line"));
    setLegendAbove(m_plot);
    m_plot->legend->setVisible(true);
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent *event) {
        if (event->button() == Qt::LeftButton && m_plot->axisRect()->rect().contains(event->pos()))
            emit chosen({m_plot->xAxis->pixelToCoord(event->position().x()), 0});
    });
    connect(&Theme::instance(), &Theme::changed, this, &LandscapeLine::paintTheme);
    translated(this, [this] {
        m_plot->graph(0)->setName(tr("Loss"));
        m_plot->graph(1)->setName(tr("Accuracy"));
        m_plot->xAxis->setLabel(tr("From the first weights (0) to the last (1)"));
        m_plot->yAxis->setLabel(tr("Loss"));
        m_plot->yAxis2->setLabel(tr("Accuracy"));
        m_plot->setAccessibleName(tr("Loss along the line from start to end"));
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    });
    paintTheme();
}

void LandscapeLine::paintTheme()
{
    const Theme &theme = Theme::instance();
    m_plot->graph(0)->setPen(QPen(CurvesPlot::colour(CurvesPlot::Curve::Training), 2));
    m_plot->graph(1)->setPen(QPen(CurvesPlot::colour(CurvesPlot::Curve::Validation), 2, Qt::DashLine));
    for (QCPItemStraightLine *line : {m_start, m_end})
        line->setPen(QPen(theme.color(Theme::Role::MutedText), 1, Qt::DashLine));
    m_chosen->setPen(QPen(theme.color(Theme::Role::Text), 1));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LandscapeLine::setLandscape(const std::shared_ptr<const Landscape> &landscape)
{
    QVector<double> places, losses, accuracies;
    for (int i = 0; landscape && i < landscape->area.columns; ++i) {
        if (!landscape->isKnown[landscape->area.index(i, 0)])
            continue;
        const LandscapeValue &value = landscape->at(i, 0);
        places << landscape->area.place(i, 0).x;
        losses << (std::isfinite(value.loss) ? value.loss : std::nan(""));
        accuracies << value.accuracy;
    }
    m_plot->graph(0)->setData(places, losses, true);
    m_plot->graph(1)->setData(places, accuracies, true);
    m_plot->graph(0)->rescaleValueAxis();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LandscapeLine::setLogarithmic(bool logarithmic)
{
    setLogScale(m_plot->yAxis, logarithmic);
    m_plot->graph(0)->rescaleValueAxis();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LandscapeLine::setChosen(const std::optional<Point2> &place)
{
    m_chosen->setVisible(place.has_value());
    if (place)
        setVertical(m_chosen, place->x);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace vitrine
