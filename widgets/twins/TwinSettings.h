#pragma once

#include "core/training/compare/VariantKind.h"

#include <QJsonObject>

#include <vector>

namespace vitrine {

/// What is trained side by side.
enum class TwinMode {
    Twins, ///< the run, and runs that differ from it in one thing
    Folds, ///< k-fold cross-validation
    Ensemble ///< the same network from several seeds
};

/// What the user has chosen to compare, for whatever network. A plain value: undo and runs hold copies.
struct TwinSettings {
    static constexpr int most = 12; ///< runs side by side

    TwinMode mode = TwinMode::Twins;
    std::vector<Variant> twins{{"batch-norm", {"with", 0}}}; ///< beside the original
    int folds = 5;
    int networks = 5;

    bool operator==(const TwinSettings &) const = default;

    QJsonObject toJson() const;
    /// Whatever is missing, unknown or out of range has its default.
    static TwinSettings fromJson(const QJsonObject &json);
};

/// A twin as it suits a run: where its value is none for this network, the variant's proposal takes its place ("without
/// batch norm" for "with"). Fails where the variant does not apply.
Result<Variant> suitableTwin(const TrainSetup &setup, const Variant &variant);

} // namespace vitrine
