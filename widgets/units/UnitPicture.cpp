#include "widgets/units/UnitPicture.h"

#include "core/units/UnitNames.h"
#include "core/units/UnitPaths.h"
#include "widgets/canvas/LayoutSteps.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double boxHeight = 40, constantHeight = 24, perCharacter = 7.5, leastWidth = 44;
constexpr double columnGap = 84, rowGap = 24, laneHeight = 24;
constexpr int sweeps = 12; ///< of sorting and straightening

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// The units of an order; sums are folded where it is not the whole network.
Result<UnitGraph> unitsOf(const Trace &trace, const UnitOrder &order, const Cancel &cancel, std::int64_t &leftOut)
{
    if (order.scope == UnitOrder::Scope::Whole)
        return expandUnits(trace, UnitPicture::unitLimit);
    std::vector<UnitPlace> places = order.opened;
    if (order.scope == UnitOrder::Scope::Path && trace.hasBackward) {
        auto path = strongestPath(trace, order.place, cancel);
        if (!path)
            return path.error();
        places.insert(places.end(), path->begin(), path->end());
    }
    if (places.size() == order.opened.size()) {
        const int block = trace.graph.findBlock(order.place.name);
        const ValueRef ref = block >= 0 ? trace.graph.blocks[at(block)].outputs[at(order.place.port)] : ValueRef{-1, 0};
        places.push_back(ref.node >= 0 ? UnitPlace{trace.graph.nodes[at(ref.node)].path, order.place.index, ref.port}
                                       : UnitPlace{order.place.name, order.place.index, order.place.port});
    }
    auto units = expandNumbers(trace, places);
    if (!units)
        return units;
    std::vector<std::string> kept = {nameOfUnit(order.place.name, order.place.index)};
    for (const UnitPlace &place : places)
        kept.push_back(nameOfUnit(place.path, place.index));
    leftOut = foldSums(*units, UnitPicture::termLimit, kept);
    if (units->units.size() > UnitPicture::unitLimit)
        return fail(
            VITRINE_TEXT("core", "This takes %1 unit operations; up to %2 can be drawn. Open fewer numbers at once."),
            static_cast<std::int64_t>(units->units.size()), static_cast<std::int64_t>(UnitPicture::unitLimit));
    return units;
}

std::vector<int> parametersOf(const UnitGraph &graph, const Trace &trace)
{
    std::vector<int> weights, given;
    for (std::size_t i = 0; i < graph.units.size(); ++i) {
        const Unit &unit = graph.units[i];
        if (unit.role == UnitRole::Weight && trace.weightGradients.contains(placeOf(unit).tensor))
            weights.push_back(static_cast<int>(i));
        else if (unit.role == UnitRole::Input || unit.role == UnitRole::Output)
            given.push_back(static_cast<int>(i));
    }
    std::vector<int> &parameters = weights.empty() ? given : weights;
    std::reverse(parameters.begin(), parameters.end()); // as the gradients come back
    return parameters;
}

/// The gradient that the run found for a unit, where it has one.
std::optional<double> gradientIn(const Trace &trace, const Unit &unit)
{
    const UnitTensorPlace place = placeOf(unit);
    if (place.tensor.empty() || !trace.hasBackward || unit.role == UnitRole::Target)
        return std::nullopt;
    const auto weight = trace.weightGradients.find(place.tensor);
    const Snapshot gradient = weight != trace.weightGradients.end() ? weight->second : trace.gradient(place.tensor);
    if (!gradient.valid() || gradient.shape().size() != place.index.size())
        return std::nullopt;
    return gradient.at(place.index);
}

/// An index of its own for a place without one: where the gradient of its block is largest.
Place resolved(const Trace &trace, Place place)
{
    const Snapshot output = trace.output(place.name, place.port), gradient = trace.gradient(place.name, place.port);
    if (place.kind == Place::Kind::Weight || !output.valid() || place.index.size() == output.shape().size())
        return place;
    const Snapshot &looked = gradient.valid() ? gradient : output;
    std::int64_t best = 0;
    double most = -1;
    for (std::int64_t i = 0; i < looked.elementCount(); ++i)
        if (const double size = std::abs(looked.flat(i)); size > most) {
            most = size;
            best = i;
        }
    place.index.clear();
    for (const std::int64_t stride : contiguousStrides(looked.shape())) {
        place.index.push_back(best / stride);
        best %= stride;
    }
    return place;
}

/// "u₁₀" as "u10", all names alike, where a digit of one of them can't be written.
void makeWritable(QStringList &names, const QString &unwritable)
{
    const bool isWritable = std::none_of(names.begin(), names.end(), [&unwritable](const QString &name) {
        return std::any_of(name.begin(), name.end(), [&](QChar letter) { return unwritable.contains(letter); });
    });
    if (isWritable)
        return;
    for (QString &name : names)
        for (QChar &letter : name)
            if (letter.unicode() >= 0x2080 && letter.unicode() <= 0x2089)
                letter = QChar(letter.unicode() - 0x2080 + '0');
}

/// Draws the units: which boxes there are, and where they and the wires lie.
class Drawing {
public:
    explicit Drawing(UnitPicture &picture) : m_picture(picture), m_boxOf(picture.graph.units.size(), -1) { }

    void make()
    {
        const UnitGraph &graph = m_picture.graph;
        for (std::size_t i = 0; i < graph.units.size(); ++i) {
            const int unit = static_cast<int>(i);
            if (graph.units[i].role != UnitRole::Constant)
                m_boxOf[i] = addBox(unit);
            for (std::size_t which = 0; which < graph.units[i].inputs.size(); ++which)
                addWire(graph.units[i].inputs[which], unit, static_cast<int>(which));
        }
        place();
    }

private:
    int addBox(int unit)
    {
        const bool isConstant = m_picture.graph.units[at(unit)].role == UnitRole::Constant;
        const double width =
            std::max(leastWidth, 20 + perCharacter * static_cast<double>(m_picture.names[unit].size()));
        m_sizes.push_back({isConstant ? width - 8 : width, isConstant ? constantHeight : boxHeight});
        m_picture.boxes.push_back({unit, {}});
        return static_cast<int>(m_picture.boxes.size()) - 1;
    }

    /// Every reader of a constant has one of its own, so that its wires cross nothing.
    void addWire(int from, int to, int which)
    {
        const bool isConstant = m_picture.graph.units[at(from)].role == UnitRole::Constant;
        const int box = isConstant ? addBox(from) : m_boxOf[at(from)];
        m_picture.wires.push_back({box, m_boxOf[at(to)], which, {}, isConstant || m_picture.readers[at(from)] == 1});
        m_edges.push_back({box, m_boxOf[at(to)]});
    }

    /// Every unit right before what reads it, so that a product stands beside its sum and a weight beside its product.
    std::vector<int> columns() const
    {
        std::vector<int> fromEnd(m_sizes.size(), 0);
        for (std::size_t i = m_edges.size(); i-- > 0;) // the edges are in the order of the units that read
            fromEnd[at(m_edges[i].from)] = std::max(fromEnd[at(m_edges[i].from)], fromEnd[at(m_edges[i].to)] + 1);
        const int last = fromEnd.empty() ? 0 : *std::max_element(fromEnd.begin(), fromEnd.end());
        for (int &column : fromEnd)
            column = last - column;
        return fromEnd;
    }

    void place()
    {
        layout::Layers layers = layout::makeLayers(m_sizes, m_edges, columns(), laneHeight);
        layout::orderByBarycentre(layers, sweeps);
        const std::vector<double> ys = layout::straighten(layers, rowGap, sweeps);
        std::vector<double> xs;
        double x = 0;
        for (const auto &column : layers.columns) {
            double width = 0;
            for (const int vertex : column)
                width = std::max(width, layers.vertices[at(vertex)].width);
            xs.push_back(x + width / 2);
            x += width + columnGap;
        }
        const auto centre = [&](int vertex) {
            return QPointF(xs[at(layers.vertices[at(vertex)].column)], ys[at(vertex)]);
        };
        for (std::size_t i = 0; i < m_picture.boxes.size(); ++i) {
            QRectF rect(0, 0, m_sizes[i].width, m_sizes[i].height);
            rect.moveCenter(centre(static_cast<int>(i)));
            m_picture.boxes[i].rect = rect;
            m_picture.bounds |= rect;
        }
        for (std::size_t i = 0; i < m_picture.wires.size(); ++i) {
            UnitWire &wire = m_picture.wires[i];
            const QRectF from = m_picture.boxes[at(wire.from)].rect, to = m_picture.boxes[at(wire.to)].rect;
            wire.points.push_back({from.right(), from.center().y()});
            for (const int lane : layers.lanes[i])
                wire.points.push_back(centre(lane));
            wire.points.push_back({to.left(), to.center().y()});
        }
        // Room for what is written beside the last box, and over the uppermost wires.
        m_picture.bounds.adjust(-16, -24, 80, 24);
    }

    UnitPicture &m_picture;
    std::vector<int> m_boxOf;
    std::vector<LayoutBox> m_sizes;
    std::vector<LayoutEdge> m_edges;
};

} // namespace

std::optional<UnitPlace> UnitPicture::openable(int unit) const
{
    const Unit &given = graph.units[at(unit)];
    if (given.role != UnitRole::Output)
        return std::nullopt;
    const UnitTensorPlace place = placeOf(given);
    return UnitPlace{place.tensor, place.index, 0};
}

Result<std::shared_ptr<const UnitPicture>> makeUnitPicture(const Trace &trace, const UnitOrder &asked,
                                                           const Cancel &cancel, const QString &unwritable)
{
    std::int64_t leftOut = 0;
    UnitOrder order = asked;
    if (order.scope != UnitOrder::Scope::Whole)
        order.place = resolved(trace, order.place);
    auto graph = unitsOf(trace, order, cancel, leftOut);
    if (!graph)
        return graph.error();
    std::vector<UnitStep> steps = unitSteps(*graph);
    UnitProgress progress(*graph, steps);
    auto picture = std::make_shared<UnitPicture>(UnitPicture{
        order, *std::move(graph), {}, std::move(steps), std::move(progress), {}, {}, {}, {}, {}, {}, leftOut, {}, {}});
    for (const std::string &name : unitNames(picture->graph, trace.graph))
        picture->names += QString::fromStdString(name);
    makeWritable(picture->names, unwritable);
    picture->parameters = parametersOf(picture->graph, trace);
    picture->unitChain = unitLinks(picture->graph);
    picture->blockChain = blockLinks(picture->graph);
    picture->readers.resize(picture->graph.units.size());
    for (const Unit &unit : picture->graph.units)
        for (const int input : unit.inputs)
            ++picture->readers[at(input)];
    for (const Unit &unit : picture->graph.units)
        picture->whole.push_back(order.scope == UnitOrder::Scope::Whole ? std::nullopt : gradientIn(trace, unit));
    Drawing(*picture).make();
    return std::shared_ptr<const UnitPicture>(std::move(picture));
}

} // namespace vitrine
