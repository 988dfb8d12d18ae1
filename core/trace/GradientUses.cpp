#include "core/trace/GradientUses.h"

#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/variable.h>

#include <set>

namespace vitrine {

int gradientUses(const at::Tensor &value, const std::vector<at::Tensor> &outputs, const std::vector<at::Tensor> &inputs)
{
    using torch::autograd::Edge;
    using torch::autograd::Node;
    using torch::autograd::impl::gradient_edge;
    const Edge goal = gradient_edge(value);
    std::set<const Node *> seen;
    for (const at::Tensor &input : inputs)
        if (input.requires_grad())
            seen.insert(gradient_edge(input).function.get());
    std::vector<const Node *> open;
    const auto visit = [&](const Node *node) {
        if (node && seen.insert(node).second)
            open.push_back(node);
    };
    int uses = 0;
    for (const at::Tensor &output : outputs)
        if (output.requires_grad())
            visit(gradient_edge(output).function.get());
    while (!open.empty()) {
        const Node *node = open.back();
        open.pop_back();
        for (const Edge &edge : node->next_edges()) {
            uses += edge.function == goal.function && edge.input_nr == goal.input_nr;
            visit(edge.function.get());
        }
    }
    return uses;
}

} // namespace vitrine
