#include "core/edit/Fragment.h"

#include "core/edit/BlockNames.h"
#include "core/edit/Groups.h"
#include "core/network/NetworkFile.h"

#include <utility>

namespace vitrine::edit {

Network fragmentOf(const Network &network, const Ids &ids)
{
    Network fragment;
    for (const Block &block : network.blocks) {
        if (ids.contains(block.id))
            fragment.blocks.push_back(block);
    }
    for (const Connection &each : network.connections) {
        if (ids.contains(each.from.block) && ids.contains(each.to.block))
            fragment.connections.push_back(each);
    }
    std::vector<Group> groups;
    for (Group &group : groupsOf(network)) {
        bool isInside = true;
        for (const std::string &id : group.blocks)
            isInside = isInside && ids.contains(id);
        if (isInside)
            groups.push_back(std::move(group));
    }
    return withGroups(std::move(fragment), groups);
}

std::string copyBlocks(const Network &network, const Ids &ids)
{
    return toJson(fragmentOf(network, ids));
}

Result<Network> readFragment(std::string_view text)
{
    return parseNetwork(text, "clipboard");
}

Pasted paste(Network network, const Network &fragment, Position offset)
{
    std::map<std::string, std::string> renamed;
    Ids ids;
    for (const Block &block : fragment.blocks) {
        Block copy = block;
        copy.id = freeCopyId(network, block.id);
        if (copy.position)
            copy.position = Position{copy.position->x + offset.x, copy.position->y + offset.y};
        renamed.emplace(block.id, copy.id);
        ids.insert(copy.id);
        network.blocks.push_back(std::move(copy));
    }
    for (const Connection &each : fragment.connections) {
        const auto from = renamed.find(each.from.block), to = renamed.find(each.to.block);
        if (from == renamed.end() || to == renamed.end())
            continue;
        network.connections.push_back({{from->second, each.from.port}, {to->second, each.to.port}, each.unknown});
    }
    std::vector<Group> groups = groupsOf(network);
    for (Group group : groupsOf(fragment)) {
        for (std::string &id : group.blocks)
            id = renamed.contains(id) ? renamed.at(id) : std::string();
        std::erase(group.blocks, std::string());
        groups.push_back(std::move(group));
    }
    return {withGroups(std::move(network), groups), std::move(ids)};
}

Pasted duplicate(Network network, const Ids &ids, Position offset)
{
    const Network fragment = fragmentOf(network, ids);
    return paste(std::move(network), fragment, offset);
}

} // namespace vitrine::edit
