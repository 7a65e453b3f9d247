// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

/// Stochastic gradient descent with a step size of its own for each weight, in which small weights stay at
/// zero: FTRL-proximal (McMahan et al. 2013, "Ad click prediction", algorithm 1).
namespace lacis::language {

struct FtrlSettings {
    double alpha = 0.08;  ///< Step size.
    double beta = 1;      ///< Damps the first steps.
    double l1 = 0.15;     ///< Keeps small weights at zero.
    double l2 = 1;
};

class FtrlWeight {
  public:
    [[nodiscard]] double value() const { return static_cast<double>(value_); }

    void step(double gradient, const FtrlSettings& settings) {
        const auto before = static_cast<double>(n_);
        const double squared = gradient * gradient;
        const double sigma = (std::sqrt(before + squared) - std::sqrt(before)) / settings.alpha;
        z_ = static_cast<float>(static_cast<double>(z_) + gradient - sigma * value());
        n_ = static_cast<float>(before + squared);
        const auto z = static_cast<double>(z_);
        const double rate =
            (settings.beta + std::sqrt(static_cast<double>(n_))) / settings.alpha + settings.l2;
        value_ =
            std::abs(z) <= settings.l1 ? 0 : static_cast<float>(-(z - std::copysign(settings.l1, z)) / rate);
    }

  private:
    float z_ = 0;
    float n_ = 0;
    float value_ = 0;  // follows from z and n
};

}  // namespace lacis::language
