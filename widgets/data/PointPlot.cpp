#include "widgets/data/PointPlot.h"

#include "core/data/PointSet.h"
#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/ColourScale.h"
#include "widgets/playground/AnswerScale.h"

#include <qcustomplot.h>

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <map>

namespace vitrine {

namespace {

constexpr std::size_t mostDrawn = 6000; ///< more would be one blot
constexpr int valueGroups = 16; ///< colours of values
constexpr double reach = 24; ///< pixels from a click to a point

} // namespace

PointPlot::PointPlot(QWidget *parent) : QWidget(parent), m_plot(new QCustomPlot(this)), m_mark(nullptr)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setAutoAddPlottableToLegend(false);
    m_plot->setInteractions(QCP::iRangeZoom | QCP::iRangeDrag);
    stylePlot(m_plot, QStringLiteral("points"));
    connect(m_plot, &QCustomPlot::mousePress, this, [this](const QMouseEvent *event) { pick(event->position()); });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] {
        m_plot->rescaleAxes();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    });
    connect(&Theme::instance(), &Theme::changed, this, &PointPlot::refill);
    translated(this, [this] { retranslate(); });
}

bool PointPlot::fits(const DataOutline &outline)
{
    return dynamic_cast<const PointSet *>(outline.set.get()) != nullptr;
}

void PointPlot::setItems(std::shared_ptr<const DataOutline> outline, const std::vector<std::int64_t> &items)
{
    m_outline = std::move(outline);
    m_points = m_outline ? dynamic_cast<const PointSet *>(m_outline->set.get()) : nullptr;
    m_drawn.clear();
    const std::size_t every = std::max<std::size_t>(1, (items.size() + mostDrawn - 1) / mostDrawn);
    for (std::size_t i = 0; m_points && i < items.size(); i += every)
        m_drawn.push_back(items[i]);
    if (m_points && !m_points->table().targets.empty()) {
        const auto [low, high] = std::ranges::minmax(m_points->table().targets);
        m_low = low;
        m_high = high;
    }
    refill();
}

QPointF PointPlot::placeOf(std::int64_t item) const
{
    const PointTable &table = m_points->table();
    const auto first = static_cast<std::size_t>(item * table.dimensions);
    if (table.dimensions > 1)
        return {table.inputs[first], table.inputs[first + 1]};
    const auto index = static_cast<std::size_t>(item);
    return {table.inputs[first],
            table.targets.empty() ? static_cast<double>(table.labels[index]) : table.targets[index]};
}

/// Its class, or which of the colours its value has.
int PointPlot::groupOf(std::int64_t item) const
{
    const PointTable &table = m_points->table();
    const auto index = static_cast<std::size_t>(item);
    if (table.targets.empty())
        return static_cast<int>(table.labels[index]);
    if (table.dimensions < 2 || m_high <= m_low)
        return 0;
    const double share = (table.targets[index] - m_low) / (m_high - m_low);
    return std::clamp(static_cast<int>(share * valueGroups), 0, valueGroups - 1);
}

QCPGraph *PointPlot::graphOf(int group, DataPart part)
{
    const bool isByValue = !m_points->table().targets.empty();
    QColor colour = AnswerScale::classColour(group, m_outline->classCount());
    if (isByValue && m_points->table().dimensions > 1)
        colour = QColor(ColourScale({0, valueGroups - 1}, false).colour(static_cast<float>(group)));
    else if (isByValue)
        colour = Theme::instance().color(Theme::Role::Accent);
    static constexpr std::array shapes{QCPScatterStyle::ssDisc, QCPScatterStyle::ssCircle, QCPScatterStyle::ssCross};
    QCPGraph *graph = m_plot->addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(QCPScatterStyle(shapes[static_cast<std::size_t>(part)], QPen(colour, 1.4),
                                           part == DataPart::Training ? QBrush(colour) : Qt::NoBrush, 5));
    graph->setName(isByValue ? tr("Value") : m_outline->className(group));
    return graph;
}

void PointPlot::refill()
{
    m_plot->clearGraphs();
    std::map<std::pair<int, DataPart>, QCPGraph *> graphs;
    for (const std::int64_t item : m_drawn) {
        QCPGraph *&graph = graphs[{groupOf(item), m_outline->part(item)}];
        if (!graph)
            graph = graphOf(groupOf(item), m_outline->part(item));
        const QPointF place = placeOf(item);
        graph->addData(place.x(), place.y());
    }
    m_plot->rescaleAxes();
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis})
        axis->scaleRange(1.08);
    m_mark = m_plot->addGraph();
    m_mark->setLineStyle(QCPGraph::lsNone);
    m_mark->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle,
                                            QPen(Theme::instance().color(Theme::Role::Text), 2), Qt::NoBrush, 14));
    setCurrent(m_current);
}

void PointPlot::setCurrent(qint64 item)
{
    m_current = item;
    if (!m_mark)
        return;
    m_mark->data()->clear();
    if (m_points && item >= 0 && item < m_points->size())
        m_mark->addData(placeOf(item).x(), placeOf(item).y());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QString PointPlot::describe(qint64 item) const
{
    if (!m_points || item < 0 || item >= m_points->size())
        return {};
    const PointTable &table = m_points->table();
    QStringList numbers;
    for (std::int64_t d = 0; d < table.dimensions; ++d)
        numbers += formatNumber(table.inputs[static_cast<std::size_t>(item * table.dimensions + d)]);
    const auto index = static_cast<std::size_t>(item);
    const QString answer = table.targets.empty() ? m_outline->className(static_cast<int>(table.labels[index]))
                                                 : formatNumber(table.targets[index]);
    return tr("Item %1: (%2) → %3").arg(QString::number(item), numbers.join(QStringLiteral(", ")), answer);
}

void PointPlot::pick(QPointF pixel)
{
    double nearest = reach * reach;
    qint64 found = -1;
    for (const std::int64_t item : m_drawn) {
        const QPointF place = placeOf(item);
        const double x = m_plot->xAxis->coordToPixel(place.x()) - pixel.x();
        const double y = m_plot->yAxis->coordToPixel(place.y()) - pixel.y();
        if (x * x + y * y < nearest) {
            nearest = x * x + y * y;
            found = item;
        }
    }
    if (found < 0)
        return;
    setCurrent(found);
    emit currentChanged(found);
}

void PointPlot::retranslate()
{
    m_plot->setAccessibleName(tr("Points of the set"));
    m_plot->setToolTip(
        tr("Filled: training; rings: validation; crosses: test. A click marks a point; the wheel zooms, a "
           "double click shows all again"));
}

} // namespace vitrine
