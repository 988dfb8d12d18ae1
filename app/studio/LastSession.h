#pragma once

#include "widgets/session/Question.h"

#include <QString>

#include <optional>

namespace vitrine {

/// What the studio comes back with.
struct LastSession {
    Question question;
    int step = -1; ///< −1: where a new trace starts
    QString selection; ///< path of what was selected

    /// Nothing at a first start, and where what was kept can't be read.
    static std::optional<LastSession> load();
    /// The pasted picture or drawing goes into a file beside the settings.
    void save() const;
};

} // namespace vitrine
