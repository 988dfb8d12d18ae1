#pragma once

#include "core/base/Rng.h"
#include "core/data/DatasetKind.h"
#include "core/data/PointSet.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// A point of the plane; the generated sets lie between about −1 and 1.
struct PlanePoint {
    double x = 0;
    double y = 0;
};

/// What the 2-D sets have in common: two classes in turn, so that any part of the set is balanced; as many points as
/// asked for; noise that is added to each. Point i depends on the seed and i alone, so that a larger set begins as a
/// smaller one does.
class GeneratedPoints : public DatasetKind {
public:
    /// `extra`: options beside `noise`, whose default is given, `size` and `draw`.
    GeneratedPoints(std::string name, double noise, std::vector<NumberSpec> extra = {});

    std::string name() const final { return m_name; }
    const std::vector<NumberSpec> &options() const final { return m_options; }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const final;

protected:
    /// A point of a class, without noise.
    virtual PlanePoint draw(std::int64_t label, const NumberOptions &options, Rng &rng) const = 0;

private:
    std::string m_name;
    std::vector<NumberSpec> m_options;
};

/// The option `size` of a generated set.
NumberSpec sizeOption(std::int64_t usual);
/// The option `noise`: the standard deviation of what is added.
NumberSpec noiseOption(double usual);

/// The option `draw`, which chooses other points of the same kind.
NumberSpec drawOption();
/// Of the random numbers of a set with the option `draw`; draw 0 is that of the request itself.
std::uint64_t seedOf(const DatasetRequest &request);

/// To a multiple of 2⁻¹⁶: the last bits of sin, cos and log differ between machines, and must not show.
float onGrid(double value);

/// What sets that this program makes up say of their licence.
Message madeUpHere();

} // namespace vitrine
