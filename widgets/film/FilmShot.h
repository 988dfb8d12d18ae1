#pragma once

#include "widgets/common/Export.h"

#include <QImage>
#include <QPointer>
#include <QWidget>

namespace vitrine {

/// What a film shows: a widget with all that is in it, or what a view gives away as its picture.
struct FilmShot {
    QString name; ///< in the user's language: "Whole window"
    QPointer<QWidget> widget; ///< null: the source
    std::function<ExportSource()> source = {}; ///< asked anew for each picture

    QSize size() const; ///< as it is shown
};

/// A shot as it is now, as large as fits into a size, in the middle, on the window's colour; painted anew at that size,
/// not enlarged. Widgets in pieces, one below the other, so that who paints it can let the window answer in between; a
/// source knows its picture only as a whole.
class FilmPicture {
public:
    FilmPicture(const FilmShot &shot, QSize size, int pieces);

    /// Another piece; false once all are there.
    bool paintNext();
    const QImage &image() const { return m_image; }

private:
    void paintWidget();
    void paintSource();

    FilmShot m_shot;
    QImage m_image;
    QSize m_own; ///< of the shot
    QPointF m_corner; ///< where it lies on the picture, in its own pixels
    double m_ratio = 1; ///< pixels of the picture for one of its own
    int m_pieces, m_done = 0;
};

/// All of it at once.
QImage pictureOf(const FilmShot &shot, QSize size);

/// What videos take: both sides even.
QSize evenSize(QSize size);

} // namespace vitrine
