#pragma once

#include "core/detection/augment/AugmentPlan.h"
#include "core/detection/augment/LabelledPicture.h"

#include <QImage>
#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

/// The set that a picture comes from: what Mosaic and MixUp take their other pictures from.
struct YoloxPool {
    QString name; ///< in the user's language: "Generated scenes", or the file of the annotations
    std::vector<std::string> classNames;
    PicturePool pictures;
    LabelledSource source; ///< may be called from any thread
    bool isGenerated = false; ///< scenes that are made up here, which no photo is like
};

/// The picture that travels through the room, and what is marked in it. A plain value.
struct YoloxScene {
    QString name; ///< of the picture, for people
    QImage picture; ///< Format_RGB888
    std::vector<LabelledBox> boxes; ///< ground truth, in pixels of the picture; classes are those of classNames
    std::vector<std::string> classNames;
    std::shared_ptr<const YoloxPool> pool; ///< never null
    std::int64_t item = -1; ///< the picture's place in the pool; −1: it comes from elsewhere

    /// Pictures are compared by identity.
    bool operator==(const YoloxScene &other) const
    {
        return picture.cacheKey() == other.picture.cacheKey() && name == other.name && item == other.item
            && pool == other.pool && boxes == other.boxes && classNames == other.classNames;
    }
};

} // namespace vitrine
