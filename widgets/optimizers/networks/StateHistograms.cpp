#include "widgets/optimizers/networks/StateHistograms.h"

#include "widgets/common/Export.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int gap = 8;
constexpr int usualHeight = 96; ///< at the normal size of text

/// Blue for weights, orange for gradients, as everywhere; what is kept has the colour of what is selected.
QColor colourOf(const std::string &symbol)
{
    const Theme &theme = Theme::instance();
    return theme.color(symbol == "w"       ? Theme::Role::Forward
                           : symbol == "g" ? Theme::Role::Backward
                                           : Theme::Role::Accent);
}

} // namespace

StateHistograms::StateHistograms(QWidget *parent) : QWidget(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    installExportMenu(this,
                      {[] { return QStringLiteral("state"); }, [this] { return size(); },
                       [this](QPainter &painter) { paintAll(painter); }, [this] { return csv(); }});
}

void StateHistograms::setHistograms(std::vector<StateHistogram> histograms)
{
    m_histograms = std::move(histograms);
    update();
}

QSize StateHistograms::sizeHint() const
{
    return {240, Theme::instance().px(usualHeight)};
}

QRectF StateHistograms::area(int index) const
{
    const auto count = static_cast<double>(std::max<std::size_t>(1, m_histograms.size()));
    const double width = (QWidget::width() - gap) / count;
    const int line = fontMetrics().height();
    return QRectF(gap + index * width, line + 2, width - gap, QWidget::height() - 2 * line - 6);
}

void StateHistograms::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAll(painter);
}

void StateHistograms::paintAll(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Theme::Role::Panel));
    painter.setFont(font());
    const int line = fontMetrics().height();
    for (std::size_t i = 0; i < m_histograms.size(); ++i) {
        const StateHistogram &histogram = m_histograms[i];
        const QRectF place = area(static_cast<int>(i));
        const auto most =
            std::max<std::int64_t>(1, *std::max_element(histogram.counts.begin(), histogram.counts.end()));
        const double width = place.width() / static_cast<double>(StateHistogram::binCount);
        for (std::size_t bin = 0; bin < StateHistogram::binCount; ++bin) {
            // Roots: the many near 0 would press all else flat.
            const double share = std::sqrt(static_cast<double>(histogram.counts[bin]) / static_cast<double>(most));
            painter.fillRect(QRectF(place.left() + static_cast<double>(bin) * width,
                                    place.bottom() - share * place.height(), width, share * place.height()),
                             colourOf(histogram.symbol));
        }
        painter.setPen(theme.color(Theme::Role::Text));
        painter.drawText(QRectF(place.left(), 0, place.width(), line), Qt::AlignCenter,
                         QString::fromStdString(histogram.symbol));
        painter.setPen(theme.color(Theme::Role::MutedText));
        painter.drawLine(place.bottomLeft(), place.bottomRight());
        const QRectF ends(place.left(), place.bottom() + 2, place.width(), line);
        const QString low = QString::number(histogram.low, 'g', 2), high = QString::number(histogram.high, 'g', 2);
        if (fontMetrics().horizontalAdvance(low + high) + gap < place.width()) {
            painter.drawText(ends, Qt::AlignLeft, low);
            painter.drawText(ends, Qt::AlignRight, high);
        } else {
            painter.drawText(ends, Qt::AlignHCenter, high);
        }
    }
}

QString StateHistograms::describe(const QPointF &place) const
{
    for (std::size_t i = 0; i < m_histograms.size(); ++i) {
        const QRectF box = area(static_cast<int>(i));
        if (place.x() < box.left() || place.x() > box.right())
            continue;
        const StateHistogram &histogram = m_histograms[i];
        const double width = (histogram.high - histogram.low) / static_cast<double>(StateHistogram::binCount);
        const auto bin = std::min(StateHistogram::binCount - 1,
                                  static_cast<std::size_t>((place.x() - box.left()) / box.width()
                                                           * static_cast<double>(StateHistogram::binCount)));
        const double from = histogram.low + static_cast<double>(bin) * width;
        return tr("%1 from %2 to %3: %4 numbers\nHeights are roots of the counts")
            .arg(QString::fromStdString(histogram.symbol), formatNumber(from), formatNumber(from + width),
                 formatCount(histogram.counts[bin]));
    }
    return {};
}

bool StateHistograms::event(QEvent *event)
{
    return showToolTip(event, this, [this](QPoint at) { return describe(at); }) || QWidget::event(event);
}

QString StateHistograms::csv() const
{
    QString text = QStringLiteral("quantity,from,to,count\n");
    for (const StateHistogram &histogram : m_histograms) {
        const double width = (histogram.high - histogram.low) / static_cast<double>(StateHistogram::binCount);
        for (std::size_t bin = 0; bin < StateHistogram::binCount; ++bin)
            text += QStringLiteral("%1,%2,%3,%4\n")
                        .arg(QString::fromStdString(histogram.symbol),
                             formatExact(histogram.low + static_cast<double>(bin) * width),
                             formatExact(histogram.low + static_cast<double>(bin + 1) * width))
                        .arg(histogram.counts[bin]);
    }
    return text;
}

} // namespace vitrine
