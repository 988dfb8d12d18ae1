#include "core/units/UnitOps.h"

#include "core/blocks/support/Indexing.h"
#include "core/units/UnitNames.h"

#include <algorithm>
#include <cassert>
#include <numbers>
#include <utility>

namespace vitrine {

UnitOps::UnitOps(UnitGraph &graph, const TensorMap &weights, const TensorMap &targets, Options options)
    : m_graph(graph), m_weights(weights), m_targets(targets), m_options(options)
{
}

int UnitOps::make(UnitKind kind, std::vector<int> inputs)
{
    if (m_graph.units.size() >= m_options.limit) {
        refuse(Message::of(VITRINE_TEXT("core",
                                        "This takes more than %1 unit operations. Take a smaller network, a smaller "
                                        "picture, or fewer samples."),
                           static_cast<std::int64_t>(m_options.limit)));
        return 0;
    }
    Unit unit{kind, UnitRole::Operation, std::move(inputs), 0, 0, m_path, {}};
    std::vector<double> values;
    for (const int input : unit.inputs)
        values.push_back(m_graph.units[static_cast<std::size_t>(input)].value);
    unit.value = valueOf(kind, values);
    m_graph.units.push_back(std::move(unit));
    return static_cast<int>(m_graph.units.size()) - 1;
}

int UnitOps::number(double value)
{
    if (const auto found = m_constants.find(value); found != m_constants.end())
        return found->second;
    const int unit = make(UnitKind::Number, {});
    m_graph.units[static_cast<std::size_t>(unit)].role = UnitRole::Constant;
    m_graph.units[static_cast<std::size_t>(unit)].value = value;
    return m_constants.emplace(value, unit).first->second;
}

int UnitOps::sum(std::vector<int> parts)
{
    return parts.size() == 1 ? parts[0] : make(UnitKind::Sum, std::move(parts));
}

int UnitOps::mean(std::vector<int> parts, double count)
{
    const int total = sum(std::move(parts));
    return count == 1 ? total : make(UnitKind::Quotient, {total, number(count)});
}

int UnitOps::given(std::string name, double value, UnitRole role)
{
    const int unit = make(UnitKind::Number, {});
    Unit &given = m_graph.units[static_cast<std::size_t>(unit)];
    given.role = role;
    given.value = value;
    given.name = std::move(name);
    return unit;
}

Value UnitOps::give(const std::string &name, const Snapshot &tensor, UnitRole role)
{
    return made(tensor.shape(), [this, name, tensor, role](const Index &index) {
        return given(nameOfUnit(name, index), tensor.at(index), role);
    });
}

int UnitOps::at(Value value, const Index &index)
{
    UnitTensor &from = m_tensors[static_cast<std::size_t>(value.id)];
    const std::int64_t position = ravelled(index, from.shape);
    if (const auto found = from.units.find(position); found != from.units.end())
        return found->second;
    if (m_refusal)
        return 0; // nothing is computed any more
    const std::string asking = std::exchange(m_path, from.path);
    const int unit = from.make(index);
    m_path = asking;
    from.units.emplace(position, unit);
    return unit;
}

Value UnitOps::made(Shape shape, Make make)
{
    m_tensors.push_back({std::move(shape), m_path, std::move(make)});
    const Value value{static_cast<int>(m_tensors.size()) - 1};
    if (m_options.whole)
        forEachIndex(this->shape(value), [&](const Index &index) { at(value, index); });
    return value;
}

Value UnitOps::moved(Value x, Shape shape, std::function<Index(const Index &)> source)
{
    return made(std::move(shape),
                [this, x, source = std::move(source)](const Index &index) { return at(x, source(index)); });
}

Value UnitOps::refuse(Message reason)
{
    if (!m_refusal)
        m_refusal = std::move(reason);
    m_tensors.push_back({Shape{}, m_path, [](const Index &) { return 0; }});
    return {static_cast<int>(m_tensors.size()) - 1};
}

Value UnitOps::parameter(std::string_view name)
{
    const std::string full = m_path + "." + std::string(name);
    const auto found = m_weights.find(full);
    assert(found != m_weights.end());
    return give(full, found->second, UnitRole::Weight);
}

int UnitOps::activated(Activation kind, int x, double slope)
{
    switch (kind) {
    case Activation::ReLU:
        return make(UnitKind::ReLU, {x});
    case Activation::LeakyReLU:
        return make(UnitKind::LeakyReLU, {x, number(slope)});
    case Activation::Sigmoid:
        return make(UnitKind::Sigmoid, {x});
    case Activation::SiLU:
        return make(UnitKind::Product, {x, make(UnitKind::Sigmoid, {x})});
    case Activation::Tanh:
        return make(UnitKind::Tanh, {x});
    case Activation::GELU: { // x · (1 + erf(x / √2)) / 2
        const int erf = make(UnitKind::Erf, {make(UnitKind::Quotient, {x, number(std::numbers::sqrt2)})});
        return make(UnitKind::Product, {number(0.5), x, make(UnitKind::Sum, {number(1), erf})});
    }
    case Activation::GELUTanh: { // x · (1 + tanh(√(2/π) · (x + 0.044715·x³))) / 2
        const int cube = make(UnitKind::Product, {number(0.044715), x, x, x});
        const int inner =
            make(UnitKind::Product,
                 {number(std::numbers::sqrt2 * std::numbers::inv_sqrtpi), make(UnitKind::Sum, {x, cube})});
        return make(UnitKind::Product,
                    {number(0.5), x, make(UnitKind::Sum, {number(1), make(UnitKind::Tanh, {inner})})});
    }
    }
    assert(false);
    return x;
}

Value UnitOps::activation(Activation kind, Value x, double slope)
{
    return made(shape(x), [=, this](const Index &index) { return activated(kind, at(x, index), slope); });
}

Value UnitOps::prelu(Value x, std::int64_t parameters, Value weight)
{
    return made(shape(x), [=, this](const Index &index) {
        return make(UnitKind::LeakyReLU, {at(x, index), at(weight, {parameters == 1 ? 0 : index[1]})});
    });
}

Value UnitOps::softmax(Value x, std::int64_t dim)
{
    const Shape shape = this->shape(x);
    const std::size_t along = *wrapDimension(dim, shape.size());
    const Value powers = made(shape, [=, this](const Index &index) { return make(UnitKind::Exp, {at(x, index)}); });
    Shape one = shape;
    one[along] = 1;
    const Value sums = made(one, [=, this](const Index &index) {
        std::vector<int> parts;
        for (Index place = index; place[along] < shape[along]; ++place[along])
            parts.push_back(at(powers, place));
        return sum(std::move(parts));
    });
    return made(shape, [=, this](const Index &index) {
        Index first = index;
        first[along] = 0;
        return make(UnitKind::Quotient, {at(powers, index), at(sums, first)});
    });
}

/// What was dropped is multiplied by 0, what stayed by 1 / (1 − p).
Value UnitOps::dropout(Value x, double p)
{
    const auto mask = m_options.masks.find(m_path);
    if (!m_options.training || mask == m_options.masks.end())
        return x;
    return made(shape(x), [this, x, p, mask = mask->second](const Index &index) {
        const bool stays = mask.at(index) != 0;
        return make(UnitKind::Product, {at(x, index), number(stays ? 1 / (1 - p) : 0)});
    });
}

Value UnitOps::identity(Value x)
{
    return x;
}

Value UnitOps::broadcast(std::span<const Value> values, UnitKind kind)
{
    std::vector<Shape> shapes;
    for (const Value value : values)
        shapes.push_back(shape(value));
    Shape result = *broadcastShape(shapes);
    return made(std::move(result),
                [this, kind, shapes, all = std::vector<Value>(values.begin(), values.end())](const Index &index) {
                    std::vector<int> parts;
                    for (std::size_t i = 0; i < all.size(); ++i)
                        parts.push_back(at(all[i], broadcastIndex(index, shapes[i])));
                    return make(kind, std::move(parts));
                });
}

Value UnitOps::add(std::span<const Value> values)
{
    return broadcast(values, UnitKind::Sum);
}

Value UnitOps::multiply(std::span<const Value> values)
{
    return broadcast(values, UnitKind::Product);
}

} // namespace vitrine
