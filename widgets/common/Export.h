#pragma once

#include "core/base/Result.h"

#include <QSize>
#include <QString>

#include <functional>

class QMenu;
class QPainter;
class QWidget;

namespace vitrine {

/// What a view can give away: its picture, drawn by any painter, and its numbers.
struct ExportSource {
    std::function<QString()> name; ///< suggested for the file, without its extension
    std::function<QSize()> size; ///< of the picture, pixels; empty while there is nothing to give away
    std::function<void(QPainter &)> paint; ///< the whole picture, not just what is scrolled to; may be empty
    std::function<QString()> csv; ///< may be empty
};

/// The picture as .png, .svg or .pdf (the name tells which), or the numbers as .csv. The file is written whole or not
/// at all. Fails on an unknown extension (says the known ones), where there is no picture, and on what the disk says.
Result<void> exportTo(const QString &file, const ExportSource &source);

/// To the clipboard.
void copyPicture(const ExportSource &source);
/// Ask for a file first, and report what goes wrong.
void askAndSavePicture(QWidget *parent, const ExportSource &source);
void askAndSaveNumbers(QWidget *parent, const ExportSource &source);

/// Copy picture, save picture, copy numbers, save numbers; none of them while there is nothing to give away.
void addExportActions(QMenu *menu, QWidget *parent, const ExportSource &source);
/// Makes these actions the context menu of a widget.
void installExportMenu(QWidget *widget, ExportSource source);

} // namespace vitrine
