#pragma once

#include <cstdint>

namespace vitrine {

/// A seeded source of random numbers that gives the same sequence with every compiler and machine (the standard
/// library's distributions do not). Generator: xoshiro256** seeded by SplitMix64 (Blackman & Vigna, arXiv 1805.01407).
class Rng {
public:
    explicit Rng(std::uint64_t seed);

    std::uint64_t next();
    /// Uniform in [0, 1), 53 bits.
    double uniform();
    /// Uniform in [low, high).
    double uniform(double low, double high);
    /// Uniform among 0 … bound − 1; bound > 0. Without modulo bias.
    std::uint64_t below(std::uint64_t bound);
    /// Standard normal (Box–Muller).
    double normal();
    /// An independent generator for a named part of the work, so that parts don't disturb each other's numbers.
    Rng fork(std::uint64_t stream) const;

private:
    std::uint64_t m_state[4];
    double m_spareNormal = 0;
    bool m_hasSpareNormal = false;
};

} // namespace vitrine
