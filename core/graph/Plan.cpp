#include "core/graph/Plan.h"

#include "core/base/NearestName.h"
#include "core/base/Shortened.h"
#include "core/graph/Connect.h"
#include "core/graph/KindOf.h"
#include "core/graph/TopologicalOrder.h"
#include "core/network/BlockId.h"
#include "core/network/ForeignType.h"

namespace vitrine {

namespace {

std::string publicTypes(std::vector<std::string> &types)
{
    std::string listed;
    for (const auto &kind : blockKinds()) {
        if (!kind->isPublic())
            continue;
        types.push_back(kind->type());
        listed += (listed.empty() ? "" : ", ") + types.back();
    }
    return listed;
}

Message unknownType(const Block &block)
{
    if (const auto why = definitionProblem(block))
        return Message::of(VITRINE_TEXT("core", "Block \"%1\" is a block of one's own that can't be used: %2"),
                           block.id, *why);
    if (block.type.starts_with(foreignPrefix))
        return Message::of(VITRINE_TEXT("core",
                                        "Block \"%1\" stands for the ONNX operator %2, which no kind of block does. "
                                        "Replace it by blocks that do the same, or delete it."),
                           block.id, shortened(block.type.substr(foreignPrefix.size())));
    std::vector<std::string> types;
    const std::string listed = publicTypes(types);
    const std::string type = shortened(block.type);
    const std::string meant = nearestName(type, types);
    if (meant.empty()) {
        return Message::of(VITRINE_TEXT("core", "Block \"%1\" has the unknown type \"%2\". Known types: %3."), block.id,
                           type, listed);
    }
    return Message::of(
        VITRINE_TEXT("core", "Block \"%1\" has the unknown type \"%2\"; did you mean \"%3\"? Known types: %4."),
        block.id, type, meant, listed);
}

/// The kind, or null after a problem.
const BlockKind *findKind(const Block &block, bool isPart, std::vector<Problem> &problems)
{
    const BlockKind *kind = kindOf(block);
    if (!kind) {
        problems.push_back({block.id, {}, unknownType(block)});
    } else if (!isPart && !kind->isPublic()) {
        problems.push_back({block.id,
                            {},
                            Message::of(VITRINE_TEXT("core",
                                                     "Block \"%1\": the type \"%2\" is only a part of other blocks; "
                                                     "a network can't use it by itself."),
                                        block.id, block.type)});
        return nullptr;
    }
    return kind;
}

PlannedBlock planBlock(const Block &block, bool isPart, std::vector<Problem> &problems)
{
    PlannedBlock planned;
    planned.block = &block;
    if (!isPart && !isBlockId(block.id)) {
        problems.push_back({block.id, {}, notABlockId(block.id)});
        planned.sound = false;
    }
    planned.kind = findKind(block, isPart, problems);
    if (!planned.kind) {
        planned.sound = false;
        return planned;
    }
    if (isPart && planned.kind->category() == Category::Input)
        return planned;
    const std::size_t before = problems.size();
    planned.params = Params::resolve(planned.kind->parameters(), block, problems);
    if (problems.size() == before)
        planned.kind->check(planned.params, block.id, problems);
    planned.sound = planned.sound && problems.size() == before;
    return planned;
}

} // namespace

Plan planNetwork(const Network &network, bool isPart, std::vector<Problem> &problems)
{
    Plan plan;
    if (network.blocks.empty()) {
        problems.push_back(
            {{}, {}, Message::of(VITRINE_TEXT("core", "The network has no blocks; it needs an Input at least."))});
        return plan;
    }
    if (network.blocks.size() > mostNodes || network.connections.size() > 8 * mostNodes) {
        problems.push_back({{},
                            {},
                            Message::of(VITRINE_TEXT("core",
                                                     "The network has %1 blocks and %2 connections; at most %3 and %4 "
                                                     "are taken."),
                                        network.blocks.size(), network.connections.size(), mostNodes, 8 * mostNodes)});
        return plan;
    }
    plan.blocks.reserve(network.blocks.size());
    for (const Block &block : network.blocks) {
        if (problems.size() >= mostProblems)
            return plan;
        plan.blocks.push_back(planBlock(block, isPart, problems));
    }
    connectBlocks(network, plan, problems);
    plan.order = topologicalOrder(plan, problems);
    return plan;
}

} // namespace vitrine
