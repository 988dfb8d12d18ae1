#ifdef VITRINE_HAS_ONNX

#include "core/io/onnx/OnnxGraph.h"

namespace vitrine {

OnnxGraph::Operator &OnnxGraph::Operator::set(const char *name, std::int64_t value)
{
    onnx::AttributeProto *attribute = add(name);
    attribute->set_type(onnx::AttributeProto::INT);
    attribute->set_i(value);
    return *this;
}

OnnxGraph::Operator &OnnxGraph::Operator::set(const char *name, float value)
{
    onnx::AttributeProto *attribute = add(name);
    attribute->set_type(onnx::AttributeProto::FLOAT);
    attribute->set_f(value);
    return *this;
}

OnnxGraph::Operator &OnnxGraph::Operator::set(const char *name, const char *value)
{
    onnx::AttributeProto *attribute = add(name);
    attribute->set_type(onnx::AttributeProto::STRING);
    attribute->set_s(value);
    return *this;
}

OnnxGraph::Operator &OnnxGraph::Operator::set(const char *name, const std::vector<std::int64_t> &values)
{
    onnx::AttributeProto *attribute = add(name);
    attribute->set_type(onnx::AttributeProto::INTS);
    for (const std::int64_t value : values)
        attribute->add_ints(value);
    return *this;
}

onnx::AttributeProto *OnnxGraph::Operator::add(const char *name)
{
    onnx::AttributeProto *attribute = m_node->add_attribute();
    attribute->set_name(name);
    return attribute;
}

void OnnxGraph::beginNode(const std::string &path)
{
    m_path = path;
    m_count = 0;
}

std::string OnnxGraph::freshName(const char *what)
{
    return m_path + "/" + what + "_" + std::to_string(m_count++);
}

OnnxGraph::Operator OnnxGraph::add(const char *type, const Names &inputs)
{
    onnx::NodeProto *node = m_graph->add_node();
    const std::string name = freshName(type);
    node->set_name(name);
    node->set_op_type(type);
    for (const std::string &input : inputs)
        node->add_input(input);
    node->add_output(name);
    return {node, name};
}

std::string OnnxGraph::constant(const Snapshot &tensor)
{
    return initializer(freshName("constant"), tensor);
}

std::string OnnxGraph::constant(float value)
{
    return constant(Snapshot::of(Shape{}, std::vector<float>{value}));
}

std::string OnnxGraph::constant(const std::vector<std::int64_t> &values)
{
    return constant(Snapshot::of(Shape{static_cast<std::int64_t>(values.size())}, values));
}

bool OnnxGraph::hasRoom(std::int64_t numbers)
{
    if (numbers > m_room)
        m_room = -1;
    return m_room >= 0;
}

std::string OnnxGraph::initializer(const std::string &name, const Snapshot &tensor)
{
    if (!m_initializers.insert(name).second || !hasRoom(tensor.elementCount()))
        return name;
    m_room -= tensor.elementCount();
    onnx::TensorProto *proto = m_graph->add_initializer();
    proto->set_name(name);
    for (const std::int64_t size : tensor.shape())
        proto->add_dims(size);
    if (tensor.dtype() == DType::Int64) {
        proto->set_data_type(onnx::TensorProto::INT64);
        for (std::int64_t i = 0; i < tensor.elementCount(); ++i)
            proto->add_int64_data(static_cast<std::int64_t>(tensor.flat(i)));
        return name;
    }
    proto->set_data_type(onnx::TensorProto::FLOAT);
    const std::vector<float> values = tensor.toFloats();
    proto->set_raw_data(values.data(),
                        values.size() * sizeof(float)); // little-endian, as every machine LibTorch runs on
    return name;
}

} // namespace vitrine

#endif
