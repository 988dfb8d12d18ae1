#include "core/io/PyTorchWriter.h"

#include "core/io/pytorch/ClassWriter.h"
#include "core/io/pytorch/PythonText.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <type_traits>
#include <variant>

namespace vitrine {

namespace {

/// "LeNet-5" as "LeNet5".
std::string classNameOf(const std::string &network)
{
    std::string name;
    for (const char c : network)
        if (std::isalnum(static_cast<unsigned char>(c)) && static_cast<unsigned char>(c) < 0x80)
            name += c;
    if (name.empty() || std::isdigit(static_cast<unsigned char>(name[0])))
        name = "Network" + name;
    // A composite's class has its kind's name; the others would hide what the file itself uses.
    constexpr std::array used = {"Path",  "INPUTS", "CLASSES", "RENAMED",    "build",     "super",
                                 "print", "str",    "dict",    "isinstance", "ValueError"};
    const bool isTaken = findBlockKind(name) || python::identifier(name) != name
        || std::find(used.begin(), used.end(), name) != used.end();
    return isTaken ? name + "Network" : name;
}

std::string pythonValue(const ParamValue &value)
{
    return std::visit(
        [](const auto &given) -> std::string {
            using Given = std::decay_t<decltype(given)>;
            if constexpr (std::is_same_v<Given, std::monostate>)
                return "None";
            else if constexpr (std::is_same_v<Given, bool>)
                return python::boolean(given);
            else if constexpr (std::is_same_v<Given, std::string>)
                return python::text(given);
            else if constexpr (std::is_same_v<Given,
                                              std::vector<std::int64_t>> || std::is_same_v<Given, std::vector<double>>)
                return python::tuple(given);
            else
                return python::number(given);
        },
        value);
}

std::string inputsTable(const Graph &graph)
{
    std::string text =
        "# What goes in: shape without the batch, and how a picture becomes such a tensor.\nINPUTS = {\n";
    for (const Node &node : graph.nodes) {
        if (node.kind->category() != Category::Input)
            continue;
        text += "    " + python::text(node.path) + ": {";
        std::string separator;
        for (const ParameterSpec &spec : node.kind->parameters()) {
            if (spec.name == "features" && node.params.isNull(spec.name))
                continue; // only where points are seen as such
            text += separator + python::text(spec.name) + ": " + pythonValue(node.params.value(spec.name));
            separator = ", ";
        }
        text += "},\n";
    }
    return text + "}\n";
}

std::string classesTable(const Graph &graph)
{
    if (graph.classes.empty())
        return {};
    std::string text = "CLASSES = [";
    for (std::size_t i = 0; i < graph.classes.size(); ++i)
        text += (i ? ", " : "") + python::text(graph.classes[i]);
    return text + "]\n";
}

std::string renamedTable(const std::map<std::string, std::string> &renamed)
{
    if (renamed.empty())
        return {};
    std::string text = "\n# Names in a weights file that Python can't take as they are.\nRENAMED = {\n";
    for (const auto &[file, here] : renamed)
        text += "    " + python::text(file) + ": " + python::text(here) + ",\n";
    return text + "}\n";
}

constexpr const char *buildFunction = R"(

def build(weights=None):
    """The network, in evaluation mode.

    weights: a .safetensors file, or a dict of tensors by name; without it the weights that were exported with this file
    (the .safetensors beside it), or fresh ones where there are none.
    """
    module = %CLASS%()
    beside = Path(__file__).with_suffix(".safetensors")
    if weights is None and beside.exists():
        weights = beside
    if weights is not None:
        state = dict(weights) if isinstance(weights, dict) else load_file(str(weights))
%RENAME%        missing, unexpected = module.load_state_dict(state, strict=False)
        missing = [name for name in missing if not name.endswith("num_batches_tracked")]
        if missing:
            raise ValueError("the weights lack " + ", ".join(missing))
        if unexpected:
            print("not needed: " + ", ".join(unexpected))
    return module.eval()
)";

std::string replaced(std::string text, const std::string &what, const std::string &with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

} // namespace

std::string toPyTorch(const Graph &graph)
{
    const std::string className = classNameOf(graph.name);
    python::ClassWriter writer(graph);
    const std::string classes = writer.write(className);
    const auto renamed = writer.renamed();
    std::string text = "\"\"\"" + replaced(replaced(graph.name, "\\", ""), "\"", "'")
        + ", written by Vitrine.\n\n"
          "Needs torch and safetensors.\n\n    from this_file import build\n    network = "
          "build(\"weights.safetensors\")\n\"\"\"\n\n"
          "from pathlib import Path\n\nimport torch\nfrom safetensors.torch import load_file\nfrom torch import nn\n\n";
    text += inputsTable(graph) + classesTable(graph) + renamedTable(renamed) + "\n\n" + classes;
    const std::string rename =
        renamed.empty() ? "" : "        state = {RENAMED.get(name, name): tensor for name, tensor in state.items()}\n";
    return text + replaced(replaced(buildFunction, "%CLASS%", className), "%RENAME%", rename);
}

} // namespace vitrine
