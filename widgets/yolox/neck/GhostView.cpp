#include "widgets/yolox/neck/GhostView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/ColourScale.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double tile = 48, kernelSide = 24, gap = 8, line = 16;
constexpr double pairHeight = line + tile + gap + kernelSide + gap + tile + gap;

QImage imageOf(const std::vector<float> &values, std::size_t start, int width, int height, const ColourScale &scale)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int row = 0; row < height; ++row)
        scale.map(std::span(values).subspan(start + static_cast<std::size_t>(row) * static_cast<std::size_t>(width),
                                            static_cast<std::size_t>(width)),
                  reinterpret_cast<QRgb *>(image.scanLine(row)));
    return image;
}

} // namespace

GhostView::GhostView(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] { setTexts(); });
}

void GhostView::setTexts()
{
    setAccessibleName(tr("Channels of a Ghost module"));
    setAccessibleDescription(tr("%1 primary channels, each with a ghost").arg(formatCount(pairs())));
    update();
}

void GhostView::setModule(std::shared_ptr<const Trace> trace, const std::string &path)
{
    m_pairs.clear();
    if (trace) {
        const Snapshot primary = trace->output(path + ".primary_conv.2"),
                       ghost = trace->output(path + ".cheap_operation.2");
        const auto kernels = trace->weights.find(path + ".cheap_operation.0.weight");
        if (primary.valid() && ghost.valid() && kernels != trace->weights.end()) {
            const ColourScale maps([&] {
                ValueSpan span = valueSpan(primary);
                span.include(valueSpan(ghost));
                return span;
            }());
            const std::vector<float> above = primary.toFloats(), below = ghost.toFloats(),
                                     weights = kernels->second.toFloats();
            const ColourScale signs(valueSpan(kernels->second), true);
            const int width = static_cast<int>(primary.shape()[3]), height = static_cast<int>(primary.shape()[2]);
            const int side = static_cast<int>(kernels->second.shape()[3]);
            const auto plane = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
            const auto area = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
            for (std::size_t i = 0; i < static_cast<std::size_t>(primary.shape()[1]); ++i)
                m_pairs.push_back({imageOf(above, i * plane, width, height, maps),
                                   imageOf(weights, i * area, side, side, signs),
                                   imageOf(below, i * plane, width, height, maps),
                                   {weights.begin() + static_cast<std::ptrdiff_t>(i * area),
                                    weights.begin() + static_cast<std::ptrdiff_t>((i + 1) * area)}});
        }
    }
    updateGeometry();
    setMinimumHeight(heightForWidth(std::max(width(), 200)));
    setTexts();
}

int GhostView::columnsIn(double width) const
{
    return std::max(1, static_cast<int>((width - gap) / (tile + gap)));
}

int GhostView::heightForWidth(int width) const
{
    const int columns = columnsIn(width);
    const int rows = (std::max(1, pairs()) + columns - 1) / columns;
    return static_cast<int>(std::ceil(rows * pairHeight + gap));
}

void GhostView::resizeEvent(QResizeEvent *)
{
    setMinimumHeight(heightForWidth(width()));
}

QRectF GhostView::pairRect(int pair, double width) const
{
    const int columns = columnsIn(width);
    return {gap + pair % columns * (tile + gap), gap + pair / columns * pairHeight, tile, pairHeight - gap};
}

void GhostView::paint(QPainter &painter, const QSizeF &size) const
{
    const Theme &theme = Theme::instance();
    painter.fillRect(QRectF(QPointF(), size), theme.color(Theme::Role::Panel));
    painter.setPen(theme.color(Theme::Role::MutedText));
    if (m_pairs.empty())
        return painter.drawText(QRectF(QPointF(), size), Qt::AlignCenter, tr("The necks are being computed …"));
    QFont small = painter.font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    for (int i = 0; i < pairs(); ++i) {
        const Pair &pair = m_pairs[static_cast<std::size_t>(i)];
        const QRectF rect = pairRect(i, size.width());
        painter.drawText(QRectF(rect.left() - gap / 2, rect.top(), rect.width() + gap, line), Qt::AlignCenter,
                         QStringLiteral("%1 → %2").arg(i).arg(i + pairs()));
        const double top = rect.top() + line, kernelTop = top + tile + gap, ghostTop = kernelTop + kernelSide + gap;
        painter.drawLine(QPointF(rect.center().x(), top + tile), QPointF(rect.center().x(), ghostTop));
        painter.drawImage(QRectF(rect.left(), top, tile, tile), pair.primary);
        painter.drawImage(QRectF(rect.center().x() - kernelSide / 2, kernelTop, kernelSide, kernelSide), pair.kernel);
        painter.drawImage(QRectF(rect.left(), ghostTop, tile, tile), pair.ghost);
    }
}

void GhostView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, size());
}

QString GhostView::describe(int pair) const
{
    QStringList numbers;
    for (const float weight : m_pairs[static_cast<std::size_t>(pair)].weights)
        numbers += formatNumber(static_cast<double>(weight));
    return tr("Channel %1 comes from all input channels, by the primary convolution.\nChannel %2 comes from channel %1 "
              "alone, by this kernel: %3")
        .arg(pair)
        .arg(pair + pairs())
        .arg(numbers.join(QStringLiteral(", ")));
}

bool GhostView::event(QEvent *event)
{
    const auto tipAt = [this](QPoint at) {
        for (int i = 0; i < pairs(); ++i)
            if (pairRect(i, width()).contains(at))
                return describe(i);
        return QString();
    };
    return showToolTip(event, this, tipAt) || QWidget::event(event);
}

QString GhostView::csv() const
{
    QString text = QStringLiteral("primary,ghost,kernel\n");
    for (int i = 0; i < pairs(); ++i) {
        QStringList numbers;
        for (const float weight : m_pairs[static_cast<std::size_t>(i)].weights)
            numbers += QString::number(static_cast<double>(weight), 'g', 9);
        text += QStringLiteral("%1,%2,\"%3\"\n").arg(i).arg(i + pairs()).arg(numbers.join(QLatin1Char(' ')));
    }
    return text;
}

} // namespace vitrine
