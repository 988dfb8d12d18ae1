#include "core/network/NetworkReader.h"

#include "core/base/Shortened.h"
#include "core/network/BlockId.h"
#include "core/network/JsonMembers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace vitrine {

namespace {

using Json = nlohmann::ordered_json;

constexpr double farthestPosition = 1e9;

bool isWhole(const Json &value)
{
    return value.is_number_integer()
        && (!value.is_number_unsigned() || value.get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX));
}

/// Numbers alone; a fraction among them makes all of them reals.
std::optional<ParamValue> listParam(const Json &list)
{
    if (std::ranges::all_of(list, isWhole))
        return list.get<std::vector<std::int64_t>>();
    if (std::ranges::all_of(list, [](const Json &entry) { return entry.is_number(); }))
        return list.get<std::vector<double>>();
    return std::nullopt;
}

std::optional<ParamValue> paramOf(const Json &value)
{
    if (value.is_null())
        return ParamValue();
    if (value.is_boolean())
        return value.get<bool>();
    if (isWhole(value))
        return value.get<std::int64_t>();
    if (value.is_number())
        return value.get<double>();
    if (value.is_string())
        return value.get<std::string>();
    return value.is_array() ? listParam(value) : std::nullopt;
}

void readParams(JsonMembers &members, Block &block)
{
    const Json *params = members.find("params");
    if (!params)
        return;
    if (!params->is_object())
        return members.mustBe("params", Message::of(VITRINE_TEXT("core", "an object, \"{…}\"")));
    for (const auto &[name, value] : params->items()) {
        auto param = paramOf(value);
        if (!param) {
            return members.mustBe(shortened(name).c_str(),
                                  Message::of(VITRINE_TEXT("core",
                                                           "a number, a text, true, false, null or a list "
                                                           "of numbers")));
        }
        block.params.emplace(name, std::move(*param));
    }
}

void readFrozen(JsonMembers &members, Block &block)
{
    const Json *frozen = members.find("frozen");
    if (frozen && !frozen->is_boolean())
        return members.mustBe("frozen", Message::of(VITRINE_TEXT("core", "true or false")));
    block.isFrozen = frozen && frozen->get<bool>();
}

void readPosition(JsonMembers &members, Block &block)
{
    const Json *position = members.find("position");
    if (!position)
        return;
    const auto isCoordinate = [](const Json &value) {
        return value.is_number() && std::abs(value.get<double>()) <= farthestPosition;
    };
    if (!position->is_array() || position->size() != 2 || !std::ranges::all_of(*position, isCoordinate))
        return members.mustBe("position", Message::of(VITRINE_TEXT("core", "a list of two numbers, [x, y]")));
    block.position = Position{(*position)[0].get<double>(), (*position)[1].get<double>()};
}

Message fileText(const std::string &name)
{
    return Message::of(VITRINE_TEXT("core", "The file %1"), name);
}

/// "The file x.json: block 3", or with its id where it has one.
Message blockPlace(const Json &value, std::size_t index, const std::string &name)
{
    if (value.is_object()) {
        const auto id = value.find("id");
        if (id != value.end() && id->is_string())
            return Message::of(VITRINE_TEXT("core", "The file %1: block \"%2\""), name,
                               shortened(id->get_ref<const std::string &>()));
    }
    return Message::of(VITRINE_TEXT("core", "The file %1: block number %2"), name, index + 1);
}

Result<Block> blockOf(const Json &value, std::size_t index, const std::string &name)
{
    JsonMembers members(value, blockPlace(value, index, name));
    Block block;
    block.id = members.requiredText("id");
    block.type = members.requiredText("type");
    readParams(members, block);
    readPosition(members, block);
    readFrozen(members, block);
    block.unknown = members.unknown({"id", "type", "params", "position", "frozen"});
    if (members.failed())
        return members.error();
    if (!isBlockId(block.id))
        return fail(VITRINE_TEXT("core", "%1: %2"), fileText(name), notABlockId(block.id));
    return block;
}

Result<Connection> connectionOf(const Json &value, std::size_t index, const std::string &name)
{
    JsonMembers members(value, Message::of(VITRINE_TEXT("core", "The file %1: connection number %2"), name, index + 1));
    Connection connection;
    connection.from = {members.requiredText("from"), members.port("output")};
    connection.to = {members.requiredText("to"), members.port("input")};
    connection.unknown = members.unknown({"from", "to", "output", "input"});
    if (members.failed())
        return members.error();
    return connection;
}

/// Fills `entries` by `read`, which is called for each entry of the list.
template <typename Entry, typename Read>
Result<void> readList(const Json *list, std::vector<Entry> &entries, const std::string &name, Read read)
{
    if (!list)
        return {};
    entries.reserve(list->size());
    for (std::size_t i = 0; i < list->size(); ++i) {
        auto entry = read((*list)[i], i, name);
        if (!entry)
            return entry.error();
        entries.push_back(std::move(*entry));
    }
    return {};
}

Result<void> checkFormat(const JsonMembers &members, const std::string &name)
{
    const Json *format = members.find("format");
    if (!format || *format != "vitrine-network") {
        return fail(VITRINE_TEXT("core",
                                 "The file %1 is not a network of this program: its member \"format\" must be "
                                 "\"vitrine-network\"."),
                    name);
    }
    const Json *version = members.find("version");
    if (!version || !isWhole(*version) || *version != 1) {
        return fail(VITRINE_TEXT("core", "The file %1 is a network of version %2; this program reads version 1."), name,
                    version ? shortened(version->dump(), 20) : std::string("?"));
    }
    return {};
}

Result<void> checkUniqueIds(const Network &network, const std::string &name)
{
    std::unordered_set<std::string_view> seen;
    for (const Block &block : network.blocks) {
        if (!seen.insert(block.id).second) {
            return fail(VITRINE_TEXT("core", "The file %1: two blocks have the id \"%2\"; every id must be unique."),
                        name, block.id);
        }
    }
    return {};
}

} // namespace

Result<Network> networkOf(const Json &document, const std::string &name)
{
    JsonMembers members(document, fileText(name));
    if (members.failed())
        return members.error();
    if (const auto format = checkFormat(members, name); !format)
        return format.error();
    Network network;
    network.name = members.text("name");
    network.classes = members.texts("classes");
    network.unknown = members.unknown({"format", "version", "name", "classes", "blocks", "connections"});
    const Json *blocks = members.list("blocks", true);
    const Json *connections = members.list("connections", false);
    if (members.failed())
        return members.error();
    if (const auto read = readList(blocks, network.blocks, name, blockOf); !read)
        return read.error();
    if (const auto read = readList(connections, network.connections, name, connectionOf); !read)
        return read.error();
    if (const auto unique = checkUniqueIds(network, name); !unique)
        return unique.error();
    return network;
}

} // namespace vitrine
