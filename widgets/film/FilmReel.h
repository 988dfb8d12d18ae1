#pragma once

#include <QString>

#include <functional>

namespace vitrine {

/// Something that happens step by step and can be shown at any of its steps: what a film is made of.
struct FilmReel {
    QString name; ///< in the user's language: "Steps of this run"
    QString file; ///< suggested for the film, without ending: "lenet-5-steps"
    int count = 0; ///< of steps
    double seconds = 0.5; ///< that a step stays, usually
    std::function<QString(int step)> label; ///< of a step, one line; may be empty
    std::function<void(int step)> show;
    /// Whether what show() began still goes on; may be empty.
    std::function<bool()> isBusy;
    /// Brings back what was shown before the first show().
    std::function<void()> putBack;
};

} // namespace vitrine
