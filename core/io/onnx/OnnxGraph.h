#pragma once

// Private to core/io/onnx.

#include "core/tensor/Snapshot.h"

#include <onnx/onnx_pb.h>

#include <cstdint>
#include <limits>
#include <set>
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

    /// `mostNumbers`: that all constants and parameters together may have.
    explicit OnnxGraph(onnx::GraphProto *graph, std::int64_t mostNumbers = std::numeric_limits<std::int64_t>::max())
        : m_graph(graph), m_room(mostNumbers)
    {
    }

    /// Whether so many numbers more may be written; from the first that may not on, the graph is none. Asked before
    /// they are made.
    bool hasRoom(std::int64_t numbers);
    bool isOverfull() const { return m_room < 0; }

    /// What follows belongs to this block; names start with it.
    void beginNode(const std::string &path);
    Operator add(const char *type, const Names &inputs);
    /// A constant of the block; returns its name.
    std::string constant(const Snapshot &tensor);
    std::string constant(float value);
    std::string constant(const std::vector<std::int64_t> &values);
    /// A tensor under a name of its own (a parameter); added once.
    std::string initializer(const std::string &name, const Snapshot &tensor);
    bool hasInitializer(const std::string &name) const { return m_initializers.contains(name); }

private:
    std::string freshName(const char *what);

    onnx::GraphProto *m_graph;
    std::string m_path;
    int m_count = 0;
    std::int64_t m_room;
    std::set<std::string> m_initializers;
};

} // namespace vitrine
