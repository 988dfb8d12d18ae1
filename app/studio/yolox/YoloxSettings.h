#pragma once

#include "core/detection/assign/AssignSettings.h"
#include "widgets/yolox/YoloxRun.h"

#include <QString>

namespace vitrine {

/// What the YOLOX room comes back with; kept in QSettings. A picture from elsewhere comes back by its file.
struct YoloxSettings {
    QString station; ///< StationKind::id()
    QString picture; ///< file of the picture or of the annotations; empty: a generated scene
    std::int64_t item = 3; ///< of the set
    YoloxChoice choice;
    AssignSettings assign;

    static YoloxSettings load();
    void save() const;
};

} // namespace vitrine
