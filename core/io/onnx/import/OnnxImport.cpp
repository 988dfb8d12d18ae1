#include "core/io/OnnxImport.h"

#include "core/io/onnx/import/ImportContext.h"
#include "core/network/ForeignType.h"
#ifdef VITRINE_HAS_ONNX
#include "core/io/onnx/OnnxOrigin.h"
#endif

#include <algorithm>
#include <set>

namespace vitrine {

namespace {

const std::vector<ImportRule> &rules()
{
    static const std::vector<ImportRule> all = [] {
        std::vector<ImportRule> list = layerRules();
        for (const auto &more : {normRules(), shapeRules(), numberRules()})
            list.insert(list.end(), more.begin(), more.end());
        std::sort(list.begin(), list.end(),
                  [](const ImportRule &a, const ImportRule &b) { return std::string_view(a.op) < b.op; });
        return list;
    }();
    return all;
}

const ImportRule *findRule(const std::string &op)
{
    const auto found =
        std::find_if(rules().begin(), rules().end(), [&](const ImportRule &rule) { return rule.op == op; });
    return found == rules().end() ? nullptr : &*found;
}

/// The nodes whose outputs flow into the model's answer, rather than into sizes and constants: found from the end.
std::set<const OnnxNode *> flowingNodes(const ImportContext &context)
{
    const OnnxModel &model = context.model();
    std::set<std::string> wanted;
    for (const OnnxValue &output : model.outputs)
        wanted.insert(output.name);
    std::set<const OnnxNode *> flowing;
    for (auto node = model.nodes.rbegin(); node != model.nodes.rend(); ++node) {
        const bool isWanted = std::any_of(node->outputs.begin(), node->outputs.end(),
                                          [&](const std::string &output) { return wanted.contains(output); });
        if (!isWanted || node->outputs.empty() || (!node->outputs[0].empty() && context.constant(node->outputs[0])))
            continue;
        flowing.insert(&*node);
        const ImportRule *rule = findRule(node->op);
        for (const std::string &input : rule ? rule->data(context, *node) : computedInputs(context, *node))
            wanted.insert(input);
    }
    return flowing;
}

} // namespace

std::string unknownOnnxType(std::string_view op)
{
    return std::string(foreignPrefix) + std::string(op);
}

std::span<const UnderstoodOperator> understoodOnnxOperators()
{
    static const std::vector<UnderstoodOperator> table = [] {
        std::vector<UnderstoodOperator> list;
        for (const ImportRule &rule : rules())
            if (*rule.becomes)
                list.push_back({rule.op, rule.becomes});
        return list;
    }();
    return table;
}

Result<ImportedNetwork> importOnnx(const OnnxModel &model, const std::string &name)
{
#ifdef VITRINE_HAS_ONNX
    if (auto own = restoreOrigin(model)) {
        own->notes.push_back(Message::of(
            VITRINE_TEXT("core", "This program wrote the file; the network is back as it was, with every block.")));
        return *std::move(own);
    }
#endif
    if (model.inputs.empty() || model.outputs.empty())
        return fail(VITRINE_TEXT("core", "The model %1 has no input, or no output."), name);
    ImportContext context(model);
    for (const OnnxValue &input : model.inputs)
        context.addInput(input);
    const std::set<const OnnxNode *> flowing = flowingNodes(context);
    for (const OnnxNode &node : model.nodes) {
        if (!flowing.contains(&node))
            continue;
        const ImportRule *rule = findRule(node.op);
        if (!rule) {
            context.addUnknown(node, Message::of(VITRINE_TEXT("core", "No kind of block does this.")));
            continue;
        }
        const std::vector<std::string> inputs = rule->data(context, node);
        const bool hasAll = !inputs.empty() && std::all_of(inputs.begin(), inputs.end(), [&](const std::string &input) {
            return context.isMade(input);
        });
        if (!hasAll) {
            context.addUnknown(node, Message::of(VITRINE_TEXT("core", "Nothing computed flows into it.")));
            continue;
        }
        if (const auto refusal = rule->convert(context, node))
            context.addUnknown(node, *refusal);
    }
    const bool isReached = std::any_of(model.outputs.begin(), model.outputs.end(),
                                       [&](const OnnxValue &output) { return context.isMade(output.name); });
    if (!isReached)
        return fail(VITRINE_TEXT("core", "In the model %1 nothing leads from an input to an output."), name);
    if (model.outputs.size() > 1)
        context.note(Message::of(VITRINE_TEXT("core", "The model has %1 outputs; each is the end of a branch here."),
                                 static_cast<std::int64_t>(model.outputs.size())));
    ImportedNetwork imported = context.take();
    imported.network.name = name;
    return imported;
}

} // namespace vitrine
