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
    : m_shot(shot), m_image(size, QImage::Format_RGB32), m_own(shot.size()), m_pieces(std::max(1, pieces))
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
    const int top = m_own.height() * m_done / m_pieces, bottom = m_own.height() * (m_done + 1) / m_pieces;
    paint({0, top, m_own.width(), bottom - top});
    return ++m_done < m_pieces;
}

void FilmPicture::paint(const QRect &piece)
{
    m_image.setDevicePixelRatio(m_ratio);
    if (m_shot.widget) {
        m_shot.widget->render(&m_image, m_corner.toPoint() + piece.topLeft(), piece,
                              QWidget::DrawWindowBackground | QWidget::DrawChildren);
    } else if (m_shot.source) {
        QPainter painter(&m_image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(m_corner);
        painter.setClipRect(piece);
        m_shot.source().paint(painter);
    }
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
