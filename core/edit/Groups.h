#pragma once

#include "core/edit/Blocks.h"
#include "core/network/Network.h"

#include <string>
#include <vector>

namespace vitrine::edit {

/// A frame with a name around some blocks: for the eye alone, it computes nothing.
///
/// A network file keeps groups in its member `groups`, `[{"name": "stem", "blocks": ["conv1", "relu1"], "collapsed":
/// true}]`, which programs that don't know it pass on (Network::unknown).
struct Group {
    std::string name;
    std::vector<std::string> blocks; ///< ids, in the order of the file
    bool collapsed = false; ///< shown as one box

    bool operator==(const Group &) const = default;
};

/// Those that the network has; a member that is not as it should be counts as none, blocks that don't exist are left
/// out.
std::vector<Group> groupsOf(const Network &network);
/// With these in place of those it has; groups without blocks are left out.
Network withGroups(Network network, const std::vector<Group> &groups);

/// A group around these blocks; they leave the ones that they were in.
Network withGroup(Network network, const std::string &name, const Ids &blocks);
/// "Group 1", "Group 2", …: `stem` and the first number that no group has.
std::string freeGroupName(const Network &network, const std::string &stem);
/// Without the group with that place in groupsOf(); its blocks stay.
Network withoutGroup(Network network, std::size_t index);
Network renameGroup(Network network, std::size_t index, const std::string &name);
Network collapseGroup(Network network, std::size_t index, bool collapsed);

/// What Blocks.h needs when blocks go or change their names.
Network withoutMembers(Network network, const Ids &ids);
Network withMemberRenamed(Network network, const std::string &id, const std::string &newId);

} // namespace vitrine::edit
