#include "core/io/pytorch/ClassWriter.h"

#include "core/graph/KindOf.h"
#include "core/io/pytorch/ModuleTree.h"
#include "core/io/pytorch/PyTorchOps.h"
#include "core/io/pytorch/PythonText.h"

#include <algorithm>
#include <cassert>

namespace vitrine::python {

namespace {

/// Where the class's own name goes while it is not known yet.
constexpr std::string_view classPlace = "\x01";

std::string filled(std::string text, const std::string &name)
{
    for (std::size_t at = text.find(classPlace); at != std::string::npos; at = text.find(classPlace, at + name.size()))
        text.replace(at, classPlace.size(), name);
    return text;
}

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

/// A class while it is being written: its modules, and the lines of its forward().
class ClassWriter::Body {
public:
    struct Line {
        std::vector<std::string> targets;
        std::string path; ///< of the module to call; empty: `call` is the whole expression
        std::string call; ///< what follows the module
    };

    std::string newVariable(std::string_view path)
    {
        std::string dashed(path);
        std::replace(dashed.begin(), dashed.end(), '.', '_');
        return uniqueIdentifier(dashed, m_taken);
    }
    void set(ValueRef value, const std::string &variable) { m_variables[{value.node, value.port}] = variable; }
    bool has(ValueRef value) const { return m_variables.contains({value.node, value.port}); }
    const std::string &get(ValueRef value) const
    {
        const auto found = m_variables.find({value.node, value.port});
        assert(found != m_variables.end());
        return found->second;
    }

    ModuleTree modules;
    std::vector<Line> lines;

    std::string text(const std::vector<std::string> &arguments, const std::vector<std::string> &results) const
    {
        std::string text =
            "class " + std::string(classPlace) + "(nn.Module):\n    def __init__(self):\n        super().__init__()\n";
        text +=
            modules.lines() + "\n    def forward(self" + (arguments.empty() ? "" : ", ") + joined(arguments) + "):\n";
        for (const Line &line : lines)
            text += "        " + joined(line.targets) + " = " + (line.path.empty() ? "" : modules.reach(line.path))
                + line.call + "\n";
        return text + "        return " + joined(results) + "\n";
    }

private:
    std::set<std::string> m_taken{"self"};
    std::map<std::pair<int, int>, std::string> m_variables;
};

ClassWriter::ClassWriter(const Graph &graph) : m_graph(graph)
{
    std::set<std::string> taken;
    for (const GraphBlock &block : graph.blocks) {
        std::string name = uniqueIdentifier(block.id, taken);
        if (name != block.id)
            m_names.emplace(block.id, std::move(name));
    }
    for (const Composite &composite : graph.composites)
        nameParts(composite);
}

/// The parts of a block of the user's own may be called what Python can't take; those of the others are YOLOX's names.
void ClassWriter::nameParts(const Composite &composite)
{
    const Definition *definition = definitionOf(*composite.kind);
    std::set<std::string> taken;
    for (const Block &part : definition ? definition->network.blocks : std::vector<Block>()) {
        std::string name = uniqueIdentifier(part.id, taken);
        if (name != part.id)
            m_names.emplace(composite.path + '.' + part.id, std::move(name));
    }
}

/// A path in a weights file as the module has it.
std::string ClassWriter::shown(const std::string &path) const
{
    std::string text;
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t end = std::min(path.find('.', start), path.size());
        const auto renamed = m_names.find(path.substr(0, end));
        text += (start ? "." : "") + (renamed == m_names.end() ? path.substr(start, end - start) : renamed->second);
        start = end + 1;
    }
    return text;
}

std::string ClassWriter::relative(const std::string &path, const Scope &scope) const
{
    const std::string text = shown(path);
    return scope.path.empty() ? text : text.substr(shown(scope.path).size() + 1);
}

const Composite *ClassWriter::compositeAt(int node, const Scope &scope) const
{
    const Composite *outermost = nullptr;
    for (const Composite &composite : m_graph.composites) {
        const bool isWithin = composite.firstNode == node && composite.endNode > node
            && composite.path.starts_with(scope.path) && composite.path.size() > scope.path.size();
        if (isWithin && (!outermost || composite.path.size() < outermost->path.size()))
            outermost = &composite;
    }
    return outermost;
}

/// The kind's name; of one of the user's own what is left of it for Python, and unlike all other names in the file.
std::string ClassWriter::classNameOf(const BlockKind &kind) const
{
    if (!definitionOf(kind))
        return kind.type();
    std::string name;
    bool startsWord = true;
    for (const char c : kindName(kind)) {
        const bool isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (isLetter)
            name += startsWord && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        startsWord = !isLetter;
    }
    return name.empty() ? "OwnBlock" : "Own" + name;
}

std::string ClassWriter::classFor(const Composite &composite)
{
    const std::string text =
        writeClass({composite.path, composite.firstNode, composite.endNode, composite.inputs, composite.outputs}, {});
    const auto known = m_classByText.find(text);
    if (known != m_classByText.end())
        return known->second;
    const std::string type = classNameOf(*composite.kind);
    const int count = ++m_classCounts[type];
    const std::string name = count == 1 && type != m_networkClass ? type : type + "_" + std::to_string(count);
    m_classByText.emplace(text, name);
    m_classes += filled(text, name) + "\n\n";
    return name;
}

std::string ClassWriter::writeClass(const Scope &scope, const std::string &name)
{
    Body body;
    std::vector<std::string> arguments;
    for (std::size_t i = 0; i < scope.inputs.size(); ++i) {
        const bool isNetwork = scope.path.empty();
        const std::string wanted = isNetwork ? m_graph.nodes[static_cast<std::size_t>(scope.inputs[i].node)].path
            : scope.inputs.size() == 1       ? "x"
                                             : "x" + std::to_string(i);
        arguments.push_back(body.newVariable(wanted));
        body.set(scope.inputs[i], arguments.back());
    }
    for (int i = scope.firstNode; i < scope.endNode;) {
        const Node &node = m_graph.nodes[static_cast<std::size_t>(i)];
        if (const Composite *composite = compositeAt(i, scope)) {
            Body::Line line;
            line.path = relative(composite->path, scope);
            body.modules.add(line.path, classFor(*composite) + "()");
            std::vector<std::string> given;
            for (const ValueRef &input : composite->inputs)
                given.push_back(body.get(input));
            line.call = "(" + joined(given) + ")";
            for (std::size_t port = 0; port < composite->outputs.size(); ++port) {
                const std::string suffix = composite->outputs.size() > 1 ? "_" + std::to_string(port) : "";
                line.targets.push_back(body.newVariable(line.path + suffix));
                body.set(composite->outputs[port], line.targets.back());
            }
            body.lines.push_back(std::move(line));
            i = composite->endNode;
            continue;
        }
        const auto hangsOnLoss = [&body](const ValueRef &input) { return !body.has(input); };
        const bool isLeftOut = node.kind->category() == Category::Input || node.kind->category() == Category::Loss
            || std::any_of(node.inputs.begin(), node.inputs.end(), hangsOnLoss);
        if (!isLeftOut) {
            PyTorchOps ops;
            std::vector<Value> inputs;
            for (const ValueRef &input : node.inputs)
                inputs.push_back(ops.variable(body.get(input)));
            const std::string path = relative(node.path, scope);
            ops.beginNode({}); // the module's place is written once all are known
            const auto outputs = node.kind->forward(ops, node.params, inputs, node.inputShapes);
            Body::Line line;
            if (!ops.constructor().empty()) {
                line.path = path;
                body.modules.add(path, ops.constructor());
            }
            line.call = ops.expression(outputs[0]);
            line.targets.push_back(body.newVariable(path));
            body.set({i, 0}, line.targets.back());
            body.lines.push_back(std::move(line));
        }
        ++i;
    }
    std::vector<std::string> results;
    for (const ValueRef &output : scope.outputs)
        results.push_back(body.get(output));
    const std::string text = body.text(arguments, results);
    return name.empty() ? text : filled(text, name);
}

std::string ClassWriter::write(const std::string &networkClass)
{
    m_networkClass = networkClass;
    Scope scope;
    scope.endNode = static_cast<int>(m_graph.nodes.size());
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i)
        if (m_graph.nodes[i].kind->category() == Category::Input)
            scope.inputs.push_back({static_cast<int>(i), 0});
    const int loss = m_graph.lossBlock();
    scope.outputs = {loss >= 0 ? m_graph.blocks[static_cast<std::size_t>(loss)].inputs[0]
                               : m_graph.blocks[static_cast<std::size_t>(m_graph.answerBlock())].outputs[0]};
    const std::string network = writeClass(scope, networkClass);
    return m_classes + network;
}

std::map<std::string, std::string> ClassWriter::renamed() const
{
    std::map<std::string, std::string> renamed;
    for (const Node &node : m_graph.nodes) {
        const std::string path = shown(node.path);
        if (path == node.path)
            continue;
        for (const WeightSpec &weight : node.weights)
            renamed.emplace(node.path + "." + weight.name, path + "." + weight.name);
    }
    return renamed;
}

} // namespace vitrine::python
