#pragma once

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/error.h"

namespace saban::viewer {

/// Another program that is fed through its standard input. It gets no Ctrl-C of the terminal, and ends with its input when this program is gone.
/// Thread safety: one thread at a time.
class FedProcess {
   public:
    /// `words`: the program, found along $PATH, and its arguments. Errors: `NotFound` when there is no such program; `Unsupported` when it cannot be started.
    static geo::Result<std::unique_ptr<FedProcess>> start(const std::vector<std::string>& words);
    /// Ends it at once if it still runs.
    ~FedProcess();
    FedProcess(const FedProcess&) = delete;
    FedProcess& operator=(const FedProcess&) = delete;

    /// False when it takes nothing any more, or `stop` was asked for.
    bool feed(std::span<const unsigned char> bytes, const std::stop_token& stop);
    /// Closes its input and waits. Its exit status, 128 and the signal for one that was ended; -1 when `stop` came first, and it was ended.
    int finish(const std::stop_token& stop);
    /// The end of what it wrote on standard error, in one line.
    std::string lastWords() const;

   private:
    struct State;
    explicit FedProcess(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Runs a program to its end without any input. Errors: those of `FedProcess::start`; `Cancelled`. Its status is in `status`.
struct ProcessOutcome {
    int status = 0;
    std::string words;
};
geo::Result<ProcessOutcome> runProcess(const std::vector<std::string>& words, const std::stop_token& stop);

}  // namespace saban::viewer
