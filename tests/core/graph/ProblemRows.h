#pragma once

#include "core/network/Network.h"

#include <string>

namespace vitrine::test {

/// A network of the inputs "image" [1, 8, 8] and "vector" [6] and what is given: the insides of JSON lists.
Network networkOf(const std::string &blocks, const std::string &connections);
/// A connection as JSON; `more` are further members, with a comma in front.
std::string wire(const std::string &from, const std::string &to, const std::string &more = {});
/// The same network with a block "b" that the image feeds; `params` is the inside of a JSON object.
Network withBlock(const std::string &type, const std::string &params);
/// The same network with a further Input "b".
Network withInput(const std::string &params);

/// Rows of the columns network, block, parameter, message: each network has this one problem.
void addProblemRows();

} // namespace vitrine::test
