#pragma once

#include "app/cli/Options.h"
#include "core/trace/Executor.h"

#include <string>

namespace vitrine {

/// What a verb needs that runs a network once: the network, its weights, what goes in, and the mode.
class RunInput {
public:
    void addFiles(CLI::App &app); ///< the network, `--weights`, `--input`
    void addRun(CLI::App &app, CommonOptions &common); ///< `--mode`, `--seed`, `--device`, `--threads`, `--json`

    /// All of it read, and fitting each other; the batch is that of the inputs.
    Result<TraceRequest> request(const CommonOptions &common) const;

    const std::string &network() const { return m_network; } ///< files, for messages
    const std::string &inputs() const { return m_inputs; }

private:
    std::string m_network, m_weights, m_inputs;
    Mode m_mode = Mode::Eval;
};

} // namespace vitrine
