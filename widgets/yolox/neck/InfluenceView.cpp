#include "widgets/yolox/neck/InfluenceView.h"
#include "widgets/common/ArrowKeys.h"

#include "widgets/common/Format.h"
#include "widgets/common/OwnKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/ColourScale.h"
#include "widgets/yolox/neck/NeckText.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double gap = 8, nameWidth = 32, line = 18;

} // namespace

InfluenceView::InfluenceView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] { setTexts(); });
}

void InfluenceView::setTexts()
{
    setAccessibleName(tr("What the chosen place changes"));
    QStringList shares;
    if (m_influences)
        for (int kind = 0; kind < neckKinds; ++kind)
            for (int output = 0; output < 3; ++output)
                shares += QStringLiteral("%1 %2 %3")
                              .arg(neckName(static_cast<NeckKind>(kind)), outputName(output),
                                   formatShare((*m_influences)[static_cast<std::size_t>(kind)].share(output)));
    setAccessibleDescription(shares.join(QStringLiteral(", ")));
    update();
}

void InfluenceView::setInfluences(std::shared_ptr<const NeckInfluences> influences,
                                  std::shared_ptr<const NeckSet> necks)
{
    m_influences = std::move(influences);
    m_necks = std::move(necks);
    if (!m_necks)
        m_influences.reset();
    draw();
    setTexts();
}

const Shape &InfluenceView::shapeOf(int output, int kind) const
{
    const NeckResult &neck = m_necks->necks[static_cast<std::size_t>(kind)];
    // A trace's tensors live as long as it does.
    return neck.trace->output(neck.plan.outputs[static_cast<std::size_t>(output)]).shape();
}

/// Each map has its own ends: how far a change reaches counts, not how strong untrained weights make it.
void InfluenceView::draw()
{
    for (int kind = 0; m_influences && kind < neckKinds; ++kind)
        for (int output = 0; output < 3; ++output) {
            const std::vector<float> &change =
                (*m_influences)[static_cast<std::size_t>(kind)].change[static_cast<std::size_t>(output)];
            const Shape &shape = shapeOf(output, kind);
            const auto width = static_cast<std::size_t>(shape[3]);
            QImage image(static_cast<int>(shape[3]), static_cast<int>(shape[2]), QImage::Format_RGB32);
            const float most = *std::max_element(change.begin(), change.end());
            const ColourScale scale({0, most > 0 ? most : 1.0F}, false);
            for (int row = 0; row < image.height(); ++row)
                scale.map(std::span(change).subspan(static_cast<std::size_t>(row) * width, width),
                          reinterpret_cast<QRgb *>(image.scanLine(row)));
            m_maps[static_cast<std::size_t>(kind)][static_cast<std::size_t>(output)] = image;
        }
}

QRectF InfluenceView::mapRect(int output, int kind, const QSizeF &size) const
{
    const double width = (size.width() - nameWidth - 3 * gap) / neckKinds;
    const double height = (size.height() - line - gap) / 3;
    const double side = std::max(8.0, std::min(width, height - line - 2));
    const double left = nameWidth + kind * (width + gap) + (width - side) / 2;
    const double top = line + (2 - output) * height;
    return {left, top, side, side};
}

void InfluenceView::paint(QPainter &painter, const QSizeF &size) const
{
    const Theme &theme = Theme::instance();
    painter.fillRect(QRectF(QPointF(), size), theme.color(Theme::Role::Panel));
    painter.setPen(theme.color(Theme::Role::MutedText));
    if (!m_influences) {
        painter.drawText(QRectF(QPointF(), size), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Click a place of the picture: what it changes is computed."));
        return;
    }
    for (int kind = 0; kind < neckKinds; ++kind) {
        const NeckInfluence &influence = (*m_influences)[static_cast<std::size_t>(kind)];
        for (int output = 0; output < 3; ++output) {
            const QRectF rect = mapRect(output, kind, size);
            painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
            painter.drawImage(rect, m_maps[static_cast<std::size_t>(kind)][static_cast<std::size_t>(output)]);
            const bool isReached = influence.changed[static_cast<std::size_t>(output)] > 0;
            painter.setPen(theme.color(isReached ? Theme::Role::Text : Theme::Role::MutedText));
            painter.drawText(QRectF(rect.center().x() - 80, rect.bottom() + 1, 160, line), Qt::AlignCenter,
                             isReached ? tr("%1 change").arg(formatShare(influence.share(output)))
                                       : tr("nothing changes"));
            painter.setPen(theme.color(Theme::Role::Text));
            if (kind == 0)
                painter.drawText(QRectF(0, rect.top(), nameWidth, rect.height()), Qt::AlignCenter, outputName(output));
            if (output == 2)
                painter.drawText(QRectF(rect.center().x() - 80, 0, 160, line), Qt::AlignCenter,
                                 neckName(static_cast<NeckKind>(kind)));
        }
    }
}

void InfluenceView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, size());
    if (hasFocus()) {
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

QString InfluenceView::describe(const QPointF &point) const
{
    for (int kind = 0; m_influences && kind < neckKinds; ++kind)
        for (int output = 0; output < 3; ++output) {
            const QRectF rect = mapRect(output, kind, size());
            if (!rect.contains(point))
                continue;
            const Shape &shape = shapeOf(output, kind);
            const QPointF at = point - rect.topLeft();
            const auto row = std::min<std::int64_t>(
                shape[2] - 1, static_cast<std::int64_t>(at.y() / rect.height() * static_cast<double>(shape[2])));
            const auto column = std::min<std::int64_t>(
                shape[3] - 1, static_cast<std::int64_t>(at.x() / rect.width() * static_cast<double>(shape[3])));
            const std::vector<float> &change =
                (*m_influences)[static_cast<std::size_t>(kind)].change[static_cast<std::size_t>(output)];
            return tr("%1 of %2, row %3, column %4: %5\nMean |Δ| of the place's channels, over the mean |y| of the "
                      "map. "
                      "The brightest place of each map is its own largest.")
                .arg(outputName(output), neckName(static_cast<NeckKind>(kind)))
                .arg(row)
                .arg(column)
                .arg(formatExact(static_cast<double>(change[static_cast<std::size_t>(row * shape[3] + column)])));
        }
    return {};
}

void InfluenceView::keyPressEvent(QKeyEvent *event)
{
    const QPoint direction = arrowDirection(event->key());
    if (direction.isNull())
        return QWidget::keyPressEvent(event);
    emit moved(direction.y(), direction.x());
}

bool InfluenceView::event(QEvent *event)
{
    // The room steps by the arrows, too; here they go from place to place.
    return keepsArrows(event) || showToolTip(event, this, [this](QPoint at) { return describe(at); })
        || QWidget::event(event);
}

QString InfluenceView::csv() const
{
    QString text = QStringLiteral("neck,output,row,column,change\n");
    for (int kind = 0; m_influences && kind < neckKinds; ++kind)
        for (int output = 0; output < 3; ++output) {
            const auto width = static_cast<std::size_t>(shapeOf(output, kind)[3]);
            const std::vector<float> &change =
                (*m_influences)[static_cast<std::size_t>(kind)].change[static_cast<std::size_t>(output)];
            for (std::size_t i = 0; i < change.size(); ++i)
                text += QStringLiteral("%1,%2,%3,%4,%5\n")
                            .arg(neckName(static_cast<NeckKind>(kind)), outputName(output))
                            .arg(i / width)
                            .arg(i % width)
                            .arg(static_cast<double>(change[i]), 0, 'g', 9);
        }
    return text;
}

} // namespace vitrine
