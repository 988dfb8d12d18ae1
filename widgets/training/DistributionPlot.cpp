#include "widgets/training/DistributionPlot.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/maps/ColourScale.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int ridgeDistance = 5; ///< pixels between two ridges at least
constexpr double outside = 0.001; ///< share of the numbers at each end that the axis may leave out
constexpr int mostPoints = 48; ///< of a ridge: few enough that small tensors make hills too
constexpr int mapRows = 96;
constexpr int sideMargin = 64, otherMargin = 16, topMargin = 8;

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](int from, int to) { return static_cast<int>(from + share * (to - from)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

/// Numbers beside an axis: some three to six round ones.
std::vector<double> ticksOf(double low, double high, int most)
{
    const double rough = (high - low) / std::max(1, most);
    if (!(rough > 0))
        return {low};
    const double power = std::pow(10, std::floor(std::log10(rough)));
    const double lead = rough / power;
    const double step = power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    std::vector<double> ticks;
    for (double tick = std::ceil(low / step - 1e-9) * step; tick <= high + 1e-9 * step; tick += step)
        ticks.push_back(std::abs(tick) < step / 2 ? 0 : tick);
    return ticks;
}

} // namespace

DistributionPlot::DistributionPlot(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DistributionPlot::setSeries(const DistributionSeries *series, std::size_t index)
{
    m_series = series;
    m_index = index;
    if (m_hovered >= static_cast<int>(columnCount()))
        m_hovered = -1;
    update();
}

void DistributionPlot::setForm(Form form)
{
    m_form = form;
    m_hovered = -1;
    update();
}

void DistributionPlot::setLogarithmic(bool on)
{
    m_isLogarithmic = on;
    update();
}

void DistributionPlot::setHint(const QString &hint)
{
    m_hint = hint;
    update();
}

bool DistributionPlot::isEmpty() const
{
    return columnCount() == 0 || m_index >= m_series->columns().front().values.size();
}

std::size_t DistributionPlot::columnCount() const
{
    return m_series ? m_series->columns().size() : 0;
}

const Distribution &DistributionPlot::at(std::size_t column) const
{
    return m_series->columns()[column].values[m_index];
}

DistributionPlot::Span DistributionPlot::span() const
{
    Span span{INFINITY, -INFINITY};
    for (std::size_t i = 0; i < columnCount(); ++i)
        if (!at(i).isEmpty()) {
            span.low = std::min(span.low, at(i).quantile(outside));
            span.high = std::max(span.high, at(i).quantile(1 - outside));
        }
    if (!(span.low <= span.high))
        return {};
    const double margin = span.high > span.low ? 0.03 * (span.high - span.low) : std::max(1e-3, std::abs(span.low));
    return {span.low - margin, span.high + margin};
}

QRect DistributionPlot::plotRect() const
{
    const int line = fontMetrics().height();
    const int left = m_form == Form::Map ? sideMargin : otherMargin;
    const int right = m_form == Form::Map ? otherMargin : sideMargin;
    return rect().adjusted(left, topMargin, -right, -line - 8);
}

double DistributionPlot::heightOf(double count) const
{
    return m_isLogarithmic ? std::log1p(count) : count;
}

double DistributionPlot::lift() const
{
    return plotRect().height() * 0.35;
}

std::vector<std::size_t> DistributionPlot::ridges() const
{
    const std::size_t count = columnCount();
    const auto most = static_cast<std::size_t>(std::max(2.0, (plotRect().height() - lift()) / ridgeDistance));
    std::vector<std::size_t> shown;
    const std::size_t every = (count + most - 1) / std::max<std::size_t>(1, most);
    // Counted from the newest, which is always among them.
    for (std::size_t i = 0; i < count; ++i)
        if ((count - 1 - i) % std::max<std::size_t>(1, every) == 0)
            shown.push_back(i);
    return shown;
}

double DistributionPlot::baseline(std::size_t position, std::size_t count) const
{
    const QRect area = plotRect();
    const double share = count > 1 ? static_cast<double>(position) / static_cast<double>(count - 1) : 1;
    return area.top() + lift() + share * (area.height() - lift());
}

int DistributionPlot::columnAt(const QPoint &at) const
{
    if (isEmpty() || !plotRect().contains(at))
        return -1;
    if (m_form == Form::Map) {
        const double share = static_cast<double>(at.x() - plotRect().left()) / plotRect().width();
        return std::min(static_cast<int>(share * static_cast<double>(columnCount())),
                        static_cast<int>(columnCount()) - 1);
    }
    const std::vector<std::size_t> shown = ridges();
    std::size_t best = 0;
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (std::abs(baseline(i, shown.size()) - at.y()) < std::abs(baseline(best, shown.size()) - at.y()))
            best = i;
    return static_cast<int>(shown[best]);
}

double DistributionPlot::epochAt(const QPoint &at) const
{
    const int column = columnAt(at);
    return column < 0 ? -1 : m_series->columns()[static_cast<std::size_t>(column)].epoch;
}

QString DistributionPlot::describe(const QPoint &at) const
{
    const int index = columnAt(at);
    if (index < 0)
        return {};
    const DistributionColumn &column = m_series->columns()[static_cast<std::size_t>(index)];
    const Distribution &spread = column.values[m_index];
    if (spread.isEmpty())
        return tr("Step %1: no finite numbers").arg(formatCount(column.step));
    const auto number = [&spread](double share) { return formatNumber(spread.quantile(share)); };
    return tr("Step %1, epoch %2").arg(formatCount(column.step), formatNumber(column.epoch)) + QLatin1Char('\n')
        + tr("From %1 to %2").arg(formatNumber(spread.low), formatNumber(spread.high)) + QLatin1Char('\n')
        + tr("Middle half from %1 to %2, median %3").arg(number(0.25), number(0.75), number(0.5)) + QLatin1Char('\n')
        + tr("Nine tenths from %1 to %2").arg(number(0.05), number(0.95)) + QLatin1Char('\n')
        + tr("Click: the weights of that moment");
}

void DistributionPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAll(painter);
    paintHair(painter);
}

void DistributionPlot::paintAll(QPainter &painter)
{
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::Panel));
    if (isEmpty()) {
        painter.setPen(Theme::instance().color(Theme::Role::MutedText));
        painter.drawText(rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
        return;
    }
    m_form == Form::Map ? paintMap(painter) : paintRidges(painter);
    paintAxes(painter);
}

void DistributionPlot::paintRidges(QPainter &painter)
{
    const Theme &theme = Theme::instance();
    const QRect area = plotRect();
    const Span axis = span();
    const std::vector<std::size_t> shown = ridges();
    const int points = std::clamp(area.width() / 8, 16, mostPoints);
    const double width = (axis.high - axis.low) / points;
    std::vector<std::vector<double>> heights;
    double highest = 0;
    for (const std::size_t column : shown) {
        std::vector<double> &row = heights.emplace_back();
        for (int i = 0; i < points; ++i) {
            const double from = axis.low + i * width;
            row.push_back(heightOf(at(column).countBetween(from, from + width)));
            highest = std::max(highest, row.back());
        }
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor old = theme.color(Theme::Role::Border), young = theme.color(Theme::Role::Forward);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const double base = baseline(i, shown.size());
        QPainterPath path(QPointF(area.left(), base));
        for (int k = 0; k < points; ++k)
            path.lineTo(area.left() + (k + 0.5) * area.width() / points,
                        base - (highest > 0 ? heights[i][static_cast<std::size_t>(k)] / highest * lift() : 0));
        path.lineTo(area.right(), base);
        const double age = shown.size() > 1 ? static_cast<double>(i) / static_cast<double>(shown.size() - 1) : 1;
        QColor fill = mixed(mixed(old, young, age), theme.color(Theme::Role::Panel), 0.55);
        painter.setBrush(fill);
        painter.setPen(QPen(mixed(old, young, 0.3 + 0.7 * age), 1));
        painter.drawPath(path);
    }
    painter.restore();
}

void DistributionPlot::paintMap(QPainter &painter)
{
    const Span axis = span();
    const auto columns = static_cast<int>(columnCount());
    std::vector<float> cells(static_cast<std::size_t>(columns * mapRows));
    const double width = (axis.high - axis.low) / mapRows;
    for (int x = 0; x < columns; ++x) {
        const Distribution &spread = at(static_cast<std::size_t>(x));
        const double count = std::max(1.0, spread.count());
        for (int y = 0; y < mapRows; ++y) {
            const double from = axis.high - (y + 1) * width;
            const double inside = spread.countBetween(from, from + width);
            // Shares, so that columns that hold several looks are as bright as the others.
            cells[static_cast<std::size_t>(y * columns + x)] =
                static_cast<float>(m_isLogarithmic ? std::log1p(1000 * inside / count) : inside / count);
        }
    }
    const ColourScale scale({0, *std::max_element(cells.begin(), cells.end())}, false);
    QImage image(columns, mapRows, QImage::Format_RGB32);
    for (int y = 0; y < mapRows; ++y)
        scale.map(std::span(cells).subspan(static_cast<std::size_t>(y * columns), static_cast<std::size_t>(columns)),
                  reinterpret_cast<QRgb *>(image.scanLine(y)));
    painter.drawImage(plotRect(), image);
}

void DistributionPlot::paintAxes(QPainter &painter) const
{
    const QRect area = plotRect();
    const Span axis = span();
    const int line = fontMetrics().height();
    painter.setPen(Theme::instance().color(Theme::Role::MutedText));
    const bool isMap = m_form == Form::Map;
    for (const double tick : ticksOf(axis.low, axis.high, isMap ? area.height() / (3 * line) : area.width() / 96)) {
        const double share = (tick - axis.low) / (axis.high - axis.low);
        if (isMap) {
            const int y = area.bottom() - static_cast<int>(share * area.height());
            painter.drawText(QRect(0, y - line, area.left() - 8, 2 * line), Qt::AlignRight | Qt::AlignVCenter,
                             formatNumber(tick));
        } else {
            const int x = area.left() + static_cast<int>(share * area.width());
            painter.drawText(QRect(x - 48, area.bottom() + 4, 96, line), Qt::AlignCenter, formatNumber(tick));
        }
    }
    const std::vector<DistributionColumn> &columns = m_series->columns();
    const auto epoch = [](double value) { return QLocale::c().toString(value, 'f', value < 10 ? 1 : 0); };
    if (isMap) {
        painter.drawText(QRect(area.left(), area.bottom() + 4, area.width(), line), Qt::AlignLeft,
                         tr("Epoch %1").arg(epoch(columns.front().epoch)));
        painter.drawText(QRect(area.left(), area.bottom() + 4, area.width(), line), Qt::AlignRight,
                         tr("Epoch %1").arg(epoch(columns.back().epoch)));
        return;
    }
    const std::vector<std::size_t> shown = ridges();
    const std::size_t every = std::max<std::size_t>(1, shown.size() / 4);
    for (std::size_t i = shown.size(); i-- > 0;) {
        if ((shown.size() - 1 - i) % every != 0)
            continue;
        const int y = static_cast<int>(baseline(i, shown.size()));
        painter.drawText(QRect(area.right() + 8, y - line, sideMargin - 8, 2 * line), Qt::AlignLeft | Qt::AlignVCenter,
                         epoch(columns[shown[i]].epoch));
    }
    painter.drawText(QRect(area.right() - 64, 0, 64 + sideMargin - 8, line + topMargin), Qt::AlignRight, tr("Epoch"));
}

void DistributionPlot::paintHair(QPainter &painter) const
{
    if (m_hovered < 0 || isEmpty() || m_hovered >= static_cast<int>(columnCount()))
        return;
    const QRect area = plotRect();
    painter.setPen(QPen(Theme::instance().color(Theme::Role::Lit), 1.5));
    if (m_form == Form::Map) {
        const double x = area.left() + (m_hovered + 0.5) * area.width() / static_cast<double>(columnCount());
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        return;
    }
    const std::vector<std::size_t> shown = ridges();
    const auto found = std::find(shown.begin(), shown.end(), static_cast<std::size_t>(m_hovered));
    if (found == shown.end())
        return;
    const double y = baseline(static_cast<std::size_t>(found - shown.begin()), shown.size());
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
}

void DistributionPlot::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint place = event->position().toPoint();
    m_hovered = columnAt(place);
    QToolTip::showText(event->globalPosition().toPoint(), describe(place), this);
    update();
}

void DistributionPlot::mousePressEvent(QMouseEvent *event)
{
    const double epoch = epochAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && epoch >= 0)
        emit momentWanted(epoch);
}

void DistributionPlot::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    QWidget::leaveEvent(event);
}

QSize DistributionPlot::minimumSizeHint() const
{
    return {240, 96};
}

QString DistributionPlot::csv() const
{
    QString text = QStringLiteral("step,epoch,from,to,count\n");
    if (isEmpty())
        return text;
    for (const DistributionColumn &column : m_series->columns()) {
        const Distribution &spread = column.values[m_index];
        for (std::size_t bin = 0; bin < Distribution::binCount; ++bin)
            if (spread.counts[bin] > 0)
                text += QStringLiteral("%1,%2,%3,%4,%5\n")
                            .arg(column.step)
                            .arg(formatExact(column.epoch),
                                 formatExact(spread.low + static_cast<double>(bin) * spread.binWidth()),
                                 formatExact(spread.low + static_cast<double>(bin + 1) * spread.binWidth()),
                                 formatExact(static_cast<double>(spread.counts[bin])));
    }
    return text;
}

} // namespace vitrine
