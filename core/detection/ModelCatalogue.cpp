#include "core/detection/ModelCatalogue.h"

#include "core/base/JsonReader.h"
#include "core/base/ReadFile.h"
#include "core/base/UserFolder.h"
#include "core/detection/ModelStore.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace vitrine {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t largestCatalogue = 1 << 20;

Error wrong(const std::string &name, const std::string &model, const char *member, const Message &rule)
{
    return fail(VITRINE_TEXT("core", "%1: the model %2 has no usable \"%3\": %4."), name, model, member, rule);
}

bool isPlainFileName(const std::string &file)
{
    const bool known = file.ends_with(".pth") || file.ends_with(".onnx") || file.ends_with(".safetensors");
    return known && file.find_first_of("/\\") == std::string::npos && !file.starts_with('.')
        && std::none_of(file.begin(), file.end(), [](unsigned char c) { return std::iscntrl(c) != 0; });
}

bool isChecksum(const std::string &text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string textOf(const Json &json, const char *member)
{
    const auto found = json.find(member);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

double numberOf(const Json &json, const char *member)
{
    const auto found = json.find(member);
    return found != json.end() && found->is_number() ? found->get<double>() : 0;
}

Result<CatalogueModel> readModel(const Json &json, const std::string &name)
{
    CatalogueModel model;
    if (!json.is_object() || (model.id = textOf(json, "id")).empty())
        return fail(VITRINE_TEXT("core", "%1: a model has no \"id\"."), name);
    model.name = textOf(json, "name");
    model.file = textOf(json, "file");
    model.url = textOf(json, "url");
    model.input = static_cast<int>(std::clamp(numberOf(json, "input"), 0.0, 4096.0));
    model.averagePrecision = numberOf(json, "ap");
    if (model.name.empty())
        return wrong(name, model.id, "name", Message::of(VITRINE_TEXT("core", "it must be a text")));
    if (!isPlainFileName(model.file))
        return wrong(
            name, model.id, "file",
            Message::of(VITRINE_TEXT("core", "it must be a plain name that ends in .pth, .onnx or .safetensors")));
    if (!model.url.starts_with("https://"))
        return wrong(name, model.id, "url", Message::of(VITRINE_TEXT("core", "it must start with https://")));
    if (const auto size = json.find("size"); size != json.end()) {
        if (!size->is_number_unsigned() || size->get<std::uint64_t>() == 0
            || size->get<std::uint64_t>() > largestModelFile)
            return wrong(name, model.id, "size",
                         Message::of(VITRINE_TEXT("core", "it must be a number of bytes, 1 GiB at most")));
        model.size = size->get<std::uint64_t>();
    }
    if (json.contains("sha256") && !isChecksum(model.sha256 = textOf(json, "sha256")))
        return wrong(name, model.id, "sha256",
                     Message::of(VITRINE_TEXT("core", "it must be 64 hexadecimal digits in lower case")));
    return model;
}

/// What is left of a name when it does not matter how it is written: "YOLOX_Nano" and "nano" are the same.
std::string bare(std::string_view name)
{
    std::string text(name);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return c == '_' || c == ' ' ? '-' : static_cast<char>(std::tolower(c)); });
    return text.starts_with("yolox-") ? text.substr(6) : text;
}

std::vector<std::string> shortNames(const ModelCatalogue &catalogue)
{
    std::vector<std::string> names;
    std::transform(catalogue.models.begin(), catalogue.models.end(), std::back_inserter(names),
                   [](const CatalogueModel &model) { return bare(model.id); });
    return names;
}

Error unknown(const std::string &wanted, const ModelCatalogue &catalogue)
{
    const std::vector<std::string> names = shortNames(catalogue);
    std::string list;
    for (const std::string &name : names)
        list += (list.empty() ? "" : ", ") + name;
    return fail(VITRINE_TEXT("core", "There is no file %1, and no known model of that name; known are %2."), wanted,
                list);
}

} // namespace

const CatalogueModel *ModelCatalogue::find(std::string_view name) const
{
    const std::string wanted = bare(name);
    const auto found = std::find_if(models.begin(), models.end(), [&wanted](const CatalogueModel &model) {
        const std::string stem = std::filesystem::path(model.file).stem().string();
        return wanted == bare(model.id) || wanted == bare(model.name) || wanted == bare(stem)
            || wanted == bare(model.file);
    });
    return found == models.end() ? nullptr : &*found;
}

Result<ModelCatalogue> parseModelCatalogue(std::string_view text, const std::string &name)
{
    const auto json = readJsonText(text, name, {largestCatalogue, 8, 10'000});
    if (!json)
        return json.error();
    const auto version = json->is_object() ? json->find("version") : json->end();
    if (!json->is_object() || textOf(*json, "format") != "vitrine-models" || version == json->end() || *version != 1)
        return fail(VITRINE_TEXT("core", "%1 is no list of models of version 1."), name);
    ModelCatalogue catalogue{textOf(*json, "source"), textOf(*json, "page"), textOf(*json, "licence"), {}};
    const auto models = json->find("models");
    if (models == json->end() || !models->is_array() || models->empty())
        return fail(VITRINE_TEXT("core", "%1 lists no models."), name);
    for (const Json &entry : *models) {
        auto model = readModel(entry, name);
        if (!model)
            return model.error();
        if (catalogue.find(model->id) || catalogue.find(model->file))
            return fail(VITRINE_TEXT("core", "%1 lists the model %2 twice."), name, model->id);
        catalogue.models.push_back(std::move(*model));
    }
    return catalogue;
}

Result<ModelCatalogue> readModelCatalogue(const std::filesystem::path &file)
{
    const auto text = readFile(file, largestCatalogue);
    if (!text)
        return text.error();
    return parseModelCatalogue(*text, file.string());
}

std::filesystem::path modelsFolder()
{
    return userDataFolder() / "models";
}

Result<std::filesystem::path> resolveModel(const std::string &nameOrPath, const ModelCatalogue &catalogue,
                                           const std::filesystem::path &folder)
{
    // A folder "nano" stands in nobody's way, but one that is called "x.pth" was meant.
    std::error_code ignored;
    const auto status = std::filesystem::status(nameOrPath, ignored);
    if (std::filesystem::is_regular_file(status)
        || (std::filesystem::exists(status) && std::filesystem::path(nameOrPath).has_extension()))
        return std::filesystem::path(nameOrPath);
    const CatalogueModel *model = catalogue.find(nameOrPath);
    if (!model) {
        const bool isName =
            std::filesystem::path(nameOrPath).extension().empty() && nameOrPath.find('/') == std::string::npos;
        if (isName)
            return unknown(nameOrPath, catalogue);
        return std::filesystem::path(nameOrPath); // whoever opens it says what is wrong with it
    }
    ModelStore store(folder);
    if (store.state(*model) == ModelStore::State::Missing)
        return Error{howToFetch(*model, folder), {}, false};
    if (auto verified = store.verify(*model); !verified)
        return verified.error();
    return store.file(*model);
}

Message howToFetch(const CatalogueModel &model, const std::filesystem::path &folder)
{
    return Message::of(VITRINE_TEXT("core",
                                    "The weights of %1 are not there yet: download them in the studio, or "
                                    "fetch %2 and put the file into the folder %3."),
                       model.name, model.url, folder.string());
}

} // namespace vitrine
