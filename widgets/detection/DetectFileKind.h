#pragma once

#include <QString>
#include <QStringList>

namespace vitrine {

/// What the Detect room takes a file for, by its name alone.
enum class DetectFileKind { Picture, Detector, Folder, Video, Annotations };

DetectFileKind detectFileKind(const QString &path);

/// "*.png", "*.jpg", …: the pictures that can be read.
QStringList picturePatterns();
/// "*.pth", "*.onnx", "*.safetensors"
QStringList detectorPatterns();
/// "*.json", "*.xml": ground truth
QStringList annotationPatterns();
/// "*.mp4", "*.avi", …
QStringList videoPatterns();
/// The pictures of a folder, by name; numbers in names count as numbers.
QStringList picturesIn(const QString &folder);

} // namespace vitrine
