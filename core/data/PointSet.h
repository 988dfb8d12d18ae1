#pragma once

#include "core/data/Dataset.h"
#include "core/data/PlaneFeatures.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vitrine {

/// Points and their answers: labels or numbers, one or the other.
struct PointTable {
    std::int64_t dimensions = 2;
    std::vector<float> inputs; ///< `dimensions` numbers a point
    std::vector<std::int64_t> labels; ///< one a point, or none at all
    std::vector<float> targets; ///< likewise
    std::vector<std::string> classes; ///< names of the labels
    std::vector<float> plane; ///< x, y of each, where the inputs are features made of them
    FeatureList features; ///< which; empty where the inputs are the points themselves

    std::int64_t size() const { return static_cast<std::int64_t>(inputs.size()) / dimensions; }
};

/// A set of points in memory: generated, read from a table, or painted by hand. Items have the shape [dimensions],
/// targets the shape [1].
class PointSet final : public Dataset {
public:
    /// Asserts that the table's parts are of one length.
    PointSet(std::string name, Message licence, PointTable table);

    const PointTable &table() const { return m_table; } ///< all of it, for a plot
    std::string name() const override { return m_name; }
    Message licence() const override { return m_licence; }
    std::int64_t size() const override { return m_table.size(); }
    const std::vector<std::string> &classes() const override { return m_table.classes; }
    const Shape &itemShape() const override { return m_shape; }
    AnswerKind answer() const override { return m_table.labels.empty() ? AnswerKind::Number : AnswerKind::Class; }
    Result<DataItem> item(std::int64_t index) const override;
    Result<std::int64_t> label(std::int64_t index) const override;

private:
    std::string m_name;
    Message m_licence;
    PointTable m_table;
    Shape m_shape;
};

/// The set with features in place of its points, which must be of the plane; x and y remain as PointTable::plane.
std::shared_ptr<const PointSet> withFeatures(const PointSet &set, const FeatureList &features);

/// A point that somebody painted.
struct PaintedPoint {
    float x = 0;
    float y = 0;
    std::int64_t label = 0;

    bool operator==(const PaintedPoint &) const = default;
};

/// Painted points as a set, in their order; there are as many classes as the labels need, and two at least. Fails
/// without a point, and for numbers that are not finite or labels that are negative or above 99.
Result<std::shared_ptr<const Dataset>> paintedSet(std::span<const PaintedPoint> points);

} // namespace vitrine
