#include "core/io/pytorch/ModuleTree.h"

#include "core/io/pytorch/PythonText.h"

#include <algorithm>
#include <cassert>

namespace vitrine::python {

namespace {

std::pair<std::string, std::string_view> splitFirst(std::string_view path)
{
    const auto dot = path.find('.');
    return {std::string(path.substr(0, dot)),
            dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1)};
}

} // namespace

void ModuleTree::add(std::string_view path, const std::string &constructor)
{
    if (path.empty()) {
        m_constructor = constructor;
        return;
    }
    const auto [name, rest] = splitFirst(path);
    auto child = std::find_if(m_children.begin(), m_children.end(),
                              [&name = name](const auto &entry) { return entry.first == name; });
    if (child == m_children.end())
        child = m_children.emplace(m_children.end(), name, ModuleTree());
    child->second.add(rest, constructor);
}

bool ModuleTree::isList() const
{
    for (std::size_t i = 0; i < m_children.size(); ++i)
        if (m_children[i].first != std::to_string(i))
            return false;
    return true;
}

std::string ModuleTree::construct(int indent) const
{
    if (!m_constructor.empty())
        return m_constructor;
    const std::string margin(static_cast<std::size_t>(indent) + 4, ' ');
    const bool list = isList();
    std::string text = list ? "nn.ModuleList([\n" : "nn.ModuleDict({\n";
    for (const auto &[name, child] : m_children)
        text += margin + (list ? "" : python::text(name) + ": ") + child.construct(indent + 4) + ",\n";
    return text + std::string(static_cast<std::size_t>(indent), ' ') + (list ? "])" : "})");
}

std::string ModuleTree::lines() const
{
    std::string lines;
    for (const auto &[name, child] : m_children)
        lines += "        self." + name + " = " + child.construct(8) + "\n";
    return lines;
}

std::string ModuleTree::reach(std::string_view path) const
{
    std::string text = "self";
    const ModuleTree *at = this;
    bool isTop = true;
    while (!path.empty()) {
        const auto [name, rest] = splitFirst(path);
        if (isTop)
            text += "." + name;
        else
            text += at->isList() ? "[" + name + "]" : "[" + python::text(name) + "]";
        const auto child = std::find_if(at->m_children.begin(), at->m_children.end(),
                                        [&name = name](const auto &entry) { return entry.first == name; });
        assert(child != at->m_children.end());
        at = &child->second;
        path = rest;
        isTop = false;
    }
    return text;
}

} // namespace vitrine::python
