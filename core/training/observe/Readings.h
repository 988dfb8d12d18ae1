#pragma once

#include "core/training/TrainSetup.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// What a network took one sample for.
struct Reading {
    static constexpr std::size_t bestCount = 3;

    std::int64_t item = 0; ///< of the set
    int label = 0;
    std::array<int, bestCount> best{}; ///< classes, the most probable first; −1 where there are no more
    std::array<float, bestCount> probability{}; ///< beside them
    float ofLabel = 0; ///< probability of the label

    int read() const { return best[0]; }
    bool isRight() const { return read() == label; }
};

/// How the whole validation part was read.
struct ReadingReport {
    std::int64_t step = 0; ///< after which
    double epoch = 0;
    std::vector<std::string> classes; ///< names
    std::vector<Reading> readings;

    /// [label · classCount + read]: how many samples.
    std::vector<std::int64_t> confusion() const;
    int classCount() const { return static_cast<int>(classes.size()); }
};

/// The probability of each class by the answers to one sample. `loss`: see readAnswers().
std::vector<float> classProbabilities(std::span<const float> answers, std::string_view loss);

/// The answers of a batch as readings. `loss`: the type of the network's loss, which says how answers become
/// probabilities: softmax for CrossEntropyLoss, a sigmoid for BCEWithLogitsLoss, else as they are. One answer a sample
/// is the probability of class 1 of two.
std::vector<Reading> readAnswers(const ValidationAnswers &answers, std::string_view loss);

/// Indices of the readings: wrong ones first, the surest among them in front; then the right ones, the least sure in
/// front.
std::vector<std::size_t> worstFirst(const std::vector<Reading> &readings);

} // namespace vitrine
