#include "core/io/pickle/PickleCalls.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vitrine {

namespace {

using Elements = std::vector<PickleId>;
using enum PickleFunction;

struct Allowed {
    std::string_view module;
    std::string_view name;
    PickleFunction function;
};

constexpr std::array allowed{
    Allowed{"collections", "OrderedDict", OrderedDict},
    Allowed{"torch", "Size", Size},
    Allowed{"torch._utils", "_rebuild_tensor_v2", RebuildTensor},
    Allowed{"torch._utils", "_rebuild_parameter", RebuildParameter},
    Allowed{"numpy.core.multiarray", "scalar", Scalar},
    Allowed{"numpy._core.multiarray", "scalar", Scalar}, // since numpy 2
    Allowed{"numpy", "dtype", NumpyType},
    Allowed{"_codecs", "encode", Encode}, // for the bytes of numpy's scalars
};

struct StorageName {
    std::string_view name;
    std::string_view type;
};

constexpr std::array storageNames{
    StorageName{"FloatStorage", "F32"},     StorageName{"DoubleStorage", "F64"}, StorageName{"HalfStorage", "F16"},
    StorageName{"BFloat16Storage", "BF16"}, StorageName{"LongStorage", "I64"},   StorageName{"IntStorage", "I32"},
    StorageName{"ShortStorage", "I16"},     StorageName{"CharStorage", "I8"},    StorageName{"ByteStorage", "U8"},
    StorageName{"BoolStorage", "BOOL"},
};

/// An ordered dict of nothing, or of a list of pairs (as Python 2 wrote it).
std::optional<PickleId> orderedDict(Pickle &pickle, const Elements &arguments)
{
    if (arguments.empty())
        return pickle.addSequence(PickleContainer::Dict, {});
    const Elements *items = arguments.size() == 1 ? pickle.elements(arguments[0], PickleContainer::List) : nullptr;
    if (!items)
        return std::nullopt;
    Elements flat;
    for (const PickleId item : *items) {
        const Elements *pair = pickle.elements(item, PickleContainer::List);
        if (!pair)
            pair = pickle.elements(item, PickleContainer::Tuple);
        if (!pair || pair->size() != 2)
            return std::nullopt;
        flat.insert(flat.end(), pair->begin(), pair->end());
    }
    return pickle.addSequence(PickleContainer::Dict, flat);
}

/// (storage, offset, size, stride, requires_grad, hooks), and since torch 2 sometimes metadata.
std::optional<PickleId> tensor(Pickle &pickle, const Elements &arguments)
{
    if (arguments.size() < 4 || arguments.size() > 7)
        return std::nullopt;
    const auto *storage = pickle.get<PickleStorageRef>(arguments[0]);
    const auto *offset = pickle.get<std::int64_t>(arguments[1]);
    const auto *shape = pickle.get<PickleSequence>(arguments[2]);
    const auto *strides = pickle.get<PickleSequence>(arguments[3]);
    if (!storage || !offset || !shape || !strides || shape->kind != PickleContainer::Tuple
        || strides->kind != PickleContainer::Tuple)
        return std::nullopt;
    return pickle.addTensor({storage->place, *offset, shape->place, strides->place});
}

} // namespace

std::optional<PickleGlobal> allowedGlobal(std::string_view module, std::string_view name)
{
    const auto known = std::ranges::find_if(
        allowed, [&](const Allowed &entry) { return entry.module == module && entry.name == name; });
    if (known != allowed.end())
        return PickleGlobal{known->function};
    const auto storage = std::ranges::find(storageNames, name, &StorageName::name);
    if (module != "torch" || storage == storageNames.end())
        return std::nullopt;
    return PickleGlobal{Storage, storedType(storage->type)};
}

std::optional<PickleId> callGlobal(Pickle &pickle, const PickleGlobal &global, PickleId arguments)
{
    const Elements *given = pickle.elements(arguments, PickleContainer::Tuple);
    if (!given)
        return std::nullopt;
    switch (global.function) {
    case OrderedDict:
        return orderedDict(pickle, *given);
    case RebuildTensor:
        return tensor(pickle, *given);
    case Size: // a tuple
        if (given->size() == 1 && pickle.elements(given->front(), PickleContainer::Tuple))
            return given->front();
        return std::nullopt;
    case RebuildParameter: // (tensor, requires_grad, hooks)
        if (given->size() == 3 && pickle.get<PickleTensorRef>(given->front()))
            return given->front();
        return std::nullopt;
    case Scalar:
    case NumpyType:
    case Encode:
        return pickle.add(PickleOpaque{});
    case Storage: // stands in persistent ids only
        break;
    }
    return std::nullopt;
}

std::optional<PickleId> storageOf(Pickle &pickle, PickleId persistentId)
{
    // In the older layout a sixth element says of which storage this one is a view; PyTorch no longer writes those.
    const Elements *id = pickle.elements(persistentId, PickleContainer::Tuple);
    if (!id || id->size() < 5 || id->size() > 6 || (id->size() == 6 && !pickle.get<PickleOpaque>((*id)[5])))
        return std::nullopt;
    const auto *word = pickle.get<PickleText>((*id)[0]);
    const auto *global = pickle.get<PickleGlobal>((*id)[1]);
    const auto *key = pickle.get<PickleText>((*id)[2]);
    const auto *count = pickle.get<std::int64_t>((*id)[4]);
    if (!word || word->text != "storage" || !global || !global->type || !key || !count || *count < 0)
        return std::nullopt;
    return pickle.addStorage({global->type, key->text, *count});
}

} // namespace vitrine
