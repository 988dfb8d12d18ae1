#include "widgets/yolox/ScenePools.h"

#include "core/data/DatasetKind.h"
#include "core/data/ObjectSet.h"
#include "core/detection/augment/Pixels.h"
#include "core/vision/PictureReader.h"
#include "widgets/detection/truth/TruthSet.h"
#include "widgets/session/Pictures.h"

#include <QCoreApplication>

#include <cassert>
#include <cstring>
#include <utility>

namespace vitrine {

namespace {

/// An item of a set that answers with objects; `set` is both.
Result<std::shared_ptr<const LabelledPicture>> labelled(const Dataset &set, std::int64_t index)
{
    const auto objects = dynamic_cast<const ObjectSet &>(set).objects(index);
    if (!objects)
        return objects.error();
    LabelledPicture result;
    if (const auto picture = set.picture(index)) {
        result.image = rgbOf(*picture);
    } else {
        const auto item = set.item(index);
        if (!item)
            return item.error();
        result.image = rgbOf(toPicture(itemImage(item->input)));
    }
    for (const MarkedObject &object : *objects)
        if (!object.isCrowd)
            result.boxes.push_back({{object.x1, object.y1, object.x2, object.y2}, static_cast<int>(object.label)});
    return std::make_shared<const LabelledPicture>(std::move(result));
}

/// A picture of annotations, by its place among those whose files were found.
Result<std::shared_ptr<const LabelledPicture>> annotated(const TruthSet &truth, std::size_t picture)
{
    const auto pixels = readPicture(truth.files[static_cast<qsizetype>(picture)].toStdString());
    if (!pixels)
        return pixels.error();
    LabelledPicture result;
    result.image = rgbOf(*pixels);
    for (const Annotation &object : truth.annotations.pictures[picture].objects)
        if (!object.crowd)
            result.boxes.push_back({object.box, object.classId});
    return std::make_shared<const LabelledPicture>(std::move(result));
}

} // namespace

std::shared_ptr<const YoloxPool> generatedScenes()
{
    // A thousand scenes with room enough for objects of very different sizes.
    const auto set = openDataset("shapes:side=320,objects=6,size=1000");
    assert(set && "the generated scenes are always there");
    YoloxPool pool = *poolOf(QCoreApplication::translate("YoloxPool", "Generated scenes"), *set);
    pool.isGenerated = true;
    return std::make_shared<const YoloxPool>(std::move(pool));
}

std::shared_ptr<const YoloxPool> poolOf(const QString &name, std::shared_ptr<const Dataset> set)
{
    const auto *objects = dynamic_cast<const ObjectSet *>(set.get());
    assert(objects);
    auto pool = std::make_shared<YoloxPool>();
    pool->name = name;
    pool->classNames = set->classes();
    pool->pictures.count = set->size();
    pool->pictures.hasObjects = [set, objects](std::int64_t index) {
        const auto labels = objects->objectLabels(index);
        return labels && !labels->empty();
    };
    pool->source = [set](std::int64_t index) { return labelled(*set, index); };
    return pool;
}

std::shared_ptr<const YoloxPool> poolOf(std::shared_ptr<const TruthSet> truth)
{
    std::vector<std::size_t> found; // places in the annotations
    for (qsizetype i = 0; i < truth->files.size(); ++i)
        if (!truth->files[i].isEmpty())
            found.push_back(static_cast<std::size_t>(i));
    auto pool = std::make_shared<YoloxPool>();
    pool->name = truth->name();
    pool->classNames = truth->annotations.classes;
    pool->pictures.count = static_cast<std::int64_t>(found.size());
    pool->pictures.hasObjects = [truth, found](std::int64_t index) {
        return !truth->annotations.pictures[found[static_cast<std::size_t>(index)]].objects.empty();
    };
    pool->source = [truth, found](std::int64_t index) {
        return annotated(*truth, found[static_cast<std::size_t>(index)]);
    };
    return pool;
}

std::shared_ptr<const YoloxPool> poolOf(const QStringList &files, const std::vector<std::string> &classNames)
{
    auto pool = std::make_shared<YoloxPool>();
    pool->name = QCoreApplication::translate("YoloxPool", "Added pictures");
    pool->classNames = classNames;
    pool->pictures.count = files.size();
    pool->source = [files](std::int64_t index) -> Result<std::shared_ptr<const LabelledPicture>> {
        const auto pixels = readPicture(files[static_cast<qsizetype>(index)].toStdString());
        if (!pixels)
            return pixels.error();
        return std::make_shared<const LabelledPicture>(LabelledPicture{rgbOf(*pixels), {}});
    };
    return pool;
}

Result<YoloxScene> sceneOf(const std::shared_ptr<const YoloxPool> &pool, std::int64_t item)
{
    const auto picture = pool->source(item);
    if (!picture)
        return picture.error();
    YoloxScene scene;
    scene.name = QCoreApplication::translate("YoloxPool", "%1, picture %2").arg(pool->name).arg(item + 1);
    scene.picture = toImage((*picture)->image);
    scene.boxes = (*picture)->boxes;
    scene.classNames = pool->classNames;
    scene.pool = pool;
    scene.item = item;
    return scene;
}

YoloxScene sceneOf(const QString &name, const QImage &picture, const std::vector<std::string> &classNames,
                   const std::shared_ptr<const YoloxPool> &pool)
{
    YoloxScene scene;
    scene.name = name;
    scene.picture = picture.convertToFormat(QImage::Format_RGB888);
    scene.classNames = classNames;
    scene.pool = pool;
    return scene;
}

QImage toImage(const RgbImage &image)
{
    QImage result(image.width, image.height, QImage::Format_RGB888);
    const auto rowBytes = static_cast<std::size_t>(image.width) * 3;
    for (int y = 0; y < image.height; ++y)
        std::memcpy(result.scanLine(y), image.values.data() + static_cast<std::size_t>(y) * rowBytes, rowBytes);
    return result;
}

} // namespace vitrine
