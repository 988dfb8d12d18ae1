#pragma once

#include "core/base/Result.h"
#include "core/data/Dataset.h"
#include "widgets/yolox/YoloxScene.h"

#include <QStringList>

#include <memory>

namespace vitrine {

struct TruthSet;

/// Scenes of coloured shapes, made up here: always at hand.
std::shared_ptr<const YoloxPool> generatedScenes();
/// A set of pictures with objects. Crowds are left out. Asserts that its answers are objects.
std::shared_ptr<const YoloxPool> poolOf(const QString &name, std::shared_ptr<const Dataset> set);

/// Annotations that were opened, with those of their pictures that were found. Crowds are left out.
std::shared_ptr<const YoloxPool> poolOf(std::shared_ptr<const TruthSet> truth);

/// Pictures in which nothing is marked; boxes drawn in them can be of these classes. MixUp may take any of them.
std::shared_ptr<const YoloxPool> poolOf(const QStringList &files, const std::vector<std::string> &classNames);

/// A picture of the pool with its objects. May be called from any thread.
Result<YoloxScene> sceneOf(const std::shared_ptr<const YoloxPool> &pool, std::int64_t item);
/// A picture from elsewhere, in which nothing is marked yet; its boxes can be of these classes. Mosaic takes its other
/// pictures from `pool`.
YoloxScene sceneOf(const QString &name, const QImage &picture, const std::vector<std::string> &classNames,
                   const std::shared_ptr<const YoloxPool> &pool);

/// Pictures between augmentation and Qt.
QImage toImage(const RgbImage &image);

} // namespace vitrine
