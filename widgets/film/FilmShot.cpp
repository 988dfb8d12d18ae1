#include "widgets/film/FilmShot.h"

#include "widgets/common/Theme.h"

#include <QPainter>

#include <algorithm>

namespace vitrine {

namespace {

constexpr QSize smallest{16, 16};

} // namespace

QSize FilmShot::size() const
{
    const QSize shown = widget ? widget->size() : source ? source().size() : QSize();
    return shown.expandedTo(smallest);
}

QImage pictureOf(const FilmShot &shot, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Theme::instance().color(Theme::Role::Window));
    const QSizeF own = shot.size();
    const double ratio = std::min(size.width() / own.width(), size.height() / own.height());
    const QPointF corner((size.width() / ratio - own.width()) / 2, (size.height() / ratio - own.height()) / 2);
    image.setDevicePixelRatio(ratio);
    if (shot.widget) {
        shot.widget->render(&image, corner.toPoint(), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren);
    } else if (shot.source) {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(corner);
        painter.setClipRect(QRectF({}, own));
        shot.source().paint(painter);
    }
    image.setDevicePixelRatio(1);
    return image;
}

QSize evenSize(QSize size)
{
    return {std::max(2, size.width() & ~1), std::max(2, size.height() & ~1)};
}

} // namespace vitrine
