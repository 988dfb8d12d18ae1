#pragma once

// Private to core/io/onnx.

#include "core/tensor/Snapshot.h"

#include <onnx/onnx_pb.h>

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// Adds operators and constants to an ONNX graph; every one is named after the block it belongs to.
class OnnxGraph {
public:
    using Names = std::vector<std::string>;

    /// An operator that is being added: its attributes.
    class Operator {
    public:
        Operator(onnx::NodeProto *node, std::string output) : m_node(node), m_output(std::move(output)) { }
        Operator &set(const char *name, std::int64_t value);
        Operator &set(const char *name, float value);
        Operator &set(const char *name, const char *value);
        Operator &set(const char *name, const std::vector<std::int64_t> &values);
        const std::string &output() const { return m_output; }

    private:
        onnx::AttributeProto *add(const char *name);

        onnx::NodeProto *m_node;
        std::string m_output;
    };

    explicit OnnxGraph(onnx::GraphProto *graph) : m_graph(graph) { }

    /// What follows belongs to this block; names start with it.
    void beginNode(const std::string &path);
    Operator add(const char *type, const Names &inputs);
    /// A constant of the block; returns its name.
    std::string constant(const Snapshot &tensor);
    std::string constant(float value);
    std::string constant(const std::vector<std::int64_t> &values);
    /// A tensor under a name of its own (a parameter); added once.
    std::string initializer(const std::string &name, const Snapshot &tensor);

private:
    std::string freshName(const char *what);

    onnx::GraphProto *m_graph;
    std::string m_path;
    int m_count = 0;
    std::vector<std::string> m_initializers;
};

} // namespace vitrine
