#pragma once

#include "core/data/sets/support/GeneratedPoints.h"

namespace vitrine {

/// What the 2-D sets whose answers are numbers have in common: points drawn evenly from the square −1 … 1, each with
/// the height of a surface there. Noise is added to the height.
class GeneratedValues : public DatasetKind {
public:
    explicit GeneratedValues(std::string name);

    std::string name() const final { return m_name; }
    const std::vector<NumberSpec> &options() const final { return m_options; }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const final;

protected:
    /// The surface, between about −1 and 1.
    virtual double height(PlanePoint point) const = 0;

private:
    std::string m_name;
    std::vector<NumberSpec> m_options;
};

} // namespace vitrine
