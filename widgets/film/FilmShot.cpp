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

FilmPicture::FilmPicture(const FilmShot &shot, QSize size, int pieces)
    : m_shot(shot), m_image(size, QImage::Format_RGB32), m_own(shot.size()),
      m_pieces(shot.widget ? std::max(1, pieces) : 1)
{
    m_image.fill(Theme::instance().color(Theme::Role::Window));
    const QSizeF own(m_own);
    m_ratio = std::min(size.width() / own.width(), size.height() / own.height());
    m_corner = QPointF((size.width() / m_ratio - own.width()) / 2, (size.height() / m_ratio - own.height()) / 2);
}

bool FilmPicture::paintNext()
{
    if (m_done >= m_pieces)
        return false;
    if (m_shot.widget)
        paintWidget();
    else if (m_shot.source)
        paintSource();
    return ++m_done < m_pieces;
}

void FilmPicture::paintWidget()
{
    const int top = m_own.height() * m_done / m_pieces, bottom = m_own.height() * (m_done + 1) / m_pieces;
    const QRect piece(0, top, m_own.width(), bottom - top);
    m_image.setDevicePixelRatio(m_ratio);
    m_shot.widget->render(&m_image, m_corner.toPoint() + piece.topLeft(), piece,
                          QWidget::DrawWindowBackground | QWidget::DrawChildren);
    m_image.setDevicePixelRatio(1);
}

void FilmPicture::paintSource()
{
    m_image.setDevicePixelRatio(m_ratio);
    QPainter painter(&m_image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(m_corner);
    painter.setClipRect(QRectF({}, QSizeF(m_own)));
    m_shot.source().paint(painter);
    painter.end();
    m_image.setDevicePixelRatio(1);
}

QImage pictureOf(const FilmShot &shot, QSize size)
{
    FilmPicture picture(shot, size, 1);
    picture.paintNext();
    return picture.image();
}

QSize evenSize(QSize size)
{
    return {std::max(2, size.width() & ~1), std::max(2, size.height() & ~1)};
}

} // namespace vitrine
