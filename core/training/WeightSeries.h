#pragma once

#include "core/base/Result.h"
#include "core/tensor/TensorMap.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vitrine {

/// The weights that a run had after an epoch, in a file.
struct SeriesMember {
    int epoch = 0; ///< 0: before training
    std::filesystem::path file;
};

/// How much a series may take.
struct SeriesLimits {
    std::size_t members = 0;
    std::size_t bytes = 0;

    /// Members of this size that there may be, at least three.
    std::size_t most(std::size_t bytesEach) const;
};
inline constexpr SeriesLimits seriesOnDisk{200, std::size_t{2} << 30};
inline constexpr SeriesLimits seriesInMemory{100, std::size_t{200} << 20};

std::size_t bytesOf(const TensorMap &tensors);

/// Epochs between the members of a series that has come to `epoch`: `every`, doubled as often as it takes for no more
/// than `most` members. It follows from these numbers alone, so that an interrupted run leaves the same series.
int seriesStride(int epoch, int every, std::size_t most);

/// The weights of a run over its epochs: a folder with `epoch-0003.safetensors` and so on, in bounded space.
class WeightSeries {
public:
    explicit WeightSeries(std::filesystem::path folder) : m_folder(std::move(folder)) { }

    const std::filesystem::path &folder() const { return m_folder; }
    /// By their epochs, whatever else lies in the folder; none where there is no such folder.
    std::vector<SeriesMember> members() const;
    /// Written whole or not at all.
    Result<void> write(int epoch, const TensorMap &tensors, const std::map<std::string, std::string> &metadata) const;
    /// Removes those whose epoch `isSurplus(epoch)` says.
    template <typename Predicate>
    Result<void> drop(Predicate isSurplus) const
    {
        for (const SeriesMember &member : members())
            if (isSurplus(member.epoch))
                if (auto removed = remove(member); !removed)
                    return removed;
        return {};
    }

private:
    static Result<void> remove(const SeriesMember &member);

    std::filesystem::path m_folder;
};

/// The series that a folder holds: that of a run's folder, else the folder's own (`vitrine-cli train --snapshots`
/// leaves one).
std::vector<SeriesMember> seriesIn(const std::filesystem::path &folder);

/// The same in memory, for whoever trains without a folder.
class EpochWeights {
public:
    /// `isEnd`: of the run, whose last weights are kept whatever their epoch.
    void add(int epoch, TensorMap tensors, bool isEnd);
    void dropAfter(int epoch); ///< the run went back
    const std::map<int, TensorMap> &all() const { return m_all; } ///< by epoch

private:
    std::map<int, TensorMap> m_all;
};

} // namespace vitrine
