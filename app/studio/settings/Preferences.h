#pragma once

#include "widgets/common/Theme.h"
#include "widgets/session/RunOptions.h"

#include <QString>

namespace vitrine {

/// What the user has set for good; kept in QSettings.
struct Preferences {
    QString language; ///< "en", "zh_CN"; empty: the system's
    Theme::Scheme scheme = Theme::Scheme::System;
    double scale = 1;
    RunOptions run;
    QString pictureFolder; ///< where Open… starts; empty: the home folder
    QString exportFolder; ///< where exports go; likewise

    static Preferences load();
    void save() const;

    bool operator==(const Preferences &) const = default;
};

} // namespace vitrine
