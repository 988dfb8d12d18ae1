#include "core/trace/Explain.h"

#include "core/trace/LossRoots.h"
#include "core/trace/NodeContext.h"

#include <algorithm>
#include <cctype>
#include <unordered_set>

namespace vitrine {

namespace {

/// The number asked for, in terms of primitive nodes.
struct Question {
    ValueRef value;
    Index index;
};

Result<Question> locate(const Trace &trace, std::string_view block, const Index &index, int port)
{
    const Graph &graph = trace.graph;
    Question question{{}, index};
    const int blockIndex = graph.findBlock(block);
    const int nodeIndex = blockIndex < 0 ? graph.findNode(block) : -1;
    if (blockIndex < 0 && nodeIndex < 0)
        return fail(VITRINE_TEXT("core", "There is no block “%1” in this network."), std::string(block));
    const int ports =
        static_cast<int>(blockIndex >= 0 ? graph.blocks[static_cast<std::size_t>(blockIndex)].outputs.size()
                                         : graph.nodes[static_cast<std::size_t>(nodeIndex)].outputShapes.size());
    if (port < 0 || port >= ports)
        return fail(VITRINE_TEXT("core", "%1 has no output %2; it has %3."), std::string(block), port, ports);
    question.value = blockIndex >= 0
        ? graph.blocks[static_cast<std::size_t>(blockIndex)].outputs[static_cast<std::size_t>(port)]
        : ValueRef{nodeIndex, port};
    const Node &node = graph.nodes[static_cast<std::size_t>(question.value.node)];
    const Shape &shape = node.outputShapes[static_cast<std::size_t>(question.value.port)];
    if (shape.empty() && index == Index{0})
        question.index.clear();
    bool inside = question.index.size() == shape.size();
    for (std::size_t d = 0; inside && d < shape.size(); ++d)
        inside = question.index[d] >= 0 && question.index[d] < shape[d];
    if (!inside)
        return fail(VITRINE_TEXT("core", "%1 has the shape %2; the index %3 lies outside it."), std::string(block),
                    toString(shape), labelOf("", index));
    return question;
}

/// A sum of expressions, each in parentheses where it must be.
std::string sumOf(const std::vector<std::string> &parts)
{
    if (parts.empty())
        return "0";
    std::string sum = parts[0];
    for (std::size_t i = 1; i < parts.size(); ++i)
        sum += " + (" + parts[i] + ")";
    return sum;
}

/// Only what the expression uses: a kind may look at a number and find that it does not count.
std::vector<Term> usedTerms(std::vector<Term> terms, std::string_view expression)
{
    const auto isPartOfName = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    std::unordered_set<std::string_view> used;
    for (std::size_t at = 0; at < expression.size();) {
        std::size_t end = at;
        while (end < expression.size() && isPartOfName(expression[end]))
            ++end;
        used.insert(expression.substr(at, end - at));
        at = std::max(end, at + 1);
    }
    std::erase_if(terms, [&used](const Term &term) { return !used.contains(term.name); });
    return terms;
}

Explanation explainForwardValue(const Trace &trace, const Question &question)
{
    const Node &node = trace.graph.nodes[static_cast<std::size_t>(question.value.node)];
    Explanation explanation;
    TermList terms(trace);
    NodeContext context(terms, question.value.node);
    explanation.formula = node.kind->formula(Pass::Forward);
    explanation.expression = node.kind->category() == Category::Input
        ? context.output(question.index, question.value.port)
        : node.kind->explainForward(context, question.value.port, question.index);
    explanation.terms = usedTerms(terms.take(), explanation.expression);
    return explanation;
}

/// A composite may end in a part that only moves numbers (a concatenation, a permutation): then the layer that computed
/// this one is what explains it.
Explanation explainInside(const Trace &trace, Question question)
{
    const Graph &graph = trace.graph;
    const int block = graph.nodes[static_cast<std::size_t>(question.value.node)].block;
    for (;;) {
        Explanation explanation = explainForwardValue(trace, question);
        if (explanation.terms.size() != 1 || explanation.expression != explanation.terms[0].name
            || explanation.terms[0].place.kind != Place::Kind::Output)
            return explanation;
        const Place &source = explanation.terms[0].place;
        const int node = graph.findNode(source.name);
        if (node < 0 || node == question.value.node || graph.nodes[static_cast<std::size_t>(node)].block != block)
            return explanation;
        question = {{node, source.port}, source.index};
    }
}

bool isRoot(const Graph &graph, const ValueRef &value)
{
    const std::vector<int> roots = lossRoots(graph);
    return std::find(roots.begin(), roots.end(), value.node) != roots.end();
}

Explanation explainBackwardValue(const Trace &trace, const Question &question)
{
    const Graph &graph = trace.graph;
    Explanation explanation;
    TermList terms(trace);
    std::vector<std::string> parts;
    std::vector<std::string> formulas;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Node &consumer = graph.nodes[i];
        for (std::size_t port = 0; port < consumer.inputs.size(); ++port) {
            if (!(consumer.inputs[port] == question.value))
                continue;
            if (!trace.nodes[i].outputs.at(0).valid())
                continue; // a loss that had no target
            NodeContext context(terms, static_cast<int>(i));
            parts.push_back(consumer.kind->explainBackward(context, static_cast<int>(port), question.index));
            formulas.push_back(consumer.path + ": " + consumer.kind->formula(Pass::Backward));
        }
    }
    if (isRoot(graph, question.value)) {
        const std::string loss = graph.nodes[static_cast<std::size_t>(question.value.node)].path;
        NodeContext context(terms, question.value.node);
        parts = {context.constant("∂L/∂L", 1)};
        formulas = {"∂L/∂" + loss + " = 1"};
    }
    explanation.expression = sumOf(parts);
    for (const std::string &formula : formulas)
        explanation.formula += (explanation.formula.empty() ? "" : "\n") + formula;
    if (parts.empty())
        explanation.formula = "∂L/∂x = 0";
    explanation.terms = usedTerms(terms.take(), explanation.expression);
    return explanation;
}

} // namespace

Result<Explanation> explain(const Trace &trace, std::string_view block, const Index &index, Pass pass, int port)
{
    const auto question = locate(trace, block, index, port);
    if (!question)
        return question.error();
    if (pass == Pass::Backward && !trace.hasBackward)
        return fail(
            VITRINE_TEXT("core", "There was no backward pass: the network has no loss, or it was run without one."));
    const NodeTrace &record = trace.nodes[static_cast<std::size_t>(question->value.node)];
    const auto &tensors = pass == Pass::Forward ? record.outputs : record.gradients;
    const Snapshot &tensor = tensors.at(static_cast<std::size_t>(question->value.port));
    if (!tensor.valid())
        return fail(VITRINE_TEXT("core", "%1 was not computed in this run."), std::string(block));

    Explanation explanation =
        pass == Pass::Forward ? explainInside(trace, *question) : explainBackwardValue(trace, *question);
    explanation.pass = pass;
    explanation.block = std::string(block);
    explanation.index = question->index;
    explanation.value = tensor.at(question->index);
    const auto recomputed = evaluateExpression(explanation.expression, explanation.terms);
    if (!recomputed)
        return recomputed.error();
    explanation.recomputed = *recomputed;
    return explanation;
}

std::vector<Region> regions(const Explanation &explanation)
{
    std::vector<Region> result;
    for (const Term &term : explanation.terms) {
        const Place &place = term.place;
        if (place.kind == Place::Kind::Constant)
            continue;
        const auto known = std::find_if(result.begin(), result.end(), [&place](const Region &region) {
            return region.kind == place.kind && region.name == place.name && region.port == place.port;
        });
        if (known == result.end()) {
            result.push_back({place.kind, place.name, place.port, place.index, place.index});
            continue;
        }
        for (std::size_t d = 0; d < place.index.size(); ++d) {
            known->first[d] = std::min(known->first[d], place.index[d]);
            known->last[d] = std::max(known->last[d], place.index[d]);
        }
    }
    return result;
}

} // namespace vitrine
