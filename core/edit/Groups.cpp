#include "core/edit/Groups.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace vitrine::edit {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *member = "groups";
constexpr std::size_t longestName = 200;

Group groupOf(const Json &value)
{
    Group group;
    if (!value.is_object())
        return group;
    if (const auto name = value.find("name"); name != value.end() && name->is_string())
        group.name = name->get<std::string>().substr(0, longestName);
    if (const auto collapsed = value.find("collapsed"); collapsed != value.end() && collapsed->is_boolean())
        group.collapsed = collapsed->get<bool>();
    const auto blocks = value.find("blocks");
    if (blocks == value.end() || !blocks->is_array())
        return group;
    for (const Json &id : *blocks) {
        if (id.is_string())
            group.blocks.push_back(id.get<std::string>());
    }
    return group;
}

/// Each block is in one group at most, the first that names it.
void settleMembers(const Network &network, std::vector<Group> &groups)
{
    Ids free;
    for (const Block &block : network.blocks)
        free.insert(block.id);
    for (Group &group : groups)
        std::erase_if(group.blocks, [&](const std::string &id) { return free.erase(id) == 0; });
    std::erase_if(groups, [](const Group &group) { return group.blocks.empty(); });
}

} // namespace

std::vector<Group> groupsOf(const Network &network)
{
    const auto found = network.unknown.find(member);
    if (found == network.unknown.end())
        return {};
    const Json list = Json::parse(found->second, nullptr, false);
    if (!list.is_array())
        return {};
    std::vector<Group> groups;
    for (const Json &each : list)
        groups.push_back(groupOf(each));
    settleMembers(network, groups);
    return groups;
}

Network withGroups(Network network, const std::vector<Group> &groups)
{
    std::vector<Group> kept = groups;
    settleMembers(network, kept);
    if (kept.empty()) {
        network.unknown.erase(member);
        return network;
    }
    Json list = Json::array();
    for (const Group &group : kept) {
        Json value = {{"name", group.name}, {"blocks", group.blocks}};
        if (group.collapsed)
            value["collapsed"] = true;
        list.push_back(std::move(value));
    }
    network.unknown[member] = list.dump(-1, ' ', false, Json::error_handler_t::replace);
    return network;
}

Network withGroup(Network network, const std::string &name, const Ids &blocks)
{
    std::vector<Group> groups = groupsOf(network);
    Group group{name, {}, false};
    for (const Block &block : network.blocks) {
        if (blocks.contains(block.id))
            group.blocks.push_back(block.id);
    }
    for (Group &other : groups)
        std::erase_if(other.blocks, [&](const std::string &id) { return blocks.contains(id); });
    groups.push_back(std::move(group));
    return withGroups(std::move(network), groups);
}

std::string freeGroupName(const Network &network, const std::string &stem)
{
    const std::vector<Group> groups = groupsOf(network);
    for (int number = 1;; ++number) {
        std::string name = stem + ' ' + std::to_string(number);
        if (std::ranges::find(groups, name, &Group::name) == groups.end())
            return name;
    }
}

Network withoutGroup(Network network, std::size_t index)
{
    std::vector<Group> groups = groupsOf(network);
    if (index < groups.size())
        groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(index));
    return withGroups(std::move(network), groups);
}

Network renameGroup(Network network, std::size_t index, const std::string &name)
{
    std::vector<Group> groups = groupsOf(network);
    if (index < groups.size())
        groups[index].name = name;
    return withGroups(std::move(network), groups);
}

Network collapseGroup(Network network, std::size_t index, bool collapsed)
{
    std::vector<Group> groups = groupsOf(network);
    if (index < groups.size())
        groups[index].collapsed = collapsed;
    return withGroups(std::move(network), groups);
}

Network withoutMembers(Network network, const Ids &ids)
{
    if (!network.unknown.contains(member))
        return network;
    std::vector<Group> groups = groupsOf(network);
    for (Group &group : groups)
        std::erase_if(group.blocks, [&](const std::string &id) { return ids.contains(id); });
    return withGroups(std::move(network), groups);
}

Network withMemberRenamed(Network network, const std::string &id, const std::string &newId)
{
    if (!network.unknown.contains(member))
        return network;
    // The block has its new id already, so that groupsOf() would leave out the old one.
    Json list = Json::parse(network.unknown.at(member), nullptr, false);
    if (!list.is_array())
        return network;
    for (Json &group : list) {
        if (!group.is_object() || !group.contains("blocks") || !group["blocks"].is_array())
            continue;
        for (Json &each : group["blocks"]) {
            if (each.is_string() && each.get_ref<const std::string &>() == id)
                each = newId;
        }
    }
    network.unknown[member] = list.dump(-1, ' ', false, Json::error_handler_t::replace);
    return network;
}

} // namespace vitrine::edit
