#pragma once

#include "core/base/Result.h"
#include "core/blocks/BlockKind.h"
#include "core/network/Network.h"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// The type of all blocks of the user's own in a network file. What such a block is stands in its member `definition`,
/// in the block itself, so that a file needs nothing beside it.
inline constexpr const char *customType = "Custom";
/// The member of a block (Block::unknown) that holds its definition.
inline constexpr const char *definitionMember = "definition";

/// A parameter of a part that the whole block has too, under a name of its own.
struct ExposedParameter {
    std::string name; ///< "out_channels"
    std::string block; ///< id of the part
    std::string parameter; ///< of that part
    bool operator==(const ExposedParameter &) const = default;
};

/// A block of the user's own: a small network under a name, with entrances and exits.
///
/// As JSON, `{"name", "category", "help", "blocks", "connections", "outputs", "parameters"}`: blocks and connections as
/// in a network file; the entrances are `Input` blocks named in0, in1, … after the ports, without parameters; outputs
/// is a list of `{"block", "output"}`, parameters one of `{"name", "block", "parameter"}`.
struct Definition {
    /// What a file may ask for at most.
    static constexpr std::size_t mostBytes = 1024 * 1024;
    static constexpr std::size_t mostBlocks = 1000;
    static constexpr std::size_t mostPorts = 64;
    static constexpr std::size_t mostParameters = 64;
    static constexpr std::size_t longestName = 60; ///< bytes
    static constexpr std::size_t longestHelp = 2000; ///< bytes
    /// Blocks of the user's own within one another.
    static constexpr int deepest = 8;

    std::string name;
    Category category = Category::Combine; ///< what its colour says; neither Input nor Loss
    std::string help; ///< the user's sentence about it; may be empty
    Network network; ///< blocks and connections alone
    std::vector<Endpoint> outputs; ///< a place inside for each exit
    std::vector<ExposedParameter> parameters;
    UnknownMembers unknown;

    int entrances() const;
    bool operator==(const Definition &) const = default;
};

/// Reads a definition; `place` stands for where it is from in messages. What the blocks in it mean is checked where
/// they are planned, but for what would make nonsense of the whole: ports, losses, parameters that no part has.
Result<Definition> parseDefinition(std::string_view json, const std::string &place);
/// On one line; parseDefinition() of it gives an equal one.
std::string toJson(const Definition &definition);

/// A file of one block, `*.vitrine-block.json`: a definition with the members `format` ("vitrine-block") and `version`.
Result<Definition> readDefinitionFile(std::string_view text, const std::string &file);
std::string toFile(const Definition &definition);
/// Whether a text looks like such a file.
bool isDefinitionFile(std::string_view text);

/// The names of categories in a file: "Convolution"; those that a block of the user's own may have.
const std::vector<std::pair<Category, std::string>> &customCategories();

/// What is wrong with a name or a help text, if anything.
std::optional<Message> wrongName(std::string_view name);

} // namespace vitrine
