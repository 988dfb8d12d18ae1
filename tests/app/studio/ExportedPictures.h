#pragma once

#include <QImage>
#include <QSize>
#include <QString>

namespace vitrine::test {

/// What is wrong with a picture that was exported; empty where nothing is. One colour alone is no picture.
QString imageFault(const QImage &image);

/// Of a drawing: it can't be parsed, has nothing drawn in it, is in truth a bitmap (unless it shows a photo), or looks
/// other than `same`, the same view as a picture.
QString svgFault(const QString &file, const QImage &same, bool isPhoto);

/// Of a document: no header, no end, no table of objects where the end says that it is, not the one page of `size`
/// (pixels, 96 an inch), or nothing drawn on it.
QString pdfFault(const QString &file, QSize size);

} // namespace vitrine::test
