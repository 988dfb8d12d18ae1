#include "core/training/WeightSeries.h"

#include "core/io/Safetensors.h"
#include "core/training/TrainFolder.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace vitrine {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "epoch-", suffix = ".safetensors";
constexpr std::size_t digits = 4; ///< at least, so that names sort as the epochs do
constexpr int mostRead = 20000; ///< entries of a folder that somebody else filled

std::optional<int> epochOf(const std::string &name)
{
    if (!name.starts_with(prefix) || !name.ends_with(suffix) || name.size() <= prefix.size() + suffix.size())
        return std::nullopt;
    const char *const first = name.data() + prefix.size(), *const last = name.data() + name.size() - suffix.size();
    int epoch = 0;
    const auto [end, problem] = std::from_chars(first, last, epoch);
    return problem == std::errc() && end == last && epoch >= 0 ? std::optional(epoch) : std::nullopt;
}

std::string nameOf(int epoch)
{
    const std::string number = std::to_string(epoch);
    return std::string(prefix) + std::string(number.size() < digits ? digits - number.size() : 0, '0') + number
        + std::string(suffix);
}

} // namespace

std::size_t SeriesLimits::most(std::size_t bytesEach) const
{
    constexpr std::size_t fewest = 3; // the first, the last, and one to see the way between them
    return std::clamp(bytes / std::max<std::size_t>(1, bytesEach), fewest, std::max(fewest, members));
}

std::size_t bytesOf(const TensorMap &tensors)
{
    std::size_t count = 0;
    for (const auto &[name, tensor] : tensors)
        count += static_cast<std::size_t>(tensor.elementCount());
    return count * sizeof(float);
}

int seriesStride(int epoch, int every, std::size_t most)
{
    // One place is for the last weights of the run, whatever their epoch.
    const auto places = static_cast<int>(std::max<std::size_t>(2, most - 1));
    int stride = std::max(1, every);
    while (epoch / stride + 1 > places)
        stride *= 2;
    return stride;
}

std::vector<SeriesMember> WeightSeries::members() const
{
    std::vector<SeriesMember> found;
    std::error_code code;
    int read = 0;
    for (fs::directory_iterator at(m_folder, code), end; !code && at != end && read < mostRead; at.increment(code)) {
        ++read;
        const auto epoch = epochOf(at->path().filename().string());
        std::error_code ignored;
        if (epoch && at->is_regular_file(ignored))
            found.push_back({*epoch, at->path()});
    }
    std::ranges::sort(found, [](const SeriesMember &a, const SeriesMember &b) {
        return a.epoch != b.epoch ? a.epoch < b.epoch : a.file < b.file;
    });
    const auto same = std::ranges::unique(found, {}, &SeriesMember::epoch); // epoch-3 beside epoch-0003
    found.erase(same.begin(), same.end());
    return found;
}

Result<void> WeightSeries::write(int epoch, const TensorMap &tensors,
                                 const std::map<std::string, std::string> &metadata) const
{
    std::error_code code;
    fs::create_directories(m_folder, code);
    if (code)
        return fail(VITRINE_TEXT("core", "The folder %1 could not be made: %2"), m_folder.string(), code.message());
    return writeSafetensors(m_folder / nameOf(epoch), tensors, metadata);
}

Result<void> WeightSeries::remove(const SeriesMember &member)
{
    std::error_code code;
    fs::remove(member.file, code);
    if (code)
        return fail(VITRINE_TEXT("core", "%1 could not be removed: %2."), member.file.string(), code.message());
    return {};
}

std::vector<SeriesMember> seriesIn(const fs::path &folder)
{
    std::vector<SeriesMember> members = TrainFolder(folder).series().members();
    return members.empty() ? WeightSeries(folder).members() : members;
}

void EpochWeights::add(int epoch, TensorMap tensors, bool isEnd)
{
    const std::size_t bytes = bytesOf(tensors), most = seriesInMemory.most(bytes);
    if (most * bytes > seriesInMemory.bytes) // too large for even a few
        return;
    const int stride = seriesStride(epoch, 1, most);
    if (epoch % stride != 0 && !isEnd)
        return;
    m_all[epoch] = std::move(tensors);
    if (m_all.size() > most)
        std::erase_if(m_all, [&](const auto &each) { return each.first % stride != 0 && each.first != epoch; });
}

void EpochWeights::dropAfter(int epoch)
{
    m_all.erase(m_all.upper_bound(epoch), m_all.end());
}

} // namespace vitrine
