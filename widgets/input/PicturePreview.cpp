#include "widgets/input/PicturePreview.h"

#include "widgets/common/Theme.h"
#include "widgets/detection/ClassColours.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace vitrine {

PicturePreview::PicturePreview(QWidget *parent) : QWidget(parent)
{
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PicturePreview::setPicture(const QImage &picture, const FitGeometry &geometry, QSize inputSize)
{
    m_picture = picture;
    m_geometry = geometry;
    m_inputSize = inputSize;
    m_reason.clear();
    update();
}

void PicturePreview::setMarked(std::vector<MarkedObject> objects)
{
    m_marked = std::move(objects);
    update();
}

void PicturePreview::paintMarked(QPainter &painter, const QTransform &toScreen) const
{
    const auto corner = [this](float x, float y) {
        return QPointF(m_geometry.pictureX(static_cast<double>(x)), m_geometry.pictureY(static_cast<double>(y)));
    };
    for (const MarkedObject &object : m_marked) {
        const int label = static_cast<int>(object.label);
        const QRectF box = toScreen.mapRect(QRectF(corner(object.x1, object.y1), corner(object.x2, object.y2)));
        painter.setPen(QPen(classOutline(label), 1)); // so that the dashes read on any picture
        painter.drawRect(box);
        painter.setPen(QPen(classColour(label), 1, Qt::DashLine));
        painter.drawRect(box);
    }
}

void PicturePreview::setEmpty(const QString &reason)
{
    m_picture = {};
    m_reason = reason;
    update();
}

void PicturePreview::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Theme::Role::CanvasBackground));
    painter.setPen(theme.color(Theme::Role::Border));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const QRectF room = QRectF(rect()).adjusted(8, 8, -8, -8);
    if (m_picture.isNull()) {
        painter.setPen(theme.color(Theme::Role::MutedText));
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, m_reason);
        return;
    }
    // Picture and input window in the picture's coordinates; both are to be seen.
    const QRectF picture(QPointF(0, 0), QSizeF(m_picture.size()));
    const QRectF window(QPointF(m_geometry.pictureX(0), m_geometry.pictureY(0)),
                        QPointF(m_geometry.pictureX(m_inputSize.width()), m_geometry.pictureY(m_inputSize.height())));
    const QRectF all = picture.united(window);
    const double scale = std::min(room.width() / all.width(), room.height() / all.height());
    QTransform toScreen;
    toScreen.translate(room.center().x(), room.center().y());
    toScreen.scale(scale, scale);
    toScreen.translate(-all.center().x(), -all.center().y());

    // Enlarged pixels stay pixels; shrunk photos are smoothed.
    const QRectF seen = toScreen.mapRect(picture);
    painter.drawImage(seen, scale < 1 ? shrunk((seen.size() * devicePixelRatioF()).toSize()) : m_picture);
    paintMarked(painter, toScreen);
    const QRectF frame = toScreen.mapRect(window);
    QPainterPath outside;
    outside.addRect(toScreen.mapRect(picture));
    QPainterPath inside;
    inside.addRect(frame);
    QColor veil = theme.color(Theme::Role::Window);
    veil.setAlphaF(0.72F);
    painter.fillPath(outside.subtracted(inside), veil);
    painter.setPen(QPen(theme.color(Theme::Role::Accent), 1, Qt::DashLine));
    painter.drawRect(frame.adjusted(0, 0, -1, -1));
}

/// The picture at this size, kept: a photo of many megapixels takes longer to be smoothed than a frame has. What is far
/// too large is thinned out first.
const QImage &PicturePreview::shrunk(QSize size)
{
    size = size.expandedTo({1, 1});
    if (m_shrunkFrom == m_picture.cacheKey() && m_shrunk.size() == size)
        return m_shrunk;
    m_shrunkFrom = m_picture.cacheKey();
    const QSize enough = 2 * size;
    const bool isFarTooLarge = m_picture.width() > 2 * enough.width() && m_picture.height() > 2 * enough.height();
    const QImage near = isFarTooLarge ? m_picture.scaled(enough) : m_picture;
    m_shrunk = near.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return m_shrunk;
}

void PicturePreview::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit activated();
}

} // namespace vitrine
