#pragma once

#include "core/network/ParamValue.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// Where a block stands on the canvas, in canvas units (pixels at 100 %).
struct Position {
    double x = 0;
    double y = 0;
    bool operator==(const Position &) const = default;
};

/// Members of a JSON object that this version does not know, by name, as JSON text; kept through a load and a save.
using UnknownMembers = std::map<std::string, std::string>;

struct Block {
    std::string id;
    std::string type; ///< a kind of block: "Conv2d"
    std::map<std::string, ParamValue, std::less<>> params; ///< those that were given; the rest have their defaults
    std::optional<Position> position; ///< none: the canvas lays it out
    UnknownMembers unknown;
    bool isFrozen = false; ///< its weights and statistics stay as they are while the network trains

    bool operator==(const Block &) const = default;
};

/// One end of a connection: a block and one of its ports.
struct Endpoint {
    std::string block;
    int port = 0;
    auto operator<=>(const Endpoint &) const = default;
};

struct Connection {
    Endpoint from; ///< an output port
    Endpoint to; ///< an input port
    UnknownMembers unknown;

    bool operator==(const Connection &) const = default;
};

/// A network as plain data: blocks and connections, nothing else. Any value of this type is allowed, a wrong one too;
/// core/graph tells what is wrong with it.
struct Network {
    std::string name;
    std::vector<Block> blocks;
    std::vector<Connection> connections;
    std::vector<std::string> classes; ///< names of the classes that it tells apart; may be empty
    UnknownMembers unknown;

    const Block *find(std::string_view id) const;
    Block *find(std::string_view id);
    bool operator==(const Network &) const = default;
};

} // namespace vitrine
