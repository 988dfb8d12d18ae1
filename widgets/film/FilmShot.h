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

/// The shot as it is now, as large as fits into `size`, in the middle, on the window's colour. It is painted anew at
/// that size, not enlarged.
QImage pictureOf(const FilmShot &shot, QSize size);

/// What videos take: both sides even.
QSize evenSize(QSize size);

} // namespace vitrine
