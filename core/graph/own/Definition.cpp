#include "core/graph/own/Definition.h"

#include "core/base/JsonReader.h"
#include "core/base/Shortened.h"
#include "core/graph/KindOf.h"
#include "core/network/BlockId.h"
#include "core/network/JsonMembers.h"
#include "core/network/NetworkFile.h"
#include "core/network/NetworkReader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace vitrine {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *fileFormat = "vitrine-block";

std::string entranceId(std::size_t port)
{
    return "in" + std::to_string(port);
}

Error wrong(const std::string &place, const Message &why)
{
    return fail(VITRINE_TEXT("core", "%1: %2"), place, why);
}

/// The parts, read as those of a network file are.
Result<Network> readParts(JsonMembers &members, const std::string &place)
{
    Json network = {{"format", "vitrine-network"}, {"version", 1}};
    for (const char *list : {"blocks", "connections"}) {
        if (const Json *given = members.find(list))
            network[list] = *given;
    }
    return networkOf(network, place);
}

Result<Endpoint> outputOf(const Json &value, std::size_t index, const std::string &place)
{
    JsonMembers members(value, Message::of(VITRINE_TEXT("core", "%1: output number %2"), place, index + 1));
    Endpoint end{members.requiredText("block"), members.port("output")};
    if (members.failed())
        return members.error();
    return end;
}

Result<ExposedParameter> parameterOf(const Json &value, std::size_t index, const std::string &place)
{
    JsonMembers members(value, Message::of(VITRINE_TEXT("core", "%1: parameter number %2"), place, index + 1));
    ExposedParameter exposed{members.requiredText("name"), members.requiredText("block"),
                             members.requiredText("parameter")};
    if (members.failed())
        return members.error();
    return exposed;
}

template <typename Entry, typename Read>
Result<std::vector<Entry>> readList(const Json *list, std::size_t most, const std::string &place, Read read)
{
    std::vector<Entry> entries;
    if (!list)
        return entries;
    if (list->size() > most)
        return wrong(
            place,
            Message::of(VITRINE_TEXT("core", "a list has %1 entries; at most %2 are taken"), list->size(), most));
    for (std::size_t i = 0; i < list->size(); ++i) {
        auto entry = read((*list)[i], i, place);
        if (!entry)
            return entry.error();
        entries.push_back(*std::move(entry));
    }
    return entries;
}

Category categoryOf(const std::string &name)
{
    const auto &all = customCategories();
    const auto found = std::ranges::find(all, name, &std::pair<Category, std::string>::second);
    return found == all.end() ? Category::Combine : found->first;
}

std::string nameOf(Category category)
{
    const auto &all = customCategories();
    const auto found = std::ranges::find(all, category, &std::pair<Category, std::string>::first);
    return found == all.end() ? "Combine" : found->second;
}

/// The entrances are in0, in1, … without a gap; nothing else lets tensors in, and nothing takes a loss.
std::optional<Message> wrongParts(const Definition &definition)
{
    const auto count = static_cast<std::size_t>(definition.entrances());
    if (count == 0 || count > Definition::mostPorts)
        return Message::of(VITRINE_TEXT("core", "it has %1 entrances (Input blocks); 1 to %2 are taken"), count,
                           Definition::mostPorts);
    if (definition.network.blocks.size() > Definition::mostBlocks)
        return Message::of(VITRINE_TEXT("core", "it has %1 blocks; at most %2 are taken"),
                           definition.network.blocks.size(), Definition::mostBlocks);
    for (std::size_t port = 0; port < count; ++port) {
        const Block *input = definition.network.find(entranceId(port));
        if (!input || input->type != "Input")
            return Message::of(VITRINE_TEXT("core", "its Input blocks must be named in0, in1, …; \"%1\" is missing"),
                               entranceId(port));
    }
    for (const Block &block : definition.network.blocks) {
        const BlockKind *kind = findBlockKind(block.type);
        if (kind && kind->category() == Category::Loss)
            return Message::of(VITRINE_TEXT("core", "the loss \"%1\" can't be part of a block"), block.id);
        if (kind && !kind->isPublic())
            return Message::of(VITRINE_TEXT("core", "\"%1\" is of the type \"%2\", which a file can't name"), block.id,
                               block.type);
    }
    return std::nullopt;
}

std::optional<Message> wrongOutputs(const Definition &definition)
{
    if (definition.outputs.empty())
        return Message::of(VITRINE_TEXT("core", "it has no outputs; it needs one at least"));
    std::set<Endpoint> seen;
    for (const Endpoint &end : definition.outputs) {
        const Block *block = definition.network.find(end.block);
        if (!block || block->type == "Input")
            return Message::of(VITRINE_TEXT("core", "the output \"%1\" is none of its parts"), shortened(end.block));
        if (!seen.insert(end).second)
            return Message::of(VITRINE_TEXT("core", "the output \"%1\" is there twice"), shortened(end.block));
        const BlockKind *kind = kindOf(*block);
        std::vector<Problem> problems;
        const Params params = kind ? Params::resolve(kind->parameters(), *block, problems) : Params();
        if (kind && problems.empty() && end.port >= kind->outputCount(params))
            return Message::of(VITRINE_TEXT("core", "\"%1\" has no output %2"), shortened(end.block), end.port);
    }
    return std::nullopt;
}

std::optional<Message> wrongParameters(const Definition &definition)
{
    std::set<std::string> names;
    std::set<std::pair<std::string, std::string>> places;
    for (const ExposedParameter &each : definition.parameters) {
        if (!isBlockId(each.name))
            return notABlockId(each.name);
        const Block *block = definition.network.find(each.block);
        const BlockKind *kind = block && block->type != "Input" ? kindOf(*block) : nullptr;
        if (!kind
            || std::ranges::find(kind->parameters(), each.parameter, &ParameterSpec::name) == kind->parameters().end())
            return Message::of(VITRINE_TEXT("core",
                                            "the parameter \"%1\" is \"%2\" of the part \"%3\", which does not "
                                            "exist"),
                               each.name, shortened(each.parameter), shortened(each.block));
        if (!names.insert(each.name).second || !places.insert({each.block, each.parameter}).second)
            return Message::of(VITRINE_TEXT("core", "the parameter \"%1\" is there twice"), each.name);
    }
    return std::nullopt;
}

/// How many blocks of the user's own lie within one another, this one counted.
int depthOf(const Definition &definition)
{
    int deepest = 0;
    for (const Block &block : definition.network.blocks) {
        if (const BlockKind *kind = block.type == customType ? kindOf(block) : nullptr)
            deepest = std::max(deepest, depthOf(*definitionOf(*kind)));
    }
    return deepest + 1;
}

Result<Definition> checked(Definition definition, const std::string &place)
{
    for (const auto check : {wrongParts, wrongOutputs, wrongParameters}) {
        if (const auto why = check(definition))
            return wrong(place, *why);
    }
    if (depthOf(definition) > Definition::deepest)
        return wrong(place,
                     Message::of(VITRINE_TEXT("core", "more than %1 blocks of one's own lie within one another"),
                                 Definition::deepest));
    return definition;
}

Result<Definition> definitionFrom(const Json &document, const std::string &place)
{
    JsonMembers members(document, Message::verbatim(place));
    Definition definition;
    definition.name = members.requiredText("name");
    definition.category = categoryOf(members.text("category"));
    definition.help = members.text("help");
    definition.unknown = members.unknown(
        {"format", "version", "name", "category", "help", "blocks", "connections", "outputs", "parameters"});
    const Json *outputs = members.list("outputs", true);
    const Json *parameters = members.list("parameters", false);
    if (members.failed())
        return members.error();
    if (const auto why = wrongName(definition.name))
        return wrong(place, *why);
    if (definition.help.size() > Definition::longestHelp)
        return wrong(place,
                     Message::of(VITRINE_TEXT("core", "its help is longer than %1 bytes"), Definition::longestHelp));
    auto network = readParts(members, place);
    if (!network)
        return network.error();
    definition.network = *std::move(network);
    auto ends = readList<Endpoint>(outputs, Definition::mostPorts, place, outputOf);
    if (!ends)
        return ends.error();
    definition.outputs = *std::move(ends);
    auto exposed = readList<ExposedParameter>(parameters, Definition::mostParameters, place, parameterOf);
    if (!exposed)
        return exposed.error();
    definition.parameters = *std::move(exposed);
    return checked(std::move(definition), place);
}

Result<Json> readBounded(std::string_view text, const std::string &place)
{
    if (text.size() > Definition::mostBytes)
        return wrong(place, Message::of(VITRINE_TEXT("core", "it is larger than %1 bytes"), Definition::mostBytes));
    return readJsonText(text, place);
}

Json jsonOf(const Definition &definition)
{
    Json json = {{"name", definition.name}, {"category", nameOf(definition.category)}};
    if (!definition.help.empty())
        json["help"] = definition.help;
    Json parts = Json::parse(toJson(definition.network), nullptr, false);
    json["blocks"] = std::move(parts["blocks"]);
    json["connections"] = std::move(parts["connections"]);
    json["outputs"] = Json::array();
    for (const Endpoint &end : definition.outputs) {
        Json output = {{"block", end.block}};
        if (end.port != 0)
            output["output"] = end.port;
        json["outputs"].push_back(std::move(output));
    }
    for (const ExposedParameter &each : definition.parameters)
        json["parameters"].push_back({{"name", each.name}, {"block", each.block}, {"parameter", each.parameter}});
    for (const auto &[name, value] : definition.unknown)
        json[name] = Json::parse(value, nullptr, false);
    return json;
}

std::string dumped(const Json &json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace

int Definition::entrances() const
{
    return static_cast<int>(std::ranges::count(network.blocks, "Input", &Block::type));
}

Result<Definition> parseDefinition(std::string_view json, const std::string &place)
{
    const auto document = readBounded(json, place);
    if (!document)
        return document.error();
    return definitionFrom(*document, place);
}

std::string toJson(const Definition &definition)
{
    return dumped(jsonOf(definition), -1);
}

Result<Definition> readDefinitionFile(std::string_view text, const std::string &file)
{
    const auto document = readBounded(text, file);
    if (!document)
        return document.error();
    const bool isBlock = document->is_object() && document->value("format", Json()) == fileFormat;
    if (!isBlock || document->value("version", Json()) != 1)
        return fail(VITRINE_TEXT("core",
                                 "The file %1 is not a block of this program: its member \"format\" must be "
                                 "\"vitrine-block\", its version 1."),
                    file);
    return definitionFrom(*document, file);
}

std::string toFile(const Definition &definition)
{
    Json json = {{"format", fileFormat}, {"version", 1}};
    const Json inner = jsonOf(definition);
    for (const auto &[name, value] : inner.items())
        json[name] = value;
    return dumped(json, 1) + '\n';
}

bool isDefinitionFile(std::string_view text)
{
    return text.substr(0, 200).find("\"vitrine-block\"") != std::string_view::npos;
}

const std::vector<std::pair<Category, std::string>> &customCategories()
{
    static const std::vector<std::pair<Category, std::string>> all = {{Category::Convolution, "Convolution"},
                                                                      {Category::Linear, "Linear"},
                                                                      {Category::Normalization, "Normalization"},
                                                                      {Category::Activation, "Activation"},
                                                                      {Category::Pooling, "Pooling"},
                                                                      {Category::Reshape, "Reshape"},
                                                                      {Category::Combine, "Combine"},
                                                                      {Category::Detection, "Detection"}};
    return all;
}

std::optional<Message> wrongName(std::string_view name)
{
    const bool hasControls = std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (name.empty() || name.size() > Definition::longestName || hasControls || name.front() == ' ')
        return Message::of(VITRINE_TEXT("core", "a block's name is 1 to %1 bytes on one line, not \"%2\""),
                           Definition::longestName, shortened(name));
    return std::nullopt;
}

} // namespace vitrine
