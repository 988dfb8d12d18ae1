// How the picture's view is painted: what lies below the boxes is kept from frame to frame, the boxes are drawn anew.

#include "widgets/detection/HeatMap.h"
#include "widgets/detection/PictureView.h"

#include "widgets/common/Theme.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double nearestFrom = 2; ///< zoom from which pixels are squares
const QColor borderGrey(114, 114, 114); ///< what the network's input is padded with

QString nameOf(DetectionLayers::Map map)
{
    switch (map) {
    case DetectionLayers::Map::Objectness:
        return PictureView::tr("Objectness");
    case DetectionLayers::Map::BestClass:
        return PictureView::tr("Best class");
    case DetectionLayers::Map::Score:
        return PictureView::tr("Score");
    case DetectionLayers::Map::None:
        break;
    }
    return {};
}

} // namespace

void PictureView::resizeEvent(QResizeEvent *)
{
    m_fitted ? fit() : place(m_transform);
}

void PictureView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        invalidateLabels();
    QWidget::changeEvent(event);
}

void PictureView::paintPicture(QPainter &painter)
{
    const QImage &picture = m_state->run()->picture;
    const double scale = m_transform.scale * devicePixelRatioF();
    if (scale < 1) { // averaged: dropped pixels would flicker
        const QSize size = (QSizeF(m_pictureSize) * scale).toSize().expandedTo(QSize(1, 1));
        if (m_scaled.size() != size)
            m_scaled = picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                           .convertToFormat(QImage::Format_RGB32);
        m_scaled.setDevicePixelRatio(devicePixelRatioF());
        painter.drawImage(m_transform.offset, m_scaled);
        return;
    }
    const QRectF seen(m_transform.unmap(QPointF()), QSizeF(size()) / m_transform.scale);
    const QRectF source = QRectF(seen.toAlignedRect()).intersected(QRectF(QPointF(), QSizeF(m_pictureSize)));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_transform.scale < nearestFrom);
    painter.drawImage(m_transform.map(source), picture, source);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
}

void PictureView::paintBackground()
{
    const QColor colour = Theme::instance().color(Theme::Role::CanvasBackground);
    const DetectionLayers &layers = m_state->layers();
    const BackgroundKey key{m_state->run().get(), m_transform, size(), devicePixelRatioF(), layers, colour.rgb()};
    if (key == m_backgroundKey && !m_background.isNull())
        return;
    m_backgroundKey = key;
    const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
    if (m_background.size() != pixels)
        m_background = QPixmap(pixels);
    m_background.setDevicePixelRatio(devicePixelRatioF());
    QPainter painter(&m_background);
    painter.fillRect(rect(), colour);
    const DetectionRun &run = *m_state->run();
    if (content() != QRectF(QPointF(), QSizeF(m_pictureSize)))
        painter.fillRect(m_transform.map(content()), borderGrey);
    paintPicture(painter);
    if (const QImage map = heatMap(run, layers.map, layers.level); !map.isNull())
        painter.drawImage(m_transform.map(heatMapRect(run)), map);
}

/// What the colours of a map mean, in a corner of the view.
void PictureView::paintLegend(QPainter &painter)
{
    const DetectionLayers &layers = m_state->layers();
    if (layers.map == DetectionLayers::Map::None)
        return;
    const QFontMetrics metrics(font());
    const QString name =
        tr("%1, stride %2").arg(nameOf(layers.map)).arg(RawOutput::strides[static_cast<std::size_t>(layers.level)]);
    const int strip = 96, gap = 8;
    const int ends = metrics.horizontalAdvance(QStringLiteral("0")) + metrics.horizontalAdvance(QStringLiteral("1"));
    const QSize size(metrics.horizontalAdvance(name) + strip + ends + 5 * gap, metrics.height() + gap);
    const QRect box(QPoint(gap, height() - gap - size.height()), size);
    QColor fill = Theme::instance().color(Theme::Role::Panel);
    fill.setAlpha(230);
    painter.fillRect(box, fill);
    painter.setFont(font());
    painter.setPen(Theme::instance().color(Theme::Role::Text));
    int x = box.left() + gap;
    const auto write = [&](const QString &text) {
        const int width = metrics.horizontalAdvance(text);
        painter.drawText(QRect(x, box.top(), width + 1, box.height()), Qt::AlignVCenter | Qt::AlignLeft, text);
        x += width + gap;
    };
    write(name);
    write(QStringLiteral("0"));
    const auto colours = colourTable(ColourMap::Viridis);
    for (int i = 0; i < strip; ++i) {
        const Rgb &rgb = colours[static_cast<std::size_t>(i * 255 / (strip - 1))];
        painter.fillRect(x + i, box.top() + gap / 2, 1, box.height() - gap, QColor(rgb.red, rgb.green, rgb.blue));
    }
    x += strip + gap;
    write(QStringLiteral("1"));
}

void PictureView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    if (!hasRun() || m_pictureSize.isEmpty()) {
        painter.fillRect(rect(), theme.color(Theme::Role::CanvasBackground));
        painter.setPen(theme.color(Theme::Role::MutedText));
        painter.drawText(rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, m_message);
    } else {
        paintBackground();
        painter.drawPixmap(0, 0, m_background);
        PictureScene all = scene(m_transform, rect());
        all.labels = labels();
        paintScene(painter, all);
        paintLegend(painter);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Theme::Role::Accent), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace vitrine
