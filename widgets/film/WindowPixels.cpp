#include "widgets/film/WindowPixels.h"

#include <QBackingStore>
#include <QWidget>

namespace vitrine {

QImage shownPixels(const QWidget *widget)
{
    const QWidget *window = widget->window();
    QBackingStore *store = window->backingStore();
    if (!store || !widget->isVisible() || widget->size().isEmpty())
        return {};
    QImage pixels;
    store->beginPaint({}); // its pixels may be asked for only while it is painted; nothing of them is
    if (const QPaintDevice *device = store->paintDevice(); device && device->devType() == QInternal::Image) {
        const auto *whole = static_cast<const QImage *>(device);
        const double ratio = whole->devicePixelRatio();
        const QRectF place(widget->mapTo(window, QPoint()), widget->size());
        pixels = whole->copy(QRectF(place.topLeft() * ratio, place.size() * ratio).toRect() & whole->rect());
        pixels.setDevicePixelRatio(1);
    }
    store->endPaint();
    return pixels;
}

} // namespace vitrine
