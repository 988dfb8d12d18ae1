#pragma once

// Private to core/io.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::python {

/// The child modules of a class: "conv1", or "m.0" within a list. Knows how to write them and how to reach one.
class ModuleTree {
public:
    /// `path` is relative to the class: its parts are names that Python takes, or numbers.
    void add(std::string_view path, const std::string &constructor);

    /// The lines of __init__ that make them, indented by eight.
    std::string lines() const;
    /// "self.conv1", "self.m[0]", "self.branch[\"left\"]"; valid once all children have been added.
    std::string reach(std::string_view path) const;

private:
    std::string construct(int indent) const;
    bool isList() const;

    std::string m_constructor; ///< empty: a container of the children
    std::vector<std::pair<std::string, ModuleTree>> m_children;
};

} // namespace vitrine::python
