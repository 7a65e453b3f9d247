// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>
#include <CLI/Formatter.hpp>
#include <string>

namespace lacis::cli {

/// Help in the manner of manual pages: "--parser NAME" without the machine's view of types and checks, and a
/// usage line with all that is required.
class HelpFormatter : public CLI::Formatter {
  public:
    HelpFormatter();
    std::string make_usage(const CLI::App* app, std::string name) const override;
    std::string make_option_opts(const CLI::Option* option) const override;
    std::string make_option_usage(const CLI::Option* option) const override;
};

}  // namespace lacis::cli
