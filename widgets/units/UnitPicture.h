#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "core/trace/Trace.h"
#include "core/units/ChainRule.h"
#include "core/units/ExpandUnits.h"
#include "core/units/UnitSteps.h"

#include <QRectF>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// What of a run is to be taken apart.
struct UnitOrder {
    enum class Scope {
        Whole, ///< the network, all of it
        Number, ///< one number, made of what goes into its block
        Path ///< the way from one number to the loss on which it moves it most
    };
    Scope scope = Scope::Whole;
    Place place; ///< of Number and Path: an output or, for Path, a weight
    std::vector<UnitPlace> opened = {}; ///< numbers that the user has opened besides

    bool operator==(const UnitOrder &) const = default;
};

/// A unit, or one of the copies of a constant, as it stands in the drawing.
struct UnitBox {
    int unit = 0;
    QRectF rect; ///< in the drawing's units, pixels at 100 %
};

/// What one unit hands to another.
struct UnitWire {
    int from = 0, to = 0; ///< boxes
    int which = 0; ///< input of the unit that reads it
    std::vector<QPointF> points; ///< from the right of one box to the left of the other
    bool isAlone = true; ///< nobody else reads the number
};

/// A run taken apart into unit operations, ready to be drawn and stepped through. Immutable; made on the compute
/// thread.
struct UnitPicture {
    /// The most units that are drawn, and the most terms of a sum of a large network.
    static constexpr std::size_t unitLimit = 1500;
    static constexpr std::size_t termLimit = 6;

    UnitOrder order;
    UnitGraph graph;
    QStringList names; ///< short ones, of each unit
    std::vector<UnitStep> steps;
    UnitProgress progress;
    std::vector<int> parameters; ///< the units whose gradients one wants: learnable weights, or all that is given
    ChainLinks unitChain, blockChain;
    std::vector<UnitBox> boxes;
    std::vector<UnitWire> wires;
    QRectF bounds;
    std::int64_t leftOut = 0; ///< terms of sums
    std::vector<std::optional<double>>
        whole; ///< of each unit: its gradient in the run, where more than this leads to it

    /// The number of readers of each unit.
    std::vector<int> readers;
    /// Of a block's output that is given: what it would be opened by.
    std::optional<UnitPlace> openable(int unit) const;
};

/// `unwritable`: lowered digits that the font has not; names are written with plain ones where they would need them.
Result<std::shared_ptr<const UnitPicture>> makeUnitPicture(const Trace &trace, const UnitOrder &order,
                                                           const Cancel &cancel = {}, const QString &unwritable = {});

} // namespace vitrine
