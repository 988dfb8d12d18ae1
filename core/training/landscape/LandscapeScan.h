#pragma once

#include "core/training/landscape/Landscape.h"
#include "core/training/models/TrainingModel.h"

#include <memory>
#include <vector>

namespace vitrine {

struct LandscapeRequest {
    std::shared_ptr<const Plane> plane; ///< rows as long as the model's
    LandscapeArea area;
    NormStatistics statistics = NormStatistics::Running;
    std::shared_ptr<const std::vector<Batch>> batches; ///< the samples: the same ones at each place
};

/// Computes a landscape, one batch at one place at a time, from coarse to fine, so that there is a picture early. Uses
/// the model's weights as its scratch paper and puts them back, bit for bit, when it is destroyed; nothing else may use
/// the model meanwhile, and its buffers are never touched. Used on the compute thread.
class LandscapeScan {
public:
    LandscapeScan(TrainingModel &model, LandscapeRequest request);
    ~LandscapeScan();
    LandscapeScan(const LandscapeScan &) = delete;
    LandscapeScan &operator=(const LandscapeScan &) = delete;

    bool isDone() const { return m_next == m_places.size(); }
    double progress() const; ///< 0 … 1
    Result<void> advance();
    const Landscape &landscape() const { return m_landscape; }

private:
    struct Place {
        Point2 at;
        std::size_t index; ///< into the grid; its size, where the place is beside the centre
        int completes = 0; ///< the stride that is known once this place is; 0: none
    };
    void listPlaces();
    void takeUp(const LandscapeValue &value);

    TrainingModel &m_model;
    LandscapeRequest m_request;
    std::vector<float> m_kept; ///< what is put back
    Landscape m_landscape;
    std::vector<Place> m_places;
    std::vector<double> m_extra; ///< losses for the curvatures: at (0, 0), then beside it
    Point2 m_beside; ///< how far beside
    std::size_t m_next = 0; ///< of the places
    std::size_t m_batch = 0; ///< of the place's
    double m_loss = 0;
    std::int64_t m_right = 0, m_count = 0;
};

/// Some samples of a part of a set, the same ones for the same seed, in batches of which one pass fits into memory
/// easily. Reads pictures and calls no LibTorch: for a thread of its own. Items that can't be read are left out.
Result<std::vector<Batch>> landscapeSamples(const Network &network, const std::shared_ptr<const PreparedItems> &items,
                                            const std::vector<std::int64_t> &part, std::size_t count,
                                            std::uint64_t seed);

} // namespace vitrine
