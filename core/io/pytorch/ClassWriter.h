#pragma once

// Private to core/io.

#include "core/graph/Graph.h"

#include <map>
#include <string>
#include <vector>

namespace vitrine::python {

/// Writes the classes of a graph: one for the network, one for each kind of composite in it. Composites that come out
/// the same share a class.
class ClassWriter {
public:
    explicit ClassWriter(const Graph &graph);

    /// All classes, the network's last; that one gets the Input blocks in file order and returns what answers.
    std::string write(const std::string &networkClass);
    /// Parameters whose name in the module differs from that in a weights file: file's name → module's name.
    std::map<std::string, std::string> renamed() const;

private:
    /// A stretch of nodes that one class holds.
    struct Scope {
        std::string path; ///< of the composite; empty for the network
        int firstNode = 0;
        int endNode = 0;
        std::vector<ValueRef> inputs;
        std::vector<ValueRef> outputs;
    };
    class Body;

    std::string writeClass(const Scope &scope, const std::string &name);
    std::string classFor(const Composite &composite);
    const Composite *compositeAt(int node, const Scope &scope) const;
    std::string classNameOf(const BlockKind &kind) const;
    void nameParts(const Composite &composite);
    std::string shown(const std::string &path) const;
    std::string relative(const std::string &path, const Scope &scope) const;

    const Graph &m_graph;
    std::string m_networkClass;
    std::map<std::string, std::string> m_names; ///< paths whose last id Python can't take → what stands for that
    std::string m_classes;
    std::map<std::string, std::string> m_classByText;
    std::map<std::string, int> m_classCounts;
};

} // namespace vitrine::python
